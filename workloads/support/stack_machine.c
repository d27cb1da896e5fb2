/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stack_machine.h"

#include <stdbool.h>
#include <string.h>

struct frame {
    const struct function *function;
    const struct instruction *next;
    unsigned base; /* of its locals on the stack */
};

struct machine {
    unsigned depth; /* values on the stack */
    unsigned calls; /* frames below the one that runs */
    struct frame frame;
    struct frame callers[STACK_MACHINE_CALLS];
    uint64_t stack[STACK_MACHINE_VALUES];
};

/* How many values each takes from the stack. */
static const unsigned char takes[OP_COUNT] = {
    [OP_STORE] = 1, [OP_ADD] = 2,         [OP_MULTIPLY] = 2,    [OP_XOR] = 2,
    [OP_LESS] = 2,  [OP_SHIFT_RIGHT] = 2, [OP_JUMP_UNLESS] = 1, [OP_RETURN] = 1,
};

/* What is wrong with an instruction; NULL for nothing. */
static const char *fault_of(const struct program *p, const struct function *f,
                            const struct instruction *i)
{
    switch (i->op) {
    case OP_LOAD:
    case OP_STORE:
        return i->operand < f->locals ? NULL : "names no local";
    case OP_JUMP:
    case OP_JUMP_UNLESS:
        return i->operand < f->length ? NULL : "jumps out of the function";
    case OP_CALL:
        return i->operand < p->count ? NULL : "calls no function";
    case OP_PUSH:
    case OP_ADD:
    case OP_MULTIPLY:
    case OP_XOR:
    case OP_SHIFT_RIGHT:
    case OP_LESS:
    case OP_RETURN:
        return NULL;
    case OP_COUNT:
        break;
    }
    return "is not an instruction";
}

static int check_function(const struct program *p, const struct function *f,
                          struct err *e)
{
    enum opcode last;

    if (f->locals < f->arguments) {
        return err_set(e, "function %s has fewer locals than arguments",
                       f->name);
    }
    for (unsigned i = 0; i < f->length; i++) {
        const char *fault = fault_of(p, f, &f->code[i]);

        if (fault != NULL) {
            return err_set(e, "instruction %u of function %s %s", i, f->name,
                           fault);
        }
    }
    last = f->length > 0 ? f->code[f->length - 1].op : OP_COUNT;
    if (last != OP_RETURN && last != OP_JUMP) {
        return err_set(e, "function %s does not end in a return or a jump",
                       f->name);
    }
    return 0;
}

int stack_machine_check(const struct program *p, struct err *e)
{
    if (p->count == 0 || p->functions[0].arguments != 1) {
        return err_set(e, "the program has no first function that takes one "
                          "argument");
    }
    for (unsigned i = 0; i < p->count; i++) {
        if (check_function(p, &p->functions[i], e) != 0) {
            return -1;
        }
    }
    return 0;
}

/* Makes the top values the arguments of `f`. */
static inline bool frame_enter(struct machine *m, const struct function *f)
{
    unsigned values = m->depth - m->frame.base - m->frame.function->locals;
    unsigned fresh = f->locals - f->arguments;

    if (values < f->arguments || fresh > STACK_MACHINE_VALUES - m->depth
        || m->calls == STACK_MACHINE_CALLS) {
        return false;
    }
    m->callers[m->calls++] = m->frame;
    m->frame = (struct frame){
        .function = f,
        .next = f->code,
        .base = m->depth - f->arguments,
    };
    memset(m->stack + m->depth, 0, fresh * sizeof m->stack[0]);
    m->depth += fresh;
    return true;
}

static inline void frame_leave(struct machine *m)
{
    uint64_t result = m->stack[m->depth - 1];

    m->depth = m->frame.base;
    m->stack[m->depth++] = result;
    m->frame = m->callers[--m->calls];
}

static inline uint64_t combine(enum opcode op, uint64_t a, uint64_t b)
{
    switch (op) {
    case OP_ADD:
        return a + b;
    case OP_MULTIPLY:
        return a * b;
    case OP_XOR:
        return a ^ b;
    case OP_SHIFT_RIGHT:
        return a >> b % 64;
    default:
        return a < b;
    }
}

static inline void jump(struct machine *m, unsigned target, struct worker *w)
{
    const struct instruction *to = m->frame.function->code + target;
    bool backward = to < m->frame.next;

    m->frame.next = to;
    if (backward) {
        worker_safepoint(w);
    }
}

/* One check before each instruction bounds both ends of the stack for it. */
static inline bool fits(const struct machine *m, enum opcode op)
{
    unsigned floor = m->frame.base + m->frame.function->locals;

    return m->depth - floor >= takes[op] && m->depth < STACK_MACHINE_VALUES;
}

/* Runs one instruction that fits; false where a call does not. */
static inline bool step(struct machine *m, const struct program *p,
                        const struct instruction *i, struct worker *w)
{
    switch (i->op) {
    case OP_PUSH:
        m->stack[m->depth++] = i->operand;
        return true;
    case OP_LOAD:
        m->stack[m->depth++] = m->stack[m->frame.base + i->operand];
        return true;
    case OP_STORE:
        m->stack[m->frame.base + i->operand] = m->stack[--m->depth];
        return true;
    case OP_JUMP:
        jump(m, i->operand, w);
        return true;
    case OP_JUMP_UNLESS:
        if (m->stack[--m->depth] == 0) {
            jump(m, i->operand, w);
        }
        return true;
    case OP_CALL:
        worker_safepoint(w);
        return frame_enter(m, &p->functions[i->operand]);
    case OP_RETURN:
        frame_leave(m);
        return true;
    default:
        m->depth--;
        m->stack[m->depth - 1] =
            combine(i->op, m->stack[m->depth - 1], m->stack[m->depth]);
        return true;
    }
}

int stack_machine_run(const struct program *p, uint64_t argument,
                      struct worker *w, uint64_t *result, struct err *e)
{
    static const struct function outside = {.name = "outside"};
    struct machine m;

    m.depth = 0;
    m.calls = 0;
    m.frame = (struct frame){.function = &outside};
    m.stack[m.depth++] = argument;
    if (!frame_enter(&m, &p->functions[0])) {
        return err_set(e, "function %s has too many locals",
                       p->functions[0].name);
    }
    while (m.calls > 0) {
        const struct instruction *i = m.frame.next++;

        if (!fits(&m, i->op) || !step(&m, p, i, w)) {
            return err_set(e,
                           "the stack runs over or under at instruction %td of "
                           "function %s, %u calls deep",
                           i - m.frame.function->code, m.frame.function->name,
                           m.calls);
        }
    }
    *result = m.stack[0];
    return 0;
}
