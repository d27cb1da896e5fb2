/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs_report.h"

#include "md_out.h"
#include "runs_grouped.h"
#include "text_out.h"

#include "label.h"
#include "results_join.h"
#include "run_difference.h"
#include "text_buffer.h"

#include <stdbool.h>
#include <string.h>

enum { VALUE_COLUMNS = 60 };

static void add(struct text_buffer *b, const char *text)
{
    text_buffer_add(b, text, strlen(text));
}

/* "kernel: Linux 6.1 (one), Linux 6.2 (two)" */
static void put_difference(FILE *out, const struct results *r,
                           const struct run_difference *item)
{
    struct text_buffer line = {0};

    add(&line, "- ");
    add(&line, item->what);
    add(&line, ":");
    if (r->nruns > RESULTS_DRAWN_MAX) {
        add(&line, " ");
        runs_grouped(&line, item, r);
    }
    for (size_t i = 0; i < r->nruns && r->nruns <= RESULTS_DRAWN_MAX; i++) {
        char value[RUN_VALUE_BYTES + 2];
        bool known = item->values[i][0] != '\0';
        snprintf(value, sizeof value, "%s", item->values[i]);
        label_shorten(value, VALUE_COLUMNS);
        add(&line, i > 0 ? ", " : " ");
        add(&line, known ? value : "not recorded");
        add(&line, " (");
        add(&line, r->runs[i].label);
        add(&line, ")");
    }
    text_wrapped(out, text_buffer_text(&line));
    text_buffer_free(&line);
}

int runs_report_text(FILE *out, const struct results *r, struct err *e)
{
    struct run_differences d;

    if (run_differences_find(&d, r, e)) {
        return -1;
    }
    fprintf(out, "%zu runs, which were not measured in turn. They differ%s\n",
            r->nruns, d.n > 0 ? " in" : " in nothing that was recorded.");
    for (size_t i = 0; i < d.n; i++) {
        put_difference(out, r, &d.items[i]);
    }
    run_differences_free(&d);
    return 0;
}

static void put_table(FILE *out, const struct results *r,
                      const struct run_differences *d)
{
    fputs("| |", out);
    for (size_t i = 0; i < r->nruns; i++) {
        putc(' ', out);
        md_text(out, r->runs[i].label);
        fputs(" |", out);
    }
    fputs("\n|---|", out);
    for (size_t i = 0; i < r->nruns; i++) {
        fputs("---|", out);
    }
    putc('\n', out);
    for (size_t i = 0; i < d->n; i++) {
        fputs("| ", out);
        md_text(out, d->items[i].what);
        fputs(" |", out);
        for (size_t j = 0; j < r->nruns; j++) {
            putc(' ', out);
            md_text(out, d->items[i].values[j]);
            fputs(" |", out);
        }
        putc('\n', out);
    }
}

/* Where a table would be too wide. */
static void put_list(FILE *out, const struct results *r,
                     const struct run_differences *d)
{
    fprintf(out, "%zu runs.\n\n", r->nruns);
    for (size_t i = 0; i < d->n; i++) {
        struct text_buffer line = {0};
        runs_grouped(&line, &d->items[i], r);
        fputs("- ", out);
        md_text(out, d->items[i].what);
        fputs(": ", out);
        md_text(out, text_buffer_text(&line));
        putc('\n', out);
        text_buffer_free(&line);
    }
}

int runs_report_md(FILE *out, const struct results *r, struct err *e)
{
    struct run_differences d;

    if (run_differences_find(&d, r, e)) {
        return -1;
    }
    fputs("## What differs\n\n", out);
    if (r->nruns > RESULTS_DRAWN_MAX) {
        put_list(out, r, &d);
    } else {
        put_table(out, r, &d);
    }
    fputs("\nThe runs were not measured in turn: nothing of one is paired with "
          "anything of another.\n",
          out);
    run_differences_free(&d);
    return 0;
}
