/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend_text.h"

#include "history_table.h"
#include "history_text.h"
#include "text_out.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static int add_head(struct history_table *table, struct err *e)
{
    static const char *const names[] = {"#",     "date",          "run",
                                        "value", "95 % interval", "change"};
    struct history_row *row = history_table_add(table, e);

    for (size_t i = 0; row != NULL && i < sizeof names / sizeof *names; i++) {
        snprintf(row->texts[i], sizeof row->texts[i], "%s", names[i]);
    }
    return row == NULL ? -1 : 0;
}

/* The point before this one that counts; NULL for none. */
static const struct trend_point *before(const struct trend *t, size_t i)
{
    while (i > 0) {
        if (t->points[--i].counts) {
            return &t->points[i];
        }
    }
    return NULL;
}

static void put_row(struct history_row *row, const struct trend *t, size_t i)
{
    const struct trend_point *p = &t->points[i];
    const struct trend_point *last = before(t, i);
    struct figure f = history_figure_of(t->metric, &p->value.cost);

    snprintf(row->texts[0], sizeof row->texts[0], "%" PRId64 "%s", p->entry->id,
             p->counts ? "" : "!");
    history_date_short(p->entry->date, row->texts[1]);
    history_name(p->entry, row->texts[2]);
    snprintf(row->texts[3], sizeof row->texts[3], "%s", f.value);
    snprintf(row->texts[4], sizeof row->texts[4], "%s", f.range);
    if (last != NULL) {
        snprintf(row->texts[5], sizeof row->texts[5], "%+.1f %%",
                 100.0 * (p->value.cost.value / last->value.cost.value - 1.0));
    }
}

static void put_change(struct history_row *row, const struct trend_change *c)
{
    struct figure ratio = figure_ratio(&c->ratio);

    snprintf(row->after, sizeof row->after, "─── %s %s ───", ratio.value,
             ratio.range);
}

static int print_table(const struct trend *t, FILE *out, struct err *e)
{
    struct history_table table = {.right = "rllrlr"};
    struct history_row *row = NULL;
    size_t change = 0;

    if (add_head(&table, e)) {
        return -1;
    }
    for (size_t i = 0; i < t->n; i++) {
        if (change < t->nchanges && t->changes[change].at == i && row != NULL) {
            put_change(row, &t->changes[change++]);
        }
        row = history_table_add(&table, e);
        if (row == NULL) {
            history_table_free(&table);
            return -1;
        }
        put_row(row, t, i);
    }
    history_table_print(&table, out);
    history_table_free(&table);
    return 0;
}

/* Adds that a fact changed, too. */
static void put_other(char text[TREND_SENTENCE_BYTES], const char *what,
                      const char *was, const char *now)
{
    size_t used = strlen(text);

    if (strcmp(was, now) != 0) {
        snprintf(text + used, TREND_SENTENCE_BYTES - used,
                 "; %s changed there, too: %s, was %s", what,
                 now[0] == '\0' ? "unknown" : now,
                 was[0] == '\0' ? "unknown" : was);
    }
}

void trend_sentence(const struct trend *t, size_t change,
                    char text[TREND_SENTENCE_BYTES])
{
    const struct trend_change *c = &t->changes[change];
    const struct history_entry *good = t->points[c->before].entry;
    const struct history_entry *bad = t->points[c->at].entry;
    struct figure ratio = figure_ratio(&c->ratio);
    char names[2][HISTORY_NAME_BYTES];
    size_t n;
    size_t m;

    history_name(good, names[0]);
    history_name(bad, names[1]);
    trend_level(t, change, &n);
    trend_level(t, change + 1, &m);
    snprintf(text, TREND_SENTENCE_BYTES,
             "%s %s from %s on; the last one before is %s (%zu and %zu runs, p "
             "%.2g)",
             ratio.value, ratio.range, names[1], names[0], m, n, c->p);
    put_other(text, "the kernel", good->kernel, bad->kernel);
    put_other(text, "tvp", good->tvp_version, bad->tvp_version);
    put_other(text, "the plan", good->plan, bad->plan);
}

static void print_changes(const struct trend *t, const struct trend_scope *s,
                          FILE *out)
{
    char text[TREND_SENTENCE_BYTES];

    for (size_t i = 0; i < t->nchanges; i++) {
        trend_sentence(t, i, text);
        text_wrapped(out, text);
    }
    if (t->counting < 2 * s->search.least) {
        fprintf(out, "%zu run%s: too few to tell a change, which takes %zu\n",
                t->counting, t->counting == 1 ? "" : "s", 2 * s->search.least);
    } else if (t->nchanges == 0) {
        fprintf(out, "no lasting change in %zu runs\n", t->counting);
    }
    if (t->counting < t->n) {
        fputs("! one cannot rely on it: it is left out of changes\n", out);
    }
}

int trend_print(const struct trend *t, const struct trend_scope *s, FILE *out,
                struct err *e)
{
    const struct history_entry *entry = t->points[t->n - 1].entry;

    fprintf(out, "%s: %s, on %s (%.8s)\n\n", t->cell,
            trend_metric_words(t->metric), entry->machine_text, entry->machine);
    if (print_table(t, out, e)) {
        return -1;
    }
    putc('\n', out);
    trend_plot(t, out);
    print_changes(t, s, out);
    return 0;
}
