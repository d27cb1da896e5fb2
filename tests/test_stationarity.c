/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "analysis.h"
#include "steadiness.h"
#include "support/fake_results.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCKS = 20 };

static int begin(void **state)
{
    struct results *r = malloc(sizeof *r);

    if (r == NULL) {
        return -1;
    }
    fake_init(r);
    *state = r;
    return 0;
}

static int end(void **state)
{
    fake_free(*state);
    free(*state);
    return 0;
}

/* The third cell slows down by 20 % over the run. */
static void fill(struct results *r)
{
    static const double noise[] = {0.0, 0.6, -0.5, 0.2, -0.3, 0.5, -0.6, 0.1};

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_cell(r, "primes", "gil", 2);
    for (unsigned b = 0; b < BLOCKS; b++) {
        double slow = 1.0 + 0.2 * b / (BLOCKS - 1.0);
        fake_sample(r, 0, b, 10.0 + 0.1 * noise[b * 3 % 8]);
        fake_sample(r, 1, b, 10.0 + 0.1 * noise[b * 5 % 8]);
        fake_sample(r, 2, b, 10.0 * slow + 0.1 * noise[b * 7 % 8]);
    }
}

static struct findings found(const struct results *r)
{
    struct findings f;
    struct err e = {""};

    if (findings_make(&f, r, &e)) {
        fail_msg("%s", e.text);
    }
    return f;
}

static void a_cell_that_drifts_is_found_and_told(void **state)
{
    struct results *r = *state;
    char text[STEADINESS_BYTES];

    fill(r);
    struct findings f = found(r);
    const struct stationarity *s = f.stationarity;
    assert_int_equal(s[2].n, BLOCKS);
    assert_true(fabs(s[2].drift - 0.2) < 0.02);
    assert_true(s[2].drift_p < 0.001);
    assert_true(s[2].autocorrelation_p < 0.05);
    assert_true(s[0].drift_p > 0.05 && fabs(s[0].drift) < 0.02);
    assert_int_equal(steadiness_line(&f, STEADINESS_DRIFT, text), 0);
    assert_int_equal(
        strncmp(text, "Drift: the total of primes, gil, 2 workers rose by ",
                51),
        0);
    assert_null(strstr(text, "more cell"));
    assert_int_equal(steadiness_line(&f, STEADINESS_ECHO, text), 0);
    assert_non_null(strstr(text, "primes, gil, 2 workers"));
    findings_free(&f);
}

static void a_run_that_does_not_drift_says_nothing(void **state)
{
    struct results *r = *state;
    char text[STEADINESS_BYTES];

    fill(r);
    for (size_t i = 2; i < r->nsamples; i += 3) {
        r->samples[i].sample.total_ns = r->samples[i - 1].sample.total_ns;
    }
    struct findings f = found(r);
    for (int line = 0; line < STEADINESS_LINES; line++) {
        assert_int_equal(steadiness_line(&f, (enum steadiness)line, text), -1);
    }
    findings_free(&f);
}

static void outliers_are_marked_where_they_are(void **state)
{
    struct results *r = *state;
    char text[STEADINESS_BYTES];

    fill(r);
    r->samples[3 * 4 + 1].sample.total_ns *= 2;
    r->samples[3 * 5].sample.status = SAMPLE_FAILED;
    struct findings f = found(r);
    assert_int_equal(f.stationarity[1].outliers, 1);
    assert_int_equal(f.stationarity[0].outliers, 0);
    assert_int_equal(f.stationarity[0].n, BLOCKS - 1);
    for (size_t i = 0; i < r->nsamples; i++) {
        assert_int_equal(f.outliers[i], i == 13 ? 1 : i == 15 ? -1 : 0);
    }
    assert_int_equal(steadiness_line(&f, STEADINESS_OUTLIERS, text), 0);
    assert_int_equal(strncmp(text, "1 of 59 samples lie", 19), 0);
    findings_free(&f);
}

static void five_samples_are_not_tested(void **state)
{
    struct results *r = *state;

    fake_cell(r, "primes", "threads", 2);
    fake_blocks(r, (double[]){10.0}, 5, 0.1);
    struct findings f = found(r);
    assert_true(f.stationarity[0].drift_p < 0.0);
    assert_true(f.stationarity[0].autocorrelation_p < 0.0);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(f.outliers[i], -1);
    }
    findings_free(&f);
}

/* Of many cells, one drifts so a little that it may be chance. */
static void drift_is_corrected_for_many_cells(void **state)
{
    struct results *r = *state;

    fill(r);
    struct findings alone = found(r);
    double p = alone.stationarity[2].drift_p;
    findings_free(&alone);
    for (unsigned i = 0; i < 7; i++) {
        fake_cell(r, "sleep", "threads", i + 1);
    }
    for (unsigned b = BLOCKS; b < 2 * BLOCKS; b++) {
        for (size_t i = 3; i < 10; i++) {
            fake_sample(r, i, b, 10.0 + (b * 7 + (unsigned)i) % 5);
        }
    }
    struct findings many = found(r);
    assert_true(fabs(many.stationarity[2].drift_p / p - 10.0 / 3.0) < 1e-6);
    findings_free(&many);
}

#define WITH_RUN(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(a_cell_that_drifts_is_found_and_told),
        WITH_RUN(a_run_that_does_not_drift_says_nothing),
        WITH_RUN(outliers_are_marked_where_they_are),
        WITH_RUN(five_samples_are_not_tested),
        WITH_RUN(drift_is_corrected_for_many_cells),
    };

    return cmocka_run_group_tests_name("stationarity", tests, NULL, NULL);
}
