/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_tables.h"

#include "html_table.h"
#include "remarks.h"

#include <math.h>

enum { COLUMNS_MAX = 16 };

static bool any_latency(const struct findings *f)
{
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (f->summaries[i].latency_p99_ns.value > 0.0) {
            return true;
        }
    }
    return false;
}

static bool any_counted(const struct findings *f)
{
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (f->summaries[i].counted.name[0] != '\0') {
            return true;
        }
    }
    return false;
}

static void put_cell(struct html_table *t, size_t cell, bool latency,
                     bool counted)
{
    const struct summary *s = &t->f->summaries[cell];
    struct figure total = figure_duration(&s->total_ns);
    struct figure speedup = figure_ratio(&s->speedup);
    struct figure rate = figure_rate(&s->ops_per_s);
    struct figure p50 = figure_duration(&s->latency_p50_ns);
    struct figure p99 = figure_duration(&s->latency_p99_ns);

    if (cell_is_sequential(&t->f->r->cells[cell])) {
        speedup.range[0] = '\0';
    }
    html_field_work(t, cell);
    html_field_model(t, cell);
    html_field_count(t, t->f->r->cells[cell].workers);
    html_field_figure(t, s->total_ns.value, &total);
    html_field_figure(t, s->speedup.value, &speedup);
    html_field_figure(t, s->ops_per_s.value, &rate);
    if (latency) {
        html_field_figure(t, s->latency_p50_ns.value, &p50);
        html_field_figure(t, s->latency_p99_ns.value, &p99);
    }
    if (counted) {
        char text[FINDINGS_COUNTED_BYTES];
        char named[FINDINGS_COUNTED_BYTES + CELL_NAME_BYTES];
        findings_counted(t->f, cell, text);
        snprintf(named, sizeof named, "%s %.60s", text, s->counted.name);
        html_field_number(t, s->counted.median, text[0] != '\0' ? named : "");
    }
    html_field_count(t, s->n);
    html_row_end(t);
}

void html_cells(FILE *out, const struct findings *f)
{
    bool latency = any_latency(f);
    bool counted = any_counted(f);
    struct html_column columns[COLUMNS_MAX] = {
        {"work", HTML_WORDS},      {"model", HTML_WORDS},
        {"workers", HTML_NUMBER},  {"total time", HTML_NUMBER},
        {"speed-up", HTML_NUMBER}, {"throughput", HTML_NUMBER},
    };
    size_t n = 6;
    char caption[192];

    if (latency) {
        columns[n++] = (struct html_column){"latency p50", HTML_NUMBER};
        columns[n++] = (struct html_column){"latency p99", HTML_NUMBER};
    }
    if (counted) {
        columns[n++] = (struct html_column){"counted", HTML_NUMBER};
    }
    columns[n++] = (struct html_column){"blocks", HTML_NUMBER};
    columns[n] = (struct html_column){0};
    snprintf(caption, sizeof caption,
             "Medians of each cell, with the %s in brackets; speed-up is over "
             "the same work one after another",
             findings_interval_word(f));
    struct html_table t = {.out = out,
                           .f = f,
                           .id = "cells",
                           .caption = caption,
                           .file = "summary.csv",
                           .columns = columns};
    html_table_begin(&t);
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (html_row_begin(&t, &i, 1)) {
            put_cell(&t, i, latency, counted);
        }
    }
    html_table_end(&t);
}

static void put_p(struct html_table *t, double p)
{
    char text[FIGURE_BYTES];

    snprintf(text, sizeof text, p < 0.001 ? "%.1g" : "%.3f", p);
    html_field_number(t, p, text);
}

void html_verdicts(FILE *out, const struct findings *f)
{
    static const struct html_column columns[] = {
        {"work", HTML_WORDS},    {"workers", HTML_NUMBER},
        {"metric", HTML_WORDS},  {"better", HTML_WORDS},
        {"ratio", HTML_NUMBER},  {"than", HTML_WORDS},
        {"verdict", HTML_WORDS}, {"p, corrected", HTML_NUMBER},
        {"blocks", HTML_NUMBER}, {0},
    };
    struct html_table t = {
        .out = out,
        .f = f,
        .id = "verdicts",
        .file = "verdicts.csv",
        .caption = "Every pair of models on the same work, by every metric; "
                   "where the verdict is not “wins”, the better one may "
                   "be so by chance",
        .columns = columns};

    html_table_begin(&t);
    for (size_t i = 0; i < f->nevery; i++) {
        const struct verdict *v = &f->every[i];
        size_t cells[] = {v->winner, v->runner_up};
        struct figure ratio = figure_ratio(&v->ratio);
        if (!html_row_begin(&t, cells, 2)) {
            continue;
        }
        html_field_work(&t, v->winner);
        html_field_count(&t, f->r->cells[v->winner].workers);
        html_field_text(&t, metric_name(v->metric));
        html_field_model(&t, v->winner);
        html_field_figure(&t, v->ratio.value, &ratio);
        html_field_model(&t, v->runner_up);
        html_field_word(&t, verdict_kind_name(v->kind));
        put_p(&t, v->p_adjusted);
        html_field_count(&t, v->n);
        html_row_end(&t);
    }
    html_table_end(&t);
}

void html_time(FILE *out, const struct findings *f)
{
    struct html_column columns[TIME_PARTS + 5] = {
        {"work", HTML_WORDS},
        {"model", HTML_WORDS},
        {"workers", HTML_NUMBER},
        {"total", HTML_NUMBER},
    };
    for (int i = 0; i < TIME_PARTS; i++) {
        columns[4 + i] = (struct html_column){time_part_name((enum time_part)i),
                                              HTML_NUMBER};
    }
    struct html_table t = {
        .out = out,
        .f = f,
        .id = "time",
        .file = "time.csv",
        .caption = "Where the total time goes: means over the samples that "
                   "count, since means add up",
        .columns = columns};

    html_table_begin(&t);
    for (size_t i = 0; i < f->r->ncells; i++) {
        const struct time_split *split = &f->times[i];
        if (split->n == 0 || !html_row_begin(&t, &i, 1)) {
            continue;
        }
        html_field_work(&t, i);
        html_field_model(&t, i);
        html_field_count(&t, f->r->cells[i].workers);
        for (int part = -1; part < TIME_PARTS; part++) {
            double ns = part < 0 ? split->total_ns : split->part_ns[part];
            struct interval only = {ns, ns, ns};
            html_field_number(&t, ns,
                              ns > 0.0   ? figure_duration(&only).value
                              : ns < 0.0 ? ""
                                         : "0");
        }
        html_row_end(&t);
    }
    html_table_end(&t);
}

/* An interval may have no upper end, or there is no such length at all. */
static void put_length(struct html_table *t, const struct interval *i_ns)
{
    struct figure f = {0};

    if (isfinite(i_ns->value)) {
        struct interval low = {i_ns->low, i_ns->low, i_ns->low};
        f = figure_duration(i_ns);
        if (!isfinite(i_ns->high)) {
            snprintf(f.range, sizeof f.range, "[%.40s, …]",
                     i_ns->low > 0.0 ? figure_duration(&low).value : "0");
        }
    }
    html_field_figure(t, i_ns->value, &f);
}

void html_breakeven(FILE *out, const struct findings *f)
{
    static const struct html_column columns[] = {
        {"work", HTML_WORDS},
        {"workers", HTML_NUMBER},
        {"model", HTML_WORDS},
        {"against", HTML_WORDS},
        {"start dearer by", HTML_NUMBER},
        {"work saved", HTML_NUMBER},
        {"pays back", HTML_WORDS},
        {"from", HTML_NUMBER},
        {"blocks", HTML_NUMBER},
        {0},
    };
    struct html_table t = {
        .out = out,
        .f = f,
        .id = "break-even",
        .file = "breakeven.csv",
        .caption = "From which length of a job on the dearer start pays back: "
                   "how long the other model works on it",
        .columns = columns};

    html_table_begin(&t);
    for (size_t i = 0; i < f->nbreakevens; i++) {
        const struct breakeven *b = &f->breakevens[i];
        size_t cells[] = {b->cell, b->against};
        struct figure start = figure_duration(&b->start_ns);
        struct figure saved;
        if (!html_row_begin(&t, cells, 2)) {
            continue;
        }
        snprintf(saved.value, sizeof saved.value, "%.1f %%",
                 100.0 * b->saved.value);
        snprintf(saved.range, sizeof saved.range, "[%.1f, %.1f]",
                 100.0 * b->saved.low, 100.0 * b->saved.high);
        html_field_work(&t, b->cell);
        html_field_count(&t, f->r->cells[b->cell].workers);
        html_field_model(&t, b->cell);
        html_field_model(&t, b->against);
        html_field_figure(&t, b->start_ns.value, &start);
        html_field_figure(&t, b->saved.value, &saved);
        html_field_word(&t, breakeven_kind_name(b->kind));
        put_length(&t, &b->length_ns);
        html_field_count(&t, b->n);
        html_row_end(&t);
    }
    html_table_end(&t);
}

/* In the order of the columns of remarks.h. */
static const enum trait counters[] = {
    TRAIT_INSTRUCTIONS_PER_OP, TRAIT_INSTRUCTIONS_PER_CYCLE,
    TRAIT_CACHE_MISSES_PER_OP, TRAIT_TLB_MISSES_PER_OP};
enum {
    COUNTERS = sizeof counters / sizeof *counters,
    COUNTERS_FIRST = COUNTERS_COLUMNS - COUNTERS,
};

static bool is_counted(const struct findings *f, size_t cell)
{
    for (size_t i = 0; i < COUNTERS; i++) {
        if (f->behaviours[cell].median[counters[i]] >= 0.0) {
            return true;
        }
    }
    return false;
}

static void put_counted(struct html_table *t, size_t cell)
{
    struct counters_row texts = {0};

    (void)counters_row(t->f, t->rows, &texts); /* row 0 is the heading */
    html_field_work(t, cell);
    html_field_model(t, cell);
    html_field_count(t, t->f->r->cells[cell].workers);
    for (size_t i = 0; i < COUNTERS; i++) {
        double value = t->f->behaviours[cell].median[counters[i]];
        html_field_number(t, value < 0.0 ? NAN : value,
                          texts.fields[COUNTERS_FIRST + i]);
    }
    html_row_end(t);
}

void html_counters(FILE *out, const struct findings *f)
{
    struct counters_row headings;
    struct html_column columns[COUNTERS_COLUMNS + 1] = {{0}};
    struct html_table t = {.out = out,
                           .f = f,
                           .id = "counters",
                           .file = "summary.csv",
                           .caption = "Hardware counters, user mode: medians",
                           .columns = columns};

    if (counters_row(f, 0, &headings)) {
        return;
    }
    for (size_t i = 0; i < COUNTERS_COLUMNS; i++) {
        columns[i].title = headings.fields[i];
        columns[i].kind = i < 2 ? HTML_WORDS : HTML_NUMBER;
    }
    fputs("<h3>What the hardware counted</h3>\n", out);
    html_table_begin(&t);
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (is_counted(f, i) && html_row_begin(&t, &i, 1)) {
            put_counted(&t, i);
        }
    }
    html_table_end(&t);
}
