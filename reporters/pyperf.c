/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What pyperf's compare_to, stats and hist read: each trial is a run of one
 * value. */
#include "reporter.h"

#include "exports/export.h"
#include "exports/json_out.h"

#include "label.h"

#include <string.h>

enum { TEXT_BYTES = 1024 };

/* pyperf refuses texts that are empty or have two lines, and takes blanks off
 * their ends. */
static void put_text(struct json_out *j, const char *key, const char *text)
{
    char clean[TEXT_BYTES];

    label_clean(text, clean, sizeof clean);
    const char *from = clean + strspn(clean, " ");
    for (size_t end = strlen(clean); end > 0 && clean[end - 1] == ' '; end--) {
        clean[end - 1] = '\0';
    }
    if (*from != '\0') {
        json_out_text(j, key, from);
    }
}

/* Seconds, in ISO 8601 as Python 3.7 reads it. */
static void put_date(struct json_out *j, const struct results *r)
{
    char date[sizeof r->started];

    snprintf(date, sizeof date, "%.*s", (int)strcspn(r->started, "Z"),
             r->started);
    put_text(j, "date", date);
}

static void put_aslr(struct json_out *j, const struct export *x)
{
    static const char *const words[] = {
        "No randomization", "Conservative randomization", "Full randomization"};
    const char *aslr = export_fact(x, "aslr");

    if (aslr[0] >= '0' && aslr[0] <= '2' && aslr[1] == '\0') {
        json_out_text(j, "aslr", words[aslr[0] - '0']);
    }
}

static void put_metadata(struct json_out *j, const struct export *x)
{
    const struct results *r = x->r;

    json_out_begin(j, "metadata", '{');
    put_date(j, r);
    put_text(j, "hostname", export_fact(x, "host"));
    put_text(j, "platform", export_fact(x, "kernel"));
    put_text(j, "cpu_model_name", export_fact(x, "cpu_model"));
    if (r->pus > 0) {
        json_out_int(j, "cpu_count", r->pus);
    }
    put_aslr(j, x);
    json_out_text(j, "unit", "second");
    json_out_int(j, "loops", 1);
    json_out_int(j, "tvp_schema_version", EXPORT_SCHEMA_VERSION);
    put_text(j, "tvp_run_id", r->run_id);
    put_text(j, "tvp_version", r->tvp_version);
    put_text(j, "tvp_command", r->command);
    json_out_end(j);
}

static void put_run(struct json_out *j, const struct sample *s)
{
    json_out_begin_row(j, NULL, '{');
    if (s->peak_rss_bytes > 0) {
        json_out_begin(j, "metadata", '{');
        json_out_int(j, "mem_max_rss", s->peak_rss_bytes);
        json_out_end(j);
    }
    json_out_begin(j, "values", '[');
    json_out_real(j, NULL, (double)s->total_ns / 1e9);
    json_out_end(j);
    json_out_end(j);
}

static void put_cell(struct json_out *j, const struct export *x, size_t cell)
{
    const struct cell *c = &x->r->cells[cell];

    json_out_begin(j, NULL, '{');
    json_out_begin(j, "metadata", '{');
    json_out_text(j, "name", x->names[cell]);
    json_out_int(j, "tvp_workers", c->workers);
    json_out_int(j, "tvp_samples_lost", (int64_t)export_count_lost(x, cell));
    json_out_end(j);
    json_out_begin(j, "runs", '[');
    for (size_t b = 0; b < x->pairing.nblocks; b++) {
        struct result_sample room;
        const struct sample *s = pairing_pick(&x->pairing, cell, b, &room);
        if (s != NULL && export_total_ns(s) > 0.0) {
            put_run(j, s);
        }
    }
    json_out_end(j);
    json_out_end(j);
}

static void put_suite(struct json_out *j, struct export *x)
{
    json_out_begin(j, NULL, '{');
    json_out_text(j, "version", "1.0");
    put_metadata(j, x);
    json_out_begin(j, "benchmarks", '[');
    for (size_t i = 0; i < x->r->ncells; i++) {
        if (export_values(x, i, export_total_ns) > 0) {
            put_cell(j, x, i);
        }
    }
    json_out_end(j);
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
        put_suite(&j, &x);
    }
    export_free(&x);
    return status;
}

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    (void)o;
    return export_write(r, dir, "pyperf.json", print, e);
}

const struct reporter reporter_pyperf = {
    .name = "pyperf",
    .summary = "pyperf.json, for pyperf compare_to, stats, hist, …",
    .write = report,
    .print = print,
};
