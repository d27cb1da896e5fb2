/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_data.h"

#include "findings_runs.h"
#include "html_out.h"
#include "html_table.h"

#include "results_join.h"

#include <inttypes.h>
#include <stddef.h>

size_t html_samples_all(const struct results *r)
{
    size_t all = 0;

    for (size_t i = 0; i < results_runs(r); i++) {
        all += results_run(r, i)->nsamples;
    }
    return all;
}

unsigned html_samples_every(const struct results *r)
{
    size_t parts =
        (html_samples_all(r) + HTML_SAMPLES_MAX - 1) / HTML_SAMPLES_MAX;

    return parts > 1 ? (unsigned)parts : 1;
}

/* A sample that is written: of which run, by its own findings. */
struct place {
    size_t run;
    size_t sample; /* of the run's own */
    const struct findings *f;
    size_t first_cell;
    bool begun;
};

/* A run's samples are in the order of their blocks. */
static bool is_kept(const struct results *r, size_t i, unsigned every)
{
    return (results_block(r, i) - results_block(r, 0)) % every == 0;
}

/* The next one, from {0} on; false when there are no more. */
static bool next_kept(const struct findings *f, unsigned every,
                      struct place *at)
{
    size_t sample = at->begun ? at->sample + 1 : 0;

    for (at->begun = true; at->run < findings_runs(f); at->run++, sample = 0) {
        at->f = findings_run(f, at->run);
        at->first_cell = f->r->nruns > 0 ? f->r->runs[at->run].first_cell : 0;
        while (sample < at->f->r->nsamples
               && !is_kept(at->f->r, sample, every)) {
            sample++;
        }
        at->sample = sample;
        if (sample < at->f->r->nsamples) {
            return true;
        }
    }
    return false;
}

static void put_member(FILE *out, const char *name, const char *text)
{
    fprintf(out, ",\"%s\":", name);
    html_json_text(out, text);
}

static void put_runs(FILE *out, const struct results *r)
{
    for (size_t i = 0; i < results_runs(r); i++) {
        fputs(i > 0 ? ",\n{\"run_id\":" : "{\"run_id\":", out);
        html_json_text(out, results_run(r, i)->run_id);
        if (r->nruns > 0) {
            put_member(out, "label", r->runs[i].label);
            fprintf(out, ",\"first_cell\":%zu", r->runs[i].first_cell);
        }
        putc('}', out);
    }
}

static void put_cells(FILE *out, const struct findings *f)
{
    char label[CELL_LABEL_BYTES];

    fputs("<script type=\"application/json\" id=\"data-cells\">"
          "{\"schema_version\":1,\"runs\":[",
          out);
    put_runs(out, f->r);
    fputs("],\"cells\":[", out);
    for (size_t i = 0; i < f->r->ncells; i++) {
        const struct cell *c = &f->r->cells[i];
        fprintf(out, "%s\n{\"run\":%u,\"workers\":%u,\"model_index\":%zu",
                i > 0 ? "," : "", c->run, c->workers, html_model_of(f, i));
        cell_workload_label(c, label);
        put_member(out, "workload", label);
        cell_model_label(c, label);
        put_member(out, "model", label);
        put_member(out, "placement", c->placement);
        putc('}', out);
    }
    fputs("]}</script>\n", out);
}

/* One column of samples, as a name and an array. */
struct column {
    const char *name;
    void (*put)(FILE *out, const struct place *at);
    bool latency; /* not every workload has it */
};

static void put_row(FILE *out, const struct place *at)
{
    fprintf(out, "%zu", at->sample + 1);
}

static void put_cell(FILE *out, const struct place *at)
{
    fprintf(out, "%zu", at->first_cell + results_cell(at->f->r, at->sample));
}

static void put_block(FILE *out, const struct place *at)
{
    fprintf(out, "%u", results_block(at->f->r, at->sample));
}

static void put_position(FILE *out, const struct place *at)
{
    struct result_sample room;

    fprintf(out, "%u", results_sample(at->f->r, at->sample, &room)->position);
}

static void put_status(FILE *out, const struct place *at)
{
    fprintf(out, "%d", (int)results_status(at->f->r, at->sample));
}

static void put_outlier(FILE *out, const struct place *at)
{
    fprintf(out, "%d", at->f->outliers[at->sample]);
}

static void put_int(FILE *out, int64_t value)
{
    if (value == SAMPLE_ABSENT) {
        fputs("null", out);
    } else {
        fprintf(out, "%" PRId64, value);
    }
}

static void put_total(FILE *out, const struct place *at)
{
    put_int(out, results_int(at->f->r, at->sample,
                             offsetof(struct sample, total_ns)));
}

static void put_elapsed(FILE *out, const struct place *at)
{
    put_int(out, results_int(at->f->r, at->sample,
                             offsetof(struct sample, elapsed_ns)));
}

static void put_p50(FILE *out, const struct place *at)
{
    put_int(out, results_int(at->f->r, at->sample,
                             offsetof(struct sample, latency_p50_ns)));
}

static void put_p99(FILE *out, const struct place *at)
{
    put_int(out, results_int(at->f->r, at->sample,
                             offsetof(struct sample, latency_p99_ns)));
}

static void put_rate(FILE *out, const struct place *at)
{
    double rate =
        results_real(at->f->r, at->sample, offsetof(struct sample, ops_per_s));

    if (rate == (double)SAMPLE_ABSENT) {
        fputs("null", out);
    } else {
        html_json_number(out, rate);
    }
}

static const struct column columns[] = {
    {"row", put_row, false},           {"cell", put_cell, false},
    {"block", put_block, false},       {"position", put_position, false},
    {"total_ns", put_total, false},    {"elapsed_ns", put_elapsed, false},
    {"ops_per_s", put_rate, false},    {"latency_p50_ns", put_p50, true},
    {"latency_p99_ns", put_p99, true}, {"status", put_status, false},
    {"outlier", put_outlier, false},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

static bool run_has_latency(const struct results *r)
{
    for (size_t i = 0; i < r->nsamples; i++) {
        if (results_int(r, i, offsetof(struct sample, latency_p99_ns))
            != SAMPLE_ABSENT) {
            return true;
        }
    }
    return false;
}

/* Whether a column that not every workload has is there at all. */
static bool has_latency(const struct results *r)
{
    for (size_t i = 0; i < results_runs(r); i++) {
        if (run_has_latency(results_run(r, i))) {
            return true;
        }
    }
    return false;
}

static void put_column(FILE *out, const struct findings *f,
                       const struct column *c, unsigned every)
{
    bool empty = c->latency && !has_latency(f->r);
    const char *between = "";

    fprintf(out, ",\n\"%s\":[", c->name);
    for (struct place at = {0}; !empty && next_kept(f, every, &at);) {
        fputs(between, out);
        c->put(out, &at);
        between = ",";
    }
    putc(']', out);
}

static void put_errors(FILE *out, const struct findings *f, unsigned every)
{
    const char *between = "";
    size_t index = 0;

    fputs(",\n\"errors\":{", out);
    for (struct place at = {0}; next_kept(f, every, &at); index++) {
        struct result_sample room;
        const struct result_sample *s =
            results_sample(at.f->r, at.sample, &room);
        if (s->error[0] != '\0') {
            fprintf(out, "%s\"%zu\":", between, index);
            html_json_text(out, s->error);
            between = ",\n";
        }
    }
    putc('}', out);
}

static void put_samples(FILE *out, const struct findings *f)
{
    unsigned every = html_samples_every(f->r);

    fprintf(out,
            "<script type=\"application/json\" id=\"data-samples\">"
            "{\"every\":%u,\"all\":%zu,\"statuses\":[",
            every, html_samples_all(f->r));
    for (int i = SAMPLE_OK; i <= SAMPLE_CRASHED; i++) {
        fprintf(out, "%s\"%s\"", i > SAMPLE_OK ? "," : "",
                sample_status_name((enum sample_status)i));
    }
    putc(']', out);
    for (size_t i = 0; i < COLUMNS; i++) {
        put_column(out, f, &columns[i], every);
    }
    put_errors(out, f, every);
    fputs("}</script>\n", out);
}

void html_data(FILE *out, const struct findings *f)
{
    put_cells(out, f);
    put_samples(out, f);
}
