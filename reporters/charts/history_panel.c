/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_panel.h"

#include <math.h>
#include <string.h>

static bool is_model(const struct findings *f, size_t a, size_t b)
{
    const struct cell *c = &f->r->cells[a];
    const struct cell *d = &f->r->cells[b];

    return strcmp(c->model, d->model) == 0
           && strcmp(c->model_params, d->model_params) == 0;
}

bool history_is_first(const struct findings *f, size_t model)
{
    for (size_t i = 0; i < model; i++) {
        if (is_model(f, f->models[i], f->models[model])) {
            return false;
        }
    }
    return true;
}

/* The cell of a run in a panel, or ncells. */
static size_t cell_of(const struct findings *f, const struct history_panel *p,
                      size_t model, size_t run)
{
    for (size_t i = 0; i < f->r->ncells; i++) {
        const struct cell *c = &f->r->cells[i];
        if (c->run == run && c->workers == p->workers
            && findings_in_panel(f, p->index, i)
            && is_model(f, f->models[model], i)
            && f->summaries[i].total_ns.value > 0.0) {
            return i;
        }
    }
    return f->r->ncells;
}

/* How many runs have a count of workers in a panel. */
static size_t runs_with(const struct findings *f, size_t panel,
                        unsigned workers)
{
    size_t n = 0;

    for (size_t run = 0; run < f->r->nruns; run++) {
        bool any = false;
        for (size_t i = 0; i < f->r->ncells && !any; i++) {
            const struct cell *c = &f->r->cells[i];
            any = c->run == run && c->workers == workers
                  && findings_in_panel(f, panel, i)
                  && f->summaries[i].total_ns.value > 0.0;
        }
        n += any ? 1U : 0U;
    }
    return n;
}

/* What is drawn for a cell: a speed-up, or a time in the panel's unit. */
static struct interval figure_of(const struct findings *f,
                                 const struct history_panel *p, size_t cell)
{
    const struct summary *s = &f->summaries[cell];
    const struct cell *c = &f->r->cells[cell];
    double ops = (double)c->ops * c->workers * p->unit_ns;
    struct interval figure = s->total_ns;

    if (p->speedup) {
        return s->speedup;
    }
    ops = ops > 0.0 ? ops : 1.0;
    figure.value /= ops;
    figure.low /= ops;
    figure.high /= ops;
    return figure;
}

static bool is_drawn(const struct findings *f, const struct history_panel *p,
                     size_t cell)
{
    return cell < f->r->ncells
           && (!p->speedup
               || (f->summaries[cell].speedup.value > 0.0
                   && !cell_is_sequential(&f->r->cells[cell])));
}

bool history_figure(const struct findings *f, const struct history_panel *p,
                    size_t model, size_t run, struct interval *out)
{
    size_t cell = cell_of(f, p, model, run);

    if (!is_drawn(f, p, cell)) {
        return false;
    }
    *out = figure_of(f, p, cell);
    return true;
}

/* The most workers among what most runs have. */
static unsigned choose_workers(const struct findings *f, size_t panel)
{
    unsigned best = 0;
    size_t most = 0;

    for (size_t i = 0; i < f->r->ncells; i++) {
        unsigned workers = f->r->cells[i].workers;
        size_t n =
            findings_in_panel(f, panel, i) ? runs_with(f, panel, workers) : 0;
        if (n > most || (n > 0 && n == most && workers > best)) {
            most = n;
            best = workers;
        }
    }
    return best;
}

static void widen(const struct findings *f, struct history_panel *p)
{
    p->low = INFINITY;
    p->high = 0.0;
    for (size_t m = 0; m < f->nmodels; m++) {
        for (size_t run = 0; run < f->r->nruns; run++) {
            struct interval figure;
            if (history_figure(f, p, m, run, &figure)) {
                p->low = fmin(p->low, figure.low);
                p->high = fmax(p->high, figure.high);
            }
        }
    }
}

static void choose_unit(struct history_panel *p)
{
    static const struct {
        double ns;
        const char *name;
    } units[] = {{1.0, "ns"}, {1e3, "µs"}, {1e6, "ms"}, {1e9, "s"}};
    size_t i = 0;

    while (i < 3 && p->high >= 1000.0 * units[i].ns) {
        i++;
    }
    p->unit_ns = units[i].ns;
    p->unit = units[i].name;
    p->low /= p->unit_ns;
    p->high /= p->unit_ns;
}

/* From 0 on, unless all lies far above it; noise is not drawn large. */
static void set_range(struct history_panel *p)
{
    double margin = fmax(0.15 * (p->high - p->low), 0.05 * p->high);

    p->low = p->low < 0.5 * p->high ? 0.0 : p->low - margin;
    p->high += margin;
}

bool history_panel_choose(const struct findings *f, size_t index,
                          struct history_panel *p)
{
    *p = (struct history_panel){.index = index, .unit_ns = 1.0, .unit = ""};
    p->workers = choose_workers(f, index);
    if (runs_with(f, index, p->workers) < 2) {
        return false;
    }
    for (size_t i = 0; i < f->r->ncells && !p->speedup; i++) {
        const struct cell *c = &f->r->cells[i];
        p->speedup = findings_in_panel(f, index, i) && c->workers == p->workers
                     && !cell_is_sequential(c)
                     && f->summaries[i].speedup.value > 0.0;
    }
    widen(f, p);
    if (!p->speedup) {
        choose_unit(p);
    }
    set_range(p);
    return true;
}
