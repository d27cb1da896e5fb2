/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "latency_figure.h"
#include "support/report_fixture.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern const struct reporter reporter_svg;

enum { BLOCKS = 6, OPS = 300 /* of a cell: 50 of a block */ };

/* So many latencies of which a share q is at most base / (1 - q). */
static void add_latencies(struct results *r, size_t cell, uint64_t base_ns,
                          uint64_t ops)
{
    static struct histogram h;

    memset(&h, 0, sizeof h);
    for (uint64_t i = 0; i < ops; i++) {
        histogram_record(&h, base_ns * ops / (ops - i));
    }
    fake_latencies(r, cell, &h);
}

static void add_quantiles(struct results *r)
{
    for (size_t i = 0; i < r->nsamples; i++) {
        struct result_sample *s = &r->samples[i];
        int64_t base_ns =
            1000000 * (int64_t)(1 + s->cell) + 10000 * (int64_t)s->block;
        s->sample.latency_p50_ns = 2 * base_ns;
        s->sample.latency_p90_ns = 10 * base_ns;
        s->sample.latency_p99_ns = 50 * base_ns;
        s->sample.latency_p999_ns = 50 * base_ns;
        s->sample.latency_max_ns = 50 * base_ns;
    }
}

/* Three models, one worker and four, the latencies of cell i from i ms on. */
static void fill(struct results *r, const char *workload)
{
    static const char *const models[] = {"sequential", "threads", "gil"};
    double medians_ms[BLOCKS];

    for (unsigned workers = 1; workers <= 4; workers *= 4) {
        for (size_t i = 0; i < 3; i++) {
            medians_ms[fake_cell(r, workload, models[i], workers)] = 50.0;
        }
    }
    fake_blocks(r, medians_ms, BLOCKS, 0.02);
    add_quantiles(r);
    for (size_t i = 0; i < r->ncells; i++) {
        add_latencies(r, i, 1000000 * (i + 1), OPS);
    }
}

/* Even without gnuplot scripts and data are there; NULL where they are not.
 * To be freed. */
static char *written(struct report_fixture *f, const char *name)
{
    struct err e;

    (void)reporter_svg.write(&f->r, &report_defaults, f->dir, &e);
    return scratch_dir_read(f->dir, name);
}

static void assert_contains(struct report_fixture *f, const char *name,
                            const char *text)
{
    char *got = written(f, name);

    assert_non_null(got);
    if (strstr(got, text) == NULL) {
        fail_msg("%s has no \"%s\"", name, text);
    }
    free(got);
}

static void compare_with_golden(struct report_fixture *f, const char *name)
{
    char at[64];
    char golden[64];

    snprintf(at, sizeof at, "charts/%s", name);
    snprintf(golden, sizeof golden, "golden/charts/%s", name);
    char *got = written(f, at);
    assert_non_null(got);
    if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
        scratch_dir_write(TVP_TEST_DIR, golden, got);
    }
    char *expected = scratch_dir_read(TVP_TEST_DIR, golden);
    assert_non_null(expected);
    assert_string_equal(got, expected);
    free(expected);
    free(got);
}

static void scripts_and_data_are_the_golden_ones(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r, "http");
    compare_with_golden(f, "latency.gp");
    compare_with_golden(f, "latency.dat");
    compare_with_golden(f, "latency-distribution.gp");
    compare_with_golden(f, "latency-distribution.dat");
}

/* The first series of the data: its rows, at most `room` of them. */
static size_t read_rows(struct report_fixture *f, const char *name,
                        double (*rows)[2], size_t room)
{
    char *text = written(f, name);
    size_t n = 0;
    char *save = NULL;

    assert_non_null(text);
    char *end = strstr(text, "\n\n");
    assert_non_null(end);
    *end = '\0';
    for (char *line = strtok_r(text, "\n", &save); line != NULL;
         line = strtok_r(NULL, "\n", &save)) {
        if (line[0] == '#') {
            continue;
        }
        char *after;
        assert_true(n < room);
        rows[n][0] = strtod(line, &after);
        rows[n][1] = strtod(after, NULL);
        n++;
    }
    free(text);
    return n;
}

static void a_curve_is_that_of_quantiles_to_where_ten_lie_beyond(void **state)
{
    struct report_fixture *f = *state;
    double rows[400][2] = {{0.0}};

    fill(&f->r, "http");
    size_t n = read_rows(f, "charts/latency.dat", rows, 400);
    assert_true(n > 20);
    assert_true(rows[0][0] == 0.0);
    assert_true(fabs(rows[n - 1][0] - (1.0 - 10.0 / OPS)) < 1e-8);
    for (size_t i = 0; i < n; i++) {
        double rank = fmax(1.0, ceil(rows[i][0] * OPS - 1e-6));
        double exact_ns = 1e6 * OPS / (OPS - rank + 1.0);
        assert_true(rows[i][1] >= floor(exact_ns));
        assert_true(rows[i][1] < 1.017 * exact_ns);
    }
}

static void a_mark_needs_five_operations_beyond_it_in_a_block(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r, "http");
    char *data = written(f, "charts/latency.dat");
    assert_non_null(strstr(data, "\n0.5 2050000 2007142.86 2092857.14\n"));
    assert_non_null(strstr(data, "\n0.9 10250000 10035714.3 10464285.7\n"));
    assert_null(strstr(data, "\n0.99 "));
    free(data);

    histogram_counts_free(&f->r.latencies[0]);
    add_latencies(&f->r, 0, 1000000, OPS - BLOCKS);
    data = written(f, "charts/latency.dat");
    assert_non_null(strstr(data, "\n0.5 2050000 2007142.86 2092857.14\n"));
    assert_null(strstr(data, "\n0.9 10250000 "));
    free(data);
}

static void shares_of_steps_add_up(void **state)
{
    struct report_fixture *f = *state;
    double rows[100][2] = {{0.0}};
    static struct histogram h;
    double sum = 0.0;
    double mean = 0.0;

    fake_cell(&f->r, "http", "threads", 2);
    fake_blocks(&f->r, (double[]){50.0}, BLOCKS, 0.02);
    add_quantiles(&f->r);
    memset(&h, 0, sizeof h);
    for (uint64_t i = 0; i < 1000; i++) {
        histogram_record(&h, 1000000 + 1000 * i);
    }
    fake_latencies(&f->r, 0, &h);
    size_t n = read_rows(f, "charts/latency-distribution.dat", rows, 100);
    for (size_t i = 0; i < n; i++) {
        assert_true(i == 0 || rows[i][0] > rows[i - 1][0]);
        sum += rows[i][1];
        mean += rows[i][0] * rows[i][1] / 100.0;
    }
    assert_true(sum > 95.0);
    assert_true(sum < 100.01);
    assert_true(mean > 1.40e6);
    assert_true(mean < 1.55e6);
}

static void nothing_is_drawn_of_too_few_latencies(void **state)
{
    struct report_fixture *f = *state;

    fake_cell(&f->r, "http", "threads", 2);
    fake_blocks(&f->r, (double[]){50.0}, BLOCKS, 0.02);
    assert_null(written(f, "charts/latency.gp"));
    add_latencies(&f->r, 0, 1000000, 19);
    assert_null(written(f, "charts/latency.gp"));
    assert_null(written(f, "charts/latency-distribution.gp"));
    histogram_counts_free(&f->r.latencies[0]);
    add_latencies(&f->r, 0, 1000000, 20);
    assert_contains(f, "charts/latency.gp", "http, 2 workers");
    assert_contains(f, "charts/latency-distribution.gp", "http, 2 workers");
}

static void panels_are_for_the_fewest_and_the_most_workers(void **state)
{
    struct report_fixture *f = *state;

    fill(&f->r, "http");
    char *script = written(f, "charts/latency.gp");
    assert_non_null(strstr(script, "http, 1 worker'"));
    assert_non_null(strstr(script, "http, 4 workers'"));
    free(script);
    /* A workload with one number of workers alone: no pairs then. */
    size_t other = fake_cell(&f->r, "sleep", "threads", 3);
    f->r.latencies =
        realloc(f->r.latencies, f->r.ncells * sizeof *f->r.latencies);
    add_latencies(&f->r, other, 1000000, OPS);
    script = written(f, "charts/latency.gp");
    assert_null(strstr(script, "http, 1 worker'"));
    assert_non_null(strstr(script, "http, 4 workers'"));
    assert_non_null(strstr(script, "sleep, 3 workers'"));
    free(script);
}

static void what_was_due_at_a_rate_counts_from_then(void **state)
{
    static const struct {
        const char *workload;
        bool said;
    } cases[] = {
        {"http:bytes=1K:rate=100", true},
        {"http:rate=5", true},
        {"http:orate=5", false},
        {"http", false},
    };
    struct report_fixture *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fill(&f->r, cases[i].workload);
        char *script = written(f, "charts/latency.gp");
        assert_non_null(script);
        assert_int_equal(strstr(script, "due' at screen") != NULL,
                         cases[i].said);
        free(script);
        fake_free(&f->r);
        fake_init(&f->r);
    }
}

static void labels_are_text_and_never_commands(void **state)
{
    struct report_fixture *f = *state;
    static const char *const hostile[] = {
        "x:a=`touch pwned`",
        "x:a=\"\nsystem('touch pwned')\n\"",
        "x:a=\\' . system('touch pwned') . '",
    };
    double medians_ms[3] = {50.0, 50.0, 50.0};

    for (size_t i = 0; i < 3; i++) {
        fake_cell(&f->r, hostile[i], hostile[i], 2);
    }
    fake_blocks(&f->r, medians_ms, BLOCKS, 0.02);
    add_quantiles(&f->r);
    for (size_t i = 0; i < 3; i++) {
        add_latencies(&f->r, i, 1000000, OPS);
    }
    free(written(f, "charts/latency.gp"));
    assert_null(scratch_dir_read(f->dir, "charts/pwned"));
    assert_int_not_equal(access("pwned", F_OK), 0);
    char *data = written(f, "charts/latency.dat");
    assert_null(strstr(data, "\nsystem"));
    free(data);
}

static void ticks_have_room_and_round_times(void **state)
{
    static const struct {
        const char *ticks;
        double range_ns[2];
        int length_px;
        char axis;
    } cases[] = {
        {"'1 ms' 1000000, '1.05 ms' 1050000", {9e5, 1.1e6}, 210, 'y'},
        {"'1 ms' 1000000, '2 ms' 2000000, '5 ms'", {9e5, 1.2e8}, 210, 'y'},
        {"'10 µs' 10000, '30 µs' 30000, '100 µs'", {9e3, 2e7}, 210, 'y'},
        {"'1 ns' 1, '1 µs' 1000, '1 ms' 1000000", {1.0, 2e9}, 100, 'y'},
        /* The last one's label would leave the figure. */
        {"'2 s' 2000000000, '5 s' 5000000000)", {9e8, 1e10}, 300, 'x'},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *text = NULL;
        size_t bytes;
        FILE *out = open_memstream(&text, &bytes);
        latency_figure_ticks(out, cases[i].axis, cases[i].range_ns,
                             cases[i].length_px);
        assert_int_equal(fclose(out), 0);
        if (strstr(text, cases[i].ticks) == NULL) {
            fail_msg("case %zu: %s", i, text);
        }
        free(text);
    }
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, report_fixture_begin,                \
                                    report_fixture_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(scripts_and_data_are_the_golden_ones),
        IN_FOLDER(a_curve_is_that_of_quantiles_to_where_ten_lie_beyond),
        IN_FOLDER(a_mark_needs_five_operations_beyond_it_in_a_block),
        IN_FOLDER(shares_of_steps_add_up),
        IN_FOLDER(nothing_is_drawn_of_too_few_latencies),
        IN_FOLDER(panels_are_for_the_fewest_and_the_most_workers),
        IN_FOLDER(what_was_due_at_a_rate_counts_from_then),
        IN_FOLDER(labels_are_text_and_never_commands),
        cmocka_unit_test(ticks_have_room_and_round_times),
    };

    return cmocka_run_group_tests_name("chart_latency", tests, NULL, NULL);
}
