/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json_findings.h"

#include "remarks.h"
#include "search_report.h"
#include "steadiness.h"
#include "tally.h"

#include <math.h>

/* Of an interval of which a bound, or all, may be infinite: null. */
static void put_interval(struct json_out *j, const char *key,
                         const struct interval *i)
{
    json_out_begin_row(j, key, '{');
    json_out_real(j, "value", i->value);
    json_out_real(j, "low", i->low);
    json_out_real(j, "high", i->high);
    json_out_end(j);
}

/* null where it does not apply. */
static void put_estimate(struct json_out *j, const char *key,
                         const struct interval *i)
{
    if (i->value > 0.0 && isfinite(i->value)) {
        put_interval(j, key, i);
    } else {
        json_out_null(j, key);
    }
}

/* null where it is absent. */
static void put_known(struct json_out *j, const char *key, double value)
{
    json_out_real(j, key, value >= 0.0 ? value : NAN);
}

static void put_figures(struct json_out *j, const struct summary *s)
{
    put_estimate(j, "total_ns", &s->total_ns);
    put_estimate(j, "elapsed_ns", &s->elapsed_ns);
    put_estimate(j, "create_ns", &s->create_ns);
    put_estimate(j, "join_ns", &s->join_ns);
    put_estimate(j, "ops_per_s", &s->ops_per_s);
    put_estimate(j, "latency_p50_ns", &s->latency_p50_ns);
    put_estimate(j, "latency_p99_ns", &s->latency_p99_ns);
    put_estimate(j, "speedup", &s->speedup);
    if (s->counted.name[0] == '\0') {
        json_out_null(j, "counted");
        return;
    }
    json_out_begin_row(j, "counted", '{');
    json_out_text(j, "name", s->counted.name);
    json_out_real(j, "median", s->counted.median);
    json_out_real(j, "min", s->counted.least);
    json_out_real(j, "max", s->counted.most);
    json_out_end(j);
}

static void put_time(struct json_out *j, const struct time_split *t)
{
    char key[32];

    if (t->n == 0) {
        json_out_null(j, "time");
        return;
    }
    json_out_begin_row(j, "time", '{');
    json_out_int(j, "n", (int64_t)t->n);
    json_out_real(j, "total_ns", t->total_ns);
    for (int p = 0; p < TIME_PARTS; p++) {
        snprintf(key, sizeof key, "%s_ns", time_part_name((enum time_part)p));
        put_known(j, key, t->part_ns[p]);
    }
    put_known(j, "excess_ns", t->excess_ns);
    json_out_end(j);
}

static void put_traits(struct json_out *j, const struct behaviour *b)
{
    json_out_begin_row(j, "traits", '{');
    for (int t = 0; t < TRAIT_COLUMNS; t++) {
        put_known(j, trait_name((enum trait)t), b->median[t]);
    }
    json_out_end(j);
}

static void put_steadiness(struct json_out *j, const struct stationarity *s)
{
    if (s->drift_p < 0.0) {
        json_out_null(j, "steadiness");
        return;
    }
    json_out_begin_row(j, "steadiness", '{');
    json_out_int(j, "outliers", (int64_t)s->outliers);
    json_out_real(j, "drift", s->drift);
    json_out_real(j, "drift_p", s->drift_p);
    json_out_real(j, "autocorrelation", s->autocorrelation);
    json_out_real(j, "autocorrelation_p", s->autocorrelation_p);
    json_out_end(j);
}

void json_cells(struct json_out *j, const struct export *x,
                const struct findings *f)
{
    json_out_begin(j, "cells", '[');
    for (size_t i = 0; i < f->r->ncells; i++) {
        const struct cell *c = &f->r->cells[i];
        json_out_begin(j, NULL, '{');
        json_out_int(j, "cell", (int64_t)i);
        json_out_text(j, "name", x->names[i]);
        json_out_text(j, "workload", c->workload);
        json_out_text(j, "params", c->params);
        json_out_text(j, "model", c->model);
        json_out_text(j, "model_params", c->model_params);
        json_out_int(j, "workers", c->workers);
        json_out_text(j, "placement", c->placement);
        json_out_int(j, "ops_per_worker", (int64_t)c->ops);
        json_out_int(j, "pus_bound", scaling_pus(f->r, i));
        json_out_int(j, "n", (int64_t)f->summaries[i].n);
        json_out_int(j, "lost", (int64_t)export_count_lost(x, i));
        json_out_int(j, "disturbed", (int64_t)f->behaviours[i].disturbed);
        put_figures(j, &f->summaries[i]);
        put_time(j, &f->times[i]);
        put_traits(j, &f->behaviours[i]);
        put_steadiness(j, &f->stationarity[i]);
        json_out_end(j);
    }
    json_out_end(j);
}

static void put_verdict(struct json_out *j, const struct verdict *v)
{
    json_out_begin_row(j, NULL, '{');
    json_out_text(j, "metric", metric_name(v->metric));
    json_out_int(j, "winner", (int64_t)v->winner);
    json_out_int(j, "runner_up", (int64_t)v->runner_up);
    json_out_text(j, "verdict", verdict_kind_name(v->kind));
    put_interval(j, "ratio", &v->ratio);
    json_out_int(j, "n", (int64_t)v->n);
    json_out_real(j, "p", v->p);
    json_out_real(j, "p_adjusted", v->p_adjusted);
    json_out_real(j, "level", v->level);
    json_out_int(j, "among", (int64_t)v->among);
    json_out_end(j);
}

static void put_breakeven(struct json_out *j, const struct breakeven *b)
{
    json_out_begin_row(j, NULL, '{');
    json_out_int(j, "cell", (int64_t)b->cell);
    json_out_int(j, "against", (int64_t)b->against);
    json_out_text(j, "status", breakeven_kind_name(b->kind));
    json_out_int(j, "n", (int64_t)b->n);
    put_interval(j, "start_ns", &b->start_ns);
    put_interval(j, "saved", &b->saved);
    put_interval(j, "length_ns", &b->length_ns);
    put_interval(j, "ops", &b->ops);
    json_out_end(j);
}

/* Of too few blocks there are no bounds; NAN is null. */
static void put_fitted(struct json_out *j, const char *key,
                       const struct scaling *s, struct interval i)
{
    if (s->status == SCALING_FEW_BLOCKS) {
        i.low = NAN;
        i.high = NAN;
    }
    put_interval(j, key, &i);
}

static void put_fit(struct json_out *j, const struct scaling *s)
{
    put_fitted(j, "lambda", s, s->lambda);
    put_fitted(j, "sigma", s, s->sigma);
    if (s->law == SCALING_USL) {
        put_fitted(j, "kappa", s, s->kappa);
    }
    put_fitted(j, "peak_workers", s, s->peak_workers);
    put_fitted(j, "peak_ops_per_s", s, s->peak_ops_per_s);
    json_out_real(j, "r2", s->r2);
    json_out_real(j, "error", s->error);
    json_out_bool(j, "extrapolates", s->extrapolates);
}

static void put_scaling(struct json_out *j, const struct scaling *s)
{
    char note[SCALING_NOTE_BYTES];

    json_out_begin_row(j, NULL, '{');
    json_out_int(j, "cell", (int64_t)s->cell);
    json_out_text(j, "law", scaling_law_name(s->law));
    json_out_text(j, "status", scaling_status_name(s->status));
    json_out_int(j, "n", (int64_t)s->n);
    json_out_int(j, "points", (int64_t)s->points);
    json_out_int(j, "max_workers", s->max_workers);
    if (scaling_has_fit(s)) {
        put_fit(j, s);
    }
    scaling_note(s, note);
    json_out_text(j, "note", note);
    json_out_end(j);
}

void json_judgements(struct json_out *j, const struct findings *f)
{
    json_out_begin(j, "verdicts", '[');
    for (size_t i = 0; i < f->nevery; i++) {
        put_verdict(j, &f->every[i]);
    }
    json_out_end(j);
    json_out_begin(j, "break_evens", '[');
    for (size_t i = 0; i < f->nbreakevens; i++) {
        put_breakeven(j, &f->breakevens[i]);
    }
    json_out_end(j);
    json_out_begin(j, "scaling", '[');
    for (size_t i = 0; i < f->nscalings; i++) {
        put_scaling(j, &f->scalings[i]);
    }
    json_out_end(j);
}

static void put_counts(struct json_out *j, const struct results *r)
{
    size_t counts[SAMPLE_CRASHED + 1] = {0};

    for (size_t i = 0; i < r->nsamples; i++) {
        counts[results_status(r, i)]++;
    }
    json_out_int(j, "samples", (int64_t)r->nsamples);
    for (int s = SAMPLE_OK; s <= SAMPLE_CRASHED; s++) {
        json_out_int(j, sample_status_name((enum sample_status)s),
                     (int64_t)counts[s]);
    }
}

static void put_reliability(struct json_out *j, const struct findings *f)
{
    char text[TALLY_TEXT_BYTES];
    char unsteady[STEADINESS_BYTES];

    json_out_begin(j, "reliability", '{');
    put_counts(j, f->r);
    json_out_begin(j, "notes", '[');
    for (size_t i = 0; i < TALLY_LINES; i++) {
        if (tally_line(f->r, i, text) == 0) {
            json_out_text(j, NULL, text);
        }
    }
    for (int i = 0; i < STEADINESS_LINES; i++) {
        if (steadiness_line(f, (enum steadiness)i, unsteady) == 0) {
            json_out_text(j, NULL, unsteady);
        }
    }
    json_out_end(j);
    json_out_end(j);
}

void json_remarks(struct json_out *j, const struct findings *f)
{
    char text[REMARK_BYTES];

    json_out_begin(j, "sentences", '[');
    for (size_t i = 0; i < f->nsentences && !search_report_knows(f->r); i++) {
        json_out_text(j, NULL, f->sentences[i]);
    }
    json_out_end(j);
    json_out_begin(j, "remarks", '[');
    for (size_t i = 0; remark_line(f, i, text) == 0; i++) {
        json_out_text(j, NULL, text);
    }
    json_out_end(j);
    put_reliability(j, f);
}
