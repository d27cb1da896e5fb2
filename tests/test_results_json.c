/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "export_run.h"
#include "registry.h"
#include "report_fixture.h"
#include "results_json.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* As JSON of `r`, to be freed. */
static char *exported(const struct results *r)
{
    struct err e = {0};
    char *text = NULL;
    size_t length = 0;
    FILE *out = open_memstream(&text, &length);

    assert_non_null(out);
    if (reporter_find("json")->print(r, out, &e)) {
        fail_msg("%s", e.text);
    }
    fclose(out);
    return text;
}

static void read_back(struct results *r, const char *text)
{
    struct err e = {0};

    if (results_json_parse(r, text, strlen(text), &e)) {
        fail_msg("%s", e.text);
    }
}

/* Written, read, and written again. */
static void assert_comes_back(const struct results *r)
{
    struct results again;
    char *first = exported(r);

    read_back(&again, first);
    char *second = exported(&again);
    assert_string_equal(second, first);
    free(second);
    free(first);
    results_free(&again);
}

/* What only workers know: where the time went, and how many PUs they had. */
static void add_workers(struct results *r)
{
    for (size_t i = 0; i < r->nsamples; i++) {
        const struct result_sample *s = &r->samples[i];
        unsigned n = r->cells[s->cell].workers;
        for (unsigned w = 0; w < n && s->sample.elapsed_ns > 0; w++) {
            struct result_worker *worker = fake_worker(r, w);
            worker->sample = i;
            worker->worker.start_ns = s->sample.elapsed_ns * w / n;
            worker->worker.end_ns = s->sample.elapsed_ns * (w + 1) / n;
            worker->worker.cpu_user_ns = s->sample.elapsed_ns / 7;
            worker->worker.cpu_sys_ns = 13;
            worker->worker.pu_bound = s->cell == 5 ? 0 : (int64_t)w;
        }
    }
}

static const struct comparison comparisons[] = {
    {.work = "convoy, 2 \"hogs\"",
     .what = "p99",
     .unit = "ms",
     .subject = "CPython 3.13.0",
     .theirs = {1.25, 0.1, 2.0},
     .ours = {1.0 / 3.0, 0.0, 2.0},
     .bar_low = 0.9,
     .bar_high = 1.1,
     .decided = true},
    {.work = "", .theirs = {1.0, 1.0, 1.0}, .within = true},
};

static void a_run_comes_back_as_it_was_written(void **state)
{
    struct report_fixture *f = *state;

    export_run_fill(&f->r);
    assert_comes_back(&f->r);
    struct comparison both[2];
    memcpy(both, comparisons, sizeof both);
    f->r.comparisons = both;
    f->r.ncomparisons = 2;
    f->r.search = strdup("{\"kind\":\"none\",\"low\":0.1}");
    f->r.looks = (struct looks){true, 6, 48};
    f->r.seed = UINT64_MAX;
    f->r.metric = METRIC_LATENCY;
    f->r.wall_ns = SAMPLE_ABSENT;
    snprintf(f->r.against, sizeof f->r.against, "20300102T000000Z-base");
    add_workers(&f->r);
    assert_comes_back(&f->r);
}

static void what_is_read_is_what_was_written(void **state)
{
    struct report_fixture *f = *state;
    struct results r;

    export_run_fill(&f->r);
    f->r.looks = (struct looks){true, 6, 48};
    f->r.seed = UINT64_MAX;
    struct comparison one = comparisons[0];
    f->r.comparisons = &one;
    f->r.ncomparisons = 1;
    snprintf(f->r.against, sizeof f->r.against, "base");
    f->r.max_disturbed = 0.5;
    char *text = exported(&f->r);
    read_back(&r, text);
    assert_string_equal(r.run_id, f->r.run_id);
    assert_string_equal(r.started, f->r.started);
    assert_string_equal(r.command, f->r.command);
    assert_string_equal(r.against, "base");
    assert_true(r.max_disturbed >= 0.5 && r.max_disturbed <= 0.5);
    assert_true(r.seed == UINT64_MAX);
    assert_true(r.looks.decide);
    assert_int_equal(r.looks.max_blocks, 48);
    assert_true(r.wall_ns == f->r.wall_ns);
    assert_string_equal(r.search, "");
    assert_string_equal(r.comparisons[0].subject, "CPython 3.13.0");
    assert_int_equal(r.ncells, f->r.ncells);
    for (size_t i = 0; i < r.ncells; i++) {
        assert_string_equal(r.cells[i].params, f->r.cells[i].params);
        assert_string_equal(r.cells[i].placement, f->r.cells[i].placement);
        assert_int_equal(r.cells[i].ops, f->r.cells[i].ops);
        assert_true(cell_same_work(&r.cells[i], &f->r.cells[i]));
    }
    assert_int_equal(r.nsamples, f->r.nsamples);
    for (size_t i = 0; i < r.nsamples; i++) {
        struct result_sample room;
        const struct result_sample *s = results_sample(&r, i, &room);
        const struct result_sample *was = &f->r.samples[i];
        assert_int_equal(s->cell, was->cell);
        assert_int_equal(s->block, was->block);
        assert_int_equal(s->position, was->position);
        assert_memory_equal(&s->sample, &was->sample,
                            offsetof(struct sample, status));
        assert_int_equal(s->sample.status, was->sample.status);
    }
    assert_int_equal(r.nworkers, 0);
    assert_null(r.latencies);
    free(text);
    results_free(&r);
}

static void a_file_is_loaded_wherever_a_run_is(void **state)
{
    struct report_fixture *f = *state;
    char path[PATH_MAX];
    struct results r;
    struct err e;

    export_run_fill(&f->r);
    char *text =
        report_fixture_written(f, reporter_find("json"), "report.json");
    snprintf(path, sizeof path, "%s/report.json", f->dir);
    assert_true(results_json_is(path));
    assert_int_equal(results_load(&r, path, &e), 0);
    assert_string_equal(r.run_id, f->r.run_id);
    results_free(&r);
    assert_false(results_json_is(f->dir));
    assert_false(results_json_is("/nowhere/report.json"));
    scratch_dir_write(f->dir, "other", " \n SQLite {");
    snprintf(path, sizeof path, "%s/other", f->dir);
    assert_false(results_json_is(path));
    scratch_dir_write(f->dir, "other", "{\"a\": 1");
    assert_int_equal(results_load(&r, path, &e), -1);
    assert_non_null(strstr(e.text, "/other: line 1, column "));
    free(text);
}

static void a_file_that_is_too_big_is_not_read(void **state)
{
    struct report_fixture *f = *state;
    char path[PATH_MAX];
    struct results r;
    struct err e;

    scratch_dir_write(f->dir, "big", "{");
    snprintf(path, sizeof path, "%s/big", f->dir);
    assert_int_equal(truncate(path, RESULTS_JSON_BYTES_MAX + 1L), 0);
    assert_int_equal(results_load(&r, path, &e), -1);
    assert_non_null(strstr(e.text, "256 MiB"));
    assert_non_null(strstr(e.text, "run.db"));
}

/* Replaces the first `was` behind `after`; "" for the beginning. */
static char *changed(const char *text, const char *after, const char *was,
                     const char *now)
{
    const char *from = strstr(text, after);
    const char *at = from == NULL ? NULL : strstr(from, was);
    size_t room = strlen(text) + strlen(now) + 1;
    char *out = malloc(room);

    if (at == NULL || out == NULL) {
        fail_msg("no %s behind %s", was, after);
        abort();
    }
    snprintf(out, room, "%.*s%s%s", (int)(at - text), text, now,
             at + strlen(was));
    return out;
}

static void what_is_wrong_is_said_with_its_place(void **state)
{
    struct report_fixture *f = *state;
    static const struct {
        const char *after, *was, *now;
        const char *said;
    } cases[] = {
        {"", "\"tvp report\"", "\"mine\"", "this JSON holds no run"},
        {"", "\"schema_version\": 1", "\"schema_version\": 2",
         "schema_version: 2 is newer than this tvp reads, which is 1"},
        {"", "\"schema_version\": 1", "\"schema_version\": 0",
         "schema_version: expected a whole number from 1 to 1, found 0"},
        {"", "\"id\": \"2", "\"ID\": \"2",
         "run.id: expected a text, found nothing"},
        {"", "\"seed\": \"42\"", "\"seed\": 42",
         "run.seed: expected a number below 2^64, as a text, found 42"},
        {"", "\"42\"", "\"18446744073709551616\"", "run.seed: expected"},
        {"", "\"metric\": \"total\"", "\"metric\": \"heat\"",
         "run.metric: expected total, elapsed, throughput, latency, cpu or "
         "memory, found \"heat\""},
        {"", "\"decide\": false", "\"decide\": 0",
         "run.looks.decide: expected true or false, found 0"},
        {"", "\"max_disturbed\": 0.25", "\"max_disturbed\": -0.25",
         "run.max_disturbed: expected a share from 0 to 1, found -0.25"},
        {"", "\"cores\": 2", "\"cores\": -2",
         "run.cores: expected a whole number from 0 to 2147483647, found -2"},
        {"", "\"started\": \"2030",
         "\"started\": \"2030 or somewhat later than "
         "all of that",
         "run.started: expected a text of at most 31 bytes, found"},
        {"\"cells\"", "\"cell\": 1,", "\"cell\": 2,",
         "cells[1].cell: expected a whole number from 1 to 1, found 2"},
        {"\"cells\"", "\"workers\": 2", "\"workers\": 0",
         "cells[0].workers: expected a whole number from 1 to 10000, found 0"},
        {"\"cells\"", "\"placement\": \"cores\"", "\"placement\": null",
         "cells[0].placement: expected a text, found null"},
        {"\"cells\"", "\"time\": null", "\"time\": {}",
         "cells[0].time.n: expected a whole number"},
        {"\"cells\"", "\"cells\": [", "\"cells\": [7, ",
         "cells: expected objects alone, found 7"},
        {"\"samples\": [", "\"block\": 1", "\"block\": 4294967296",
         "samples[6].block: expected a whole number from 0 to 1000000"},
        {"\"samples\": [", "\"cell\": 5", "\"cell\": 6",
         "samples[5].cell: expected a whole number from 0 to 5, found 6"},
        {"\"samples\": [", "\"block\": 2", "\"block\": 0",
         "samples[12].block: expected a whole number from 1 to "},
        {"\"samples\": [", "\"status\": \"ok\"", "\"status\": \"fine\"",
         "samples[0].status: expected ok, disturbed, failed, timeout or "
         "crashed, found \"fine\""},
        {"\"samples\": [", "\"checksum\": \"0", "\"checksum\": \"X",
         "samples[0].checksum: expected 16 hexadecimal digits"},
        {"\"samples\": [", "\"ops_per_s\": ", "\"ops_per_s\": true, \"x\": ",
         "samples[0].ops_per_s: expected a number, found true"},
        {"\"samples\": [", "\"total_ns\": ", "\"total_ns\": 0.5, \"x\": ",
         "samples[0].total_ns: expected a whole number of at most 18 digits, "
         "found 0.5"},
        {"\"samples\": [",
         "\"total_ns\": ", "\"total_ns\": 9223372036854775807, \"x\": ",
         "samples[0].total_ns: expected"},
        {"\"comparisons\"", "[]", "[{\"work\": 1}]",
         "comparisons[0].work: expected a text, found 1"},
        {"\"comparisons\"", "[]",
         "[{\"theirs\": {\"value\": 0, \"low\": 0, \"high\": 0}, \"ours\": "
         "{\"value\": 0, \"low\": 0, \"high\": 0}, \"bar_low\": 0, "
         "\"bar_high\": 0, \"within\": true, \"decided\": true}]",
         "comparisons[0]: expected figures in order"},
        {"", "\"machine\": {", "\"machine\": [{", "is no JSON"},
        {"", "\"machine\": {", "\"machine\": \"x\", \"was\": {",
         "machine: expected an object, found \"x\""},
    };

    export_run_fill(&f->r);
    char *text = exported(&f->r);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct results r;
        struct err e = {0};
        char *bad = changed(text, cases[i].after, cases[i].was, cases[i].now);
        assert_int_equal(results_json_parse(&r, bad, strlen(bad), &e), -1);
        if (strstr(e.text, cases[i].said) == NULL) {
            fail_msg("expected: %s\ngot: %s", cases[i].said, e.text);
        }
        free(bad);
    }
    free(text);
}

static void what_an_older_tvp_left_out_has_a_default(void **state)
{
    struct report_fixture *f = *state;
    struct results r;

    export_run_fill(&f->r);
    char *text = exported(&f->r);
    char *older = changed(text, "\"run\"", "\"looks\"", "\"was\"");
    char *old = changed(older, "\"run\"", "\"max_disturbed\"", "\"was2\"");
    char *oldest = changed(old, "\"cells\"", "\"pus_bound\"", "\"was\"");
    read_back(&r, oldest);
    assert_true(r.max_disturbed >= 0.25 && r.max_disturbed <= 0.25);
    assert_false(r.looks.decide);
    assert_int_equal(r.pus_bound[0], r.pus);
    results_free(&r);
    free(oldest);
    free(old);
    free(older);
    free(text);
}

static void files_of_other_tools_are_named(void **state)
{
    struct report_fixture *f = *state;
    static const struct {
        const char *file, *said;
    } cases[] = {
        {"googlebench.json", "this is google-benchmark's JSON"},
        {"pyperf.json", "this is pyperf's JSON"},
        {"hyperfine.json", "this is hyperfine's JSON"},
        {"github-action-benchmark-bigger.json", "github-action-benchmark"},
    };

    (void)f;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char path[PATH_MAX];
        struct results r;
        struct err e = {0};
        snprintf(path, sizeof path, "%s/golden/exports/%s", TVP_TEST_DIR,
                 cases[i].file);
        assert_int_equal(results_load(&r, path, &e), -1);
        assert_non_null(strstr(e.text, cases[i].said));
        assert_non_null(strstr(e.text, "tvp report -f json"));
    }
}

/* Whatever happens to it, it is read or refused with a reason; what was read
 * can be written. */
static void a_damaged_file_is_refused_or_read(void **state)
{
    struct report_fixture *f = *state;
    static const char with[] = "{}[]\",:x9-.\\\x00\xFF";
    size_t refused = 0;

    export_run_fill(&f->r);
    char *text = exported(&f->r);
    size_t length = strlen(text);
    for (size_t i = 0; i < length; i += 37) {
        struct results r;
        struct err e = {0};
        char was = text[i];
        text[i] = with[i % sizeof with];
        bool cut = i % 5 == 0;
        if (results_json_parse(&r, text, cut ? i : length, &e) == 0) {
            free(exported(&r));
            results_free(&r);
        } else {
            assert_true(strlen(e.text) > 10);
            refused++;
        }
        text[i] = was;
    }
    assert_true(refused > length / 37 / 4);
    free(text);
}

#define IN_FOLDER(test)                                                        \
    cmocka_unit_test_setup_teardown(test, report_fixture_begin,                \
                                    report_fixture_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_run_comes_back_as_it_was_written),
        IN_FOLDER(what_is_read_is_what_was_written),
        IN_FOLDER(a_file_is_loaded_wherever_a_run_is),
        IN_FOLDER(a_file_that_is_too_big_is_not_read),
        IN_FOLDER(what_is_wrong_is_said_with_its_place),
        IN_FOLDER(what_an_older_tvp_left_out_has_a_default),
        IN_FOLDER(files_of_other_tools_are_named),
        IN_FOLDER(a_damaged_file_is_refused_or_read),
    };

    return cmocka_run_group_tests_name("results_json", tests, NULL, NULL);
}
