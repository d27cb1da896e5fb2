/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hyperfine --export-json writes, for its plotting scripts. */
#include "reporter.h"

#include "exports/export.h"
#include "exports/json_out.h"

#include "stats.h"

#include <gsl/gsl_statistics_double.h>

static const double NS_PER_S = 1e9;

/* In seconds; 0 where no sample has it, since readers want a number. */
static double mean_s(struct export *x, size_t cell,
                     double (*figure)(const struct sample *s))
{
    size_t n = export_values(x, cell, figure);

    return n == 0 ? 0.0 : gsl_stats_mean(x->values, 1, n) / NS_PER_S;
}

static double rss_bytes(const struct sample *s)
{
    return (double)s->peak_rss_bytes;
}

static void put_series(struct json_out *j, const char *key,
                       const double *values, size_t n)
{
    json_out_begin_row(j, key, '[');
    for (size_t i = 0; i < n; i++) {
        json_out_real(j, NULL, values[i]);
    }
    json_out_end(j);
}

/* Before the median, which sorts them. */
static void put_times(struct json_out *j, struct export *x, size_t cell)
{
    size_t n = export_values(x, cell, export_total_ns);

    for (size_t i = 0; i < n; i++) {
        x->values[i] /= NS_PER_S;
    }
    put_series(j, "times", x->values, n);
    json_out_real(j, "mean", gsl_stats_mean(x->values, 1, n));
    if (n > 1) {
        json_out_real(j, "stddev", gsl_stats_sd(x->values, 1, n));
    } else {
        json_out_null(j, "stddev");
    }
    json_out_real(j, "min", gsl_stats_min(x->values, 1, n));
    json_out_real(j, "max", gsl_stats_max(x->values, 1, n));
    json_out_real(j, "median", stats_median(x->values, n));
}

/* Those that failed are not among the times: all of these ended well. */
static void put_exit_codes(struct json_out *j, size_t n)
{
    json_out_begin_row(j, "exit_codes", '[');
    for (size_t i = 0; i < n; i++) {
        json_out_int(j, NULL, 0);
    }
    json_out_end(j);
}

static void put_cell(struct json_out *j, struct export *x, size_t cell)
{
    char workers[16];
    size_t n = export_values(x, cell, export_total_ns);

    if (n == 0) {
        return;
    }
    json_out_begin(j, NULL, '{');
    json_out_text(j, "command", x->names[cell]);
    put_times(j, x, cell);
    json_out_real(j, "user", mean_s(x, cell, export_cpu_user_ns));
    json_out_real(j, "system", mean_s(x, cell, export_cpu_sys_ns));
    if (export_values(x, cell, rss_bytes) == n) {
        put_series(j, "memory_usage_byte", x->values, n);
    }
    put_exit_codes(j, n);
    json_out_begin_row(j, "parameters", '{');
    snprintf(workers, sizeof workers, "%u", x->r->cells[cell].workers);
    json_out_text(j, "workers", workers);
    json_out_end(j);
    json_out_int(j, "tvp_samples_lost", (int64_t)export_count_lost(x, cell));
    json_out_end(j);
}

static void put_run(struct json_out *j, const struct export *x)
{
    json_out_begin(j, "tvp", '{');
    json_out_int(j, "schema_version", EXPORT_SCHEMA_VERSION);
    json_out_text(j, "run_id", x->r->run_id);
    json_out_text(j, "version", x->r->tvp_version);
    json_out_text(j, "command", x->r->command);
    json_out_text(j, "host", export_fact(x, "host"));
    json_out_text(j, "cpu_model", export_fact(x, "cpu_model"));
    json_out_int(j, "pus", x->r->pus);
    json_out_end(j);
}

static void put_all(struct json_out *j, struct export *x)
{
    json_out_begin(j, NULL, '{');
    json_out_begin(j, "results", '[');
    for (size_t i = 0; i < x->r->ncells; i++) {
        put_cell(j, x, i);
    }
    json_out_end(j);
    put_run(j, x);
    json_out_end(j);
}

static int print(const struct results *r, FILE *out, struct err *e)
{
    struct json_out j = {.stream = out};
    struct export x;
    int status = 0;

    if (export_make(&x, r, e)) {
        return -1;
    }
    if (export_is_empty(&x)) {
        status = export_nothing(r, e);
    } else {
        put_all(&j, &x);
    }
    export_free(&x);
    return status;
}

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    (void)o;
    return export_write(r, dir, "hyperfine.json", print, e);
}

const struct reporter reporter_hyperfine = {
    .name = "hyperfine",
    .summary = "hyperfine.json, for hyperfine's plotting scripts",
    .write = report,
    .print = print,
};
