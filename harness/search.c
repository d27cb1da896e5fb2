/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search.h"

#include "spec.h"
#include "workload_load.h"

#include <stdio.h>
#include <string.h>

static const struct plan_group *group(const struct search *s)
{
    return &s->plan.groups[0];
}

size_t search_models(const struct search *s)
{
    return group(s)->axes[PLAN_MODELS].count;
}

const char *search_model(const struct search *s, size_t i)
{
    return group(s)->axes[PLAN_MODELS].items[i];
}

void search_free(struct search *s)
{
    plan_free(&s->plan);
    *s = (struct search){0};
}

/* Whether an axis is how long one operation takes. */
static bool varies_length(const struct search *s)
{
    char name[CELL_NAME_BYTES];
    char params[PARAMS_TEXT_BYTES];
    struct err unused;
    bool found = false;

    if (spec_parse(group(s)->axes[PLAN_WORKLOADS].items[0], name, params,
                   &unused)) {
        return false;
    }
    const struct workload *w;
    (void)workload_load(name, &w, &unused);
    for (size_t i = 0; w != NULL && w->length != NULL && i < s->naxes; i++) {
        found = found || strcmp(s->axes[i].key, w->length) == 0;
    }
    return found;
}

static bool varies_workers(const struct search *s)
{
    for (size_t i = 0; i < s->naxes; i++) {
        if (s->axes[i].workers) {
            return true;
        }
    }
    return false;
}

static int check_workers(const struct search *s, struct err *e)
{
    const struct text_list *counts = &group(s)->axes[PLAN_WORKERS];
    unsigned low;
    unsigned high;

    if (varies_workers(s)) {
        return counts->count == 0
                   ? 0
                   : err_set(e, "-n is what the search varies: leave it out");
    }
    return counts->count == 1
                   && plan_worker_range(counts->items[0], 1, 1, &low, &high)
                          == 0
                   && low == high
               ? 0
               : err_set(e, "-n wants one number of workers, or cores or pus");
}

void search_choose_ops(struct search *s)
{
    struct plan_group *g = &s->plan.groups[0];

    if (g->ops == 0 && g->trial_time_ns == 0 && varies_length(s)) {
        g->ops = 1;
    }
}

int search_check(const struct search *s, struct err *e)
{
    const struct plan_group *g = group(s);

    if (g->axes[PLAN_WORKLOADS].count != 1) {
        return err_set(e, "one workload at a time");
    }
    if (search_models(s) < 2 || search_models(s) > SEARCH_MODELS_MAX) {
        return err_set(e,
                       "--between wants 2 to %d models, such as "
                       "gil,processes",
                       SEARCH_MODELS_MAX);
    }
    if (g->axes[PLAN_PLACEMENTS].count > 1) {
        return err_set(e, "-p wants one placement");
    }
    if (s->naxes == 2 && strcmp(s->axes[0].key, s->axes[1].key) == 0) {
        return err_set(e, "both axes are %s; name two that differ",
                       s->axes[0].key);
    }
    return check_workers(s, e);
}

/* A copy of the lists: plan_cells takes one group with the values in it. */
static int set_values(const struct search *s, const double *values,
                      struct plan_group *g, struct err *e)
{
    char text[UNITS_TEXT_BYTES];
    char sweep[CELL_NAME_BYTES + UNITS_TEXT_BYTES + 1];

    for (size_t i = 0; i < s->naxes; i++) {
        search_axis_text(&s->axes[i], values[i], text);
        snprintf(sweep, sizeof sweep, "%s=%s", s->axes[i].key, text);
        if (s->axes[i].workers
                ? text_list_add(&g->axes[PLAN_WORKERS], text, strlen(text), e)
                : plan_add_sweep(g, sweep, e)) {
            return -1;
        }
    }
    return 0;
}

int search_cells(const struct search *s, const double *values,
                 struct search_machine machine, struct plan_cells *out,
                 struct err *e)
{
    struct plan plan = s->plan;
    struct plan_group with = *group(s);

    with.sweeps = (struct text_list){0};
    if (varies_workers(s)) {
        with.axes[PLAN_WORKERS] = (struct text_list){0};
    }
    plan.groups = &with;
    plan.ngroups = 1;
    int result = set_values(s, values, &with, e);
    if (result == 0) {
        result = plan_cells(&plan, machine.cores, machine.pus, out, e);
    }
    text_list_clear(&with.sweeps);
    if (varies_workers(s)) {
        text_list_clear(&with.axes[PLAN_WORKERS]);
    }
    if (result == 0 && out->count != search_models(s)) {
        plan_cells_free(out);
        return err_set(e, "two of the models are the same one");
    }
    return result;
}

int search_of_results(struct search *s, const struct results *r, struct err *e)
{
    if (r->search == NULL || r->search[0] == '\0') {
        return err_set(e, "the run is no search");
    }
    return search_from_json(s, r->search, e);
}
