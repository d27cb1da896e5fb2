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
 *
 * How often it goes round the loop is given, or found once a run for the time
 * that it is to take.
 */
#include "workload.h"

#include "support/answer.h"
#include "support/stack_machine.h"

#include <time.h>

enum { MAIN, MIX };
enum { MEASUREMENTS = 5, LOOPS_MAX = 1000000000 };

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

/* Processor time, not the clock's: a neighbour must not shorten the work. */
static int cpu_ns_of(uint64_t loops, uint64_t *ns, struct err *e)
{
    struct worker nobody = {0};
    struct timespec start;
    struct timespec end;
    uint64_t result;

    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &start);
    int failed = stack_machine_run(&program, loops, &nobody, &result, e);
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &end);
    *ns = (uint64_t)((end.tv_sec - start.tv_sec) * 1000000000
                     + (end.tv_nsec - start.tv_nsec));
    return failed;
}

/* The growing first runs also bring the core up to its speed. */
static int calibrate(struct job *job, uint64_t *scale, struct err *e)
{
    const uint64_t long_enough_ns = 10000000;
    uint64_t target_ns = params_number(job->params, "op");
    uint64_t fastest_ns = 0;
    uint64_t loops = 1000;

    *scale = 0;
    if (target_ns == 0) {
        return 0;
    }
    while (fastest_ns < long_enough_ns && loops < LOOPS_MAX) {
        loops *= 2;
        if (cpu_ns_of(loops, &fastest_ns, e)) {
            return -1;
        }
    }
    for (int i = 0; i < MEASUREMENTS; i++) {
        uint64_t ns;
        if (cpu_ns_of(loops, &ns, e)) {
            return -1;
        }
        fastest_ns = ns < fastest_ns ? ns : fastest_ns;
    }
    double wanted = (double)target_ns * (double)loops
                    / (double)(fastest_ns > 0 ? fastest_ns : 1);
    *scale = wanted < 1.0 ? 1 : (uint64_t)(wanted + 0.5);
    return 0;
}

static uint64_t loops_of(const struct job *job)
{
    return job->scale != 0 ? job->scale : params_number(job->params, "loops");
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t loops = loops_of(w->job);

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
    return answer_verify_same(job, compiled(loops_of(job)), "the program in C",
                              e);
}

static const struct param params[] = {
    {"loops", PARAM_COUNT, "1000", "how often the program goes round its loop",
     .min = 1, .max = 1000000000},
    {"op", PARAM_DURATION, "0",
     "how long the program takes by itself, in place of loops; 0: "
     "as loops says",
     .max = 60000000000},
    {0},
};

const struct workload workload_bytecode = {
    .name = "bytecode",
    .summary = "interpret a loop of arithmetic and function calls",
    .unit = "program",
    .kind = WORKLOAD_CPU,
    .question =
        "What does the lock cost interpreted code, which is what it was "
        "made for?",
    .story = "An operation runs a program on a small stack machine: a loop of "
             "arithmetic that calls a function each time round.\n\n"
             "With `op`, the loops are counted once a run, and are the same "
             "under every model.",
    .expect = "processes: under a lock interpreted code takes turns; threads "
              "without one do as well.",
    .verified = "each result against the same program in C.",
    .lock = "held; a safepoint at each backward jump and each call, as in "
            "CPython.",
    .params = params,
    .length = "op",
    .setup = setup,
    .calibrate = calibrate,
    .attach = setup,
    .work = work,
    .verify = verify,
};
