/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "fake_results.h"
#include "figures.h"
#include "pairing.h"
#include "results_rows.h"

#include <stdio.h>
#include <stdlib.h>

enum { CELLS = 3, BLOCKS = 700 };

/* Some disturbed, some repeated, some lost. */
static void fill(struct results *r)
{
    fake_init(r);
    for (unsigned i = 0; i < CELLS; i++) {
        fake_cell(r, "primes", i == 0 ? "threads" : "processes", i + 1);
    }
    for (unsigned b = 0; b < BLOCKS; b++) {
        for (size_t c = 0; c < CELLS; c++) {
            struct result_sample *s = fake_sample(r, c, 2 * b, 1.0 + b % 7);
            figures_fill(&s->sample, sample_fields, 2 + (int)(b + c) % 5);
            s->sample.ops_per_s = b % 3 == 0 ? SAMPLE_ABSENT : 1e6 / (b + 1.0);
            s->sample.cpu_user_ns += b;
            s->sample.status = (enum sample_status)(b * 5 / (c + 1) % 5);
            s->error = b % 50 == 0 ? "steal: 3 ms" : "";
            fake_worker(r, 0)->worker.pu_bound = b % 4;
            if (s->sample.status == SAMPLE_DISTURBED) {
                fake_sample(r, c, 2 * b, 2.0)->sample.status =
                    b % 2 == 0 ? SAMPLE_OK : SAMPLE_DISTURBED;
            }
        }
    }
}

/* The same run as a loaded one has it. */
static struct results packed(const struct results *r)
{
    struct results out = *r;
    struct err e;

    assert_int_equal(result_rows_create(&out.rows, &e), 0);
    for (size_t i = 0; i < r->nsamples; i++) {
        assert_int_equal(result_rows_add_sample(out.rows, &r->samples[i], &e),
                         0);
    }
    for (size_t i = 0; i < r->nworkers; i++) {
        assert_int_equal(result_rows_add_worker(out.rows, &r->workers[i], &e),
                         0);
    }
    assert_int_equal(result_rows_finish(out.rows, &e), 0);
    out.samples = NULL;
    out.workers = NULL;
    return out;
}

static void packed_samples_are_what_they_were(void **state)
{
    struct results plain;

    (void)state;
    fill(&plain);
    struct results r = packed(&plain);
    for (size_t i = 0; i < r.nsamples; i++) {
        struct result_sample room;
        const struct result_sample *was = &plain.samples[i];
        const struct result_sample *s = results_sample(&r, i, &room);
        figures_assert_same(&s->sample, &was->sample, sample_fields);
        assert_int_equal(s->sample.status, was->sample.status);
        assert_int_equal(results_status(&r, i), was->sample.status);
        assert_int_equal(results_usable(&r, i), sample_usable(&was->sample));
        assert_int_equal(s->cell, was->cell);
        assert_int_equal(results_cell(&r, i), was->cell);
        assert_int_equal(s->block, was->block);
        assert_int_equal(results_block(&r, i), was->block);
        assert_int_equal(s->position, was->position);
        assert_string_equal(s->error, was->error);
    }
    for (size_t i = 0; i < r.nworkers; i++) {
        struct result_worker room;
        const struct result_worker *w = results_worker(&r, i, &room);
        assert_int_equal(w->sample, plain.workers[i].sample);
        assert_int_equal(results_worker_sample(&r, i), w->sample);
        figures_assert_same(&w->worker, &plain.workers[i].worker,
                            worker_sample_fields);
    }
    result_rows_free(r.rows);
    fake_free(&plain);
}

static void names_of_figures_are_kept_apart(void **state)
{
    static const char *const names[] = {"", "lost", "found", "", "lost"};
    struct results plain;

    (void)state;
    fake_init(&plain);
    fake_cell(&plain, "counter", "threads", 1);
    for (unsigned i = 0; i < 5; i++) {
        struct result_sample *s = fake_sample(&plain, 0, i, 1.0);
        snprintf(s->figure_name, sizeof s->figure_name, "%s", names[i]);
    }
    struct results r = packed(&plain);
    for (size_t i = 0; i < 5; i++) {
        struct result_sample room;
        assert_string_equal(results_sample(&r, i, &room)->figure_name,
                            names[i]);
        assert_string_equal(results_figure_name(&r, i), names[i]);
        assert_string_equal(results_figure_name(&plain, i), names[i]);
    }
    result_rows_free(r.rows);
    fake_free(&plain);
}

static void assert_costs(const struct pairing *p, enum metric metric)
{
    double *costs = pairing_costs(p, metric);

    assert_non_null(costs);
    for (size_t c = 0; c < CELLS; c++) {
        for (size_t b = 0; b < p->nblocks; b++) {
            struct result_sample room;
            const struct sample *s = pairing_pick(p, c, b, &room);
            double cost = s == NULL ? 0.0 : metric_cost(metric, s);
            assert_true(costs[c * p->nblocks + b] <= cost
                        && costs[c * p->nblocks + b] >= cost);
        }
    }
    free(costs);
}

/* Of each metric, from those figures alone that it says it looks at. */
static void costs_are_those_of_the_samples_that_count(void **state)
{
    struct results plain;

    (void)state;
    fill(&plain);
    struct results r = packed(&plain);
    const struct results *const both[] = {&plain, &r};
    for (size_t i = 0; i < 2; i++) {
        struct pairing p;
        struct err e;
        assert_int_equal(pairing_make(&p, both[i], &e), 0);
        assert_int_equal(p.nblocks, BLOCKS);
        for (int m = 0; m < METRIC_COUNT; m++) {
            assert_costs(&p, (enum metric)m);
        }
        pairing_free(&p);
    }
    result_rows_free(r.rows);
    fake_free(&plain);
}

static void the_last_undisturbed_sample_counts(void **state)
{
    static const enum sample_status cases[][3] = {
        {SAMPLE_DISTURBED, SAMPLE_OK, SAMPLE_DISTURBED},
        {SAMPLE_DISTURBED, SAMPLE_FAILED, SAMPLE_DISTURBED},
        {SAMPLE_CRASHED, SAMPLE_DISTURBED, SAMPLE_FAILED},
        {SAMPLE_OK, SAMPLE_OK, SAMPLE_TIMEOUT},
        {SAMPLE_FAILED, SAMPLE_FAILED, SAMPLE_FAILED},
    };
    static const ptrdiff_t picks[] = {1, 2, 1, 1, PAIRING_NONE};
    struct results r;
    struct pairing p;
    struct err e;

    (void)state;
    fake_init(&r);
    fake_cell(&r, "primes", "threads", 1);
    for (unsigned b = 0; b < 5; b++) {
        for (int i = 0; i < 3; i++) {
            fake_sample(&r, 0, b, 1.0)->sample.status = cases[b][i];
        }
    }
    assert_int_equal(pairing_make(&p, &r, &e), 0);
    for (size_t b = 0; b < 5; b++) {
        ptrdiff_t at = pairing_at(&p, 0, b);
        assert_int_equal(at, picks[b] == PAIRING_NONE
                                 ? PAIRING_NONE
                                 : (ptrdiff_t)b * 3 + picks[b]);
        assert_int_equal(
            pairing_int(&p, 0, b, offsetof(struct sample, total_ns)),
            at == PAIRING_NONE ? SAMPLE_ABSENT : 1000000);
    }
    pairing_free(&p);
    fake_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(packed_samples_are_what_they_were),
        cmocka_unit_test(names_of_figures_are_kept_apart),
        cmocka_unit_test(costs_are_those_of_the_samples_that_count),
        cmocka_unit_test(the_last_undisturbed_sample_counts),
    };

    return cmocka_run_group_tests_name("pairing", tests, NULL, NULL);
}
