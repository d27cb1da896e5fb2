/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other tools read, byte by byte. That they can read it is tested with
 * them: cli/exports.bats. */
#include "cmocka_all.h"

#include "export_run.h"
#include "registry.h"
#include "report_fixture.h"
#include "tool.h"

#include <jansson.h>

#include <limits.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *reporter;
    const char *file;
} exports[] = {
    {"googlebench", "googlebench.json"},
    {"pyperf", "pyperf.json"},
    {"hyperfine", "hyperfine.json"},
    {"github-action-benchmark", "github-action-benchmark-bigger.json"},
    {"github-action-benchmark", "github-action-benchmark-smaller.json"},
    {"openmetrics", "tvp.prom"},
    {"will-it-scale", "will-it-scale/primes-limit-1000-cores.csv"},
    {"will-it-scale", "will-it-scale/primes-limit-1000-cores.title"},
    {"will-it-scale", "will-it-scale/file-read-file-cmd-x-2F-cores.title"},
    {"json", "report.json"},
};
enum { EXPORTS = sizeof exports / sizeof *exports };

static char *written(struct report_fixture *f, size_t export)
{
    return report_fixture_written(f, reporter_find(exports[export].reporter),
                                  exports[export].file);
}

/* To be freed. */
static char *printed(const struct report_fixture *f, const char *reporter)
{
    struct err e = {0};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    assert_non_null(out);
    if (reporter_find(reporter)->print(&f->r, out, &e)) {
        fail_msg("%s", e.text);
    }
    fclose(out);
    return text;
}

static bool is_json(const char *file)
{
    return strstr(file, ".json") != NULL;
}

/* To be unreferenced. */
static json_t *parsed(const char *text)
{
    json_error_t error;
    json_t *json = json_loads(text, JSON_REJECT_DUPLICATES, &error);

    if (json == NULL) {
        fail_msg("line %d: %s", error.line, error.text);
    }
    return json;
}

static void every_export_is_the_golden_one(void **state)
{
    struct report_fixture *f = *state;
    char golden[PATH_MAX];

    export_run_fill(&f->r);
    for (size_t i = 0; i < EXPORTS; i++) {
        const char *slash = strchr(exports[i].file, '/');
        char *got = written(f, i);
        snprintf(golden, sizeof golden, "golden/exports/%s",
                 slash == NULL ? exports[i].file : slash + 1);
        if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
            scratch_dir_write(TVP_TEST_DIR, golden, got);
        }
        char *expected = scratch_dir_read(TVP_TEST_DIR, golden);
        assert_non_null(expected);
        assert_string_equal(got, expected);
        free(expected);
        free(got);
    }
}

static void what_is_json_parses_whatever_labels_hold(void **state)
{
    struct report_fixture *f = *state;

    export_run_fill(&f->r);
    for (size_t i = 0; i < EXPORTS; i++) {
        if (is_json(exports[i].file)) {
            char *text = written(f, i);
            json_decref(parsed(text));
            free(text);
        }
    }
}

static void a_stream_gets_what_a_file_has(void **state)
{
    struct report_fixture *f = *state;
    static const struct {
        const char *reporter;
        const char *printer;
        const char *file;
    } cases[] = {
        {"googlebench", "googlebench", "googlebench.json"},
        {"pyperf", "pyperf", "pyperf.json"},
        {"hyperfine", "hyperfine", "hyperfine.json"},
        {"openmetrics", "openmetrics", "tvp.prom"},
        {"json", "json", "report.json"},
        {"github-action-benchmark", "github-action-benchmark-bigger",
         "github-action-benchmark-bigger.json"},
        {"github-action-benchmark", "github-action-benchmark-smaller",
         "github-action-benchmark-smaller.json"},
    };

    export_run_fill(&f->r);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char *file = report_fixture_written(f, reporter_find(cases[i].reporter),
                                            cases[i].file);
        char *stream = printed(f, cases[i].printer);
        assert_string_equal(stream, file);
        free(stream);
        free(file);
    }
}

/* Two of the sets that name numbers and letters in other ways, made for the
 * test where the machine has none. */
static bool set_locale(const char *dir, const char *name)
{
    char source[] = "xx_XX";
    char target[SCRATCH_PATH_BYTES + 32];
    char *argv[] = {"localedef", "-i", source, "-f", "UTF-8", target, NULL};
    struct tool localedef = {.argv = argv, .dir = dir, .limit_ms = 60000};
    struct err e;

    snprintf(source, sizeof source, "%.5s", name);
    snprintf(target, sizeof target, "%s/%s", dir, name);
    (void)tool_run(&localedef, &e); /* it also fails for what it warns of */
    setenv("LOCPATH", dir, 1);
    return setlocale(LC_ALL, name) != NULL;
}

static void locales_change_nothing(void **state)
{
    struct report_fixture *f = *state;
    static const char *const names[] = {"de_DE.UTF-8", "tr_TR.UTF-8"};
    char *expected[EXPORTS];
    size_t checked = 0;

    export_run_fill(&f->r);
    for (size_t i = 0; i < EXPORTS; i++) {
        expected[i] = written(f, i);
    }
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        if (!set_locale(f->dir, names[n])) {
            continue;
        }
        checked++;
        for (size_t i = 0; i < EXPORTS; i++) {
            char *got = written(f, i);
            setlocale(LC_ALL, "C");
            assert_string_equal(got, expected[i]);
            setlocale(LC_ALL, names[n]);
            free(got);
        }
    }
    setlocale(LC_ALL, "C");
    for (size_t i = 0; i < EXPORTS; i++) {
        free(expected[i]);
    }
    if (checked == 0) {
        skip(); /* no localedef, or no sources for it */
    }
}

static void nothing_is_ever_nan_or_infinite(void **state)
{
    struct report_fixture *f = *state;

    fake_cell(&f->r, "primes", "threads", 2);
    fake_cell(&f->r, "primes", "processes", 2);
    fake_sample(&f->r, 0, 0, 1.0)->sample.ops_per_s = NAN;
    fake_sample(&f->r, 1, 0, 1.0)->sample.ops_per_s = INFINITY;
    f->r.samples[0].sample.fairness = NAN;
    f->r.samples[1].sample.steady_ops_per_s = INFINITY;
    for (size_t i = 0; i < 6; i++) {
        char *text = written(f, i);
        assert_null(strcasestr(text, "nan"));
        assert_null(strstr(text, "inf"));
        free(text);
    }
    char *text =
        report_fixture_written(f, reporter_find("json"), "report.json");
    assert_null(strstr(text, ": nan"));
    assert_null(strstr(text, ": inf"));
    free(text);
}

/* In a cell with five usable samples of six, and one that was repeated. */
static void only_samples_that_count_are_values(void **state)
{
    struct report_fixture *f = *state;

    export_run_fill(&f->r);
    char *text = printed(f, "hyperfine");
    json_t *json = parsed(text);
    const json_t *results = json_object_get(json, "results");
    const json_t *repeated = json_array_get(results, 1);
    const json_t *lossy = json_array_get(results, 4);
    assert_int_equal(json_array_size(json_object_get(repeated, "times")), 7);
    assert_int_equal(json_array_size(json_object_get(lossy, "times")), 6);
    assert_int_equal(
        json_integer_value(json_object_get(lossy, "tvp_samples_lost")), 1);
    double third =
        json_real_value(json_array_get(json_object_get(repeated, "times"), 2));
    assert_true(fabs(third - 0.021) < 1e-12);
    json_decref(json);
    free(text);
}

static void our_own_json_has_every_sample(void **state)
{
    struct report_fixture *f = *state;

    export_run_fill(&f->r);
    char *text = printed(f, "json");
    json_t *json = parsed(text);
    const json_t *samples = json_object_get(json, "samples");
    assert_int_equal(json_array_size(samples), f->r.nsamples);
    assert_int_equal(
        json_integer_value(json_object_get(json, "schema_version")), 1);
    for (size_t i = 0; i < f->r.nsamples; i++) {
        const json_t *s = json_array_get(samples, i);
        assert_int_equal(json_integer_value(json_object_get(s, "cell")),
                         f->r.samples[i].cell);
        assert_int_equal(json_integer_value(json_object_get(s, "block")),
                         f->r.samples[i].block);
    }
    json_decref(json);
    free(text);
}

static bool has_bounds(const json_t *entry, const char *key)
{
    const json_t *interval = json_object_get(entry, key);

    return json_is_number(json_object_get(interval, "low"))
           && json_is_number(json_object_get(interval, "high"));
}

/* Of two blocks there is a fit without an interval. */
static void a_bound_that_there_is_not_is_null(void **state)
{
    struct report_fixture *f = *state;

    f->r.pus = 4;
    for (unsigned n = 1; n <= 4; n++) {
        fake_cell(&f->r, "sleep", "threads", n);
    }
    for (unsigned block = 0; block < 7; block++) {
        for (size_t i = 0; i < 4; i++) {
            fake_sample(&f->r, i, block, 10.0);
        }
        if (block != 1 && block != 6) {
            continue;
        }
        char *text = printed(f, "json");
        json_t *json = parsed(text);
        const json_t *usl = json_array_get(json_object_get(json, "scaling"), 1);
        assert_int_equal(has_bounds(usl, "lambda"), block == 6);
        assert_non_null(json_object_get(usl, "kappa"));
        json_decref(json);
        free(text);
    }
}

static void
a_run_without_a_usable_sample_is_refused_where_readers_do(void **state)
{
    struct report_fixture *f = *state;
    static const char *const names[] = {
        "pyperf", "hyperfine", "github-action-benchmark", "will-it-scale"};

    fake_cell(&f->r, "primes", "threads", 2);
    fake_sample(&f->r, 0, 0, 1.0)->sample.status = SAMPLE_TIMEOUT;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct err e = {0};
        assert_int_equal(
            reporter_find(names[i])->write(&f->r, &report_defaults, f->dir, &e),
            -1);
        assert_non_null(strstr(e.text, f->r.run_id));
    }
    assert_int_equal(scratch_dir_count(f->dir), 0);
    free(report_fixture_written(f, reporter_find("json"), "report.json"));
    free(report_fixture_written(f, reporter_find("googlebench"),
                                "googlebench.json"));
}

static void tests_whose_names_look_alike_have_a_file_each(void **state)
{
    static const char *const works[] = {
        "file-read:file=a.b", "file-read:file=a-b", "file-read:file=a-b_2"};
    static const double medians_ms[] = {10.0, 11.0, 10.0, 11.0, 10.0, 11.0};
    struct report_fixture *f = *state;
    char folder[SCRATCH_PATH_BYTES + 16];

    for (size_t i = 0; i < 3; i++) {
        fake_cell(&f->r, works[i], "threads", 2);
        fake_cell(&f->r, works[i], "processes", 2);
    }
    fake_blocks(&f->r, medians_ms, 6, 0.01);
    struct err e = {0};
    assert_int_equal(reporter_find("will-it-scale")
                         ->write(&f->r, &report_defaults, f->dir, &e),
                     0);
    snprintf(folder, sizeof folder, "%s/will-it-scale", f->dir);
    assert_int_equal(scratch_dir_count(folder), 6); /* with titles */
}

static void will_it_scale_prints_the_only_test_or_says_how(void **state)
{
    struct report_fixture *f = *state;
    const struct reporter *reporter = reporter_find("will-it-scale");
    struct err e = {0};

    fake_cell(&f->r, "primes", "processes", 1);
    fake_cell(&f->r, "primes", "threads", 1);
    fake_cell(&f->r, "primes", "threads", 4);
    fake_cell(&f->r, "primes", "processes:start=spawn", 1);
    for (size_t i = 0; i < 4; i++) {
        fake_sample(&f->r, i, 0, 1.0)->sample.ops_per_s =
            100.0 * (double)(i + 1);
    }
    char *text = printed(f, "will-it-scale");
    assert_string_equal(
        text, "tasks,processes,processes_idle,threads,threads_idle,linear\n"
              "0,0,100,0,100,0\n1,100,,200,,200\n4,,,300,,800\n");
    free(text);
    fake_cell(&f->r, "spin", "processes", 1);
    fake_cell(&f->r, "spin", "threads", 1);
    fake_sample(&f->r, 4, 0, 1.0);
    fake_sample(&f->r, 5, 0, 1.0);
    assert_int_equal(reporter->print(&f->r, stdout, &e), -1);
    assert_non_null(strstr(e.text, "2 tests"));
    assert_non_null(strstr(e.text, "-o DIR"));
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, report_fixture_begin,                \
                                    report_fixture_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(every_export_is_the_golden_one),
        IN_FOLDER(what_is_json_parses_whatever_labels_hold),
        IN_FOLDER(a_stream_gets_what_a_file_has),
        IN_FOLDER(locales_change_nothing),
        IN_FOLDER(nothing_is_ever_nan_or_infinite),
        IN_FOLDER(only_samples_that_count_are_values),
        IN_FOLDER(our_own_json_has_every_sample),
        IN_FOLDER(a_bound_that_there_is_not_is_null),
        IN_FOLDER(a_run_without_a_usable_sample_is_refused_where_readers_do),
        IN_FOLDER(tests_whose_names_look_alike_have_a_file_each),
        IN_FOLDER(will_it_scale_prints_the_only_test_or_says_how),
    };

    return cmocka_run_group_tests_name("exports", tests, NULL, NULL);
}
