/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_text.h"

#include "history_table.h"
#include "label.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SHORT_FINGERPRINT = 8 };

struct figure history_figure_of(enum metric metric, const struct interval *i)
{
    struct figure f;
    double unit = 1024.0;
    const char *name = "KiB";

    if (metric != METRIC_MEMORY) {
        return figure_duration(i);
    }
    if (i->value >= 1024.0 * 1024.0) {
        unit = 1024.0 * 1024.0;
        name = "MiB";
    }
    int decimals = i->value / unit < 99.95 ? 1 : 0;
    snprintf(f.value, sizeof f.value, "%.*f %s", decimals, i->value / unit,
             name);
    snprintf(f.range, sizeof f.range, "[%.*f, %.*f]", decimals, i->low / unit,
             decimals, i->high / unit);
    return f;
}

void history_date_short(const char *date, char text[HISTORY_DATE_BYTES])
{
    snprintf(text, HISTORY_DATE_BYTES, "%.10s %.5s", date,
             strlen(date) > 11 ? date + 11 : "");
}

static int add_head(struct history_table *t, const char *const names[],
                    size_t n, struct err *e)
{
    struct history_row *row = history_table_add(t, e);

    for (size_t i = 0; row != NULL && i < n; i++) {
        snprintf(row->texts[i], sizeof row->texts[i], "%s", names[i]);
    }
    return row == NULL ? -1 : 0;
}

static int add_entry(struct history_table *t, const struct history_entry *entry,
                     struct err *e)
{
    struct history_row *row = history_table_add(t, e);

    if (row == NULL) {
        return -1;
    }
    snprintf(row->texts[0], sizeof row->texts[0], "%" PRId64 "%s", entry->id,
             entry->warning[0] == '\0' ? "" : "!");
    history_date_short(entry->date, row->texts[1]);
    snprintf(row->texts[2], sizeof row->texts[2], "%s", entry->label);
    snprintf(row->texts[3], sizeof row->texts[3], "%.12s", entry->commit);
    snprintf(row->texts[4], sizeof row->texts[4], "%s", entry->branch);
    snprintf(row->texts[5], sizeof row->texts[5], "%.*s", SHORT_FINGERPRINT,
             entry->machine);
    snprintf(row->texts[6], sizeof row->texts[6], "%s", entry->plan);
    snprintf(row->texts[7], sizeof row->texts[7], "%" PRId64, entry->cells);
    snprintf(row->texts[8], sizeof row->texts[8], "%s", entry->run_id);
    return 0;
}

int history_print_list(const struct history_view *v, FILE *out, struct err *e)
{
    static const char *const names[] = {
        "#",       "date", "label", "commit", "branch",
        "machine", "plan", "cells", "run",
    };
    struct history_table t = {.right = "rllllllr"};
    int status = add_head(&t, names, sizeof names / sizeof *names, e);
    bool warned = false;

    for (size_t i = 0; i < v->n && status == 0; i++) {
        status = add_entry(&t, &v->entries[i], e);
        warned |= v->entries[i].warning[0] != '\0';
    }
    if (status == 0) {
        history_table_print(&t, out);
        fputs(warned ? "\n! one cannot rely on it: it is left out of changes "
                       "and checks\n"
                     : "",
              out);
    }
    history_table_free(&t);
    return status;
}

static void print_fact(FILE *out, const char *name, const char *text)
{
    if (text[0] != '\0') {
        fprintf(out, "%-9s %s\n", name, text);
    }
}

static void print_facts(const struct history_entry *entry, FILE *out)
{
    char text[2 * HISTORY_TEXT_BYTES];

    fprintf(out, "%-9s %" PRId64 "\n", "entry", entry->id);
    print_fact(out, "run", entry->run_id);
    print_fact(out, "date", entry->date);
    print_fact(out, "label", entry->label);
    print_fact(out, "commit", entry->commit);
    print_fact(out, "branch", entry->branch);
    print_fact(out, "plan", entry->plan);
    print_fact(out, "tvp", entry->tvp_version);
    snprintf(text, sizeof text, "%s (%s)", entry->machine, entry->machine_text);
    print_fact(out, "machine", text);
    print_fact(out, "host", entry->host);
    print_fact(out, "kernel", entry->kernel);
    print_fact(out, "warning", entry->warning);
}

static int add_value(struct history_table *t, const struct history_view *v,
                     const struct history_entry *entry, const char *cell,
                     struct err *e)
{
    struct history_series series;

    if (history_series(v->h, cell, v->scope.metric, &series, e)) {
        return -1;
    }
    for (size_t i = 0; i < series.n; i++) {
        struct history_row *row =
            series.items[i].entry != entry->id ? NULL : history_table_add(t, e);
        if (row != NULL) {
            struct figure f =
                history_figure_of(v->scope.metric, &series.items[i].value.cost);
            label_clean(cell, row->texts[0], 150 + 1);
            snprintf(row->texts[1], sizeof row->texts[1], "%s", f.value);
            snprintf(row->texts[2], sizeof row->texts[2], "%s", f.range);
            snprintf(row->texts[3], sizeof row->texts[3], "%zu",
                     series.items[i].value.n);
            snprintf(row->texts[4], sizeof row->texts[4], "%.1f %%",
                     100.0 * series.items[i].value.spread);
        }
    }
    free(series.items);
    return 0;
}

int history_print_entry(const struct history_view *v,
                        const struct history_entry *entry, FILE *out,
                        struct err *e)
{
    const char *const names[] = {trend_metric_words(v->scope.metric), "",
                                 "95 % interval", "blocks", "spread"};
    struct history_table t = {.right = "lrlrr"};
    struct text_list cells;

    if (history_names(v->h, entry->machine, v->scope.metric, &cells, e)) {
        return -1;
    }
    int status = add_head(&t, names, sizeof names / sizeof *names, e);
    for (size_t i = 0; i < cells.count && status == 0; i++) {
        status = add_value(&t, v, entry, cells.items[i], e);
    }
    if (status == 0) {
        print_facts(entry, out);
        putc('\n', out);
        history_table_print(&t, out);
    }
    history_table_free(&t);
    text_list_clear(&cells);
    return status;
}

static void print_finding(const struct check_finding *f, const char *word,
                          enum metric metric, FILE *out)
{
    struct figure ratio = figure_ratio(&f->ratio);
    char good[HISTORY_NAME_BYTES];
    char bad[HISTORY_NAME_BYTES];

    history_name(f->good, good);
    history_name(f->bad, bad);
    fprintf(out,
            "%s  %s: %s %s %s since %s; before, up to %s (%zu and %zu runs, "
            "p %.2g)\n",
            word, f->cell, trend_metric_words(metric), ratio.value, ratio.range,
            bad, good, f->n_bad, f->n_good, f->p);
}

void history_print_check(const struct check *c, const struct trend_scope *s,
                         const struct check_options *o, FILE *out)
{
    for (size_t i = 0; i < c->nworse; i++) {
        print_finding(&c->worse[i], "worse ", s->metric, out);
    }
    for (size_t i = 0; i < c->nbetter; i++) {
        print_finding(&c->better[i], "better", s->metric, out);
    }
    if (c->cells == 0) {
        fprintf(out, "nothing can be told of the last %zu ", o->last);
    } else if (c->nworse == 0) {
        fprintf(out, "nothing got worse by more than %g %% in the last %zu ",
                100.0 * o->threshold, o->last);
    } else {
        fprintf(out,
                "%zu of %zu cells got worse by more than %g %% in the "
                "last %zu ",
                c->nworse, c->cells, 100.0 * o->threshold, o->last);
    }
    fprintf(out, "of %zu runs (%zu cells; a change's p is at most %.2g)\n",
            c->entries, c->cells, c->level);
    if (c->too_few > 0) {
        fprintf(out, "%zu cell%s too few runs to tell a change: %zu at least\n",
                c->too_few, c->too_few == 1 ? " has" : "s have",
                2 * s->search.least);
    }
    if (c->left_out > 0) {
        fprintf(out, "%zu run%s left out: one cannot rely on %s\n", c->left_out,
                c->left_out == 1 ? " is" : "s are",
                c->left_out == 1 ? "it" : "them");
    }
}
