/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/*
 * A small interpreter of the kind that runs Python: a switch over the
 * instructions of functions, a stack of values, a stack of calls. Values are
 * unsigned 64-bit numbers that wrap.
 */
enum opcode {
    OP_PUSH,        /* the operand */
    OP_LOAD,        /* push local number `operand` */
    OP_STORE,       /* pop into local number `operand` */
    OP_ADD,         /* from here to OP_LESS: pop b, pop a, push a + b, ... */
    OP_MULTIPLY,    /* a * b */
    OP_XOR,         /* a ^ b */
    OP_SHIFT_RIGHT, /* a >> b % 64 */
    OP_LESS,        /* a < b: 1 or 0 */
    OP_JUMP,        /* to instruction number `operand` */
    OP_JUMP_UNLESS, /* pop a, and jump where it is 0 */
    OP_CALL,        /* function number `operand`: pop its arguments */
    OP_RETURN,      /* pop the result, drop what is left, push the result */
    OP_COUNT,
};

struct instruction {
    enum opcode op;
    unsigned operand;
};

struct function {
    const char *name;
    const struct instruction *code;
    unsigned length;    /* instructions */
    unsigned arguments; /* they are the first of the locals */
    unsigned locals;    /* the others start as 0 */
};

/* The first function is where it begins; that one takes one argument. */
struct program {
    const struct function *functions;
    unsigned count;
};

enum { STACK_MACHINE_VALUES = 256, STACK_MACHINE_CALLS = 32 };

/* Whether every opcode and operand means something and no path leads past a
 * function's end. Names the function and the instruction. */
int stack_machine_check(const struct program *p, struct err *e);

/*
 * Runs a program that has passed the check. Has a safepoint at each backward
 * jump and each call, where CPython looks at its eval breaker. Fails when the
 * stack would run over or under.
 */
int stack_machine_run(const struct program *p, uint64_t argument,
                      struct worker *w, uint64_t *result, struct err *e);
