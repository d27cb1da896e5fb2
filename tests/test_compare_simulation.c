/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How often compare cries wolf, and how often it sees what is there, over runs
 * whose truth is known. Seeded: the same counts every time. */
#include "cmocka_all.h"

#include "compare_judge.h"

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>

#include <math.h>
#include <stdbool.h>

enum { BLOCKS = 9, CELLS_MAX = 96 };

/* Deviations, of logs. */
struct noise {
    double run;   /* of a run, all its cells alike */
    double cell;  /* of a cell in a run */
    double block; /* of a block, all its cells alike */
    double trial;
    double wild; /* share of trials that take half as long again */
};

struct scene {
    const char *name;
    size_t cells;
    double slower; /* the planted ratio's log, in every cell */
    struct noise noise;
};

/* Of 100 comparisons, those in which a cell is worse. */
struct rates {
    double alarms;
    double alarms_each;
};

static void draw_run(gsl_rng *random, const struct scene *s, double shift,
                     double *logs)
{
    const struct noise *n = &s->noise;
    double run = gsl_ran_gaussian(random, n->run);
    double block[BLOCKS];

    for (size_t b = 0; b < BLOCKS; b++) {
        block[b] = gsl_ran_gaussian(random, n->block);
    }
    for (size_t c = 0; c < s->cells; c++) {
        double cell = run + gsl_ran_gaussian(random, n->cell);
        for (size_t b = 0; b < BLOCKS; b++) {
            logs[c * BLOCKS + b] =
                shift + cell + block[b] + gsl_ran_gaussian(random, n->trial)
                + (gsl_rng_uniform(random) < n->wild ? log(1.5) : 0.0);
        }
    }
}

static bool alarms(const struct compare_figures *f, bool each)
{
    const struct compare_rule rule = {
        .threshold = 0.05, .each = each, .seed = 7};
    struct compare_finding found[CELLS_MAX];
    struct err e;

    assert_int_equal(compare_judge(f, &rule, found, &e), 0);
    for (size_t i = 0; i < f->tests; i++) {
        if (found[i].kind == COMPARE_WORSE) {
            return true;
        }
    }
    return false;
}

static struct rates rates_of(const struct scene *s, unsigned runs)
{
    static double base[CELLS_MAX * BLOCKS];
    static double now[CELLS_MAX * BLOCKS];
    const struct compare_figures f = {base, now, s->cells, BLOCKS, BLOCKS};
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    struct rates r = {0};

    gsl_rng_set(random, 20260301);
    for (unsigned i = 0; i < runs; i++) {
        draw_run(random, s, 0.0, base);
        draw_run(random, s, s->slower, now);
        r.alarms += alarms(&f, false) ? 100.0 / runs : 0.0;
        r.alarms_each += alarms(&f, true) ? 100.0 / runs : 0.0;
    }
    gsl_rng_free(random);
    return r;
}

static void check(const struct scene *s, unsigned runs, double most,
                  double most_each)
{
    struct rates r = rates_of(s, runs);

    print_message("%s, %zu cells: %.1f of 100, with --each %.1f\n", s->name,
                  s->cells, r.alarms, r.alarms_each);
    assert_true(r.alarms <= most);
    assert_true(r.alarms_each <= most_each);
}

static void the_same_program_is_seldom_worse(void **state)
{
    static const struct scene calm = {
        "a machine that does not drift", 4, 0.0, {0.0, 0.0, 0.01, 0.04, 0.05}};
    static const struct scene drifts = {"runs drift by 1 %, cells by 1 %",
                                        4,
                                        0.0,
                                        {0.01, 0.01, 0.01, 0.04, 0.05}};
    static const struct scene many = {"runs drift by 1 %, cells by 1 %",
                                      CELLS_MAX,
                                      0.0,
                                      {0.01, 0.01, 0.01, 0.04, 0.05}};
    static const struct scene much = {"runs drift by 2 %, cells by 1 %",
                                      4,
                                      0.0,
                                      {0.02, 0.01, 0.01, 0.04, 0.05}};

    (void)state;
    check(&calm, 600, 0.5, 2.0);
    check(&drifts, 600, 2.0, 6.0);
    check(&many, 50, 6.0, 40.0);
    /* Nothing that blocks inside runs show tells so much drift from a change:
     * that is what measuring in turn is for. */
    check(&much, 600, 8.0, 15.0);
}

static void ten_percent_are_seen(void **state)
{
    static const double trials[] = {0.02, 0.04};
    static const double least[] = {99.0, 90.0};

    (void)state;
    for (size_t i = 0; i < sizeof trials / sizeof *trials; i++) {
        struct scene s = {
            "10 % slower", 4, log(1.1), {0.01, 0.01, 0.01, trials[i], 0.05}};
        struct rates r = rates_of(&s, 600);
        print_message("10 %% slower, trials spread by %g %%: seen in %.1f of "
                      "100, with --each %.1f\n",
                      100.0 * trials[i], r.alarms, r.alarms_each);
        assert_true(r.alarms >= least[i]);
        assert_true(r.alarms_each >= 95.0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_program_is_seldom_worse),
        cmocka_unit_test(ten_percent_are_seen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
