/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings_runs.h"

#include "results_join.h"

#include <stdlib.h>
#include <string.h>

enum { CELL_FIELDS = 2, NO_FIELD = -1 };

/* An array of findings: where it stands, how many there are (NO_FIELD: one
 * per cell), and which fields of an item are cells. */
struct list {
    size_t array;
    long count;
    size_t item_bytes;
    long cells[CELL_FIELDS];
};

#define COUNT(member) ((long)offsetof(struct findings, member))
#define CELL(type, member) ((long)offsetof(struct type, member))

static const struct list own[] = {
    {offsetof(struct findings, summaries),
     NO_FIELD,
     sizeof(struct summary),
     {CELL(summary, cell), NO_FIELD}},
    {offsetof(struct findings, behaviours),
     NO_FIELD,
     sizeof(struct behaviour),
     {NO_FIELD, NO_FIELD}},
    {offsetof(struct findings, times),
     NO_FIELD,
     sizeof(struct time_split),
     {NO_FIELD, NO_FIELD}},
    {offsetof(struct findings, stationarity),
     NO_FIELD,
     sizeof(struct stationarity),
     {NO_FIELD, NO_FIELD}},
    {offsetof(struct findings, verdicts),
     COUNT(nverdicts),
     sizeof(struct verdict),
     {CELL(verdict, winner), CELL(verdict, runner_up)}},
    {offsetof(struct findings, sentences),
     COUNT(nsentences),
     SENTENCE_BYTES,
     {NO_FIELD, NO_FIELD}},
};
static const struct list laws[] = {
    {offsetof(struct findings, breakevens),
     COUNT(nbreakevens),
     sizeof(struct breakeven),
     {CELL(breakeven, cell), CELL(breakeven, against)}},
    {offsetof(struct findings, scalings),
     COUNT(nscalings),
     sizeof(struct scaling),
     {CELL(scaling, cell), NO_FIELD}},
};
static const struct list metrics[] = {
    {offsetof(struct findings, every),
     COUNT(nevery),
     sizeof(struct verdict),
     {CELL(verdict, winner), CELL(verdict, runner_up)}},
};

static size_t count_of(const struct findings *f, const struct list *l)
{
    size_t n = f->r->ncells;

    if (l->count != NO_FIELD) {
        memcpy(&n, (const char *)f + l->count, sizeof n);
    }
    return n;
}

static void *array_of(const struct findings *f, const struct list *l)
{
    void *array;

    memcpy(&array, (const char *)f + l->array, sizeof array);
    return array;
}

/* A run's cells, as the joined results count them. */
static void move_cells(char *item, const struct list *l, size_t first_cell)
{
    for (size_t i = 0; i < CELL_FIELDS; i++) {
        size_t cell;
        if (l->cells[i] != NO_FIELD) {
            memcpy(&cell, item + l->cells[i], sizeof cell);
            cell += first_cell;
            memcpy(item + l->cells[i], &cell, sizeof cell);
        }
    }
}

/* Makes one list of all runs', one after another. */
static int gather_list(struct findings *f, const struct list *l, struct err *e)
{
    size_t all = 0;

    for (size_t i = 0; i < f->r->nruns; i++) {
        all += count_of(&f->runs[i], l);
    }
    char *out = calloc(all + 1, l->item_bytes);
    if (out == NULL) {
        return err_set(e, "no memory to report %zu runs", f->r->nruns);
    }
    memcpy((char *)f + l->array, &out, sizeof out);
    if (l->count != NO_FIELD) {
        memcpy((char *)f + l->count, &all, sizeof all);
    }
    for (size_t i = 0; i < f->r->nruns; i++) {
        const char *items = array_of(&f->runs[i], l);
        size_t n = count_of(&f->runs[i], l);
        for (size_t j = 0; j < n; j++, out += l->item_bytes) {
            memcpy(out, items + j * l->item_bytes, l->item_bytes);
            move_cells(out, l, f->r->runs[i].first_cell);
        }
    }
    return 0;
}

static int gather(struct findings *f, const struct list *lists, size_t n,
                  struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        if (gather_list(f, &lists[i], e)) {
            return -1;
        }
    }
    return 0;
}

int findings_runs_make(struct findings *f, struct err *e)
{
    const struct results *r = f->r;

    f->runs = calloc(r->nruns, sizeof *f->runs);
    if (f->runs == NULL) {
        return err_set(e, "no memory to report %zu runs", r->nruns);
    }
    for (size_t i = 0; i < r->nruns; i++) {
        if (findings_make(&f->runs[i], r->runs[i].results, e)) {
            return -1;
        }
    }
    return gather(f, own, sizeof own / sizeof *own, e);
}

int findings_runs_add_laws(struct findings *f, struct err *e)
{
    for (size_t i = 0; i < f->r->nruns; i++) {
        if (findings_add_laws(&f->runs[i], e)) {
            return -1;
        }
    }
    return gather(f, laws, sizeof laws / sizeof *laws, e);
}

int findings_runs_add_metrics(struct findings *f, struct err *e)
{
    for (size_t i = 0; i < f->r->nruns; i++) {
        if (findings_add_metrics(&f->runs[i], e)) {
            return -1;
        }
    }
    return gather(f, metrics, sizeof metrics / sizeof *metrics, e);
}

void findings_runs_free(struct findings *f)
{
    for (size_t i = 0; f->runs != NULL && i < f->r->nruns; i++) {
        findings_free(&f->runs[i]);
    }
    free(f->runs);
    f->runs = NULL;
}

size_t findings_runs(const struct findings *f)
{
    return f->runs == NULL ? 1 : f->r->nruns;
}

const struct findings *findings_run(const struct findings *f, size_t run)
{
    return f->runs == NULL ? f : &f->runs[run];
}

size_t findings_run_panel(const struct findings *f, size_t panel, size_t run)
{
    const struct findings *own_findings = findings_run(f, run);

    if (f->runs == NULL) {
        return panel;
    }
    for (size_t i = 0; i < f->r->ncells; i++) {
        size_t j = 0;
        if (f->r->cells[i].run != run || !findings_in_panel(f, panel, i)) {
            continue;
        }
        while (!findings_in_panel(own_findings, j,
                                  i - f->r->runs[run].first_cell)) {
            j++;
        }
        return j;
    }
    return own_findings->npanels;
}
