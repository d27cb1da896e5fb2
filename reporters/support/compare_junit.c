/* SPDX-License-Identifier: GPL-3.0-or-later */
/* JUnit XML as Jenkins and GitLab read it: a suite a workload, a case for each
 * cell and metric. A time is the median of NEW's trials. */
#include "compare_junit.h"

#include "compare_rows.h"
#include "export.h"
#include "label.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

struct junit {
    FILE *out;
    const struct compare *c;
    const struct compare_rows *rows;
    const struct compare_lone *lone;
    size_t nlone;
};

struct counts {
    size_t tests, failures, skipped;
    double time_ns;
};

/* Clean text has nothing that XML 1.0 has not, such as control characters. */
static void put_xml(FILE *out, const char *text)
{
    char clean[EXPORT_NAME_BYTES];

    label_clean(text, clean, sizeof clean);
    for (const char *at = clean; *at != '\0'; at++) {
        if (*at == '&' || *at == '<' || *at == '>') {
            fputs(*at == '&' ? "&amp;" : *at == '<' ? "&lt;" : "&gt;", out);
        } else if (*at == '"') {
            fputs("&quot;", out);
        } else {
            putc(*at, out);
        }
    }
}

static void put_attribute(FILE *out, const char *name, const char *text)
{
    fprintf(out, " %s=\"", name);
    put_xml(out, text);
    fputs("\"", out);
}

/* Seconds, with a point whatever the locale. */
static void put_time(FILE *out, double ns)
{
    uint64_t whole = ns > 0.0 && ns < 1e18 ? (uint64_t)(ns + 0.5) : 0;

    fprintf(out, " time=\"%" PRIu64 ".%09" PRIu64 "\"", whole / 1000000000,
            whole % 1000000000);
}

/* Cases: the rows, and behind them the lone cells. */
static size_t cases_of(const struct junit *j)
{
    return j->rows->n + j->nlone;
}

static bool is_row(const struct junit *j, size_t at)
{
    return at < j->rows->n;
}

static const struct cell *cell_of(const struct junit *j, size_t at)
{
    return is_row(j, at) ? j->rows->list[at].of : j->lone[at - j->rows->n].cell;
}

static bool same_suite(const struct junit *j, size_t a, size_t b)
{
    return strcmp(cell_of(j, a)->workload, cell_of(j, b)->workload) == 0;
}

static void count_case(const struct junit *j, size_t at, struct counts *n)
{
    n->tests++;
    if (!is_row(j, at)) {
        n->skipped++;
        return;
    }
    const struct compare_row *row = &j->rows->list[at];
    n->failures += row->cell->kind == COMPARE_WORSE ? 1U : 0U;
    n->skipped += row->cell->kind == COMPARE_UNDECIDED ? 1U : 0U;
    n->time_ns += row->now_total_ns;
}

static void put_counts(FILE *out, const struct counts *n, bool suite)
{
    fprintf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"0\"", n->tests,
            n->failures);
    if (suite) {
        fprintf(out, " skipped=\"%zu\"", n->skipped);
    }
    put_time(out, n->time_ns);
}

static void put_case(FILE *out, const struct cell *c, const char *name,
                     double ns)
{
    char class[CELL_NAME_BYTES + 8];

    snprintf(class, sizeof class, "tvp.%s", c->workload);
    fputs("    <testcase", out);
    put_attribute(out, "classname", class);
    put_attribute(out, "name", name);
    put_time(out, ns);
    fputs(">\n", out);
}

static void put_figures(FILE *out, const struct compare_row *row)
{
    const struct compare_cell *cell = row->cell;
    char ratio[COMPARE_RATIO_BYTES];
    char base[COMPARE_FIGURE_BYTES];
    char now[COMPARE_FIGURE_BYTES];

    compare_ratio_text(&cell->ratio, ratio);
    compare_figure_text(row, row->base, base);
    compare_figure_text(row, row->now, now);
    fprintf(out, "%s, NEW over BASE: %s\n", compare_kind_name(cell->kind),
            ratio[0] != '\0' ? ratio : "no ratio");
    fprintf(out, "BASE: %s, %zu blocks\n", base[0] != '\0' ? base : "nothing",
            cell->n_base);
    fprintf(out, "NEW: %s, %zu blocks\n", now[0] != '\0' ? now : "nothing",
            cell->n_now);
    fprintf(out, "threshold: %.3g %%\n", cell->threshold * 100.0);
    if (isfinite(cell->p_adjusted)) {
        fprintf(out, "p: %.3g, among all: %.3g\n", cell->p, cell->p_adjusted);
    }
}

static void put_row(const struct junit *j, size_t at)
{
    const struct compare_row *row = &j->rows->list[at];
    const struct compare_cell *cell = row->cell;
    char name[EXPORT_NAME_BYTES + 16];
    char ratio[COMPARE_RATIO_BYTES];
    char message[COMPARE_RATIO_BYTES + 64];

    snprintf(name, sizeof name, "%s %s", row->name, metric_name(cell->metric));
    put_case(j->out, cell_of(j, at), name, row->now_total_ns);
    compare_ratio_text(&cell->ratio, ratio);
    snprintf(message, sizeof message, "%s: %s",
             compare_kind_word(j->c, cell->metric, cell->kind),
             ratio[0] != '\0' ? ratio : "no ratio");
    if (cell->kind == COMPARE_WORSE) {
        fputs("      <failure type=\"regression\"", j->out);
        put_attribute(j->out, "message", message);
        fputs(">", j->out);
        put_figures(j->out, row);
        fputs("</failure>\n", j->out);
    } else if (cell->kind == COMPARE_UNDECIDED) {
        fputs("      <skipped", j->out);
        put_attribute(j->out, "message", message);
        fputs("/>\n", j->out);
    }
    fputs("      <system-out>", j->out);
    put_figures(j->out, row);
    fputs("</system-out>\n    </testcase>\n", j->out);
}

static void put_lone(const struct junit *j, size_t at)
{
    const struct compare_lone *lone = &j->lone[at - j->rows->n];

    put_case(j->out, lone->cell, lone->name, 0.0);
    fprintf(j->out,
            "      <skipped message=\"%s alone has it\"/>\n    </testcase>\n",
            lone->run);
}

static void put_property(FILE *out, const char *name, const char *value)
{
    fprintf(out, "      <property name=\"%s\"", name);
    put_attribute(out, "value", value);
    fputs("/>\n", out);
}

static void put_properties(const struct junit *j)
{
    fputs("    <properties>\n", j->out);
    put_property(j->out, "base", j->c->base->run_id);
    put_property(j->out, "new", j->c->now->run_id);
    put_property(j->out, "paired", j->c->paired ? "true" : "false");
    put_property(j->out, "relative", j->c->relative ? "true" : "false");
    fputs("    </properties>\n", j->out);
}

static void put_remarks(const struct junit *j)
{
    char line[COMPARE_LINE_BYTES];

    compare_verdict_line(j->c, line);
    fputs("    <system-out>", j->out);
    put_xml(j->out, line);
    fputs("\n", j->out);
    for (size_t i = 0; i < j->c->nnotes; i++) {
        put_xml(j->out, j->c->notes[i]);
        fputs("\n", j->out);
    }
    fputs("</system-out>\n", j->out);
}

/* Of which `first` is the first case. */
static void put_suite(const struct junit *j, size_t first)
{
    char started[sizeof j->c->now->started];
    struct counts n = {0};

    for (size_t i = first; i < cases_of(j); i++) {
        if (same_suite(j, first, i)) {
            count_case(j, i, &n);
        }
    }
    fputs("  <testsuite", j->out);
    put_attribute(j->out, "name", cell_of(j, first)->workload);
    put_counts(j->out, &n, true);
    if (j->c->now->started[0] != '\0') {
        /* Schemas want no zone; it is UTC. */
        snprintf(started, sizeof started, "%.19s", j->c->now->started);
        put_attribute(j->out, "timestamp", started);
    }
    fputs(">\n", j->out);
    put_properties(j);
    for (size_t i = first; i < cases_of(j); i++) {
        if (same_suite(j, first, i)) {
            (is_row(j, i) ? put_row : put_lone)(j, i);
        }
    }
    put_remarks(j);
    fputs("  </testsuite>\n", j->out);
}

static void put_all(const struct junit *j)
{
    struct counts n = {0};

    for (size_t i = 0; i < cases_of(j); i++) {
        count_case(j, i, &n);
    }
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<testsuites name=\"tvp compare\"",
          j->out);
    put_counts(j->out, &n, false);
    fputs(">\n", j->out);
    for (size_t i = 0; i < cases_of(j); i++) {
        size_t before = 0;
        while (before < i && !same_suite(j, before, i)) {
            before++;
        }
        if (before == i) {
            put_suite(j, i);
        }
    }
    fputs("</testsuites>\n", j->out);
}

static int print(const struct compare *c, FILE *out, struct err *e)
{
    struct compare_rows rows;
    struct compare_lone *lone = NULL;
    size_t nlone = 0;

    if (compare_rows_make(&rows, c, e)) {
        return -1;
    }
    int status = compare_lone_make(c, &lone, &nlone, e);
    if (status == 0) {
        const struct junit j = {out, c, &rows, lone, nlone};
        put_all(&j);
    }
    compare_lone_free(lone, nlone);
    compare_rows_free(&rows);
    return status;
}

const struct compare_format compare_junit = {
    .name = "junit",
    .summary = "JUnit XML: a case for each cell, a failure for what got worse",
    .print = print,
};
