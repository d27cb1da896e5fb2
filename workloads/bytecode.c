/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What does the lock cost interpreted code, which is what it was made for?
 *
 * An operation runs this program on a stack machine, with a safepoint at each
 * backward jump and each call, as CPython has its eval breaker there:
 *
 *     def mix(s, i):
 *         return (s * 31 + i) ^ (s >> 7)
 *
 *     def main(loops):
 *         s = 1
 *         for i in range(loops):
 *             s = mix(s, i)
 *         return s
 */
#include "workload.h"

#include "support/stack_machine.h"

#include <inttypes.h>

enum { MAIN, MIX };

/* clang-format off */
static const struct instruction main_code[] = {
    /*  0 */ {OP_PUSH, 1},
    /*  1 */ {OP_STORE, 1},         /* s = 1 */
    /*  2 */ {OP_LOAD, 2},          /* while i < loops: (i starts as 0) */
    /*  3 */ {OP_LOAD, 0},
    /*  4 */ {OP_LESS, 0},
    /*  5 */ {OP_JUMP_UNLESS, 15},
    /*  6 */ {OP_LOAD, 1},          /*     s = mix(s, i) */
    /*  7 */ {OP_LOAD, 2},
    /*  8 */ {OP_CALL, MIX},
    /*  9 */ {OP_STORE, 1},
    /* 10 */ {OP_LOAD, 2},          /*     i = i + 1 */
    /* 11 */ {OP_PUSH, 1},
    /* 12 */ {OP_ADD, 0},
    /* 13 */ {OP_STORE, 2},
    /* 14 */ {OP_JUMP, 2},
    /* 15 */ {OP_LOAD, 1},          /* return s */
    /* 16 */ {OP_RETURN, 0},
};

static const struct instruction mix_code[] = {
    /*  0 */ {OP_LOAD, 0},          /* s * 31 + i */
    /*  1 */ {OP_PUSH, 31},
    /*  2 */ {OP_MULTIPLY, 0},
    /*  3 */ {OP_LOAD, 1},
    /*  4 */ {OP_ADD, 0},
    /*  5 */ {OP_LOAD, 0},          /* s >> 7 */
    /*  6 */ {OP_PUSH, 7},
    /*  7 */ {OP_SHIFT_RIGHT, 0},
    /*  8 */ {OP_XOR, 0},
    /*  9 */ {OP_RETURN, 0},
};
/* clang-format on */

enum {
    MAIN_LENGTH = sizeof main_code / sizeof main_code[0],
    MIX_LENGTH = sizeof mix_code / sizeof mix_code[0],
    FUNCTIONS = 2,
};

static const struct function functions[FUNCTIONS] = {
    [MAIN] = {"main", main_code, MAIN_LENGTH, .arguments = 1, .locals = 3},
    [MIX] = {"mix", mix_code, MIX_LENGTH, .arguments = 2, .locals = 2},
};

static const struct program program = {functions, FUNCTIONS};

static int setup(struct job *job, struct err *e)
{
    (void)job;
    return stack_machine_check(&program, e);
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t loops = params_number(w->job->params, "loops");

    for (uint64_t op = 0; op < ops; op++) {
        uint64_t result;

        if (stack_machine_run(&program, loops, w, &result, e) != 0) {
            return -1;
        }
        worker_checksum(w, result);
    }
    return 0;
}

/* The same program in C. */
static uint64_t compiled(uint64_t loops)
{
    uint64_t s = 1;

    for (uint64_t i = 0; i < loops; i++) {
        s = (s * 31 + i) ^ (s >> 7);
    }
    return s;
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t once = compiled(params_number(job->params, "loops"));

    if (job->checksum != once * job->workers * job->ops) {
        return err_set(e,
                       "the interpreter's results add up to %" PRIu64
                       ", not to %u x %" PRIu64 " times %" PRIu64
                       ", which the program gives in C",
                       job->checksum, job->workers, job->ops, once);
    }
    return 0;
}

static const struct param params[] = {
    {.name = "loops",
     .type = PARAM_COUNT,
     .value = "1000",
     .help = "how often the program goes round its loop",
     .min = 1,
     .max = 1000000000},
    {0},
};

const struct workload workload_bytecode = {
    .name = "bytecode",
    .summary = "interpret a loop of arithmetic and function calls",
    .unit = "program",
    .kind = WORKLOAD_CPU,
    .params = params,
    .setup = setup,
    .attach = setup,
    .work = work,
    .verify = verify,
};
