/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_text.h"

#include "compare_match.h"
#include "label.h"
#include "text_out.h"

#include <stdbool.h>
#include <string.h>

enum {
    LABEL_COLUMNS = 44,
    RATIO_COLUMNS = 25,
    RATIO_BYTES = 64,
    REST_MAX = 10, /* cells of one run alone that are named */
};

static void put_label(FILE *out, char text[COMPARE_LABEL_BYTES])
{
    label_shorten(text, LABEL_COLUMNS);
    fprintf(out, "  %s%*s  ", text, LABEL_COLUMNS - (int)label_columns(text),
            "");
}

/* "1.08× [1.05, 1.11]" */
static void ratio_text(const struct interval *ratio, char text[RATIO_BYTES])
{
    if (ratio->value > 0.0) {
        snprintf(text, RATIO_BYTES, "%.3f× [%.3f, %.3f]", ratio->value,
                 ratio->low, ratio->high);
    } else {
        snprintf(text, RATIO_BYTES, "no figure");
    }
}

static void put_ratio(FILE *out, const struct interval *ratio, double p)
{
    char text[RATIO_BYTES];

    ratio_text(ratio, text);
    fprintf(out, "%s%*s", text, RATIO_COLUMNS - (int)label_columns(text), "");
    if (ratio->value > 0.0 && p >= 0.001) {
        fprintf(out, "  p %.3f", p);
    } else {
        fprintf(out, "%s", ratio->value > 0.0 ? "  p<0.001" : "         ");
    }
}

static void put_cell(FILE *out, const struct compare *c,
                     const struct compare_cell *cell)
{
    char label[COMPARE_LABEL_BYTES];

    compare_cell_label(&c->base->cells[cell->base], label);
    put_label(out, label);
    put_ratio(out, &cell->ratio, c->adjusted ? cell->p_adjusted : cell->p);
    fprintf(out, "  %s\n", compare_kind_name(cell->kind));
}

static void put_mean(FILE *out, const struct compare *c,
                     const struct compare_mean *mean)
{
    const struct cell *cell = &c->base->cells[c->cells[mean->first].base];
    char raw[2 * CELL_NAME_BYTES + 64];
    char label[COMPARE_LABEL_BYTES];

    snprintf(raw, sizeof raw, "%s, %s, mean of %zu cells", cell->workload,
             cell->model, mean->cells);
    label_clean(raw, label, sizeof label);
    put_label(out, label);
    put_ratio(out, &mean->ratio, c->adjusted ? mean->p_adjusted : mean->p);
    fprintf(out, "  %s\n", compare_kind_name(mean->kind));
}

/* Of a single cell, it would say the same again. */
static bool has_means(const struct compare *c, enum metric metric)
{
    for (size_t i = 0; i < c->nmeans; i++) {
        if (c->means[i].metric == metric && c->means[i].cells > 1) {
            return true;
        }
    }
    return false;
}

static const char *cost_name(enum metric metric)
{
    static const char *const names[] = {
        [METRIC_TOTAL] = "total time of an operation",
        [METRIC_ELAPSED] = "elapsed time of an operation",
        [METRIC_THROUGHPUT] = "time of an operation, as throughput has it",
        [METRIC_LATENCY] = "p99 latency",
        [METRIC_CPU] = "CPU time of an operation",
        [METRIC_MEMORY] = "memory",
    };

    return names[metric];
}

static void put_metric(FILE *out, const struct compare *c, size_t first)
{
    enum metric metric = c->cells[first].metric;

    fprintf(out, "\n%s%s, NEW over BASE: above 1 is worse (threshold %g %%)\n",
            cost_name(metric), c->relative ? " over sequential's" : "",
            100.0 * c->cells[first].threshold);
    for (size_t i = first; i < c->ncells && c->cells[i].metric == metric; i++) {
        put_cell(out, c, &c->cells[i]);
    }
    if (!has_means(c, metric)) {
        return;
    }
    putc('\n', out);
    for (size_t i = 0; i < c->nmeans; i++) {
        if (c->means[i].metric == metric && c->means[i].cells > 1) {
            put_mean(out, c, &c->means[i]);
        }
    }
}

static void put_run(FILE *out, const char *name, const struct results *r)
{
    char raw[512];
    char text[512];

    snprintf(raw, sizeof raw, "%s: %s, plan %s, tvp %s, begun %s", name,
             r->run_id, r->plan_name, r->tvp_version, r->started);
    label_clean(raw, text, sizeof text);
    text_wrapped(out, text);
}

static void put_rest(FILE *out, const struct results *r, const char *name,
                     const size_t *cells, size_t n)
{
    char label[COMPARE_LABEL_BYTES];

    if (n == 0) {
        return;
    }
    fprintf(out, "\nonly in %s\n", name);
    for (size_t i = 0; i < n && i < REST_MAX; i++) {
        compare_cell_label(&r->cells[cells[i]], label);
        label_shorten(label, TEXT_OUT_COLUMNS - 2);
        fprintf(out, "  %s\n", label);
    }
    if (n > REST_MAX) {
        fprintf(out, "  and %zu more\n", n - REST_MAX);
    }
}

static void put_notes(FILE *out, const struct compare *c)
{
    if (c->nnotes > 0) {
        putc('\n', out);
    }
    for (size_t i = 0; i < c->nnotes; i++) {
        text_wrapped(out, c->notes[i]);
    }
}

static void put_sum(FILE *out, const struct compare *c)
{
    fprintf(out,
            "\n%zu comparison%s: %zu worse, %zu better, %zu same, %zu "
            "undecided\n",
            c->ncells, c->ncells == 1 ? "" : "s",
            compare_count(c, COMPARE_WORSE), compare_count(c, COMPARE_BETTER),
            compare_count(c, COMPARE_SAME),
            compare_count(c, COMPARE_UNDECIDED));
}

static int print(const struct compare *c, FILE *out, struct err *e)
{
    (void)e;
    put_run(out, "BASE", c->base);
    put_run(out, "NEW", c->now);
    fprintf(out, "%s; p is %s\n",
            c->paired ? "measured in turn: ratios are taken inside blocks"
                      : "not measured in turn",
            c->adjusted ? "corrected for the number of cells"
                        : "of each cell by itself");
    for (size_t i = 0; i < c->ncells; i++) {
        if (i == 0 || c->cells[i].metric != c->cells[i - 1].metric) {
            put_metric(out, c, i);
        }
    }
    put_rest(out, c->base, "BASE", c->only_base, c->nonly_base);
    put_rest(out, c->now, "NEW", c->only_now, c->nonly_now);
    put_notes(out, c);
    put_sum(out, c);
    return 0;
}

const struct compare_format compare_text = {
    .name = "text",
    .summary = "for people: a line for each cell",
    .print = print,
};
