/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv_laws.h"

#include "csv_out.h"

#include <math.h>

/* 0 is a figure here, and so is a bound whose other one is infinite. */
static void put_number(FILE *out, double value)
{
    if (isfinite(value)) {
        fprintf(out, ",%.17g", value);
    } else {
        putc(',', out);
    }
}

static void put_interval(FILE *out, const struct interval *i)
{
    put_number(out, i->value);
    put_number(out, i->low);
    put_number(out, i->high);
}

static void put_breakeven(FILE *out, const struct findings *f,
                          const struct breakeven *b)
{
    const struct cell *c = &f->r->cells[b->cell];
    char label[CELL_LABEL_BYTES];

    csv_text(out, c->workload);
    putc(',', out);
    csv_text(out, c->params);
    fprintf(out, ",%u,", c->workers);
    csv_text(out, c->placement);
    putc(',', out);
    cell_model_label(c, label);
    csv_text(out, label);
    putc(',', out);
    cell_model_label(&f->r->cells[b->against], label);
    csv_text(out, label);
    fprintf(out, ",%s,%zu", breakeven_kind_name(b->kind), b->n);
    put_interval(out, &b->start_ns);
    put_interval(out, &b->saved);
    put_interval(out, &b->length_ns);
    put_interval(out, &b->ops);
    csv_end_row(out, f->r, b->cell);
}

void csv_breakeven(FILE *out, const struct findings *f)
{
    fputs("workload,params,workers,placement,model,against,status,n,start_ns,"
          "start_low_ns,start_high_ns,saved,saved_low,saved_high,length_ns,"
          "length_low_ns,length_high_ns,ops,ops_low,ops_high" CSV_RUN_NAME "\n",
          out);
    for (size_t i = 0; i < f->nbreakevens; i++) {
        put_breakeven(out, f, &f->breakevens[i]);
    }
}

/* Without bounds where there are too few blocks for them. */
static void put_estimate(FILE *out, const struct scaling *s,
                         const struct interval *i)
{
    if (s->status == SCALING_FEW_BLOCKS) {
        put_number(out, i->value);
        fputs(",,", out);
    } else {
        put_interval(out, i);
    }
}

static void put_fit(FILE *out, const struct scaling *s)
{
    put_estimate(out, s, &s->lambda);
    put_estimate(out, s, &s->sigma);
    if (s->law == SCALING_USL) {
        put_estimate(out, s, &s->kappa);
    } else {
        fputs(",,,", out);
    }
    put_number(out, s->r2);
    put_number(out, s->error);
    put_estimate(out, s, &s->peak_workers);
    put_estimate(out, s, &s->peak_ops_per_s);
    fprintf(out, ",%d,", s->extrapolates ? 1 : 0);
}

static void put_scaling(FILE *out, const struct findings *f,
                        const struct scaling *s)
{
    const struct cell *c = &f->r->cells[s->cell];
    char note[SCALING_NOTE_BYTES];

    csv_text(out, c->workload);
    putc(',', out);
    csv_text(out, c->params);
    putc(',', out);
    csv_text(out, c->model);
    putc(',', out);
    csv_text(out, c->model_params);
    putc(',', out);
    csv_text(out, c->placement);
    fprintf(out, ",%s,%s,%zu,%zu,", scaling_law_name(s->law),
            scaling_status_name(s->status), s->n, s->points);
    if (s->points > 0) {
        fprintf(out, "%u", s->max_workers);
    }
    if (scaling_has_fit(s)) {
        put_fit(out, s);
    } else {
        fputs(",,,,,,,,,,,,,,,,,,,", out);
    }
    scaling_note(s, note);
    csv_text(out, note);
    csv_end_row(out, f->r, s->cell);
}

void csv_scaling(FILE *out, const struct findings *f)
{
    fputs(
        "workload,params,model,model_params,placement,law,status,n,points,"
        "max_workers,lambda,lambda_low,lambda_high,sigma,sigma_low,"
        "sigma_high,kappa,kappa_low,kappa_high,r2,error,peak_workers,"
        "peak_workers_low,peak_workers_high,peak_ops_per_s,"
        "peak_ops_per_s_low,peak_ops_per_s_high,extrapolates,note" CSV_RUN_NAME
        "\n",
        out);
    for (size_t i = 0; i < f->nscalings; i++) {
        put_scaling(out, f, &f->scalings[i]);
    }
}
