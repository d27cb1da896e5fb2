/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a plan's lists multiply into cells. */
#include "plan.h"

#include "cell_set.h"
#include "placement.h"
#include "spec.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const defaults[PLAN_AXES][5] = {
    [PLAN_WORKLOADS] = {NULL},
    [PLAN_MODELS] = {"sequential", "threads", "gil", "processes", NULL},
    [PLAN_WORKERS] = {"1", "2", "4", NULL},
    [PLAN_PLACEMENTS] = {"per-core", NULL},
};

/* A group's axes with defaults and sweeps filled in, while it multiplies. */
struct expansion {
    const struct plan *plan;
    const struct plan_group *group;
    struct text_list axes[PLAN_AXES];
    unsigned cores;
    unsigned pus;
    struct plan_cells *out;
    struct cell_set *set; /* of what is in there */
    size_t *combined;     /* also those given twice */
};

static int fill_axis(struct expansion *x, enum plan_axis axis, struct err *e)
{
    const struct text_list *given = &x->group->axes[axis];

    for (size_t i = 0; i < given->count; i++) {
        const char *text = given->items[i];
        if (text_list_add(&x->axes[axis], text, strlen(text), e)) {
            return -1;
        }
    }
    for (size_t i = 0; given->count == 0 && defaults[axis][i] != NULL; i++) {
        const char *text = defaults[axis][i];
        if (text_list_add(&x->axes[axis], text, strlen(text), e)) {
            return -1;
        }
    }
    return 0;
}

static const struct param *declared(enum plan_axis axis, const char *name)
{
    const struct param *params;

    return plan_find_params(axis, name, &params) == 0 ? params : NULL;
}

/* Adds "spec:key=value" for each of the comma-separated values. */
static int add_swept(struct text_list *into, const char *spec, const char *key,
                     const char *values, struct err *e)
{
    for (const char *at = values;; at++) {
        char text[CELL_NAME_BYTES + PARAMS_TEXT_BYTES];
        size_t length = strcspn(at, ",");
        int n = snprintf(text, sizeof text, "%s:%s=%.*s", spec, key,
                         (int)length, at);
        if (n < 0 || (size_t)n >= sizeof text) {
            return err_set(e, "'%.40s...' is too long", spec);
        }
        if (into->count == PLAN_CELLS_MAX) {
            return err_set(e, "the sweeps make more than %d items; split them",
                           PLAN_CELLS_MAX);
        }
        if (text_list_add(into, text, strlen(text), e)) {
            return -1;
        }
        at += length;
        if (*at == '\0') {
            return 0;
        }
    }
}

/* Replaces each spec of the axis that takes the key by one for each value;
 * returns how many took it, or -1. */
static int sweep_axis(struct expansion *x, enum plan_axis axis, const char *key,
                      const char *values, struct err *e)
{
    struct text_list swept = {0};
    int taken = 0;

    for (size_t i = 0; i < x->axes[axis].count; i++) {
        const char *spec = x->axes[axis].items[i];
        char name[CELL_NAME_BYTES];
        char params[PARAMS_TEXT_BYTES];
        int failed = spec_parse(spec, name, params, e);
        if (!failed && params_declares(declared(axis, name), key)) {
            taken++;
            failed = add_swept(&swept, spec, key, values, e);
        } else if (!failed) {
            failed = text_list_add(&swept, spec, strlen(spec), e);
        }
        if (failed) {
            text_list_clear(&swept);
            return -1;
        }
    }
    text_list_clear(&x->axes[axis]);
    x->axes[axis] = swept;
    return taken;
}

static int sweep(struct expansion *x, const char *text, struct err *e)
{
    char key[CELL_NAME_BYTES];
    size_t length = strcspn(text, "=");

    snprintf(key, sizeof key, "%.*s", (int)length, text);
    const char *values = text + length + 1;
    int workloads = sweep_axis(x, PLAN_WORKLOADS, key, values, e);
    int models =
        workloads < 0 ? -1 : sweep_axis(x, PLAN_MODELS, key, values, e);
    if (models < 0) {
        return -1;
    }
    return workloads + models > 0
               ? 0
               : err_set(e,
                         "sweep: none of the workloads and models has a "
                         "parameter '%s'",
                         key);
}

/* Parses and writes anew, so that equal parameters are equal texts. */
static int canonical(const char *spec, enum plan_axis axis,
                     char name[CELL_NAME_BYTES], char params[PARAMS_TEXT_BYTES],
                     struct err *e)
{
    char given[PARAMS_TEXT_BYTES];
    struct params parsed;

    if (spec_parse(spec, name, given, e)
        || plan_parse_params(axis, name, given, &parsed, e)) {
        return -1;
    }
    params_format(&parsed, 0, params);
    return 0;
}

/* A cell given twice is measured once, as it was given first. */
static int check_twice(const struct cell *first, const struct cell *again,
                       struct err *e)
{
    return first->ops == again->ops
               ? 0
               : err_set(e,
                         "%s under %s with %u workers is in the plan twice, "
                         "with different ops",
                         first->workload, first->model, first->workers);
}

/* One array after the other; what was there stays valid on failure. */
static int grow(struct plan_cells *c, size_t room)
{
    struct cell *cells = realloc(c->cells, room * sizeof *cells);
    c->cells = cells == NULL ? c->cells : cells;
    uint64_t *times = realloc(c->trial_time_ns, room * sizeof *times);
    c->trial_time_ns = times == NULL ? c->trial_time_ns : times;
    bool *calibrated = realloc(c->calibrated, room * sizeof *calibrated);
    c->calibrated = calibrated == NULL ? c->calibrated : calibrated;
    return cells == NULL || times == NULL || calibrated == NULL ? -1 : 0;
}

static int add_cell(struct expansion *x, const struct cell *cell, struct err *e)
{
    struct plan_cells *out = x->out;
    uint64_t trial_time_ns = x->group->trial_time_ns != 0
                                 ? x->group->trial_time_ns
                                 : x->plan->trial_time_ns;

    int failed;

    if (++*x->combined > PLAN_CELLS_MAX) {
        return err_set(e, "the plan has more than %d cells; split it",
                       PLAN_CELLS_MAX);
    }
    size_t at = cell_set_file(x->set, out->cells, cell, &failed);
    if (failed) {
        return err_set(e, "out of memory for the plan's cells");
    }
    if (at < out->count) {
        return check_twice(&out->cells[at], cell, e);
    }
    if ((out->count & (out->count - 1)) == 0
        && grow(out, out->count == 0 ? 1 : 2 * out->count)) {
        return err_set(e, "out of memory for the plan's cells");
    }
    out->trial_time_ns[out->count] = trial_time_ns;
    out->calibrated[out->count] = false;
    out->cells[out->count++] = *cell;
    return 0;
}

static int add_models(struct expansion *x, struct cell *cell, struct err *e)
{
    const struct text_list *models = &x->axes[PLAN_MODELS];

    for (size_t i = 0; i < models->count; i++) {
        if (canonical(models->items[i], PLAN_MODELS, cell->model,
                      cell->model_params, e)
            || add_cell(x, cell, e)) {
            return -1;
        }
    }
    return 0;
}

static int add_counts(struct expansion *x, struct cell *cell, struct err *e)
{
    const struct text_list *counts = &x->axes[PLAN_WORKERS];

    for (size_t i = 0; i < counts->count; i++) {
        unsigned low;
        unsigned high;
        if (plan_worker_range(counts->items[i], x->cores, x->pus, &low,
                              &high)) {
            return err_set(e, "'%s' is not a number of workers",
                           counts->items[i]);
        }
        for (unsigned n = low; n <= high; n++) {
            cell->workers = n;
            if (add_models(x, cell, e)) {
                return -1;
            }
        }
    }
    return 0;
}

static int add_placements(struct expansion *x, struct cell *cell, struct err *e)
{
    const struct text_list *placements = &x->axes[PLAN_PLACEMENTS];

    for (size_t i = 0; i < placements->count; i++) {
        if (placement_canonical(placements->items[i], cell->placement, e)
            || add_counts(x, cell, e)) {
            return -1;
        }
    }
    return 0;
}

static int multiply(struct expansion *x, struct err *e)
{
    const struct text_list *workloads = &x->axes[PLAN_WORKLOADS];

    for (size_t i = 0; i < workloads->count; i++) {
        struct cell cell = {.ops = x->group->ops,
                            .timeout_ns = x->plan->timeout_ns};
        if (canonical(workloads->items[i], PLAN_WORKLOADS, cell.workload,
                      cell.params, e)
            || add_placements(x, &cell, e)) {
            return -1;
        }
    }
    return 0;
}

static int expand(struct expansion *x, struct err *e)
{
    int result = 0;

    for (int axis = 0; axis < PLAN_AXES && result == 0; axis++) {
        result = fill_axis(x, (enum plan_axis)axis, e);
    }
    for (size_t i = 0; i < x->group->sweeps.count && result == 0; i++) {
        result = sweep(x, x->group->sweeps.items[i], e);
    }
    if (result == 0) {
        result = multiply(x, e);
    }
    for (int axis = 0; axis < PLAN_AXES; axis++) {
        text_list_clear(&x->axes[axis]);
    }
    return result;
}

int plan_cells(const struct plan *p, unsigned cores, unsigned pus,
               struct plan_cells *out, struct err *e)
{
    struct cell_set set = {0};
    size_t combined = 0;
    int result = 0;

    *out = (struct plan_cells){0};
    for (size_t i = 0; i < p->ngroups && result == 0; i++) {
        struct expansion x = {
            .plan = p,
            .group = &p->groups[i],
            .cores = cores,
            .pus = pus,
            .out = out,
            .set = &set,
            .combined = &combined,
        };
        result = expand(&x, e);
    }
    cell_set_free(&set);
    if (result == 0 && out->count == 0) {
        result = err_set(e, "the plan has no cells: name a workload");
    }
    if (result) {
        plan_cells_free(out);
    }
    return result;
}

int plan_check_sweeps(const struct plan_group *g, size_t *count, struct err *e)
{
    struct plan_group copy = *g;
    const struct plan alone = {.groups = &copy, .ngroups = 1};
    struct plan_cells cells;

    if (g->sweeps.count == 0) {
        return 0;
    }
    if (plan_cells(&alone, 1, 1, &cells, e)) {
        return -1;
    }
    *count += cells.count;
    plan_cells_free(&cells);
    return *count > PLAN_CELLS_MAX ? err_set(
               e, "the plan has more than %d cells; split it", PLAN_CELLS_MAX)
                                   : 0;
}

void plan_cells_drop(struct plan_cells *c, size_t i)
{
    struct cell dropped = c->cells[i];
    size_t kept = 0;

    for (size_t j = 0; j < c->count; j++) {
        if (strcmp(c->cells[j].workload, dropped.workload) != 0
            || strcmp(c->cells[j].params, dropped.params) != 0) {
            c->cells[kept] = c->cells[j];
            c->calibrated[kept] = c->calibrated[j];
            c->trial_time_ns[kept++] = c->trial_time_ns[j];
        }
    }
    c->count = kept;
}

void plan_cells_free(struct plan_cells *c)
{
    free(c->cells);
    free(c->trial_time_ns);
    free(c->calibrated);
    *c = (struct plan_cells){0};
}
