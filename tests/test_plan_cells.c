/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "plan.h"

#include <string.h>

enum { GROUPS = 2, SWEEPS = 3 };

/* A plan's groups as on the command line; NULL is not given. */
struct group {
    const char *workloads, *models, *workers, *placements;
    const char *sweeps[SWEEPS];
    uint64_t ops;
    uint64_t trial_time_ns;
};

static void add_list(struct plan_group *g, enum plan_axis axis,
                     const char *list)
{
    struct err e = {""};

    if (list != NULL && plan_add_list(g, axis, list, &e)) {
        fail_msg("%s", e.text);
    }
}

static void make_plan(struct plan *p, const struct group groups[GROUPS])
{
    struct err e;

    plan_init(p);
    for (size_t i = 0; i < GROUPS && groups[i].workloads != NULL; i++) {
        struct plan_group *g = plan_add_group(p, &e);
        assert_non_null(g);
        add_list(g, PLAN_WORKLOADS, groups[i].workloads);
        add_list(g, PLAN_MODELS, groups[i].models);
        add_list(g, PLAN_WORKERS, groups[i].workers);
        add_list(g, PLAN_PLACEMENTS, groups[i].placements);
        for (size_t j = 0; j < SWEEPS && groups[i].sweeps[j] != NULL; j++) {
            assert_int_equal(plan_add_sweep(g, groups[i].sweeps[j], &e), 0);
        }
        g->ops = groups[i].ops;
        g->trial_time_ns = groups[i].trial_time_ns;
    }
}

/* On a machine of 2 cores and 4 PUs; the caller frees them. */
static struct plan_cells cells_of(const struct group groups[GROUPS])
{
    struct plan_cells cells;
    struct plan p;
    struct err e = {""};

    make_plan(&p, groups);
    p.timeout_ns = 60000000000;
    if (plan_cells(&p, 2, 4, &cells, &e)) {
        fail_msg("%s: %s", groups[0].workloads, e.text);
    }
    plan_free(&p);
    return cells;
}

struct count_case {
    struct group groups[GROUPS];
    size_t cells;
};

static void assert_counts(const struct count_case *cases, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        struct plan_cells cells = cells_of(cases[i].groups);
        if (cells.count != cases[i].cells) {
            fail_msg("case %zu: %zu cells", i, cells.count);
        }
        plan_cells_free(&cells);
    }
}

static void lists_multiply(void **state)
{
    static const struct count_case cases[] = {
        {{{"primes", "gil", "1", "none", {0}, 0, 0}}, 1},
        {{{"primes,sleep",
           "threads,gil",
           "1,3",
           "none,compact,per-core",
           {0},
           0,
           0}},
         24},
        {{{"primes", "gil", "1-8", "none", {0}, 0, 0}}, 8},
        {{{"primes", "gil", "cores,pus", "none", {0}, 0, 0}}, 2},
        {{{"primes", "gil", "1", "none", {0}, 0, 0},
          {"sleep", "gil", "1", "none", {0}, 0, 0}},
         2},
    };

    (void)state;
    assert_counts(cases, sizeof cases / sizeof *cases);
}

static void a_cell_is_there_once_however_it_is_written(void **state)
{
    static const struct count_case cases[] = {
        {{{"primes,primes,primes:limit=50000",
           "gil,gil:interval=5000us,gil:profile=cpython",
           "2,cores,1-2,pus,4",
           "none,none",
           {0},
           0,
           0}},
         3},
        {{{"primes", "gil", "1", "none", {0}, 0, 0},
          {"primes", "gil", "1-2", "none", {0}, 0, 0}},
         2},
        {{{"primes", "gil", "1", "none", {0}, 0, 10},
          {"primes", "gil", "1", "none", {0}, 0, 20}},
         1},
    };

    (void)state;
    assert_counts(cases, sizeof cases / sizeof *cases);
}

static void a_sweep_takes_those_that_have_the_parameter(void **state)
{
    static const struct count_case cases[] = {
        {{{"primes,sleep", "gil", "1", "none", {"limit=1000,2000,3000"}, 0, 0}},
         4},
        {{{"primes", "threads,gil", "1", "none", {"interval=1ms,5ms"}, 0, 0}},
         3},
        {{{"mixed",
           "gil",
           "1",
           "none",
           {"cpu=10%,50%", "op=1ms,2ms", "interval=1ms,2ms"},
           0,
           0}},
         8},
    };

    (void)state;
    assert_counts(cases, sizeof cases / sizeof *cases);
}

static void axes_not_given_have_defaults(void **state)
{
    static const char *const models[] = {"sequential", "threads", "gil",
                                         "processes"};
    static const unsigned workers[] = {1, 2, 4};
    const struct group groups[GROUPS] = {{.workloads = "primes"}};
    struct plan_cells cells = cells_of(groups);

    (void)state;
    assert_int_equal(cells.count, 12);
    for (size_t i = 0; i < 12; i++) {
        const struct cell *c = &cells.cells[i];
        assert_string_equal(c->workload, "primes");
        assert_string_equal(c->params, "");
        assert_string_equal(c->model, models[i % 4]);
        assert_int_equal(c->workers, workers[i / 4]);
        assert_string_equal(c->placement, "per-core");
        assert_int_equal(c->ops, 0);
        assert_int_equal(cells.trial_time_ns[i], 100000000);
    }
    plan_cells_free(&cells);
}

static void cells_carry_what_the_plan_says(void **state)
{
    const struct group groups[GROUPS] = {
        {.workloads = "sleep:time=1000us",
         .models = "gil:interval=5ms,gil:interval=1ms",
         .workers = "pus",
         .placements = "list=0",
         .ops = 9},
        {.workloads = "primes",
         .models = "threads",
         .workers = "cores",
         .trial_time_ns = 20000000}};
    struct plan_cells cells = cells_of(groups);
    const struct cell *c = cells.cells;

    (void)state;
    assert_int_equal(cells.count, 3);
    assert_string_equal(c[0].workload, "sleep");
    assert_string_equal(c[0].params, "time=1ms");
    assert_string_equal(c[0].model, "gil");
    assert_string_equal(c[0].model_params, "");
    assert_string_equal(c[1].model_params, "interval=1ms");
    assert_int_equal(c[0].workers, 4);
    assert_string_equal(c[0].placement, "list=0");
    assert_int_equal(c[0].ops, 9);
    assert_int_equal(c[0].timeout_ns, 60000000000);
    assert_int_equal(cells.trial_time_ns[0], 100000000);
    assert_string_equal(c[2].workload, "primes");
    assert_int_equal(c[2].workers, 2);
    assert_int_equal(c[2].ops, 0);
    assert_int_equal(cells.trial_time_ns[2], 20000000);
    plan_cells_free(&cells);
}

/* However a profile's own interval is given, it is the same lock. */
static void an_interval_is_kept_where_it_is_not_the_profiles_own(void **state)
{
    static const struct {
        const char *given, *kept;
    } cases[] = {
        {"gil", ""},
        {"gil:profile=cpython", ""},
        {"gil:interval=5ms", ""},
        {"gil:interval=5000us:profile=cpython", ""},
        {"gil:interval=0ms", ""},
        {"gil:interval=50ms", "interval=50ms"},
        {"gil:interval=1us", "interval=1us"},
        {"gil:profile=ruby", "profile=ruby"},
        {"gil:profile=ruby:interval=100ms", "profile=ruby"},
        {"gil:interval=50ms:profile=ruby", "profile=ruby:interval=50ms"},
        {"gil:profile=ruby:interval=5ms", "profile=ruby:interval=5ms"},
        {"gil:profile=ocaml4:interval=50ms", "profile=ocaml4"},
        {"gil:profile=subinterpreters:interval=5ms", "profile=subinterpreters"},
        {"gil:profile=cpython2:interval=0ms", "profile=cpython2"},
        {"gil:profile=free-threaded", "profile=free-threaded"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct group groups[GROUPS] = {
            {.workloads = "primes", .models = cases[i].given, .workers = "1"}};
        struct plan_cells cells = cells_of(groups);
        assert_int_equal(cells.count, 1);
        assert_string_equal(cells.cells[0].model_params, cases[i].kept);
        plan_cells_free(&cells);
    }
}

static void an_interval_that_means_nothing_is_refused(void **state)
{
    static const struct {
        const char *given, *said;
    } cases[] = {
        {"gil:profile=cpython2:interval=1ms",
         "profile=cpython2 has no interval"},
        {"gil:interval=5ms:profile=cpython2", "leave interval= out"},
        {"gil:profile=free-threaded:interval=5ms",
         "profile=free-threaded has no interval"},
        {"gil:interval=500ns", "at least 1us"},
        {"gil:profile=ruby:interval=999ns", "at least 1us"},
        {"gil:interval=2h", "interval must be"},
        {"gil:profile=pypy", "cpython, cpython2, ruby"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct plan p;
        struct err e = {""};
        plan_init(&p);
        struct plan_group *g = plan_add_group(&p, &e);
        assert_non_null(g);
        if (plan_add_list(g, PLAN_MODELS, cases[i].given, &e) == 0) {
            fail_msg("%s was taken", cases[i].given);
        }
        if (strstr(e.text, cases[i].said) == NULL) {
            fail_msg("%s: %s", cases[i].given, e.text);
        }
        plan_free(&p);
    }
}

static void cells_that_cannot_be_are_refused(void **state)
{
    static const struct {
        struct group groups[GROUPS];
        const char *said;
    } cases[] = {
        {{{.workloads = NULL}}, "no cells"},
        {{{.workloads = "primes", .sweeps = {"time=1ms"}}},
         "has a parameter 'time'"},
        {{{.workloads = "primes", .sweeps = {"limit=x"}}}, "limit='x' is not"},
        {{{.workloads = "primes:limit=5", .sweeps = {"limit=6"}}},
         "limit is given twice"},
        {{{.workloads = "primes", .sweeps = {"limit=5", "limit=6"}}},
         "limit is given twice"},
        {{{"primes", "gil", "1", "none", {0}, 5, 0},
          {"primes", "gil", "1", "none", {0}, 6, 0}},
         "twice, with different ops"},
        {{{.workloads = "primes",
           .models = "gil:profile=cpython2",
           .sweeps = {"interval=1ms,2ms"}}},
         "profile=cpython2 has no interval"},
        {{{.workloads = "primes",
           .models = "gil",
           .sweeps = {"interval=500ns"}}},
         "at least 1us"},
        {{{.workloads = "primes,sleep", .workers = "1-10000"}},
         "more than 20000 cells"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct plan_cells cells;
        struct err e = {""};
        struct plan p;
        make_plan(&p, cases[i].groups);
        assert_int_equal(plan_cells(&p, 2, 4, &cells, &e), -1);
        if (strstr(e.text, cases[i].said) == NULL) {
            fail_msg("case %zu: %s", i, e.text);
        }
        assert_null(cells.cells);
        plan_free(&p);
    }
}

static void
dropping_a_cell_drops_its_workload_with_those_parameters(void **state)
{
    const struct group groups[GROUPS] = {
        {.workloads = "sleep,primes,sleep:time=2ms",
         .models = "threads,gil",
         .workers = "1,2"}};
    struct plan_cells cells = cells_of(groups);

    (void)state;
    assert_int_equal(cells.count, 12);
    for (size_t i = 0; i < 12; i++) {
        cells.trial_time_ns[i] = i;
    }
    plan_cells_drop(&cells, 5);
    assert_int_equal(cells.count, 8);
    assert_string_equal(cells.cells[3].params, "");
    assert_string_equal(cells.cells[4].params, "time=2ms");
    assert_int_equal(cells.trial_time_ns[3], 3);
    assert_int_equal(cells.trial_time_ns[4], 8);
    plan_cells_drop(&cells, 7);
    plan_cells_drop(&cells, 0);
    assert_int_equal(cells.count, 0);
    plan_cells_free(&cells);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lists_multiply),
        cmocka_unit_test(a_cell_is_there_once_however_it_is_written),
        cmocka_unit_test(a_sweep_takes_those_that_have_the_parameter),
        cmocka_unit_test(axes_not_given_have_defaults),
        cmocka_unit_test(cells_carry_what_the_plan_says),
        cmocka_unit_test(an_interval_is_kept_where_it_is_not_the_profiles_own),
        cmocka_unit_test(an_interval_that_means_nothing_is_refused),
        cmocka_unit_test(cells_that_cannot_be_are_refused),
        cmocka_unit_test(
            dropping_a_cell_drops_its_workload_with_those_parameters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
