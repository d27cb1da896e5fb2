/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "action_benchmark.h"

#include "analysis.h"
#include "export.h"
#include "json_out.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>

const char action_benchmark_bigger_file[] =
    "github-action-benchmark-bigger.json";
const char action_benchmark_smaller_file[] =
    "github-action-benchmark-smaller.json";

/* A figure of each cell; `offset` is its interval's in struct summary. */
struct series {
    const char *name;
    const char *unit;
    size_t offset;
};

static const struct series bigger[] = {
    {"throughput", "ops/s", offsetof(struct summary, ops_per_s)},
    {"speed-up", "times", offsetof(struct summary, speedup)},
    {0},
};

static const struct series smaller[] = {
    {"total", "ns", offsetof(struct summary, total_ns)},
    {"latency p99", "ns", offsetof(struct summary, latency_p99_ns)},
    {0},
};

struct job {
    struct json_out json;
    struct export export;
    struct summary *summaries;
};

static void put_range(struct json_out *j, const struct interval *i)
{
    char text[2 * JSON_OUT_NUMBER_BYTES + 8];
    char low[JSON_OUT_NUMBER_BYTES];
    char high[JSON_OUT_NUMBER_BYTES];

    if (isfinite(i->low) && isfinite(i->high)) {
        json_out_number(i->low, low);
        json_out_number(i->high, high);
        snprintf(text, sizeof text, "[%s, %s]", low, high);
        json_out_text(j, "range", text);
    }
}

/* The action shows it when someone points at the value; it has no other place
 * for what the value is of. */
static void put_extra(struct json_out *j, const struct job *job,
                      const struct summary *s)
{
    const struct results *r = job->export.r;
    char text[2048];

    snprintf(text, sizeof text,
             "median of %zu blocks, the range is %s\nrun: %s\ntvp: %s\n"
             "CPU: %s\nallowed to use: %u cores, %u hardware threads\n"
             "tvp_schema_version: %d",
             s->n,
             s->n < STATS_MIN_SAMPLES ? "from least to most"
                                      : "its 95 % interval",
             r->run_id, r->tvp_version, export_fact(&job->export, "cpu_model"),
             r->cores, r->pus, EXPORT_SCHEMA_VERSION);
    json_out_text(j, "extra", text);
}

static void put_entry(struct job *job, const struct series *series, size_t cell)
{
    struct json_out *j = &job->json;
    const struct summary *s = &job->summaries[cell];
    const struct interval *i =
        (const struct interval *)(const void *)((const char *)s
                                                + series->offset);
    char name[EXPORT_NAME_BYTES + 32];

    bool itself = series->offset == offsetof(struct summary, speedup)
                  && cell_is_sequential(&job->export.r->cells[cell]);
    if (!isfinite(i->value) || i->value <= 0.0 || itself) {
        return;
    }
    snprintf(name, sizeof name, "%s %s", job->export.names[cell], series->name);
    json_out_begin(j, NULL, '{');
    json_out_text(j, "name", name);
    json_out_text(j, "unit", series->unit);
    json_out_real(j, "value", i->value);
    put_range(j, i);
    put_extra(j, job, s);
    json_out_end(j);
}

static int print(const struct results *r, const struct series *all, FILE *out,
                 struct err *e)
{
    struct job job = {.json.stream = out};
    int status = 0;

    if (export_make(&job.export, r, e)) {
        return -1;
    }
    if (export_is_empty(&job.export)) {
        status = export_nothing(r, e);
    } else if (analysis_summaries(r, &job.summaries, e)) {
        job.summaries = NULL;
        status = -1;
    } else {
        json_out_begin(&job.json, NULL, '[');
        for (const struct series *s = all; s->name != NULL; s++) {
            for (size_t i = 0; i < r->ncells; i++) {
                put_entry(&job, s, i);
            }
        }
        json_out_end(&job.json);
    }
    free(job.summaries);
    export_free(&job.export);
    return status;
}

int action_benchmark_bigger(const struct results *r, FILE *out, struct err *e)
{
    return print(r, bigger, out, e);
}

int action_benchmark_smaller(const struct results *r, FILE *out, struct err *e)
{
    return print(r, smaller, out, e);
}
