/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "plan_time.h"

#include <stdio.h>
#include <string.h>

enum { MS = 1000000, S = 1000 * MS, CORES = 2 };

/* What each trial and each worker cost beside the work. */
enum { PROGRAM = 12 * MS, WORKER = MS / 5 };

static struct cell cell(const char *workload, const char *model,
                        unsigned workers, uint64_t ops)
{
    struct cell c = {.workers = workers, .ops = ops};

    snprintf(c.workload, sizeof c.workload, "%s", workload);
    snprintf(c.model, sizeof c.model, "%s", model);
    return c;
}

/* All that a block of one cell takes; calibrating aside. */
static uint64_t time_of(const char *workload, const char *model,
                        unsigned workers, uint64_t ops)
{
    struct cell c = cell(workload, model, workers, ops);
    uint64_t trial_time_ns = 100 * (uint64_t)MS;
    struct plan_cells cells = {
        .cells = &c, .trial_time_ns = &trial_time_ns, .count = 1};

    return plan_time_ns(&cells, 2, CORES) - plan_time_ns(&cells, 1, CORES);
}

static void computing_takes_turns_where_it_must(void **state)
{
    static const struct {
        const char *workload;
        const char *model;
        unsigned workers;
        uint64_t ops;
        uint64_t work_ns;
    } cases[] = {
        {"primes", "sequential", 3, 0, 300 * (uint64_t)MS},
        {"primes", "gil", 3, 0, 300 * (uint64_t)MS},
        {"primes", "threads", 2, 0, 100 * (uint64_t)MS},
        {"primes", "processes", 3, 0, 200 * (uint64_t)MS},
        {"sleep", "sequential", 3, 0, 300 * (uint64_t)MS},
        {"sleep", "gil", 8, 0, 100 * (uint64_t)MS},
        {"sleep", "threads", 8, 50, 500 * (uint64_t)MS}, /* 50 of 10 ms */
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(time_of(cases[i].workload, cases[i].model,
                                 cases[i].workers, cases[i].ops),
                         cases[i].work_ns + PROGRAM
                             + cases[i].workers * (uint64_t)WORKER);
    }
}

static void a_lock_that_none_shares_makes_nobody_wait(void **state)
{
    struct cell c = cell("primes", "gil", 2, 0);
    uint64_t trial_time_ns = S;
    struct plan_cells cells = {
        .cells = &c, .trial_time_ns = &trial_time_ns, .count = 1};
    (void)state;

    uint64_t locked_ns = plan_time_ns(&cells, 1, CORES);
    strcpy(c.model_params, "profile=free-threaded");
    assert_int_equal(locked_ns - plan_time_ns(&cells, 1, CORES), S);
}

static void each_workload_is_calibrated_once(void **state)
{
    struct cell c[] = {cell("primes", "threads", 1, 0),
                       cell("primes", "processes", 1, 0),
                       cell("mandelbrot", "threads", 1, 0)};
    uint64_t trial_time_ns[] = {S, S, S};
    struct plan_cells cells = {
        .cells = c, .trial_time_ns = trial_time_ns, .count = 3};
    (void)state;

    assert_int_equal(plan_time_ns(&cells, 0, CORES),
                     2 * 4 * ((uint64_t)S + PROGRAM));
}

static void the_words_name_the_bounds(void **state)
{
    static const struct {
        unsigned min, max;
        uint64_t max_time_ns;
        const char *text;
    } cases[] = {
        {10, 10, 0, "about 14 s"},
        {10, 100, 0, "from about 14 s to 2 min"},
        {100, 1000, 0, "from about 2 min to 17 min"},
        {1000, 10000, 0, "from about 17 min to 2.8 h"},
        {100, 100, 60 * (uint64_t)S, "about 60 s, where max_time ends it"},
        {10, 100, 60 * (uint64_t)S,
         "from about 14 s to 60 s, where max_time ends it"},
        {10, 10, 60 * (uint64_t)S, "about 14 s"},
    };
    struct cell c = cell("primes", "threads", 1, 0);
    uint64_t trial_time_ns = S;
    struct plan_cells cells = {
        .cells = &c, .trial_time_ns = &trial_time_ns, .count = 1};
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct plan p = {.min_blocks = cases[i].min,
                         .max_blocks = cases[i].max,
                         .max_time_ns = cases[i].max_time_ns};
        char text[PLAN_TIME_BYTES];
        plan_time_text(&p, &cells, CORES, text);
        assert_string_equal(text, cases[i].text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(computing_takes_turns_where_it_must),
        cmocka_unit_test(a_lock_that_none_shares_makes_nobody_wait),
        cmocka_unit_test(each_workload_is_calibrated_once),
        cmocka_unit_test(the_words_name_the_bounds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
