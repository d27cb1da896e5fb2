/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "scaling.h"
#include "support/fake_results.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int begin(void **state)
{
    struct results *r = malloc(sizeof *r);

    if (r == NULL) {
        return -1;
    }
    fake_init(r);
    r->pus = 8;
    *state = r;
    return 0;
}

static int end(void **state)
{
    fake_free(*state);
    free(*state);
    return 0;
}

static const unsigned counts[] = {1, 2, 4, 8};
enum { COUNTS = sizeof counts / sizeof *counts };

static const struct scaling_fit gentle = {
    .lambda = 1000.0, .sigma = 0.1, .kappa = 0.002};

static struct sample *add(struct results *r, size_t cell, unsigned block,
                          const struct scaling_fit *truth)
{
    struct sample *s = &fake_sample(r, cell, block, 100.0)->sample;
    double noise = 1.0 + 0.01 * ((int)((block + cell) % 3) - 1);

    s->ops_per_s = scaling_throughput(truth, r->cells[cell].workers) * noise;
    return s;
}

/* Cells of one model under the counts, and a sample of each in each block. */
static void fill(struct results *r, const char *model, unsigned blocks,
                 const struct scaling_fit *truth)
{
    for (size_t i = 0; i < COUNTS; i++) {
        fake_cell(r, "primes", model, counts[i]);
    }
    for (unsigned b = 0; b < blocks; b++) {
        for (size_t i = 0; i < COUNTS; i++) {
            add(r, r->ncells - COUNTS + i, b, truth);
        }
    }
}

/* Another for each sample. */
static void add_noise(struct results *r)
{
    for (size_t i = 0; i < r->nsamples; i++) {
        r->samples[i].sample.ops_per_s *= 1.0 + 0.003 * (double)(i * i % 31);
    }
}

/* To be freed; asserts how many there are. */
static struct scaling *find(const struct results *r, size_t expected)
{
    struct scaling *all;
    struct err e = {0};
    size_t n;

    if (scaling_find(r, &all, &n, &e)) {
        fail_msg("%s", e.text);
    }
    assert_int_equal(n, expected);
    return all;
}

static void assert_note(const struct scaling *s, const char *expected)
{
    char text[SCALING_NOTE_BYTES];

    scaling_note(s, text);
    assert_string_equal(text, expected);
}

static void every_model_gets_both_laws(void **state)
{
    struct results *r = *state;

    fill(r, "threads", 7, &gentle);
    struct scaling *s = find(r, 2);
    assert_int_equal(s[0].law, SCALING_AMDAHL);
    assert_int_equal(s[1].law, SCALING_USL);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(s[i].cell, 0);
        assert_int_equal(s[i].status, SCALING_FITTED);
        assert_int_equal(s[i].n, 7);
        assert_int_equal(s[i].points, COUNTS);
        assert_int_equal(s[i].max_workers, 8);
        assert_true(s[i].sigma.low <= s[i].sigma.value);
        assert_true(s[i].sigma.value <= s[i].sigma.high);
        assert_true(s[i].r2 > 0.99);
    }
    assert_true(fabs(s[1].sigma.value - 0.1) < 0.03);
    assert_true(fabs(s[1].lambda.value - 1000.0) < 20.0);
    free(s);
}

static void the_same_seed_gives_the_same_intervals(void **state)
{
    struct results *r = *state;

    fill(r, "threads", 12, &gentle);
    add_noise(r);
    struct scaling *a = find(r, 2);
    struct scaling *b = find(r, 2);
    r->seed++;
    struct scaling *c = find(r, 2);
    assert_memory_equal(&a[1].sigma, &b[1].sigma, sizeof a->sigma);
    assert_memory_equal(&a[1].lambda, &b[1].lambda, sizeof a->lambda);
    assert_true(c[1].sigma.value == a[1].sigma.value);
    assert_true(c[1].sigma.high != a[1].sigma.high);
    free(c);
    free(b);
    free(a);
}

/* What is slow as a whole says nothing on scaling. */
static void a_slow_block_is_not_taken_for_scaling(void **state)
{
    struct results *r = *state;

    fill(r, "threads", 9, &gentle);
    add_noise(r);
    struct scaling *even = find(r, 2);
    for (size_t i = 0; i < r->nsamples; i++) {
        r->samples[i].sample.ops_per_s *= 1.0 + r->samples[i].block;
    }
    struct scaling *uneven = find(r, 2);
    assert_true(even[1].sigma.low < even[1].sigma.high);
    assert_true(fabs(uneven[1].sigma.low - even[1].sigma.low) < 1e-9);
    assert_true(fabs(uneven[1].sigma.high - even[1].sigma.high) < 1e-9);
    assert_true(fabs(uneven[1].lambda.value / 5000.0 - 1.0) < 0.05);
    assert_true(uneven[1].lambda.low < 3500.0);
    assert_true(uneven[1].lambda.high > 6500.0);
    free(uneven);
    free(even);
}

static void too_few_counts_give_no_figures_but_the_word_why(void **state)
{
    struct results *r = *state;

    for (unsigned workers = 1; workers <= 3; workers++) {
        fake_cell(r, "primes", "threads", workers);
        for (size_t i = 0; i < r->ncells; i++) {
            r->nsamples = i == 0 ? 0 : r->nsamples;
            for (unsigned b = 0; b < 6; b++) {
                add(r, i, b, &gentle);
            }
        }
        struct scaling *s = find(r, 2);
        assert_int_equal(s[0].status,
                         workers < 3 ? SCALING_FEW_POINTS : SCALING_FITTED);
        assert_int_equal(s[1].status, SCALING_FEW_POINTS);
        assert_int_equal(s[1].points, workers);
        if (workers == 1) {
            assert_note(&s[0], "1 worker count; Amdahl's law needs 3");
            assert_true(s[0].lambda.value == 0.0);
        }
        if (workers == 3) {
            assert_note(&s[1], "3 worker counts; the USL needs 4");
        }
        free(s);
    }
}

static void too_few_blocks_give_no_interval(void **state)
{
    struct results *r = *state;

    fill(r, "threads", 5, &gentle);
    struct scaling *s = find(r, 2);
    assert_int_equal(s[1].status, SCALING_FEW_BLOCKS);
    assert_true(s[1].sigma.value > 0.0);
    assert_true(s[1].sigma.high == 0.0);
    assert_note(&s[1], "5 blocks; an interval needs 6; the peak lies beyond "
                       "the 8 workers measured");
    free(s);
}

static void what_lies_beyond_the_measured_is_flagged(void **state)
{
    static const struct {
        struct scaling_fit truth;
        bool extrapolates[2];
    } cases[] = {
        {{.lambda = 9.0, .sigma = 0.05}, {true, true}}, /* 20 workers' worth */
        {{.lambda = 9.0, .sigma = 0.5}, {false, false}},
        {{.lambda = 9.0, .sigma = 0.1, .kappa = 0.1}, {false, false}},
        {{.lambda = 9.0, .sigma = 0.01, .kappa = 0.001}, {true, true}},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct results r;
        fake_init(&r);
        r.pus = 8;
        fill(&r, "threads", 6, &cases[i].truth);
        struct scaling *s = find(&r, 2);
        for (size_t law = 0; law < 2; law++) {
            assert_int_equal(s[law].extrapolates, cases[i].extrapolates[law]);
        }
        free(s);
        fake_free(&r);
    }
}

static void a_law_that_misses_says_so(void **state)
{
    struct results *r = *state;

    fill(r, "threads", 6, &gentle);
    for (size_t i = 0; i < r->nsamples; i++) {
        r->samples[i].sample.ops_per_s *=
            r->cells[r->samples[i].cell].workers == 4 ? 3.0 : 1.0;
    }
    struct scaling *s = find(r, 2);
    assert_int_equal(s[0].status, SCALING_POOR);
    assert_true(s[0].error > 0.3);
    char text[SCALING_NOTE_BYTES];
    scaling_note(&s[0], text);
    assert_non_null(strstr(text, "misses the medians by "));
    free(s);
}

/* Whether 4 and 8 workers count on 2 PUs depends on what these do. */
static void what_waits_for_pus_is_left_out(void **state)
{
    static const struct {
        double busy; /* PUs; absent below 0 */
        size_t points;
    } cases[] = {{2.0, 2}, {1.6, 2}, {1.4, 4}, {0.1, 4}, {-1.0, 2}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct results r;
        fake_init(&r);
        r.pus = 2;
        fill(&r, "threads", 6, &gentle);
        for (size_t j = 0; j < r.nsamples && cases[i].busy >= 0.0; j++) {
            struct sample *s = &r.samples[j].sample;
            s->cpu_sys_ns = s->elapsed_ns / 10;
            s->cpu_user_ns =
                (int64_t)((double)s->elapsed_ns * (cases[i].busy - 0.1));
        }
        struct scaling *s = find(&r, 2);
        assert_int_equal(s[0].points, cases[i].points);
        assert_int_equal(s[0].left_out, COUNTS - cases[i].points);
        if (i == 0) {
            assert_note(&s[0], "2 worker counts; Amdahl's law needs 3; 2 "
                               "worker counts left out: more workers than the "
                               "2 PUs that they keep busy");
        }
        free(s);
        fake_free(&r);
    }
}

/* As under placement same-pu, whatever PUs the run may use. */
static void workers_bound_to_one_pu_have_but_that(void **state)
{
    struct results *r = *state;

    for (size_t i = 0; i < COUNTS; i++) {
        fake_cell(r, "primes", "threads", counts[i]);
    }
    for (unsigned b = 0; b < 6; b++) {
        for (size_t i = 0; i < COUNTS; i++) {
            struct sample *s = add(r, i, b, &gentle);
            s->cpu_user_ns = s->elapsed_ns;
            s->cpu_sys_ns = 0;
            for (unsigned w = 0; w < counts[i]; w++) {
                fake_worker(r, w)->worker.pu_bound = 3;
            }
        }
    }
    struct scaling *s = find(r, 2);
    assert_int_equal(s[0].points, 1);
    assert_int_equal(s[0].pus, 1);
    free(s);
    for (size_t i = 0; i < r->nworkers; i++) {
        r->workers[i].worker.pu_bound = r->workers[i].worker.worker;
    }
    s = find(r, 2);
    assert_int_equal(s[0].points, COUNTS);
    free(s);
}

static void one_after_another_is_no_scaling(void **state)
{
    struct results *r = *state;

    fill(r, "sequential", 6, &gentle);
    fill(r, "cpython-sequential", 6, &gentle);
    free(find(r, 0));
    fill(r, "gil:interval=1ms", 6, &gentle);
    fill(r, "gil:interval=5ms", 6, &gentle);
    struct scaling *s = find(r, 4);
    assert_int_equal(s[0].cell, 2 * COUNTS);
    assert_int_equal(s[2].cell, 3 * COUNTS);
    free(s);
}

/* A search measures one count in a block. */
static void counts_that_share_no_block_are_fitted_all_the_same(void **state)
{
    struct results *r = *state;

    for (size_t i = 0; i < COUNTS; i++) {
        fake_cell(r, "primes", "threads", counts[i]);
    }
    for (unsigned b = 0; b < 8 * COUNTS; b++) {
        add(r, b % COUNTS, b, &gentle);
    }
    struct scaling *s = find(r, 2);
    assert_int_equal(s[1].n, 8);
    assert_int_equal(s[1].status, SCALING_FITTED);
    assert_true(fabs(s[1].sigma.value - 0.1) < 0.05);
    assert_true(s[1].sigma.low <= s[1].sigma.value);
    free(s);
}

static void a_count_without_a_sample_is_no_point(void **state)
{
    struct results *r = *state;

    fill(r, "threads", 7, &gentle);
    for (size_t i = 0; i < r->nsamples; i++) {
        if (r->samples[i].cell == 2) {
            r->samples[i].sample.status = SAMPLE_TIMEOUT;
        }
        if (r->samples[i].cell == 1 && r->samples[i].block == 3) {
            r->samples[i].sample.status = SAMPLE_FAILED;
        }
    }
    struct scaling *s = find(r, 2);
    assert_int_equal(s[0].points, 3);
    assert_int_equal(s[0].n, 6);
    assert_int_equal(s[0].status, SCALING_FITTED);
    free(s);
    for (size_t i = 0; i < r->nsamples; i++) {
        r->samples[i].sample.status = SAMPLE_FAILED;
    }
    s = find(r, 2);
    assert_int_equal(s[0].points, 0);
    assert_note(&s[0], "0 worker counts; Amdahl's law needs 3");
    free(s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_model_gets_both_laws, begin, end),
        cmocka_unit_test_setup_teardown(the_same_seed_gives_the_same_intervals,
                                        begin, end),
        cmocka_unit_test_setup_teardown(a_slow_block_is_not_taken_for_scaling,
                                        begin, end),
        cmocka_unit_test_setup_teardown(
            too_few_counts_give_no_figures_but_the_word_why, begin, end),
        cmocka_unit_test_setup_teardown(too_few_blocks_give_no_interval, begin,
                                        end),
        cmocka_unit_test(what_lies_beyond_the_measured_is_flagged),
        cmocka_unit_test_setup_teardown(a_law_that_misses_says_so, begin, end),
        cmocka_unit_test(what_waits_for_pus_is_left_out),
        cmocka_unit_test_setup_teardown(workers_bound_to_one_pu_have_but_that,
                                        begin, end),
        cmocka_unit_test_setup_teardown(one_after_another_is_no_scaling, begin,
                                        end),
        cmocka_unit_test_setup_teardown(
            counts_that_share_no_block_are_fitted_all_the_same, begin, end),
        cmocka_unit_test_setup_teardown(a_count_without_a_sample_is_no_point,
                                        begin, end),
    };

    return cmocka_run_group_tests_name("scaling", tests, NULL, NULL);
}
