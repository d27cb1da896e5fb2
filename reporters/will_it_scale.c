/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What will-it-scale's runtest.py writes: a CSV for each test, and the title
 * that its postprocess.py wants beside it. A test is a workload with its
 * parameters and placement that both processes and threads did. */
#include "reporter.h"

#include "exports/export.h"
#include "exports/json_out.h"
#include "support/file_out.h"
#include "support/findings.h"

#include "folder.h"
#include "label.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

enum { SLUG_BYTES = 128 };

/* Its two columns. */
enum side { PROCESSES, THREADS, SIDES };
static const char *const models[] = {"processes", "threads"};

struct tests {
    struct findings findings;
    struct export export;
};

/* The model of a side, among its variants: the one without parameters, else
 * the plan's first. NULL for none that was measured. */
static const struct cell *variant(const struct tests *t, size_t panel,
                                  enum side side)
{
    const struct results *r = t->findings.r;
    const struct cell *found = NULL;

    for (size_t i = 0; i < r->ncells; i++) {
        const struct cell *c = &r->cells[i];
        if (findings_in_panel(&t->findings, panel, i)
            && t->findings.summaries[i].n > 0
            && strcmp(c->model, models[side]) == 0
            && (found == NULL
                || (c->model_params[0] == '\0'
                    && found->model_params[0] != '\0'))) {
            found = c;
        }
    }
    return found;
}

static bool is_test(const struct tests *t, size_t panel)
{
    return variant(t, panel, PROCESSES) != NULL
           && variant(t, panel, THREADS) != NULL;
}

/* The cell of a side with so many workers; ncells for none. */
static size_t cell_at(const struct tests *t, size_t panel, enum side side,
                      unsigned workers)
{
    const struct results *r = t->findings.r;
    const struct cell *of = variant(t, panel, side);
    size_t i = 0;

    while (i < r->ncells
           && (of == NULL || !findings_in_panel(&t->findings, panel, i)
               || r->cells[i].workers != workers
               || strcmp(r->cells[i].model, of->model) != 0
               || strcmp(r->cells[i].model_params, of->model_params) != 0)) {
        i++;
    }
    return i;
}

/* The next count of workers over `after` that either side has; 0: no more. */
static unsigned next_count(const struct tests *t, size_t panel, unsigned after)
{
    const struct results *r = t->findings.r;
    unsigned next = 0;

    for (size_t i = 0; i < r->ncells; i++) {
        unsigned n = r->cells[i].workers;
        if (n > after && (next == 0 || n < next)
            && (cell_at(t, panel, PROCESSES, n) < r->ncells
                || cell_at(t, panel, THREADS, n) < r->ncells)) {
            next = n;
        }
    }
    return next;
}

/* 0 where there is none. */
static double rate(const struct tests *t, size_t cell)
{
    double value = cell < t->findings.r->ncells
                       ? t->findings.summaries[cell].ops_per_s.value
                       : 0.0;

    return value > 0.0 ? value : 0.0;
}

/* Per cent of the PUs' time that the trials left; negative where unknown. */
static double idle(struct tests *t, size_t cell)
{
    const struct results *r = t->findings.r;

    if (cell >= r->ncells || r->pus == 0) {
        return SAMPLE_ABSENT;
    }
    size_t n = export_values(&t->export, cell, export_cpu_ns);
    double elapsed_ns = t->findings.summaries[cell].elapsed_ns.value;
    if (n == 0 || !(elapsed_ns > 0.0)) {
        return SAMPLE_ABSENT;
    }
    double busy = stats_median(t->export.values, n) / (elapsed_ns * r->pus);
    return busy > 1.0 ? 0.0 : 100.0 * (1.0 - busy);
}

static void put_number(FILE *out, double value, bool known)
{
    char text[JSON_OUT_NUMBER_BYTES] = "";

    if (known) {
        json_out_number(value, text);
    }
    fprintf(out, ",%s", text);
}

/* The higher rate at the lowest count, for each worker. */
static double linear_rate(const struct tests *t, size_t panel)
{
    unsigned n = next_count(t, panel, 0);
    double processes = rate(t, cell_at(t, panel, PROCESSES, n));
    double threads = rate(t, cell_at(t, panel, THREADS, n));

    return n == 0 ? 0.0 : (processes > threads ? processes : threads) / n;
}

static void put_test(struct tests *t, size_t panel, FILE *out)
{
    double linear = linear_rate(t, panel);

    fputs("tasks,processes,processes_idle,threads,threads_idle,linear\n"
          "0,0,100,0,100,0\n",
          out);
    for (unsigned n = next_count(t, panel, 0); n > 0;
         n = next_count(t, panel, n)) {
        fprintf(out, "%u", n);
        for (int side = 0; side < SIDES; side++) {
            size_t cell = cell_at(t, panel, (enum side)side, n);
            double share = idle(t, cell);
            put_number(out, rate(t, cell), rate(t, cell) > 0.0);
            put_number(out, share, share >= 0.0);
        }
        put_number(out, linear * n, linear > 0.0);
        putc('\n', out);
    }
}

static void put_base(const struct tests *t, size_t panel, char slug[SLUG_BYTES])
{
    char text[CELL_LABEL_BYTES + CELL_PLACEMENT_BYTES];
    const struct cell *c = &t->findings.r->cells[t->findings.panels[panel]];
    size_t used = 0;

    snprintf(text, sizeof text, "%s-%s-%s", c->workload, c->params,
             t->findings.placements ? c->placement : "");
    for (const char *at = text; *at != '\0' && used + 16 < SLUG_BYTES; at++) {
        bool plain = strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVW"
                            "XYZ0123456789_",
                            *at)
                     != NULL;
        if (plain || (used > 0 && slug[used - 1] != '-')) {
            slug[used++] = plain ? *at : '-';
        }
    }
    while (used > 0 && slug[used - 1] == '-') {
        used--;
    }
    slug[used] = '\0';
}

/* Without a dot, where postprocess.py ends the name. */
static void put_slug(const struct tests *t, size_t panel, char slug[SLUG_BYTES])
{
    char other[SLUG_BYTES];
    unsigned alike = 1;

    put_base(t, panel, slug);
    for (size_t i = 0; i < panel; i++) {
        put_base(t, i, other);
        alike += strcmp(other, slug) == 0 ? 1U : 0U;
    }
    if (alike > 1) {
        size_t used = strlen(slug);
        /* A base has no two dashes beside each other: it can't be another's. */
        snprintf(slug + used, SLUG_BYTES - used, "--%u", alike);
    }
}

/* postprocess.py puts it into HTML and a script's '…' as it is. */
static void put_title(const struct tests *t, size_t panel, FILE *out)
{
    char title[CELL_LABEL_BYTES];

    findings_panel_name(&t->findings, panel, title);
    for (int part = 0; part < 2; part++) {
        for (const char *at = title; *at != '\0'; at++) {
            putc(strchr("'\"\\<>&", *at) != NULL ? '?' : *at, out);
        }
        findings_panel_details(&t->findings, panel, title);
        fputs(part == 0 && title[0] != '\0' ? " " : "", out);
    }
    putc('\n', out);
}

static int write_test(struct tests *t, size_t panel, const char *dir,
                      struct err *e)
{
    char slug[SLUG_BYTES];
    char name[SLUG_BYTES + 8];
    struct file_out out;

    put_slug(t, panel, slug);
    snprintf(name, sizeof name, "%s.csv", slug);
    if (file_out_open(&out, dir, name, e)) {
        return -1;
    }
    put_test(t, panel, out.stream);
    if (file_out_close(&out, e)) {
        return -1;
    }
    snprintf(name, sizeof name, "%s.title", slug);
    if (file_out_open(&out, dir, name, e)) {
        return -1;
    }
    put_title(t, panel, out.stream);
    return file_out_close(&out, e);
}

static int tests_make(struct tests *t, const struct results *r, struct err *e)
{
    if (findings_make(&t->findings, r, e)) {
        return -1;
    }
    if (export_make(&t->export, r, e)) {
        findings_free(&t->findings);
        return -1;
    }
    return 0;
}

static void tests_free(struct tests *t)
{
    export_free(&t->export);
    findings_free(&t->findings);
}

/* How many there are, and which is the first. */
static size_t count(const struct tests *t, size_t *first)
{
    size_t n = 0;

    for (size_t i = t->findings.npanels; i-- > 0;) {
        if (is_test(t, i)) {
            *first = i;
            n++;
        }
    }
    return n;
}

static int refuse(const struct results *r, size_t tests, struct err *e)
{
    if (tests == 0) {
        return err_set(e,
                       "no workload of run %s has samples of both threads and "
                       "processes, which will-it-scale compares",
                       r->run_id);
    }
    return err_set(e,
                   "run %s has %zu tests, and a CSV of will-it-scale holds "
                   "one; write a file for each with -o DIR",
                   r->run_id, tests);
}

static int print(const struct results *r, FILE *out, struct err *e)
{
    struct tests t;
    size_t first = 0;
    int status = 0;

    if (tests_make(&t, r, e)) {
        return -1;
    }
    size_t n = count(&t, &first);
    if (n == 1) {
        put_test(&t, first, out);
    } else {
        status = refuse(r, n, e);
    }
    tests_free(&t);
    return status;
}

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    char folder[PATH_MAX];
    struct tests t;
    size_t first = 0;

    (void)o;
    if (snprintf(folder, sizeof folder, "%s/will-it-scale", dir)
        >= (int)sizeof folder) {
        return err_set(e, "the path of the folder %.60s… is too long", dir);
    }
    if (tests_make(&t, r, e)) {
        return -1;
    }
    int status =
        count(&t, &first) == 0 ? refuse(r, 0, e) : folder_make(folder, e);
    for (size_t i = 0; i < t.findings.npanels && status == 0; i++) {
        if (is_test(&t, i)) {
            status = write_test(&t, i, folder, e);
        }
    }
    tests_free(&t);
    return status;
}

const struct reporter reporter_will_it_scale = {
    .name = "will-it-scale",
    .summary = "will-it-scale/*.csv and *.title, for its plots",
    .write = report,
    .print = print,
};
