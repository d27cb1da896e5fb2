/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_data.h"

#include "html_out.h"
#include "html_table.h"

#include <inttypes.h>
#include <stddef.h>

/* Samples are in the order of their blocks. */
unsigned html_samples_every(const struct results *r)
{
    size_t parts = (r->nsamples + HTML_SAMPLES_MAX - 1) / HTML_SAMPLES_MAX;

    return parts > 1 ? (unsigned)parts : 1;
}

static bool is_kept(const struct results *r, size_t i, unsigned every)
{
    return (results_block(r, i) - results_block(r, 0)) % every == 0;
}

static void put_member(FILE *out, const char *name, const char *text)
{
    fprintf(out, ",\"%s\":", name);
    html_json_text(out, text);
}

static void put_cells(FILE *out, const struct findings *f)
{
    char label[CELL_LABEL_BYTES];

    fputs("<script type=\"application/json\" id=\"data-cells\">"
          "{\"schema_version\":1,\"runs\":[{\"run_id\":",
          out);
    html_json_text(out, f->r->run_id);
    fputs("}],\"cells\":[", out);
    for (size_t i = 0; i < f->r->ncells; i++) {
        const struct cell *c = &f->r->cells[i];
        fprintf(out, "%s\n{\"run\":0,\"workers\":%u,\"model_index\":%zu",
                i > 0 ? "," : "", c->workers, html_model_of(f, i));
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
    void (*put)(FILE *out, const struct findings *f, size_t sample);
    bool latency; /* not every workload has it */
};

static void put_row(FILE *out, const struct findings *f, size_t i)
{
    (void)f;
    fprintf(out, "%zu", i + 1);
}

static void put_cell(FILE *out, const struct findings *f, size_t i)
{
    fprintf(out, "%zu", results_cell(f->r, i));
}

static void put_block(FILE *out, const struct findings *f, size_t i)
{
    fprintf(out, "%u", results_block(f->r, i));
}

static void put_position(FILE *out, const struct findings *f, size_t i)
{
    struct result_sample room;

    fprintf(out, "%u", results_sample(f->r, i, &room)->position);
}

static void put_status(FILE *out, const struct findings *f, size_t i)
{
    fprintf(out, "%d", (int)results_status(f->r, i));
}

static void put_outlier(FILE *out, const struct findings *f, size_t i)
{
    fprintf(out, "%d", f->outliers[i]);
}

static void put_int(FILE *out, int64_t value)
{
    if (value == SAMPLE_ABSENT) {
        fputs("null", out);
    } else {
        fprintf(out, "%" PRId64, value);
    }
}

static void put_total(FILE *out, const struct findings *f, size_t i)
{
    put_int(out, results_int(f->r, i, offsetof(struct sample, total_ns)));
}

static void put_elapsed(FILE *out, const struct findings *f, size_t i)
{
    put_int(out, results_int(f->r, i, offsetof(struct sample, elapsed_ns)));
}

static void put_p50(FILE *out, const struct findings *f, size_t i)
{
    put_int(out, results_int(f->r, i, offsetof(struct sample, latency_p50_ns)));
}

static void put_p99(FILE *out, const struct findings *f, size_t i)
{
    put_int(out, results_int(f->r, i, offsetof(struct sample, latency_p99_ns)));
}

static void put_rate(FILE *out, const struct findings *f, size_t i)
{
    double rate = results_real(f->r, i, offsetof(struct sample, ops_per_s));

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

/* Whether a column that not every workload has is there at all. */
static bool has_latency(const struct findings *f)
{
    for (size_t i = 0; i < f->r->nsamples; i++) {
        if (results_int(f->r, i, offsetof(struct sample, latency_p99_ns))
            != SAMPLE_ABSENT) {
            return true;
        }
    }
    return false;
}

static void put_column(FILE *out, const struct findings *f,
                       const struct column *c, unsigned every)
{
    bool empty = c->latency && !has_latency(f);
    const char *between = "";

    fprintf(out, ",\n\"%s\":[", c->name);
    for (size_t i = 0; i < f->r->nsamples && !empty; i++) {
        if (is_kept(f->r, i, every)) {
            fputs(between, out);
            c->put(out, f, i);
            between = ",";
        }
    }
    putc(']', out);
}

static void put_errors(FILE *out, const struct findings *f, unsigned every)
{
    const char *between = "";
    size_t index = 0;

    fputs(",\n\"errors\":{", out);
    for (size_t i = 0; i < f->r->nsamples; i++) {
        struct result_sample room;
        if (!is_kept(f->r, i, every)) {
            continue;
        }
        const struct result_sample *s = results_sample(f->r, i, &room);
        if (s->error[0] != '\0') {
            fprintf(out, "%s\"%zu\":", between, index);
            html_json_text(out, s->error);
            between = ",\n";
        }
        index++;
    }
    putc('}', out);
}

static void put_samples(FILE *out, const struct findings *f)
{
    unsigned every = html_samples_every(f->r);

    fprintf(out,
            "<script type=\"application/json\" id=\"data-samples\">"
            "{\"every\":%u,\"all\":%zu,\"statuses\":[",
            every, f->r->nsamples);
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
