/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All that reports say, as data: docs/report.schema.json describes it. */
#include "reporter.h"

#include "exports/export.h"
#include "exports/json_findings.h"
#include "exports/json_out.h"
#include "support/findings.h"

#include <inttypes.h>
#include <locale.h>

/* A seed of 64 bits is more than many readers' numbers hold: a text. */
static void put_seed(struct json_out *j, uint64_t seed)
{
    char text[24];

    snprintf(text, sizeof text, "%" PRIu64, seed);
    json_out_text(j, "seed", text);
}

/* What is "" in results is null. */
static void put_known(struct json_out *j, const char *key, const char *text)
{
    if (text[0] != '\0') {
        json_out_text(j, key, text);
    } else {
        json_out_null(j, key);
    }
}

static void put_search(struct json_out *j, const struct results *r)
{
    json_t *search = r->search == NULL ? NULL : json_loads(r->search, 0, NULL);

    json_out_value(j, "search", search);
    json_decref(search);
}

static void put_run(struct json_out *j, const struct results *r)
{
    json_out_begin(j, "run", '{');
    json_out_text(j, "id", r->run_id);
    put_known(j, "plan", r->plan_name);
    put_known(j, "started", r->started);
    put_known(j, "stopped", r->stopped);
    put_known(j, "command", r->command);
    put_known(j, "tvp_version", r->tvp_version);
    put_seed(j, r->seed);
    json_out_text(j, "metric", metric_name(r->metric));
    json_out_int(j, "cores", r->cores);
    json_out_int(j, "pus", r->pus);
    if (r->wall_ns > 0) {
        json_out_int(j, "wall_ns", r->wall_ns);
    } else {
        json_out_null(j, "wall_ns");
    }
    put_search(j, r);
    put_known(j, "against", r->against);
    json_out_real(j, "max_disturbed", r->max_disturbed);
    json_out_begin_row(j, "looks", '{');
    json_out_bool(j, "decide", r->looks.decide);
    json_out_int(j, "min_blocks", r->looks.min_blocks);
    json_out_int(j, "max_blocks", r->looks.max_blocks);
    json_out_end(j);
    json_out_end(j);
}

static void put_figure(struct json_out *j, const char *key,
                       const struct comparison_figure *f)
{
    json_out_begin_row(j, key, '{');
    json_out_real(j, "value", f->value);
    json_out_real(j, "low", f->low);
    json_out_real(j, "high", f->high);
    json_out_end(j);
}

static void put_comparisons(struct json_out *j, const struct results *r)
{
    json_out_begin(j, "comparisons", '[');
    for (size_t i = 0; i < r->ncomparisons; i++) {
        const struct comparison *c = &r->comparisons[i];
        json_out_begin_row(j, NULL, '{');
        json_out_text(j, "work", c->work);
        json_out_text(j, "what", c->what);
        json_out_text(j, "unit", c->unit);
        json_out_text(j, "subject", c->subject);
        put_figure(j, "theirs", &c->theirs);
        put_figure(j, "ours", &c->ours);
        json_out_real(j, "bar_low", c->bar_low);
        json_out_real(j, "bar_high", c->bar_high);
        json_out_bool(j, "within", c->within);
        json_out_bool(j, "decided", c->decided);
        json_out_end(j);
    }
    json_out_end(j);
}

/* Absent figures are left out: a million samples are long enough. */
static void put_samples(struct json_out *j, const struct findings *f)
{
    json_out_begin(j, "samples", '[');
    for (size_t i = 0; i < f->r->nsamples; i++) {
        struct result_sample room;
        const struct result_sample *s = results_sample(f->r, i, &room);
        json_out_begin_row(j, NULL, '{');
        json_out_int(j, "cell", (int64_t)s->cell);
        json_out_int(j, "block", s->block);
        json_out_int(j, "position", s->position);
        json_out_text(j, "status", sample_status_name(s->sample.status));
        if (s->error[0] != '\0') {
            json_out_text(j, "error", s->error);
        }
        if (f->outliers[i] >= 0) {
            json_out_bool(j, "outlier", f->outliers[i] > 0);
        }
        if (s->figure_name[0] != '\0') {
            json_out_text(j, "figure_name", s->figure_name);
        }
        json_out_fields(j, &s->sample, sample_fields, "");
        json_out_end(j);
    }
    json_out_end(j);
}

static void put_all(FILE *out, const struct export *x, const struct findings *f)
{
    struct json_out j = {.stream = out};

    json_out_begin(&j, NULL, '{');
    json_out_text(&j, "format", "tvp report");
    json_out_int(&j, "schema_version", EXPORT_SCHEMA_VERSION);
    put_run(&j, x->r);
    json_out_value(&j, "machine", x->machine);
    json_remarks(&j, f);
    json_cells(&j, x, f);
    json_judgements(&j, f);
    put_comparisons(&j, x->r);
    put_samples(&j, f);
    json_out_end(&j);
}

static int put_report(const struct results *r, FILE *out, struct err *e)
{
    struct findings f;
    struct export x;
    int status = -1;

    if (findings_make(&f, r, e)) {
        return -1;
    }
    if (findings_add_laws(&f, e) == 0 && findings_add_metrics(&f, e) == 0
        && export_make(&x, r, e) == 0) {
        put_all(out, &x, &f);
        export_free(&x);
        status = 0;
    }
    findings_free(&f);
    return status;
}

/* Sentences have numbers, too. */
static int print(const struct results *r, FILE *out, struct err *e)
{
    locale_t c = newlocale(LC_ALL_MASK, "C", (locale_t)0);

    if (c == (locale_t)0) {
        return err_errno(e, "no C locale to report run %s in", r->run_id);
    }
    locale_t was = uselocale(c);
    int status = put_report(r, out, e);
    uselocale(was);
    freelocale(c);
    return status;
}

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    (void)o;
    return export_write(r, dir, "report.json", print, e);
}

const struct reporter reporter_json = {
    .name = "json",
    .summary = "report.json: all that reports say and each sample, as data",
    .write = report,
    .print = print,
};
