/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timelines of traced trials, for Perfetto and chrome://tracing. */
#include "reporter.h"

#include "support/file_out.h"
#include "support/trace_spans.h"

#include "cell_json.h"
#include "folder.h"
#include "label.h"
#include "results_join.h"

#include <inttypes.h>
#include <jansson.h>
#include <stdio.h>

/*
 * The one process has the id 1 and its threads count from 1: viewers have
 * taken a thread 0 for the process's main thread, or for the idle one.
 */
enum { SCHEMA_VERSION = 1, PROCESS_ID = 1, FIRST_THREAD_ID = 1 };

/* One trial's file that is being written. */
struct target {
    FILE *out;
    const struct results *r;
    const struct results *run; /* by itself */
    const struct result_trace *traced;
    int64_t origin_ns; /* what is 0 in the file, after the gate opened */
};

/* A cell whose texts are what JSON takes. */
static struct cell clean_cell(const struct cell *c)
{
    struct cell clean = *c;

    label_clean(c->workload, clean.workload, sizeof clean.workload);
    label_clean(c->params, clean.params, sizeof clean.params);
    label_clean(c->model, clean.model, sizeof clean.model);
    label_clean(c->model_params, clean.model_params, sizeof clean.model_params);
    label_clean(c->placement, clean.placement, sizeof clean.placement);
    return clean;
}

/* Writes and lets go of it. */
static int put_json(FILE *out, json_t *json, struct err *e)
{
    if (json == NULL) {
        return err_set(e, "out of memory");
    }
    /* A stream that takes no more is noticed when it is closed. */
    (void)json_dumpf(json, out, JSON_REAL_PRECISION(15));
    json_decref(json);
    return 0;
}

static json_t *dropped_events(const struct trace *t)
{
    json_t *all = json_array();

    for (size_t i = 0; i < t->nlanes; i++) {
        json_array_append_new(all,
                              json_integer((json_int_t)t->lanes[i].dropped));
    }
    return all;
}

static json_t *other_data(const struct target *t)
{
    char run_id[sizeof t->run->run_id];
    char version[sizeof t->run->tvp_version];
    struct cell cell = clean_cell(&t->r->cells[t->traced->cell]);
    double gate_us = t->origin_ns < 0 ? -(double)t->origin_ns / 1e3 : 0.0;

    label_clean(t->run->run_id, run_id, sizeof run_id);
    label_clean(t->run->tvp_version, version, sizeof version);
    return json_pack("{si ss ss sf so so}", "schema_version", SCHEMA_VERSION,
                     "run_id", run_id, "tvp_version", version, "gate_opened_us",
                     gate_us, "cell", cell_to_json(&cell), "dropped_events",
                     dropped_events(&t->traced->trace));
}

static json_t *process_name(const struct target *t)
{
    struct cell cell = clean_cell(&t->r->cells[t->traced->cell]);
    char workload[CELL_LABEL_BYTES];
    char model[CELL_LABEL_BYTES];
    char workers[TRACE_WORKERS_BYTES];
    char name[2 * CELL_LABEL_BYTES + TRACE_WORKERS_BYTES + 16];

    cell_workload_label(&cell, workload);
    cell_model_label(&cell, model);
    trace_workers_text(cell.workers, workers);
    snprintf(name, sizeof name, "%s · %s · %s", workload, model, workers);
    return json_pack("{ss si si ss s{ss}}", "ph", "M", "pid", PROCESS_ID, "tid",
                     FIRST_THREAD_ID, "name", "process_name", "args", "name",
                     name);
}

static int put_head(const struct target *t, struct err *e)
{
    fputs("{\"displayTimeUnit\":\"ms\",\n\"otherData\":", t->out);
    if (put_json(t->out, other_data(t), e)) {
        return -1;
    }
    fputs(",\n\"traceEvents\":[\n", t->out);
    return put_json(t->out, process_name(t), e);
}

static void put_event(const struct target *t, const char *phase, size_t worker)
{
    fprintf(t->out, ",\n{\"ph\":\"%s\",\"pid\":%d,\"tid\":%zu", phase,
            PROCESS_ID, FIRST_THREAD_ID + worker);
}

static void put_thread_names(const struct target *t)
{
    for (size_t i = 0; i < t->traced->trace.nlanes; i++) {
        put_event(t, "M", i);
        fprintf(t->out,
                ",\"name\":\"thread_name\",\"args\":{\"name\":\"worker %zu\"}}",
                i);
        put_event(t, "M", i);
        fprintf(t->out,
                ",\"name\":\"thread_sort_index\",\"args\":{\"sort_index\":%zu}"
                "}",
                i);
    }
}

/* In microseconds, exactly: neighbours touch and never overlap. */
static void put_us(const struct target *t, const char *key, uint64_t ns)
{
    fprintf(t->out, ",\"%s\":%" PRIu64 ".%03" PRIu64, key, ns / 1000,
            ns % 1000);
}

/* Wraps rather than overflows, should a damaged run hold such times. */
static uint64_t since(int64_t from_ns, int64_t to_ns)
{
    return (uint64_t)to_ns - (uint64_t)from_ns;
}

static void put_lane(const struct target *t, size_t worker)
{
    const struct trace_lane *lane = &t->traced->trace.lanes[worker];
    struct span_walk walk;
    struct trace_span span;

    span_walk_begin(&walk, lane);
    while (span_walk_next(&walk, &span)) {
        put_event(t, "X", worker);
        put_us(t, "ts", since(t->origin_ns, span.from_ns));
        put_us(t, "dur", since(span.from_ns, span.to_ns));
        fprintf(t->out, ",\"name\":\"%s\"}", span_state_name(span.state));
    }
    for (size_t i = 0; i < lane->nevents; i++) {
        if (lane->events[i].kind == TRACE_ASK) {
            put_event(t, "i", worker);
            put_us(t, "ts", since(t->origin_ns, lane->events[i].ns));
            fputs(",\"s\":\"t\",\"name\":\"asks for the lock\"}", t->out);
        }
    }
}

static int put_file(struct target *t, const char *dir, const char *name,
                    struct err *e)
{
    struct file_out file;
    int64_t last_ns;

    if (file_out_open(&file, dir, name, e)) {
        return -1;
    }
    t->out = file.stream;
    /* Viewers hide what is before 0, where workers start a little early. */
    trace_extent(&t->traced->trace, &t->origin_ns, &last_ns);
    t->origin_ns = t->origin_ns < 0 ? t->origin_ns : 0;
    if (put_head(t, e)) {
        file_out_discard(&file);
        return -1;
    }
    put_thread_names(t);
    for (size_t i = 0; i < t->traced->trace.nlanes; i++) {
        put_lane(t, i);
    }
    fputs("\n]}\n", t->out);
    return file_out_close(&file, e);
}

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    char folder[PATH_MAX];
    char slug[TRACE_SLUG_BYTES];
    char name[TRACE_SLUG_BYTES + 8];
    int length = snprintf(folder, sizeof folder, "%s/traces", dir);

    (void)o;
    if (r->ntraces == 0) {
        return 0;
    }
    if (length < 0 || (size_t)length >= sizeof folder) {
        return err_set(e, "cannot write traces: the path of the folder is too "
                          "long; choose another with -o DIR");
    }
    if (folder_make_inside(folder, e)) {
        return -1;
    }
    for (size_t i = 0; i < r->ntraces; i++) {
        struct target t = {.r = r, .traced = &r->traces[i]};
        t.run = results_of_cell(r, t.traced->cell);
        trace_slug(r, i, slug);
        snprintf(name, sizeof name, "%s.json", slug);
        if (put_file(&t, folder, name, e)) {
            return -1;
        }
    }
    return 0;
}

const struct reporter reporter_trace = {
    .name = "trace",
    .summary = "traces/*.json, a timeline of each traced trial for Perfetto",
    .write = report,
    .several = true,
};
