/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "support/chart_check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const unsigned counts[] = {1, 2, 3, 4, 6, 8};
enum { COUNTS = sizeof counts / sizeof *counts };

/* A curve of the USL; every second count is `uneven` times as slow. */
struct shape {
    const char *workload;
    const char *model;
    double sigma;
    double kappa;
    double uneven;
};

static void fill(struct results *r, const struct shape *shapes, size_t n,
                 size_t points)
{
    double medians_ms[64];
    size_t cells = 0;

    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < points; j++) {
            const struct shape *s = &shapes[i];
            double workers = counts[j];
            fake_cell(r, s->workload, s->model, counts[j]);
            medians_ms[cells++] = 10.0 * (j % 2 == 1 ? s->uneven : 1.0)
                                  * (1.0 + s->sigma * (workers - 1.0)
                                     + s->kappa * workers * (workers - 1.0));
        }
    }
    fake_blocks(r, medians_ms, 7, 0.02);
}

/* As if it waited: PUs do not end its scaling. */
static void rest(struct results *r, const char *workload)
{
    for (size_t i = 0; i < r->nsamples; i++) {
        struct sample *s = &r->samples[i].sample;
        if (strcmp(r->cells[r->samples[i].cell].workload, workload) == 0) {
            s->cpu_user_ns = s->cpu_sys_ns = 0;
        }
    }
}

static const struct shape shapes[] = {
    {"primes", "threads", 0.02, 0.0, 1.0},
    {"primes", "gil", 1.0, 0.0, 1.0},
    {"sleep:time=20ms", "threads", 0.1, 0.05, 1.0},
    {"sleep:time=20ms", "processes", 0.1, 0.0, 1.6},
};

static void script_and_data_are_the_golden_ones(void **state)
{
    struct report_fixture *f = *state;

    f->r.cores = f->r.pus = 4;
    fill(&f->r, shapes, 4, COUNTS);
    rest(&f->r, "sleep");
    chart_is_golden(f, "scaling");
}

static void it_is_drawn(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r, shapes, 4, COUNTS);
    rest(&f->r, "sleep");
    chart_is_drawn(f, "scaling", "How far does it scale");
}

static void without_a_fit_there_is_nothing_to_draw(void **state)
{
    struct report_fixture *f = *state;

    f->r.pus = 8;
    fill(&f->r, shapes, 1, 2);
    chart_is_missing(f, "scaling.gp");
    fake_free(&f->r);
    fake_init(&f->r);
    f->r.pus = 8;
    fill(&f->r, shapes, 1, 3);
    chart_has(f, "scaling.gp", "set label 'Amdahl: σ ");
    chart_lacks(f, "scaling.gp", "set label 'USL: σ");
}

static void counts_that_are_not_fitted_are_marked(void **state)
{
    struct report_fixture *f = *state;

    f->r.pus = 4;
    fill(&f->r, shapes, 1, COUNTS);
    chart_has(f, "scaling.dat", " 1\n6 ");
    chart_has(f, "scaling.gp", "set label 'not fitted' at");
    chart_has(f, "scaling.gp", "[1:4] law(x");
    chart_has(f, "scaling.gp", "[4:10.4] law(x");
    f->r.pus = 8;
    chart_lacks(f, "scaling.dat", " 0\n");
    chart_lacks(f, "scaling.gp", "set label 'not fitted' at");
    chart_has(f, "scaling.gp", "[1:8] law(x");
}

static void a_model_without_a_fit_says_why(void **state)
{
    struct report_fixture *f = *state;

    f->r.pus = 2;
    fill(&f->r, shapes, 3, COUNTS);
    rest(&f->r, "sleep");
    chart_has(f, "scaling.gp", "set label 'primes, threads' at screen");
    chart_has(f, "scaling.gp", "set label 'no fit: 2 worker counts; ");
    chart_has(f, "scaling.gp", "2 PUs");
}

static void among_many_those_without_a_fit_are_only_counted(void **state)
{
    struct report_fixture *f = *state;
    static const struct shape many[] = {
        {"a", "threads", 0.02, 0.0, 1.0}, {"b", "threads", 0.02, 0.0, 1.0},
        {"c", "threads", 0.02, 0.0, 1.0}, {"d", "threads", 0.02, 0.0, 1.0},
        {"e", "threads", 0.02, 0.0, 1.0}, {"f", "threads", 0.02, 0.0, 1.0},
        {"g", "threads", 0.02, 0.0, 1.0},
    };

    f->r.pus = 2;
    fill(&f->r, many, 7, COUNTS);
    rest(&f->r, "c");
    chart_has(f, "scaling.gp", "set label 'c, threads' at screen");
    chart_lacks(f, "scaling.gp", "set label 'a, threads' at screen");
    chart_has(f, "scaling.gp", "Not drawn: 6 of 7");
}

static void a_poor_fit_looks_poor(void **state)
{
    struct report_fixture *f = *state;

    f->r.pus = 8;
    fill(&f->r, &shapes[3], 1, COUNTS);
    chart_has(f, "scaling.gp", "set label 'poor fit: off by ");
    chart_has(f, "scaling.gp", "dashtype (2,4)");
    chart_lacks(f, "scaling.gp", "dashtype (6,4)");
    chart_lacks(f, "scaling.gp", "linewidth 3.5");
    chart_lacks(f, "scaling.gp", "xerrorbars");
    chart_lacks(f, "scaling.gp", "Amdahl''s law");
}

static void a_peak_is_marked_with_its_interval(void **state)
{
    struct report_fixture *f = *state;

    f->r.pus = 8;
    fill(&f->r, &shapes[2], 1, COUNTS);
    chart_has(f, "scaling.gp", "every ::::0 using (4.");
    chart_has(f, "scaling.gp", "set label 'peak 4.");
    chart_has(f, "scaling.gp", "set label 'the USL''s peak' at");
    fake_free(&f->r);
    fake_init(&f->r);
    f->r.pus = 8;
    fill(&f->r, &shapes[0], 1, COUNTS);
    chart_lacks(f, "scaling.gp", "xerrorbars");
    chart_lacks(f, "scaling.gp", "the USL''s peak");
}

static void too_few_blocks_give_no_intervals(void **state)
{
    struct report_fixture *f = *state;

    f->r.pus = 8;
    fill(&f->r, &shapes[2], 1, COUNTS);
    f->r.nsamples = 5 * (size_t)COUNTS;
    chart_has(f, "scaling.gp", "set label '5 blocks: no intervals' at");
    chart_lacks(f, "scaling.gp", " % [");
    chart_has(f, "scaling.gp", "median and range of 5 blocks");
}

static void text_makes_room_for_what_is_measured(void **state)
{
    struct report_fixture *f = *state;
    static const struct shape falls = {"primes", "threads", 0.9, 0.5, 1.0};

    f->r.pus = 8;
    fill(&f->r, &falls, 1, COUNTS);
    chart_has(f, "scaling.gp", "at graph 0.99, graph 0.95238 right");
    fake_free(&f->r);
    fake_init(&f->r);
    f->r.pus = 8;
    fill(&f->r, &shapes[0], 1, COUNTS);
    chart_has(f, "scaling.gp", "at graph 0.99, graph 0.04762 right");
}

static void labels_are_text_and_never_commands(void **state)
{
    struct report_fixture *f = *state;
    static const struct shape hostile = {
        "it's\n`touch a`", "x:a='\nsystem('touch b')", 0.1, 0.0, 1.0};

    f->r.pus = 8;
    fill(&f->r, &hostile, 1, COUNTS);
    chart_has(f, "scaling.gp",
              "set label 'it''s `touch a`, x:a='' system(''touch b'')' at");
    chart_has(f, "scaling.dat",
              "# it's `touch a`  | x:a=' system('touch b')\n");
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, report_fixture_begin,                \
                                    report_fixture_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(script_and_data_are_the_golden_ones),
        IN_FOLDER(it_is_drawn),
        IN_FOLDER(without_a_fit_there_is_nothing_to_draw),
        IN_FOLDER(counts_that_are_not_fitted_are_marked),
        IN_FOLDER(a_model_without_a_fit_says_why),
        IN_FOLDER(among_many_those_without_a_fit_are_only_counted),
        IN_FOLDER(a_poor_fit_looks_poor),
        IN_FOLDER(a_peak_is_marked_with_its_interval),
        IN_FOLDER(too_few_blocks_give_no_intervals),
        IN_FOLDER(text_makes_room_for_what_is_measured),
        IN_FOLDER(labels_are_text_and_never_commands),
    };

    return cmocka_run_group_tests_name("chart_scaling", tests, NULL, NULL);
}
