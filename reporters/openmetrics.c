/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A run as gauges, for the textfile collector of Prometheus' node exporter
 * and whoever reads OpenMetrics 1.0. Both take gauges; the collector takes no
 * info, no state set and no timestamps. */
#include "reporter.h"

#include "exports/export.h"
#include "exports/json_out.h"
#include "support/findings.h"

#include "utf8.h"

#include <math.h>

/* Something of each cell; `offset` is its interval's in struct summary. */
struct family {
    const char *stem;
    const char *unit; /* how the name ends */
    const char *help;
    size_t offset;
    double divisor; /* from ours to the unit */
};

static const struct family families[] = {
    {"tvp_total", "seconds", "Total time of a trial: create, work, join",
     offsetof(struct summary, total_ns), 1e9},
    {"tvp_elapsed", "seconds", "Time of a trial's work",
     offsetof(struct summary, elapsed_ns), 1e9},
    {"tvp_create", "seconds", "Time until all workers are ready",
     offsetof(struct summary, create_ns), 1e9},
    {"tvp_join", "seconds", "Time until all workers are joined",
     offsetof(struct summary, join_ns), 1e9},
    {"tvp_throughput", "operations_per_second",
     "Operations of all workers over the time of the work",
     offsetof(struct summary, ops_per_s), 1.0},
    {"tvp_latency_p50", "seconds", "Median latency of an operation",
     offsetof(struct summary, latency_p50_ns), 1e9},
    {"tvp_latency_p99", "seconds", "99th percentile of the latency",
     offsetof(struct summary, latency_p99_ns), 1e9},
    {"tvp_speedup", "ratio", "Total time of sequential over this",
     offsetof(struct summary, speedup), 1.0},
};
enum { FAMILIES = sizeof families / sizeof *families };

enum bound { MEDIAN, LOW, HIGH, BOUNDS };
static const char *const bound_names[] = {"", "_low", "_high"};
static const char *const bound_helps[] = {"median over blocks",
                                          "lower end of its 95 % interval",
                                          "upper end of its 95 % interval"};

static double bound_of(const struct interval *i, enum bound bound)
{
    return bound == LOW ? i->low : bound == HIGH ? i->high : i->value;
}

static void put_escaped(FILE *out, const char *text)
{
    while (*text != '\0') {
        uint32_t code;
        size_t length = utf8_decode(text, &code);
        if (length == 0 || (code >= 0xD800 && code < 0xE000)) {
            fputs("\xEF\xBF\xBD", out);
        } else if (code == '\n') {
            fputs("\\n", out);
        } else if (code == '"' || code == '\\') {
            fprintf(out, "\\%c", (char)code);
        } else {
            fwrite(text, 1, length, out);
        }
        text += length == 0 ? 1 : length;
    }
}

static void put_label(FILE *out, const char *before, const char *name,
                      const char *value)
{
    fprintf(out, "%s%s=\"", before, name);
    put_escaped(out, value);
    putc('"', out);
}

static void put_value(FILE *out, double value)
{
    char text[JSON_OUT_NUMBER_BYTES];

    json_out_number(value, text);
    fprintf(out, "} %s\n", text);
}

static void put_head(FILE *out, const char *name, const char *unit,
                     const char *help)
{
    fprintf(out, "# HELP %s %s.\n# TYPE %s gauge\n", name, help, name);
    if (unit[0] != '\0') {
        fprintf(out, "# UNIT %s %s\n", name, unit);
    }
}

/* `benchmark` is unambiguous; the other labels are there to select by. */
static void put_cell(FILE *out, const struct export *x, size_t cell,
                     const char *metric)
{
    const struct cell *c = &x->r->cells[cell];
    char workers[16];

    snprintf(workers, sizeof workers, "%u", c->workers);
    put_label(out, metric, "{benchmark", x->names[cell]);
    put_label(out, ",", "workload", c->workload);
    put_label(out, ",", "params", c->params);
    put_label(out, ",", "model", c->model);
    put_label(out, ",", "model_params", c->model_params);
    put_label(out, ",", "workers", workers);
    put_label(out, ",", "placement", c->placement);
}

static void put_bound(FILE *out, const struct export *x,
                      const struct findings *f, const struct family *family,
                      enum bound bound)
{
    char name[96];
    char help[128];

    snprintf(name, sizeof name, "%s%s_%s", family->stem, bound_names[bound],
             family->unit);
    snprintf(help, sizeof help, "%s, %s", family->help, bound_helps[bound]);
    put_head(out, name, family->unit, help);
    for (size_t i = 0; i < x->r->ncells; i++) {
        const struct interval *of =
            (const struct interval *)(const void *)((const char *)&f
                                                        ->summaries[i]
                                                    + family->offset);
        double value = bound_of(of, bound);
        if (of->value > 0.0 && isfinite(value)) {
            put_cell(out, x, i, name);
            put_value(out, value / family->divisor);
        }
    }
}

/* How many samples of each cell count, and how many do not. */
static void put_counts(FILE *out, const struct export *x,
                       const struct findings *f)
{
    put_head(out, "tvp_samples", "", "Blocks whose sample counts");
    for (size_t i = 0; i < x->r->ncells; i++) {
        put_cell(out, x, i, "tvp_samples");
        put_value(out, (double)f->summaries[i].n);
    }
    put_head(out, "tvp_samples_lost", "", "Blocks without a usable sample");
    for (size_t i = 0; i < x->r->ncells; i++) {
        put_cell(out, x, i, "tvp_samples_lost");
        put_value(out, (double)export_count_lost(x, i));
    }
    put_head(out, "tvp_samples_disturbed", "",
             "Samples that are marked, repeated or not");
    for (size_t i = 0; i < x->r->ncells; i++) {
        put_cell(out, x, i, "tvp_samples_disturbed");
        put_value(out, (double)f->behaviours[i].disturbed);
    }
}

static void put_verdicts(FILE *out, const struct export *x,
                         const struct findings *f, enum bound bound)
{
    char name[64];
    char help[128];
    char label[CELL_LABEL_BYTES];

    snprintf(name, sizeof name, "tvp_verdict%s_ratio", bound_names[bound]);
    snprintf(help, sizeof help, "Cost of the rival over that of the best, %s",
             bound == MEDIAN ? "centre over blocks" : bound_helps[bound]);
    put_head(out, name, "ratio", help);
    for (size_t i = 0; i < f->nevery; i++) {
        const struct verdict *v = &f->every[i];
        double value = bound_of(&v->ratio, bound);
        if (!isfinite(value)) {
            continue;
        }
        put_label(out, name, "{metric", metric_name(v->metric));
        put_label(out, ",", "benchmark", x->names[v->winner]);
        put_label(out, ",", "rival_benchmark", x->names[v->runner_up]);
        cell_model_label(&x->r->cells[v->winner], label);
        put_label(out, ",", "winner", label);
        cell_model_label(&x->r->cells[v->runner_up], label);
        put_label(out, ",", "runner_up", label);
        put_label(out, ",", "verdict", verdict_kind_name(v->kind));
        put_value(out, value);
    }
}

static void put_run(FILE *out, const struct export *x)
{
    const struct results *r = x->r;

    put_head(out, "tvp_run", "", "The run that all this is from; always 1");
    put_label(out, "tvp_run", "{run_id", r->run_id);
    put_label(out, ",", "plan", r->plan_name);
    put_label(out, ",", "started", r->started);
    put_label(out, ",", "metric", metric_name(r->metric));
    put_label(out, ",", "tvp_version", r->tvp_version);
    put_label(out, ",", "cpu_model", export_fact(x, "cpu_model"));
    put_label(out, ",", "kernel", export_fact(x, "kernel"));
    put_value(out, 1.0);
    put_head(out, "tvp_schema_version", "", "Of these metrics");
    fprintf(out, "tvp_schema_version %d\n", EXPORT_SCHEMA_VERSION);
    put_head(out, "tvp_allowed_pus", "",
             "Hardware threads that the run was allowed to use");
    fprintf(out, "tvp_allowed_pus %u\n", r->pus);
}

static void put_all(FILE *out, const struct export *x, const struct findings *f)
{
    put_run(out, x);
    for (size_t i = 0; i < FAMILIES; i++) {
        for (int b = MEDIAN; b < BOUNDS; b++) {
            put_bound(out, x, f, &families[i], (enum bound)b);
        }
    }
    put_counts(out, x, f);
    for (int b = MEDIAN; b < BOUNDS; b++) {
        put_verdicts(out, x, f, (enum bound)b);
    }
    fputs("# EOF\n", out);
}

static int print(const struct results *r, FILE *out, struct err *e)
{
    struct findings f;
    struct export x;
    int status = -1;

    if (findings_make(&f, r, e)) {
        return -1;
    }
    if (findings_add_metrics(&f, e) == 0 && export_make(&x, r, e) == 0) {
        put_all(out, &x, &f);
        export_free(&x);
        status = 0;
    }
    findings_free(&f);
    return status;
}

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    (void)o;
    return export_write(r, dir, "tvp.prom", print, e);
}

const struct reporter reporter_openmetrics = {
    .name = "openmetrics",
    .summary = "tvp.prom: OpenMetrics, for a node exporter's textfile "
               "collector",
    .write = report,
    .print = print,
};
