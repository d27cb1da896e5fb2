/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "support/fake_results.h"
#include "time_split.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { WORKERS_MAX = 4, NONE = SAMPLE_ABSENT };

/* What a worker did, in ns. */
struct did {
    int64_t start;
    int64_t end;
    int64_t cpu;
    int64_t lock;
    int64_t runnable;
};

struct trial {
    struct sample sample;
    struct worker_sample workers[WORKERS_MAX];
    const struct worker_sample *of[WORKERS_MAX];
    size_t n;
};

static void fill_worker(struct worker_sample *w, const struct did *d)
{
    w->start_ns = d->start;
    w->end_ns = d->end;
    w->cpu_user_ns = d->cpu - d->cpu / 4;
    w->cpu_sys_ns = d->cpu / 4;
    w->gil_wait_ns = d->lock;
    w->runnable_ns = d->runnable;
}

/* Create 100, elapsed 1000, hand-back 30, join 50; up to the worker with no
 * end. */
static struct trial trial_of(const struct did did[WORKERS_MAX])
{
    struct trial t = {.n = 0};

    sample_clear(&t.sample);
    t.sample.create_ns = 100;
    t.sample.elapsed_ns = 1000;
    t.sample.handback_ns = 30;
    t.sample.join_ns = 50;
    t.sample.total_ns = 1180;
    t.sample.status = SAMPLE_OK;
    while (t.n < WORKERS_MAX && did[t.n].end > 0) {
        worker_sample_clear(&t.workers[t.n]);
        fill_worker(&t.workers[t.n], &did[t.n]);
        t.n++;
    }
    return t;
}

static int split(struct trial *t, bool sequential, struct time_split *out)
{
    for (size_t i = 0; i < t->n; i++) {
        t->of[i] = &t->workers[i];
    }
    return time_split_sample(out, &t->sample, t->of, t->n, sequential);
}

static double sum_of(const struct time_split *t)
{
    double sum_ns = 0.0;

    for (size_t i = 0; i < TIME_PARTS; i++) {
        assert_true(t->part_ns[i] >= 0.0 || t->part_ns[i] == SAMPLE_ABSENT);
        sum_ns += fmax(t->part_ns[i], 0.0);
    }
    return sum_ns;
}

static void assert_parts(const struct time_split *t,
                         const double expected[TIME_PARTS])
{
    for (size_t i = 0; i < TIME_PARTS; i++) {
        if (fabs(t->part_ns[i] - expected[i]) > 1e-6) {
            fail_msg("%s is %g, not %g", time_part_name((enum time_part)i),
                     t->part_ns[i], expected[i]);
        }
    }
    assert_true(fabs(sum_of(t) - t->total_ns) < 1e-6);
}

static const struct {
    struct did did[WORKERS_MAX];
    bool sequential;
    double excess;
    double parts[TIME_PARTS];
} cases[] = {
    /* Computes; all is work. */
    {{{0, 1000, 1000, NONE, 0}},
     false,
     0,
     {100, 0, 1000, NONE, 0, 0, 0, 30, 50}},
    /* Its runnable time has the wait for its own start in it. */
    {{{40, 1000, 700, NONE, 100}},
     false,
     0,
     {100, 40, 700, NONE, 200, 60, 0, 30, 50}},
    /* … but need not have all of it. */
    {{{40, 1000, 700, NONE, 30}},
     false,
     0,
     {100, 40, 700, NONE, 260, 0, 0, 30, 50}},
    /* Two: the second starts late, the first is done early. */
    {{{0, 600, 500, NONE, 20}, {200, 1000, 800, NONE, 200}},
     false,
     0,
     {100, 100, 650, NONE, 40, 10, 200, 30, 50}},
    /* A lock: waits and work share the time. */
    {{{0, 1000, 500, 480, 0}, {0, 1000, 480, 500, 0}},
     false,
     0,
     {100, 0, 490, 490, 20, 0, 0, 30, 50}},
    /* The end of a wait for the lock was ready for a CPU as well. */
    {{{0, 1000, 500, 480, 90}}, false, 0, {100, 0, 500, 480, 0, 20, 0, 30, 50}},
    /* … and took some CPU time. */
    {{{0, 1000, 600, 500, 90}}, false, 0, {100, 0, 600, 400, 0, 0, 0, 30, 50}},
    /* Clocks that disagree. */
    {{{0, 1000, 950, NONE, 80}},
     false,
     30,
     {100, 0, 950, NONE, 0, 50, 0, 30, 50}},
    {{{0, 1000, 1040, 10, 0}, {0, 500, 500, 0, 0}},
     false,
     20,
     {100, 0, 750, 0, 0, 0, 250, 30, 50}},
    {{{0, 1000, 10, 1100, 0}}, false, 100, {100, 0, 10, 990, 0, 0, 0, 30, 50}},
    /* One after another, with a gap; worker 0 speaks for all. */
    {{{10, 300, 250, NONE, 60}, {310, 990, 500, NONE, NONE}},
     true,
     0,
     {100, 10, 750, NONE, 170, 50, 20, 30, 50}},
    /* No telling who was ready to run. */
    {{{40, 1000, 700, NONE, NONE}},
     false,
     0,
     {100, 40, 700, NONE, 260, NONE, 0, 30, 50}},
    {{{0, 1000, 700, NONE, 100}, {0, 1000, 700, NONE, NONE}},
     false,
     0,
     {100, 0, 700, NONE, 300, NONE, 0, 30, 50}},
    /* A worker that had no use for the lock. */
    {{{0, 1000, 500, NONE, 0}, {0, 1000, 500, 300, 0}},
     false,
     0,
     {100, 0, 500, 150, 350, 0, 0, 30, 50}},
};

static void parts_are_the_workers_averages_and_add_up(void **state)
{
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct trial t = trial_of(cases[i].did);
        struct time_split s;
        assert_int_equal(split(&t, cases[i].sequential, &s), 0);
        assert_parts(&s, cases[i].parts);
        assert_int_equal(s.n, 1);
        assert_true(fabs(s.excess_ns - cases[i].excess) < 1e-6);
    }
}

static void before_hand_backs_the_total_lacked_it(void **state)
{
    struct trial t = trial_of((struct did[WORKERS_MAX]){{0, 1000, 1000, 0, 0}});
    struct time_split s;
    (void)state;

    t.sample.handback_ns = SAMPLE_ABSENT;
    t.sample.total_ns = 1150;
    assert_int_equal(split(&t, false, &s), 0);
    assert_parts(&s, (double[TIME_PARTS]){100, 0, 1000, 0, 0, 0, 0, NONE, 50});
}

static void figures_that_are_missing_or_impossible_are_not_split(void **state)
{
    static const struct did sound = {0, 1000, 900, NONE, 0};
    static const struct did unsound[] = {
        {-1, 1000, 900, NONE, 0},
        {400, 300, 0, NONE, 0},
        {0, 1001, 900, NONE, 0},
        {0, 1000, -100, NONE, 0},
    };
    struct time_split s;
    (void)state;

    for (size_t i = 0; i < sizeof unsound / sizeof *unsound; i++) {
        struct trial t = trial_of((struct did[WORKERS_MAX]){sound, unsound[i]});
        assert_int_equal(split(&t, false, &s), -1);
        assert_int_equal(s.n, 0);
    }
    struct trial overlapping =
        trial_of((struct did[WORKERS_MAX]){sound, sound});
    assert_int_equal(split(&overlapping, true, &s), -1);
    struct trial nobody = trial_of((struct did[WORKERS_MAX]){{0}});
    assert_int_equal(split(&nobody, false, &s), -1);
    struct trial untimed = trial_of((struct did[WORKERS_MAX]){sound});
    untimed.sample.create_ns = SAMPLE_ABSENT;
    assert_int_equal(split(&untimed, false, &s), -1);
}

/* A sample of the cell with one worker that did so. */
static struct result_sample *put(struct results *r, size_t cell, unsigned block,
                                 const struct did *d)
{
    struct result_sample *s = fake_sample(r, cell, block, 0.0);
    struct trial t = trial_of((struct did[WORKERS_MAX]){*d});

    s->sample = t.sample;
    fill_worker(&fake_worker(r, 0)->worker, d);
    return s;
}

static void a_cell_has_the_mean_of_the_samples_that_count(void **state)
{
    struct results r;
    struct time_split *cells;
    struct err e;
    (void)state;

    fake_init(&r);
    fake_cell(&r, "primes", "threads", 1);
    fake_cell(&r, "primes", "gil", 1);
    fake_cell(&r, "primes", "processes", 1);
    put(&r, 0, 0, &(struct did){0, 1000, 100, NONE, 0})->sample.status =
        SAMPLE_DISTURBED;
    put(&r, 0, 0, &(struct did){0, 1000, 1000, NONE, 0});
    fake_sample(&r, 1, 0, 1.0); /* without workers */
    fake_sample(&r, 2, 0, 1.0)->sample.status = SAMPLE_CRASHED;
    put(&r, 0, 1, &(struct did){100, 900, 600, NONE, 200});
    put(&r, 1, 1, &(struct did){0, 1000, 800, 100, NONE});
    assert_int_equal(time_split_cells(&r, &cells, &e), 0);
    assert_int_equal(cells[0].n, 2);
    assert_parts(&cells[0],
                 (double[TIME_PARTS]){100, 50, 800, NONE, 50, 50, 50, 30, 50});
    assert_int_equal(cells[1].n, 1);
    assert_parts(&cells[1],
                 (double[TIME_PARTS]){100, 0, 800, 100, 100, NONE, 0, 30, 50});
    assert_int_equal(cells[2].n, 0);
    free(cells);
    fake_free(&r);
}

/* Blocks that were measured by an older tvp, and resumed. */
static void blocks_that_know_less_do_not_unbalance_the_sum(void **state)
{
    struct results r;
    struct time_split *cells;
    struct err e;
    (void)state;

    fake_init(&r);
    fake_cell(&r, "primes", "threads", 1);
    struct result_sample *old =
        put(&r, 0, 0, &(struct did){0, 1000, 700, NONE, NONE});
    old->sample.handback_ns = SAMPLE_ABSENT;
    old->sample.total_ns = 1150;
    put(&r, 0, 1, &(struct did){0, 1000, 700, NONE, 100});
    assert_int_equal(time_split_cells(&r, &cells, &e), 0);
    assert_parts(&cells[0],
                 (double[TIME_PARTS]){100, 0, 700, NONE, 300, NONE, 0, 15, 50});
    assert_true(fabs(cells[0].total_ns - 1165.0) < 1e-9);
    free(cells);
    fake_free(&r);
}

static void a_run_without_samples_has_nothing_to_split(void **state)
{
    struct results r;
    struct time_split *cells;
    struct err e;
    (void)state;

    fake_init(&r);
    fake_cell(&r, "primes", "threads", 1);
    assert_int_equal(time_split_cells(&r, &cells, &e), 0);
    assert_int_equal(cells[0].n, 0);
    free(cells);
    fake_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_are_the_workers_averages_and_add_up),
        cmocka_unit_test(before_hand_backs_the_total_lacked_it),
        cmocka_unit_test(figures_that_are_missing_or_impossible_are_not_split),
        cmocka_unit_test(a_cell_has_the_mean_of_the_samples_that_count),
        cmocka_unit_test(blocks_that_know_less_do_not_unbalance_the_sum),
        cmocka_unit_test(a_run_without_samples_has_nothing_to_split),
    };

    return cmocka_run_group_tests_name("time_split", tests, NULL, NULL);
}
