/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A page to read and to pass on: what was found, then what it rests on. */
#include "reporter.h"

#include "support/breakeven_text.h"
#include "support/by_machine.h"
#include "support/disturbed.h"
#include "support/file_out.h"
#include "support/findings.h"
#include "support/findings_runs.h"
#include "support/md_charts.h"
#include "support/md_out.h"
#include "support/md_sections.h"
#include "support/runs_report.h"
#include "support/scaling_text.h"
#include "support/search_report.h"
#include "support/side_by_side.h"
#include "support/steadiness.h"
#include "support/tally.h"

#include "figure.h"
#include "label.h"

#include <jansson.h>

#include <stdio.h>
#include <string.h>

enum { TEXT_BYTES = 4096, INCIDENTS_MAX = 20 };

/* A block of code, whatever runs of backticks are in the text. */
static void put_code(FILE *out, const char *text)
{
    char clean[TEXT_BYTES];
    size_t longest = 2;
    size_t run = 0;

    label_clean(text, clean, sizeof clean);
    for (const char *at = clean; *at != '\0'; at++) {
        run = *at == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    for (int end = 0; end < 2; end++) {
        for (size_t i = 0; i <= longest; i++) {
            putc('`', out);
        }
        putc('\n', out);
        if (end == 0) {
            fprintf(out, "%s\n", clean);
        }
    }
}

static void put_title(FILE *out, const struct results *r)
{
    fputs("# Threads versus processes: ", out);
    md_text(out, r->plan_name[0] != '\0' ? r->plan_name
                 : r->nruns > 0          ? "several runs"
                                         : "a run");
    fputs("\n\n", out);
}

/* A section, and a part of it for each of several runs. */
static void put_section(FILE *out, const struct findings *f, const char *title,
                        void (*put)(FILE *out, const struct findings *run))
{
    fprintf(out, "\n## %s\n\n", title);
    for (size_t i = 0; i < findings_runs(f); i++) {
        if (f->r->nruns > 0) {
            fputs(i > 0 ? "\n### " : "### ", out);
            md_text(out, f->r->runs[i].label);
            fputs("\n\n", out);
        }
        put(out, findings_run(f, i));
    }
}

static void put_warning(FILE *out, const struct results *r)
{
    char warning[DISTURBED_TEXT_BYTES];

    if (disturbed_warning(r, warning) == 0) {
        fputs("> **", out);
        md_text(out, warning);
        fputs("**\n\n", out);
    }
}

static void put_sentences(FILE *out, const struct findings *f)
{
    char blocks[FINDINGS_BLOCKS_BYTES];

    for (size_t i = 0; i < f->nsentences && !search_report_knows(f->r); i++) {
        fputs("- ", out);
        md_text(out, f->sentences[i]);
        putc('\n', out);
    }
    findings_blocks(f, blocks);
    fprintf(out,
            "\nBy `%s`; medians of %s, with the %s in brackets. Ratios are "
            "taken inside blocks.\n",
            metric_name(f->r->metric), blocks, findings_interval_word(f));
}

/* Of several runs each says its own; what a search found comes first. */
static int put_answers(FILE *out, const struct findings *f, struct err *e)
{
    for (size_t i = 0; i < findings_runs(f); i++) {
        const struct findings *run = findings_run(f, i);
        if (f->r->nruns > 0) {
            fputs("\n## ", out);
            md_text(out, f->r->runs[i].label);
            fputs("\n\n", out);
        }
        put_warning(out, run->r);
        if (search_report_knows(run->r) && search_report_md(run->r, out, e)) {
            return -1;
        }
        put_sentences(out, run);
    }
    return 0;
}

static bool panel_has_latency(const struct findings *f, size_t panel)
{
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (findings_in_panel(f, panel, i)
            && f->summaries[i].latency_p99_ns.value > 0.0) {
            return true;
        }
    }
    return false;
}

static void put_figure(FILE *out, const struct figure *f)
{
    md_text(out, f->value);
    fputs(f->range[0] != '\0' ? " " : "", out);
    md_text(out, f->range);
    fputs(" | ", out);
}

static void put_row(FILE *out, const struct findings *f, size_t cell,
                    bool latency, bool counted)
{
    const struct summary *s = &f->summaries[cell];
    char label[CELL_LABEL_BYTES];
    struct figure figures[] = {
        figure_duration(&s->total_ns),
        figure_ratio(&s->speedup),
        figure_rate(&s->ops_per_s),
        figure_duration(&s->latency_p50_ns),
        figure_duration(&s->latency_p99_ns),
    };
    size_t count = latency ? 5 : 3;

    if (cell_is_sequential(&f->r->cells[cell])) {
        figures[1].range[0] = '\0';
    }
    fputs("| ", out);
    findings_model_label(f, cell, label);
    md_text(out, label);
    fprintf(out, " | %u | ", f->r->cells[cell].workers);
    for (size_t i = 0; i < count; i++) {
        put_figure(out, &figures[i]);
    }
    if (counted) {
        char text[FINDINGS_COUNTED_BYTES];
        findings_counted(f, cell, text);
        fprintf(out, "%s | ", text);
    }
    fprintf(out, "%zu |\n", s->n);
}

static void put_panel(FILE *out, const struct findings *f, size_t panel)
{
    bool latency = panel_has_latency(f, panel);
    char counted[CELL_LABEL_BYTES];

    findings_counted_name(f, panel, counted);
    fputs("\n### ", out);
    md_panel(out, f, panel);
    fprintf(out,
            "\n\n| model | workers | total time | speed-up | throughput |%s",
            latency ? " latency p50 | latency p99 |" : "");
    if (counted[0] != '\0') {
        putc(' ', out);
        md_text(out, counted);
        fputs(" |", out);
    }
    fprintf(out, " blocks |\n|---|--:|---|---|---|%s%s--:|\n",
            latency ? "---|---|" : "", counted[0] != '\0' ? "---|" : "");
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (findings_in_panel(f, panel, i)) {
            put_row(out, f, i, latency, counted[0] != '\0');
        }
    }
}

static void put_incident(FILE *out, const struct results *r,
                         const struct result_sample *s)
{
    const struct cell *c = &r->cells[s->cell];
    char label[CELL_LABEL_BYTES];

    fprintf(out, "- Block %u, ", s->block);
    cell_workload_label(c, label);
    md_text(out, label);
    fputs(", ", out);
    cell_model_label(c, label);
    md_text(out, label);
    fprintf(out, ", %u worker%s: %s", c->workers, c->workers == 1 ? "" : "s",
            sample_status_name(s->sample.status));
    if (s->error[0] != '\0') {
        fputs(": ", out);
        md_text(out, s->error);
    }
    putc('\n', out);
}

static void put_reliability(FILE *out, const struct findings *f)
{
    const struct results *r = f->r;
    char text[TALLY_TEXT_BYTES];
    char unsteady[STEADINESS_BYTES];
    size_t incidents = 0;

    for (size_t i = 0; i < TALLY_LINES; i++) {
        if (tally_line(r, i, text) == 0) {
            fputs("- ", out);
            md_text(out, text);
            putc('\n', out);
        }
    }
    for (int i = 0; i < STEADINESS_LINES; i++) {
        if (steadiness_line(f, (enum steadiness)i, unsteady) == 0) {
            fputs("- ", out);
            md_text(out, unsteady);
            putc('\n', out);
        }
    }
    /* What was lost first: disturbed samples may be many. */
    for (size_t i = 0; i < 2 * r->nsamples; i++) {
        size_t at = i % r->nsamples;
        bool lost = !results_usable(r, at);
        struct result_sample room;
        if (results_status(r, at) != SAMPLE_OK && lost == (i < r->nsamples)
            && incidents++ < INCIDENTS_MAX) {
            put_incident(out, r, results_sample(r, at, &room));
        }
    }
    if (incidents > INCIDENTS_MAX) {
        fprintf(out, "- … and %zu more: see samples.csv\n",
                incidents - INCIDENTS_MAX);
    }
}

static void put_member(FILE *out, const char *key, const json_t *value)
{
    fputs("- ", out);
    md_text(out, key);
    fputs(": ", out);
    if (json_is_string(value)) {
        md_text(out, json_string_value(value));
    } else if (json_is_integer(value)) {
        fprintf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    } else if (json_is_real(value)) {
        fprintf(out, "%g", json_real_value(value));
    } else {
        fputs(json_is_true(value) ? "yes" : "no", out);
    }
    putc('\n', out);
}

static void put_machine(FILE *out, const struct findings *f)
{
    const struct results *r = f->r;
    json_t *machine =
        json_loads(r->machine_json == NULL ? "" : r->machine_json, 0, NULL);
    const char *key;
    json_t *value;

    if (r->cores > 0) {
        fprintf(out, "- allowed to use: %u core%s, %u hardware thread%s\n",
                r->cores, r->cores == 1 ? "" : "s", r->pus,
                r->pus == 1 ? "" : "s");
    }
    json_object_foreach(machine, key, value)
    {
        if (json_is_string(value) || json_is_number(value)
            || json_is_boolean(value)) {
            put_member(out, key, value);
        }
    }
    json_decref(machine);
}

static void put_recipe(FILE *out, const struct findings *f)
{
    const struct results *r = f->r;

    put_code(out, r->command);
    fprintf(out, "\nThe order of the trials came from seed %llu",
            (unsigned long long)r->seed);
    if (r->tvp_version[0] != '\0') {
        fputs("; measured with tvp ", out);
        md_text(out, r->tvp_version);
    }
    fputs(r->started[0] != '\0' ? " on " : "", out);
    md_text(out, r->started);
    fputs(".\n", out);
}

static int put_head(FILE *out, const struct findings *f, struct err *e)
{
    put_title(out, f->r);
    return f->r->nruns > 0
                   && (runs_report_md(out, f->r, e) || by_machine_md(out, f, e))
               ? -1
               : 0;
}

/* What follows the answers. */
static void put_rest(FILE *out, const struct findings *f, const char *dir)
{
    if (dir != NULL) {
        md_charts(out, f->r, dir);
    }
    fputs("\n## Figures\n", out);
    for (size_t i = 0; i < f->npanels; i++) {
        put_panel(out, f, i);
    }
    side_by_side_md(out, f);
    md_metrics(out, f);
    breakeven_section(out, f);
    scaling_section(out, f);
    md_remarks(out, f);
    put_section(out, f, "How far to trust it", put_reliability);
    put_section(out, f, "The machine", put_machine);
    put_section(out, f, "To measure it again", put_recipe);
}

/* With the charts of the folder `dir`; NULL for none. */
static int put_report(const struct results *r, const char *dir, FILE *out,
                      struct err *e)
{
    struct findings f;
    int status;

    if (findings_make(&f, r, e)) {
        return -1;
    }
    status = findings_add_laws(&f, e) || findings_add_metrics(&f, e)
                     || put_head(out, &f, e) || put_answers(out, &f, e)
                 ? -1
                 : 0;
    if (status == 0) {
        put_rest(out, &f, dir);
    }
    findings_free(&f);
    return status;
}

static int print(const struct results *r, FILE *out, struct err *e)
{
    return put_report(r, NULL, out, e);
}

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    struct file_out out;

    (void)o;
    if (file_out_open(&out, dir, "report.md", e)) {
        return -1;
    }
    if (put_report(r, dir, out.stream, e)) {
        file_out_discard(&out);
        return -1;
    }
    return file_out_close(&out, e);
}

const struct reporter reporter_md = {
    .name = "md",
    .summary =
        "report.md: findings, charts, figures, break-even, scaling laws, "
        "machine",
    .write = report,
    .print = print,
    .several = true,
};
