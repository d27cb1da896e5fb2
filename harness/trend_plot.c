/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trend_text.h"

#include "history_text.h"
#include "label.h"
#include "stats.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { ROWS = 8, COLUMNS = 72, ROOM = 2 * COLUMNS, GROUP_MAX = 4096 };

struct column {
    bool change; /* not a point, but where something changed */
    bool counts;
    double value; /* 0 for none */
};

struct plot {
    struct column columns[ROOM];
    size_t n;
    double low;
    double high;
};

/* The median of points first … end - 1, which are of one part. */
static struct column column_of(const struct trend *t, size_t first, size_t end)
{
    double costs[GROUP_MAX];
    struct column c = {false, false, 0.0};
    size_t n = 0;

    for (size_t i = first; i < end && n < GROUP_MAX; i++) {
        costs[n++] = t->points[i].value.cost.value;
        c.counts |= t->points[i].counts;
    }
    c.value = n > 0 ? stats_median(costs, n) : 0.0;
    return c;
}

/* Whether what changes between a point and the one before it is shown. */
static bool is_change(const struct trend *t, size_t i)
{
    return t->nchanges < COLUMNS && i < t->n
           && t->points[i].part != t->points[i - 1].part;
}

/* How many columns points take in groups of so many. */
static size_t columns_of(const struct trend *t, size_t group)
{
    size_t first = 0;
    size_t n = 0;

    for (size_t i = 1; i <= t->n; i++) {
        bool part = is_change(t, i);
        if (i - first == group || i == t->n || part) {
            first = i;
            n++;
        }
        n += part ? 1U : 0U;
    }
    return n;
}

/* Groups of points that are alike in their part: so many in each that all
 * have room, as one for each part and the changes between these have. */
static void put_columns(const struct trend *t, struct plot *p)
{
    size_t group = (t->n + COLUMNS - 1) / COLUMNS;
    size_t first = 0;

    while (columns_of(t, group) > ROOM) {
        group++;
    }
    for (size_t i = 1; i <= t->n; i++) {
        bool part = is_change(t, i);
        if (i - first == group || i == t->n || part) {
            p->columns[p->n++] = column_of(t, first, i);
            first = i;
        }
        if (part) {
            p->columns[p->n++] = (struct column){.change = true};
        }
    }
}

static void measure(struct plot *p)
{
    p->low = INFINITY;
    p->high = 0.0;
    for (size_t i = 0; i < p->n; i++) {
        /* One that does not count may be anywhere. */
        if (p->columns[i].counts) {
            p->low = fmin(p->low, p->columns[i].value);
            p->high = fmax(p->high, p->columns[i].value);
        }
    }
}

static int row_of(const struct plot *p, double value)
{
    double share =
        p->high > p->low ? (value - p->low) / (p->high - p->low) : 0.5;

    share = fmin(fmax(share, 0.0), 1.0);
    return (int)lround((1.0 - share) * (ROWS - 1));
}

static void print_row(const struct plot *p, int row, const char *axis,
                      size_t width, FILE *out)
{
    char line[4 * ROOM + 1] = "";
    size_t used = 0;
    size_t end = 0; /* behind the last character that is seen */

    for (size_t i = 0; i < p->n; i++) {
        const struct column *c = &p->columns[i];
        const char *mark = c->change                    ? "┊"
                           : row_of(p, c->value) != row ? " "
                           : c->counts                  ? "•"
                                                        : "!";
        used += (size_t)snprintf(line + used, sizeof line - used, "%s", mark);
        end = mark[0] == ' ' ? end : used;
    }
    line[end] = '\0';
    fprintf(out, "%*s%s │%s\n", (int)(width - label_columns(axis)), "", axis,
            line);
}

void trend_plot(const struct trend *t, FILE *out)
{
    struct plot p = {.n = 0};
    struct figure low;
    struct figure high;

    if (t->counting < 2) {
        return;
    }
    put_columns(t, &p);
    measure(&p);
    high = history_figure_of(t->metric,
                             &(struct interval){p.high, p.high, p.high});
    low = history_figure_of(t->metric, &(struct interval){p.low, p.low, p.low});
    size_t width = label_columns(high.value);
    if (label_columns(low.value) > width) {
        width = label_columns(low.value);
    }
    for (int row = 0; row < ROWS; row++) {
        const char *axis = row == 0          ? high.value
                           : row == ROWS - 1 ? low.value
                                             : "";
        print_row(&p, row, axis, width, out);
    }
    putc('\n', out);
}
