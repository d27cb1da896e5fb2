/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables for other programs: one row per sample, worker, cell and verdict, and
 * what follows from them. */
#include "reporter.h"

#include "support/by_machine.h"
#include "support/csv_laws.h"
#include "support/csv_out.h"
#include "support/csv_rows.h"
#include "support/csv_time.h"
#include "support/file_out.h"
#include "support/findings.h"
#include "support/findings_runs.h"
#include "support/search_report.h"

#include <stdio.h>

static void put_field_names(FILE *out, const struct field *fields,
                            const struct field *end)
{
    for (const struct field *f = fields; f != end && f->name != NULL; f++) {
        fprintf(out, ",%s", f->name);
    }
}

/* New columns follow the old ones, whose order others rely on: texts stand
 * where they stood when they came. */
static void samples(FILE *out, const struct findings *f)
{
    const struct field *second = csv_field_after("checksum");
    const struct field *third = csv_field_after("figure");

    fputs("run_id,block,position," CSV_CELL_NAMES, out);
    put_field_names(out, sample_fields, second);
    fputs(",status,error", out);
    put_field_names(out, second, third);
    fputs(",figure_name", out);
    put_field_names(out, third, NULL);
    fputs(",outlier\n", out);
    for (size_t i = 0; i < findings_runs(f); i++) {
        csv_sample_rows(out, findings_run(f, i));
    }
}

static void workers(FILE *out, const struct findings *f)
{
    fputs("run_id,block,position," CSV_CELL_NAMES, out);
    put_field_names(out, worker_sample_fields, NULL);
    putc('\n', out);
    for (size_t i = 0; i < findings_runs(f); i++) {
        csv_worker_rows(out, findings_run(f, i)->r);
    }
}

static void put_counted(FILE *out, const struct counted *c)
{
    putc(',', out);
    csv_text(out, c->name);
    if (c->name[0] != '\0') {
        fprintf(out, ",%.17g,%.17g,%.17g", c->median, c->least, c->most);
    } else {
        fputs(",,,", out);
    }
}

static void put_stationarity(FILE *out, const struct stationarity *s)
{
    if (s->drift_p < 0.0) {
        fputs(",,,,,", out);
        return;
    }
    fprintf(out, ",%zu,%.17g,%.17g,%.17g,%.17g", s->outliers, s->drift,
            s->drift_p, s->autocorrelation, s->autocorrelation_p);
}

static void summary(FILE *out, const struct findings *f)
{
    fputs(CSV_CELL_NAMES ",n", out);
    csv_interval_names(out, "elapsed");
    csv_interval_names(out, "total");
    csv_interval_names(out, "ops_per_s");
    csv_interval_names(out, "latency_p50");
    csv_interval_names(out, "latency_p99");
    fputs(",speedup,speedup_low,speedup_high", out);
    csv_interval_names(out, "create");
    csv_interval_names(out, "join");
    fputs(",figure_name,figure_median,figure_min,figure_max", out);
    csv_behaviour_names(out);
    fputs(",outliers,drift,drift_p,autocorrelation,autocorrelation_p", out);
    csv_interval_names(out, "pss_bytes");
    fputs(CSV_RUN_NAME "\n", out);
    for (size_t i = 0; i < f->r->ncells; i++) {
        const struct summary *s = &f->summaries[i];
        csv_cell(out, &f->r->cells[s->cell]);
        fprintf(out, ",%zu", s->n);
        csv_interval(out, &s->elapsed_ns);
        csv_interval(out, &s->total_ns);
        csv_interval(out, &s->ops_per_s);
        csv_interval(out, &s->latency_p50_ns);
        csv_interval(out, &s->latency_p99_ns);
        csv_interval(out, &s->speedup);
        csv_interval(out, &s->create_ns);
        csv_interval(out, &s->join_ns);
        put_counted(out, &s->counted);
        csv_behaviour(out, &f->behaviours[s->cell]);
        put_stationarity(out, &f->stationarity[i]);
        csv_interval(out, &s->pss_bytes);
        csv_end_row(out, f->r, i);
    }
}

static void verdicts(FILE *out, const struct findings *f)
{
    char label[CELL_LABEL_BYTES];

    fputs("workload,params,workers,placement,metric,winner,runner_up,ratio,"
          "ratio_low,ratio_high,verdict,p,p_adjusted" CSV_RUN_NAME "\n",
          out);
    for (size_t i = 0; i < f->nevery; i++) {
        const struct verdict *v = &f->every[i];
        const struct cell *winner = &f->r->cells[v->winner];
        csv_text(out, winner->workload);
        putc(',', out);
        csv_text(out, winner->params);
        fprintf(out, ",%u,", winner->workers);
        csv_text(out, winner->placement);
        fprintf(out, ",%s,", metric_name(v->metric));
        cell_model_label(winner, label);
        csv_text(out, label);
        putc(',', out);
        cell_model_label(&f->r->cells[v->runner_up], label);
        csv_text(out, label);
        csv_interval(out, &v->ratio);
        fprintf(out, ",%s,%.17g,%.17g", verdict_kind_name(v->kind), v->p,
                v->p_adjusted);
        csv_end_row(out, f->r, v->winner);
    }
}

static const struct table {
    const char *file;
    void (*print)(FILE *out, const struct findings *f);
} tables[] = {
    {"samples.csv", samples},     {"workers.csv", workers},
    {"summary.csv", summary},     {"verdicts.csv", verdicts},
    {"time.csv", csv_time},       {"breakeven.csv", csv_breakeven},
    {"scaling.csv", csv_scaling},
};
enum { TABLES = sizeof tables / sizeof *tables };

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    struct findings f;
    int status;

    (void)o;
    if (findings_make(&f, r, e)) {
        return -1;
    }
    status = findings_add_laws(&f, e) || findings_add_metrics(&f, e) ? -1 : 0;
    for (size_t i = 0; i < TABLES && status == 0; i++) {
        struct file_out out;
        status = file_out_open(&out, dir, tables[i].file, e);
        if (status == 0) {
            tables[i].print(out.stream, &f);
            status = file_out_close(&out, e);
        }
    }
    if (status == 0) {
        status = by_machine_csv(&f, dir, e);
    }
    findings_free(&f);
    return status == 0 ? search_report_csv(r, dir, e) : status;
}

const struct reporter reporter_csv = {
    .name = "csv",
    .summary =
        "samples.csv, workers.csv, summary.csv, verdicts.csv, time.csv, "
        "breakeven.csv, scaling.csv; agreement.csv of several machines; a "
        "search's own",
    .write = report,
    .several = true,
};
