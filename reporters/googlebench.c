/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What Google's benchmark library writes, for its compare.py and all that
 * reads its JSON: a row per block and cell, then their mean and spread. */
#include "reporter.h"

#include "exports/export.h"
#include "exports/json_out.h"

#include "stats.h"

#include <gsl/gsl_statistics_double.h>

#include <string.h>

enum { FORMAT_VERSION = 1 }; /* of theirs; compare.py takes no other */

static void put_load(struct json_out *j, const struct export *x)
{
    const char *at = export_fact(x, "load_average");

    json_out_begin_row(j, "load_avg", '[');
    for (int i = 0; i < 3; i++) {
        size_t length = strspn(at, "0123456789.");
        json_t *load = json_loadb(at, length, JSON_DECODE_ANY, NULL);
        if (load == NULL) {
            break;
        }
        json_out_value(j, NULL, load);
        json_decref(load);
        at += length;
        at += *at == ' ';
    }
    json_out_end(j);
}

/* The clock that the CPUs were seen at, on average; 0 where it is unknown. */
static double mhz(const struct export *x)
{
    double sum = 0.0;
    size_t n = 0;

    for (size_t i = 0; i < x->r->ncells; i++) {
        for (size_t b = 0; b < x->pairing.nblocks; b++) {
            struct result_sample room;
            const struct sample *s = pairing_pick(&x->pairing, i, b, &room);
            if (s != NULL && s->frequency_hz > 0) {
                sum += (double)s->frequency_hz / 1e6;
                n++;
            }
        }
    }
    return n == 0 ? 0.0 : sum / (double)n;
}

static void put_date(struct json_out *j, const struct results *r)
{
    char date[sizeof r->started + sizeof "+00:00"];

    snprintf(date, sizeof date, "%.*s+00:00", (int)strcspn(r->started, "Z"),
             r->started);
    json_out_text(j, "date", r->started[0] == '\0' ? "" : date);
}

static void put_context(struct json_out *j, const struct export *x)
{
    const struct results *r = x->r;
    const char *governor = export_fact(x, "frequency_governor");

    json_out_begin(j, "context", '{');
    put_date(j, r);
    json_out_text(j, "host_name", export_fact(x, "host"));
    json_out_text(j, "executable", "tvp");
    json_out_int(j, "num_cpus", r->pus);
    json_out_int(j, "mhz_per_cpu", (int64_t)(mhz(x) + 0.5));
    json_out_bool(j, "cpu_scaling_enabled",
                  governor[0] != '\0' && strcmp(governor, "performance") != 0);
    json_out_bool(j, "aslr_enabled", strcmp(export_fact(x, "aslr"), "0") != 0);
    json_out_begin(j, "caches", '[');
    json_out_end(j);
    put_load(j, x);
    json_out_text(j, "library_version", r->tvp_version);
    json_out_text(j, "library_build_type",
                  strncmp(export_fact(x, "compiler_flags"), "Debug", 5) == 0
                      ? "debug"
                      : "release");
    json_out_int(j, "json_schema_version", FORMAT_VERSION);
    json_out_int(j, "tvp_schema_version", EXPORT_SCHEMA_VERSION);
    json_out_text(j, "tvp_run_id", r->run_id);
    json_out_text(j, "tvp_command", r->command);
    json_out_text(j, "tvp_cpu_model", export_fact(x, "cpu_model"));
    json_out_text(j, "tvp_kernel", export_fact(x, "kernel"));
    json_out_end(j);
}

/* Up to what differs between rows of a cell. */
static void begin_row(struct json_out *j, const struct export *x, size_t cell,
                      const char *suffix, size_t repetitions)
{
    char name[EXPORT_NAME_BYTES + 16];

    snprintf(name, sizeof name, "%s%s", x->names[cell], suffix);
    json_out_begin_row(j, NULL, '{');
    json_out_text(j, "name", name);
    json_out_int(j, "family_index", (int64_t)cell);
    json_out_int(j, "per_family_instance_index", 0);
    json_out_text(j, "run_name", x->names[cell]);
    json_out_text(j, "run_type", suffix[0] == '\0' ? "iteration" : "aggregate");
    json_out_int(j, "repetitions", (int64_t)repetitions);
    json_out_int(j, "threads", x->r->cells[cell].workers);
}

/* Both times are those of the whole trial: an iteration is a trial. */
static void put_times(struct json_out *j, double real_time, double cpu_time)
{
    json_out_real(j, "real_time", real_time);
    json_out_real(j, "cpu_time", cpu_time < 0.0 ? 0.0 : cpu_time);
    json_out_text(j, "time_unit", "ns");
}

static void put_sample(struct json_out *j, const struct sample *s)
{
    json_out_int(j, "iterations", 1);
    put_times(j, (double)s->total_ns, export_cpu_ns(s));
    if (s->ops_per_s > 0.0) {
        json_out_real(j, "items_per_second", s->ops_per_s);
    }
    json_out_fields(j, s, sample_fields, "checksum");
}

static void put_lost(struct json_out *j, const struct result_sample *s)
{
    json_out_bool(j, "error_occurred", true);
    json_out_text(j, "error_message",
                  s->error[0] != '\0' ? s->error
                                      : sample_status_name(s->sample.status));
    json_out_int(j, "iterations", 0);
    put_times(j, 0.0, 0.0);
}

static void put_aggregate(struct json_out *j, struct export *x, size_t cell,
                          const char *kind,
                          double (*of)(double *values, size_t n))
{
    char suffix[16];
    size_t n = export_values(x, cell, export_total_ns);
    double real_time = of(x->values, n);
    bool share = strcmp(kind, "cv") == 0;

    snprintf(suffix, sizeof suffix, "_%s", kind);
    begin_row(j, x, cell, suffix, n);
    json_out_text(j, "aggregate_name", kind);
    json_out_text(j, "aggregate_unit", share ? "percentage" : "time");
    json_out_int(j, "iterations", (int64_t)n);
    n = export_values(x, cell, export_cpu_ns);
    put_times(j, real_time, n > 0 ? of(x->values, n) : 0.0);
    n = export_values(x, cell, export_ops_per_s);
    if (n > 0) {
        json_out_real(j, "items_per_second", of(x->values, n));
    }
    json_out_end(j);
}

static double mean(double *values, size_t n)
{
    return gsl_stats_mean(values, 1, n);
}

static double spread(double *values, size_t n)
{
    return n < 2 ? 0.0 : gsl_stats_sd(values, 1, n);
}

static double variation(double *values, size_t n)
{
    double of = mean(values, n);

    return of > 0.0 ? spread(values, n) / of : 0.0;
}

static void put_cell(struct json_out *j, struct export *x, size_t cell)
{
    size_t usable = export_values(x, cell, export_total_ns);
    size_t repetitions = usable + export_count_lost(x, cell);
    int64_t index = 0;

    for (size_t b = 0; b < x->pairing.nblocks; b++) {
        struct result_sample room;
        const struct sample *s = pairing_pick(&x->pairing, cell, b, &room);
        const struct result_sample *lost =
            s == NULL ? export_lost(x, cell, b, &room) : NULL;
        if (lost == NULL && (s == NULL || export_total_ns(s) < 0.0)) {
            continue;
        }
        begin_row(j, x, cell, "", repetitions);
        json_out_int(j, "repetition_index", index++);
        if (s != NULL) {
            put_sample(j, s);
        } else {
            put_lost(j, lost);
        }
        json_out_end(j);
    }
    if (usable > 1) {
        put_aggregate(j, x, cell, "mean", mean);
        put_aggregate(j, x, cell, "median", stats_median);
        put_aggregate(j, x, cell, "stddev", spread);
        put_aggregate(j, x, cell, "cv", variation);
    }
}

static int print(const struct results *r, FILE *out, struct err *e)
{
    struct json_out j = {.stream = out};
    struct export x;

    if (export_make(&x, r, e)) {
        return -1;
    }
    json_out_begin(&j, NULL, '{');
    put_context(&j, &x);
    json_out_begin(&j, "benchmarks", '[');
    for (size_t i = 0; i < r->ncells; i++) {
        put_cell(&j, &x, i);
    }
    json_out_end(&j);
    json_out_end(&j);
    export_free(&x);
    return 0;
}

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    (void)o;
    return export_write(r, dir, "googlebench.json", print, e);
}

const struct reporter reporter_googlebench = {
    .name = "googlebench",
    .summary = "googlebench.json, for compare.py of Google's benchmark library",
    .write = report,
    .print = print,
};
