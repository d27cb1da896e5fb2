/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_github.h"

#include "compare_rows.h"
#include "label.h"

#include <string.h>

enum { TEXT_BYTES = 9000 };

struct annotations {
    FILE *out;
    const struct compare *c;
    size_t left; /* of this type that may still be shown */
};

void compare_github_text(FILE *out, const char *text, bool property)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '%' || *at == '\r' || *at == '\n'
            || (property && (*at == ':' || *at == ','))) {
            fprintf(out, "%%%02X", (unsigned)(unsigned char)*at);
        } else {
            putc(*at, out);
        }
    }
}

static void put(const struct annotations *a, const char *type,
                const char *title, const char *message)
{
    char clean[TEXT_BYTES];

    fprintf(a->out, "::%s title=", type);
    label_clean(title, clean, sizeof clean);
    compare_github_text(a->out, clean, true);
    fputs("::", a->out);
    label_clean(message, clean, sizeof clean);
    compare_github_text(a->out, clean, false);
    fputs("\n", a->out);
}

static void put_row(const struct annotations *a, const char *type,
                    const struct compare_row *row)
{
    const struct compare_cell *cell = row->cell;
    char ratio[COMPARE_RATIO_BYTES];
    char base[COMPARE_FIGURE_BYTES];
    char now[COMPARE_FIGURE_BYTES];
    char title[TEXT_BYTES];
    char message[TEXT_BYTES];

    compare_ratio_text(&cell->ratio, ratio);
    compare_figure_text(row, row->base, base);
    compare_figure_text(row, row->now, now);
    snprintf(title, sizeof title, "tvp: %s",
             compare_kind_word(a->c, cell->metric, cell->kind));
    snprintf(message, sizeof message,
             "%.8192s, %s: %s%s%s %s in BASE, %s in NEW", row->name,
             metric_name(cell->metric), ratio[0] != '\0' ? ratio : "no ratio",
             a->c->relative ? " of the speed-ups" : "", ";",
             base[0] != '\0' ? base : "nothing",
             now[0] != '\0' ? now : "nothing");
    put(a, type, title, message);
}

static size_t lesser(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void put_more(const struct annotations *a, const char *type, size_t n,
                     const char *what)
{
    char message[COMPARE_LINE_BYTES];

    snprintf(message, sizeof message,
             "%zu more that are not shown here: -f md, json or junit has all",
             n);
    put(a, type, what, message);
}

/* The rows of a kind, of which `most` may be shown, the last one of these for
 * how many there are beside. The most interesting of what got better are the
 * last ones. */
static void put_rows(const struct annotations *a, const char *type,
                     const struct compare_rows *rows, enum compare_kind kind)
{
    size_t n = compare_count(rows->c, kind);
    size_t shown = n > a->left ? a->left - 1 : n;
    size_t put = 0;

    for (size_t i = 0; i < rows->n && put < shown; i++) {
        size_t at = kind == COMPARE_BETTER ? rows->n - 1 - i : i;
        if (rows->list[at].cell->kind == kind) {
            put_row(a, type, &rows->list[at]);
            put++;
        }
    }
    if (shown < n) {
        put_more(a, type, n - shown,
                 kind == COMPARE_WORSE    ? "tvp: more got worse"
                 : kind == COMPARE_BETTER ? "tvp: more got better"
                                          : "tvp: more are undecided");
    }
}

static void put_lone(const struct annotations *a)
{
    char message[COMPARE_LINE_BYTES];

    snprintf(message, sizeof message,
             "not compared, since one run alone has them: %zu of BASE, %zu of "
             "NEW",
             a->c->nonly_base, a->c->nonly_now);
    put(a, "warning", "tvp: cells in one run alone", message);
}

static int print(const struct compare *c, FILE *out, struct err *e)
{
    size_t lone = lesser(c->nonly_base + c->nonly_now, 1);
    size_t notes = lesser(c->nnotes, 3);
    struct annotations a = {.out = out, .c = c, .left = COMPARE_GITHUB_MAX};
    char line[COMPARE_LINE_BYTES];
    struct compare_rows rows;

    if (compare_rows_make(&rows, c, e)) {
        return -1;
    }
    put_rows(&a, "error", &rows, COMPARE_WORSE);
    a.left = COMPARE_GITHUB_MAX - lone;
    put_rows(&a, "warning", &rows, COMPARE_UNDECIDED);
    if (lone > 0) {
        put_lone(&a);
    }
    a.left = COMPARE_GITHUB_MAX - 1 - notes;
    put_rows(&a, "notice", &rows, COMPARE_BETTER);
    for (size_t i = 0; i < notes; i++) {
        put(&a, "notice", "tvp: to know", c->notes[i]);
    }
    compare_verdict_line(c, line);
    put(&a, "notice", "tvp compare", line);
    compare_rows_free(&rows);
    return 0;
}

const struct compare_format compare_github = {
    .name = "github",
    .summary = "annotations of a GitHub Actions job, the worst first",
    .print = print,
};
