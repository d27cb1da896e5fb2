/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "support/chart_check.h"
#include "support/fake_search.h"

#include <stdlib.h>
#include <string.h>

/* Two workloads, four models, one, two and four workers, seven blocks: the
 * second waits. Processes take memory each. */
static void fill(struct results *r)
{
    static const char *const workloads[] = {"primes", "sleep:time=2s"};
    static const char *const models[] = {"sequential", "threads", "gil",
                                         "processes"};
    double medians_ms[24];
    size_t n = 0;

    for (size_t w = 0; w < 2; w++) {
        for (unsigned workers = 1; workers <= 4; workers *= 2) {
            for (size_t m = 0; m < 4; m++) {
                bool together = m > 0 && (w > 0 || m != 2);
                fake_cell(r, workloads[w], models[m], workers);
                medians_ms[n++] = together ? 10.0 : 10.0 * workers;
            }
        }
    }
    fake_blocks(r, medians_ms, 7, 0.02);
    for (size_t i = 0; i < r->nsamples; i++) {
        const struct cell *c = &r->cells[r->samples[i].cell];
        int64_t each = strcmp(c->model, "processes") == 0 ? 3 << 19 : 1 << 14;
        r->samples[i].sample.pss_bytes =
            (1 << 20) + each * c->workers + (int64_t)(i % 5 << 15);
    }
}

/* Worker 0 answers; under the lock it waits for the others. */
static void fill_convoy(struct results *r, const char *lock)
{
    const char *models[] = {"sequential", "threads", lock};
    double medians_ms[64];

    for (unsigned workers = 1; workers <= 4; workers++) {
        for (size_t m = 0; m < 3; m++) {
            fake_cell(r, "convoy", models[m], workers);
        }
    }
    for (size_t i = 0; i < r->ncells; i++) {
        assert_true(i < 64);
        medians_ms[i] = 100.0;
    }
    fake_blocks(r, medians_ms, 7, 0.05);
    for (size_t i = 0; i < r->nsamples; i++) {
        struct sample *s = &r->samples[i].sample;
        const struct cell *c = &r->cells[r->samples[i].cell];
        bool locked = strncmp(lock, c->model, strlen(c->model)) == 0;
        int64_t wait_ns = locked ? (int64_t)(c->workers - 1) * 6000000 : 0;
        s->ops = strcmp(c->workload, "convoy") == 0 ? 1000 : s->ops;
        s->latency_p50_ns = 20000 + wait_ns + (int64_t)(i % 7) * 1000;
        s->latency_p99_ns = 4 * s->latency_p50_ns;
    }
}

static void scripts_and_data_are_the_golden_ones(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r);
    chart_is_golden(f, "throughput");
    chart_is_golden(f, "memory");
}

static void a_convoy_is_the_golden_one(void **state)
{
    struct report_fixture *f = *state;

    fill_convoy(&f->r, "gil");
    chart_is_golden(f, "convoy");
}

static void they_are_drawn(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r);
    chart_is_drawn(f, "throughput", "How many operations per second?");
    chart_is_drawn(f, "memory", "4 MiB");
    fake_free(&f->r);
    fake_init(&f->r);
    fill_convoy(&f->r, "gil");
    chart_is_drawn(f, "convoy", "10 ms");
}

static void each_panel_has_its_own_scale(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r);
    for (size_t i = 0; i < f->r.nsamples; i++) {
        f->r.samples[i].sample.ops_per_s *=
            f->r.samples[i].cell < 12 ? 1000.0 : 1e-5;
    }
    chart_has(f, "throughput.gp", "set ytics ('0' 0, '100 M/s' 1e+08, ");
    chart_has(f, "throughput.gp", "set ytics ('0' 0, '1 /s' 1, ");
}

static void rates_that_are_far_apart_stand_on_a_logarithmic_axis(void **state)
{
    struct report_fixture *f = *state;

    fake_cell(&f->r, "primes", "threads", 1);
    fake_cell(&f->r, "primes", "threads", 2);
    fake_cell(&f->r, "sleep", "threads", 1);
    fake_cell(&f->r, "sleep", "threads", 2);
    fake_blocks(&f->r, (double[]){100.0, 10.0, 100.0, 100.0}, 7, 0.0);
    chart_has(f, "throughput.gp",
              "set logscale y 10\nset ytics ('10 k/s' 10000, '20 k/s' 20000, "
              "'50 k/s' 50000, '100 k/s' 100000, '200 k/s' 200000)\n");
    /* and the next panel does not */
    chart_has(f, "throughput.gp", "unset object; unset logscale\n");
    chart_has(f, "throughput.gp", "set ytics ('0' 0, '5 k/s' 5000, ");
}

static void many_workers_stand_on_a_logarithmic_axis(void **state)
{
    struct report_fixture *f = *state;

    for (unsigned workers = 1; workers <= 16; workers *= 2) {
        fake_cell(&f->r, "primes", "threads", workers);
    }
    fake_blocks(&f->r, (double[]){100.0, 100.0, 110.0, 120.0, 240.0}, 7, 0.0);
    chart_has(f, "throughput.gp", "set xrange [0.8:20]\n");
    chart_has(f, "throughput.gp", "set logscale x 2\n");
    chart_has(f, "throughput.gp",
              "set xtics ('1' 1, '2' 2, '4' 4, '8' 8, '16' 16)\n");
}

static void one_count_of_workers_has_no_line_of_throughput(void **state)
{
    struct report_fixture *f = *state;

    fake_cell(&f->r, "primes", "threads", 2);
    fake_cell(&f->r, "primes", "gil", 2);
    fake_blocks(&f->r, (double[]){10.0, 20.0}, 6, 0.01);
    chart_is_missing(f, "throughput.gp");
    chart_is_missing(f, "memory.gp"); /* it is not known */
    f->r.samples[0].sample.pss_bytes = 5000;
    chart_has(f, "memory.dat", "2 5000 5000 5000\n");
    chart_lacks(f, "memory.dat", "gil");
    chart_lacks(f, "memory.gp", "'gil'");
}

static void a_search_has_too_many_panels(void **state)
{
    struct report_fixture *f = *state;
    static const char *const axes[2] = {"cpu=0%..100%", NULL};
    struct search s;

    fake_search(&s, "crossover", "mixed", "gil,processes", axes);
    fake_searched(&f->r, &s);
    search_free(&s);
    fill(&f->r);
    fill_convoy(&f->r, "gil");
    chart_is_missing(f, "throughput.gp");
    chart_is_missing(f, "memory.gp");
    chart_is_missing(f, "convoy.gp");
    chart_is_missing(f, "scaling.gp");
}

static void the_cores_name_stands_beside_the_lines(void **state)
{
    struct report_fixture *f = *state;
    static const double medians_ms[][3] = {
        {10.0, 10.0, 10.0},  /* it grows: there is room above */
        {100.0, 10.0, 21.0}, /* there is the line's top */
    };

    for (size_t i = 0; i < 2; i++) {
        fake_free(&f->r);
        fake_init(&f->r);
        for (unsigned workers = 1; workers <= 3; workers++) {
            fake_cell(&f->r, "primes", "threads", workers);
        }
        fake_blocks(&f->r, medians_ms[i], 7, 0.0);
        chart_has(f, "throughput.gp",
                  i == 0 ? "set label '2 cores' at 2, graph 0.95 left"
                         : "set label '2 cores' at 2, graph 0.06 left");
    }
}

static void a_convoy_is_over_its_hogs(void **state)
{
    struct report_fixture *f = *state;

    fill_convoy(&f->r, "gil");
    chart_has(f, "convoy.gp", "set xtics ('0' 0, '1' 1, '2' 2, '3' 3)\n");
    chart_has(f, "convoy.gp", "set label '2 cores' at 1, ");
    chart_has(f, "convoy.gp", "set ytics ('100 µs' 100000, '1 ms' 1e+06, ");
    chart_has(f, "convoy.dat", "# convoy  | gil (p50)\n# hogs latency_p50_ns");
    chart_has(f, "convoy.dat", "# convoy  | gil (p99)\n");
    chart_lacks(f, "convoy.dat", "sequential");
    chart_lacks(f, "convoy.gp", "sequential");
}

static void the_lock_that_all_share_has_a_line_of_its_own(void **state)
{
    static const struct {
        const char *model;
        const char *line;
    } cases[] = {
        {"gil", "NaN : 5e+06*x"},
        {"gil:interval=1ms", "NaN : 1e+06*x"},
        {"gil:profile=ruby", "NaN : 1e+08*x"},
        {"gil:profile=subinterpreters", NULL},
        {"gil:profile=free-threaded", NULL},
        {"gil:interval=nonsense", NULL},
        {"cpython-3.99", NULL},
    };
    struct report_fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fake_free(&f->r);
        fake_init(&f->r);
        fill_convoy(&f->r, cases[i].model);
        if (cases[i].line != NULL) {
            chart_has(f, "convoy.gp", cases[i].line);
            chart_has(f, "convoy.gp", "interval × hogs");
        } else {
            chart_lacks(f, "convoy.gp", "NaN :");
            chart_lacks(f, "convoy.gp", "interval × hogs");
        }
    }
}

static void without_hogs_there_is_no_convoy(void **state)
{
    struct report_fixture *f = *state;

    fake_cell(&f->r, "primes", "threads", 3);
    fake_sample(&f->r, 0, 0, 10.0)->sample.latency_p50_ns = 1000;
    f->r.samples[0].sample.latency_p99_ns = 2000;
    chart_is_missing(f, "convoy.gp");
    fill_convoy(&f->r, "gil");
    chart_has(f, "convoy.gp", "set label 'convoy' at screen");
    chart_lacks(f, "convoy.gp", "set label 'primes' at screen");
}

static void labels_are_text_and_never_commands(void **state)
{
    struct report_fixture *f = *state;

    fake_cell(&f->r, "it's\n`touch pwned`", "x:a='\nsystem('touch b')", 1);
    fake_cell(&f->r, "it's\n`touch pwned`", "x:a='\nsystem('touch b')", 2);
    fake_blocks(&f->r, (double[]){10.0, 20.0}, 6, 0.01);
    chart_has(f, "throughput.gp", "set label 'it''s `touch pwned`' at");
    chart_has(f, "throughput.gp", "set label 'x:a='' system(''touch b'')' at");
    chart_has(f, "throughput.dat",
              "# it's `touch pwned`  | x:a=' system('touch b')\n");
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, report_fixture_begin,                \
                                    report_fixture_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(scripts_and_data_are_the_golden_ones),
        IN_FOLDER(a_convoy_is_the_golden_one),
        IN_FOLDER(they_are_drawn),
        IN_FOLDER(each_panel_has_its_own_scale),
        IN_FOLDER(rates_that_are_far_apart_stand_on_a_logarithmic_axis),
        IN_FOLDER(many_workers_stand_on_a_logarithmic_axis),
        IN_FOLDER(one_count_of_workers_has_no_line_of_throughput),
        IN_FOLDER(a_search_has_too_many_panels),
        IN_FOLDER(the_cores_name_stands_beside_the_lines),
        IN_FOLDER(a_convoy_is_over_its_hogs),
        IN_FOLDER(the_lock_that_all_share_has_a_line_of_its_own),
        IN_FOLDER(without_hogs_there_is_no_convoy),
        IN_FOLDER(labels_are_text_and_never_commands),
    };

    return cmocka_run_group_tests_name("chart_lines", tests, NULL, NULL);
}
