/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "reporter.h"
#include "support/fake_results.h"
#include "support/scratch_dir.h"
#include "tool.h"
#include "trace_spans.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const struct reporter reporter_svg;
extern const struct reporter reporter_png;
extern const struct reporter reporter_trace;

enum { TRACES_MOST = 8 };

struct fixture {
    struct results r;
    struct result_trace traces[TRACES_MOST];
    char dir[SCRATCH_PATH_BYTES];
};

static int begin(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    assert_non_null(f);
    fake_init(&f->r);
    f->r.traces = f->traces;
    scratch_dir_make(f->dir);
    *state = f;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;

    for (size_t i = 0; i < f->r.ntraces; i++) {
        struct trace *t = &f->traces[i].trace;
        for (size_t j = 0; j < t->nlanes; j++) {
            free(t->lanes[j].events);
        }
        free(t->lanes);
    }
    f->r.traces = NULL;
    f->r.ntraces = 0;
    fake_free(&f->r);
    scratch_dir_remove(f->dir);
    free(f);
    return 0;
}

/* A traced cell, whose lanes are empty as yet. */
static struct trace *add_trace(struct fixture *f, const char *workload,
                               const char *model, unsigned workers)
{
    struct result_trace *added = &f->traces[f->r.ntraces++];

    assert_in_range(f->r.ntraces, 1, TRACES_MOST);
    added->cell = fake_cell(&f->r, workload, model, workers);
    added->trace.nlanes = workers;
    added->trace.lanes = calloc(workers + 1, sizeof *added->trace.lanes);
    assert_non_null(added->trace.lanes);
    return &added->trace;
}

static void mark(struct trace *t, size_t worker, enum trace_kind kind,
                 int64_t us)
{
    struct trace_lane *lane = &t->lanes[worker];
    size_t bytes = (lane->nevents + 1) * sizeof *lane->events;

    lane->events = realloc(lane->events, bytes);
    assert_non_null(lane->events);
    lane->events[lane->nevents++] = (struct trace_event){us * 1000, kind};
}

/* Workers that take turns of 5 ms, one after another. */
static void add_turns(struct trace *t, int64_t turns)
{
    size_t n = t->nlanes;
    int64_t at = 5;

    for (size_t i = 0; i < n; i++) {
        mark(t, i, TRACE_BEGIN, (int64_t)i - 2);
        mark(t, i, TRACE_WAIT, (int64_t)i - 1);
    }
    for (size_t i = 0; i < (size_t)turns; i++) {
        mark(t, i % n, TRACE_TAKE, at);
        mark(t, (i + 1) % n, TRACE_ASK, at + 5000);
        at += 5010;
        mark(t, i % n, TRACE_DROP, at);
        mark(t, i % n, TRACE_WAIT, at + 1);
        at += 12;
    }
    for (size_t i = 0; i < n; i++) {
        mark(t, i, TRACE_END, at + (int64_t)i);
    }
}

/* The same, and a call that blocks and one into C between turns. */
static void fill(struct fixture *f)
{
    struct trace *t = add_trace(f, "bytecode", "gil", 3);

    add_turns(t, 12);
    mark(t, 2, TRACE_TAKE, 60500);
    mark(t, 2, TRACE_DROP, 61500);
    mark(t, 2, TRACE_NATIVE, 61501);
    mark(t, 2, TRACE_NATIVE_END, 70000);
    mark(t, 1, TRACE_BLOCK, 60400);
    mark(t, 1, TRACE_UNBLOCK, 65000);
}

/* Even where gnuplot is not there, scripts are written. */
static void write_all(struct fixture *f)
{
    struct err e = {0};

    if (reporter_trace.write(&f->r, &report_defaults, f->dir, &e)) {
        fail_msg("%s", e.text);
    }
    (void)reporter_svg.write(&f->r, &report_defaults, f->dir, &e);
}

/* To be freed. */
static char *read_file(const struct fixture *f, const char *name)
{
    char *text = scratch_dir_read(f->dir, name);

    if (text == NULL) {
        fail_msg("there is no %s", name);
    }
    return text;
}

static void assert_says(const struct fixture *f, const char *name,
                        const char *what)
{
    char *text = read_file(f, name);

    if (strstr(text, what) == NULL) {
        fail_msg("%s does not say \"%s\"", name, what);
    }
    free(text);
}

static void compare_with_golden(const struct fixture *f, const char *name)
{
    char golden[80];

    snprintf(golden, sizeof golden, "golden/%s", name);
    char *got = read_file(f, name);
    if (getenv("TVP_GOLDEN_UPDATE") != NULL) {
        scratch_dir_write(TVP_TEST_DIR, golden, got);
    }
    char *expected = scratch_dir_read(TVP_TEST_DIR, golden);
    assert_non_null(expected);
    assert_string_equal(got, expected);
    free(expected);
    free(got);
}

static void draw(struct fixture *f, const struct reporter *reporter)
{
    char *argv[] = {"gnuplot", "--version", NULL};
    struct tool tool = {.argv = argv, .dir = "/", .limit_ms = 60000};
    struct err e = {0};

    if (tool_run(&tool, &e) != TOOL_DONE) {
        skip();
    }
    if (reporter->write(&f->r, &report_defaults, f->dir, &e)) {
        fail_msg("%s", e.text);
    }
}

static void the_files_are_the_golden_ones(void **state)
{
    struct fixture *f = *state;

    fill(f);
    write_all(f);
    compare_with_golden(f, "traces/bytecode-gil-3.json");
    compare_with_golden(f, "charts/timeline-bytecode-gil-3.gp");
    compare_with_golden(f, "charts/timeline-bytecode-gil-3.dat");
}

static void spans_of_a_thread_neither_overlap_nor_begin_before_0(void **state)
{
    struct fixture *f = *state;
    double ends[4] = {0.0};
    size_t index;
    json_t *event;
    size_t spans = 0;

    fill(f);
    write_all(f);
    char *text = read_file(f, "traces/bytecode-gil-3.json");
    json_t *root = json_loads(text, 0, NULL);
    assert_non_null(root);
    json_array_foreach(json_object_get(root, "traceEvents"), index, event)
    {
        if (strcmp(json_string_value(json_object_get(event, "ph")), "X") != 0) {
            continue;
        }
        json_int_t tid = json_integer_value(json_object_get(event, "tid"));
        double ts = json_number_value(json_object_get(event, "ts"));
        double dur = json_number_value(json_object_get(event, "dur"));
        assert_in_range(tid, 1, 3);
        assert_true(ts >= ends[tid] - 1e-6);
        assert_true(dur > 0.0);
        ends[tid] = ts + dur;
        spans++;
    }
    assert_in_range(spans, 20, 100);
    json_decref(root);
    free(text);
}

static void times_are_shifted_only_where_some_are_negative(void **state)
{
    struct fixture *f = *state;
    struct trace *early = add_trace(f, "primes", "threads", 1);
    struct trace *late = add_trace(f, "primes", "processes", 1);

    mark(early, 0, TRACE_BEGIN, -3);
    mark(early, 0, TRACE_END, 7);
    mark(late, 0, TRACE_BEGIN, 3);
    mark(late, 0, TRACE_END, 7);
    write_all(f);
    assert_says(f, "traces/primes-threads-1.json", "\"gate_opened_us\": 3.0,");
    assert_says(f, "traces/primes-threads-1.json",
                "\"ts\":0.000,\"dur\":10.000,\"name\":\"runs\"}");
    assert_says(f, "traces/primes-processes-1.json",
                "\"gate_opened_us\": 0.0,");
    assert_says(f, "traces/primes-processes-1.json",
                "\"ts\":3.000,\"dur\":4.000,\"name\":\"runs\"}");
    assert_says(f, "charts/timeline-primes-threads-1.gp",
                "Who runs, and when? primes, threads, 1 worker'");
}

static void what_is_not_drawn_is_said(void **state)
{
    struct fixture *f = *state;
    struct trace *t = add_trace(f, "overwritten", "gil", 3);

    for (unsigned i = 0; i < 3; i++) {
        t->lanes[i].dropped = i * 1000;
        mark(t, i, TRACE_WAIT, i * 10000);
        mark(t, i, TRACE_END, 15000 + i * 12500);
    }
    add_turns(add_trace(f, "long", "gil", 3), 5000);
    add_turns(add_trace(f, "many", "gil", 500), 600);
    write_all(f);
    assert_says(f, "traces/overwritten-gil-3.json",
                "\"dropped_events\": [0, 1000, 2000]");
    assert_says(f, "charts/timeline-overwritten-gil-3.gp",
                "30.0 ms of 40.0 ms, from 10.0 ms on; the 3000 oldest ");
    assert_says(f, "charts/timeline-overwritten-gil-3.gp", "overwritten' at");
    assert_says(f, "charts/timeline-overwritten-gil-3.dat",
                "# overwritten\n# worker from_ns to_ns\n2 10000000 20000000\n");
    assert_says(f, "charts/timeline-long-gil-3.gp", "first 400 ms of 25.1 s'");
    char *dat = read_file(f, "charts/timeline-long-gil-3.dat");
    assert_in_range(strlen(dat), 100, 8000);
    free(dat);
    assert_says(f, "charts/timeline-many-gil-500.gp", "; 16 of 500 workers'");
    assert_says(f, "charts/timeline-many-gil-500.gp", "'worker 15' 15)");
}

static void a_run_without_traces_writes_none(void **state)
{
    struct fixture *f = *state;

    fake_cell(&f->r, "primes", "threads", 2);
    write_all(f);
    assert_null(scratch_dir_read(f->dir, "traces"));
    assert_int_equal(scratch_dir_count(f->dir), 1); /* charts */
}

static void traces_alone_are_drawn(void **state)
{
    struct fixture *f = *state;
    char charts[SCRATCH_PATH_BYTES + 16];

    fill(f);
    add_trace(f, "empty", "gil", 2);
    add_trace(f, "none", "gil", 0);
    draw(f, &reporter_svg);
    draw(f, &reporter_png);
    snprintf(charts, sizeof charts, "%s/charts", f->dir);
    assert_int_equal(scratch_dir_count(charts), 3 * 4);
    assert_says(f, "charts/timeline-bytecode-gil-3.svg",
                "Who holds the lock, and when? bytecode, gil, 3 workers");
    assert_says(f, "charts/timeline-empty-gil-2.svg", "no event was recorded");
    assert_says(f, "charts/timeline-bytecode-gil-3.png", "\x89PNG");
}

static void samples_and_traces_are_drawn_side_by_side(void **state)
{
    struct fixture *f = *state;

    fill(f);
    fake_cell(&f->r, "bytecode", "sequential", 3);
    fake_blocks(&f->r, (double[]){20.0, 20.0}, 6, 0.01);
    write_all(f);
    free(read_file(f, "charts/speedup.gp"));
    free(read_file(f, "charts/total-time.gp"));
    free(read_file(f, "charts/timeline-bytecode-gil-3.gp"));
}

static void the_same_trace_makes_the_same_bytes(void **state)
{
    static const char *const names[] = {"traces/bytecode-gil-3.json",
                                        "charts/timeline-bytecode-gil-3.dat",
                                        "charts/timeline-bytecode-gil-3.svg"};
    struct fixture *f = *state;
    char *first[3];

    fill(f);
    draw(f, &reporter_svg);
    write_all(f);
    for (size_t i = 0; i < 3; i++) {
        first[i] = read_file(f, names[i]);
    }
    write_all(f);
    for (size_t i = 0; i < 3; i++) {
        char *second = read_file(f, names[i]);
        assert_string_equal(first[i], second);
        free(second);
        free(first[i]);
    }
}

static void labels_are_text_and_never_commands(void **state)
{
    static const char *const hostile[] = {
        "x:a='; system('touch pwned'); '",
        "x:a=\"},{\"ph\":\"X\\",
        "x:a=\xff\xfe\x1b[31m\n`touch pwned`",
    };
    struct fixture *f = *state;
    char slug[TRACE_SLUG_BYTES];
    char name[TRACE_SLUG_BYTES + 16];

    for (size_t i = 0; i < 3; i++) {
        mark(add_trace(f, hostile[i], hostile[i], 2), 0, TRACE_BEGIN, 0);
    }
    write_all(f);
    draw(f, &reporter_svg);
    assert_null(scratch_dir_read(f->dir, "charts/pwned"));
    for (size_t i = 0; i < 3; i++) {
        trace_slug(&f->r, i, slug);
        snprintf(name, sizeof name, "traces/%s.json", slug);
        char *text = read_file(f, name);
        json_t *root = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
        assert_non_null(root);
        assert_int_equal(json_array_size(json_object_get(root, "traceEvents")),
                         5);
        json_decref(root);
        free(text);
    }
}

static void a_folder_that_cannot_be_made_is_named(void **state)
{
    struct fixture *f = *state;
    struct err e = {0};

    fill(f);
    scratch_dir_write(f->dir, "traces", "in the way");
    assert_int_equal(reporter_trace.write(&f->r, &report_defaults, f->dir, &e),
                     -1);
    assert_non_null(strstr(e.text, "/traces"));
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(the_files_are_the_golden_ones),
        IN_FOLDER(spans_of_a_thread_neither_overlap_nor_begin_before_0),
        IN_FOLDER(times_are_shifted_only_where_some_are_negative),
        IN_FOLDER(what_is_not_drawn_is_said),
        IN_FOLDER(a_run_without_traces_writes_none),
        IN_FOLDER(traces_alone_are_drawn),
        IN_FOLDER(samples_and_traces_are_drawn_side_by_side),
        IN_FOLDER(the_same_trace_makes_the_same_bytes),
        IN_FOLDER(labels_are_text_and_never_commands),
        IN_FOLDER(a_folder_that_cannot_be_made_is_named),
    };

    return cmocka_run_group_tests_name("trace report", tests, NULL, NULL);
}
