/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake_search.h"

#include "cmocka_all.h"
#include "fake_results.h"

#include <stdio.h>
#include <string.h>

void fake_search(struct search *s, const char *kind, const char *workload,
                 const char *models, const char *const axes[2])
{
    struct err e = {""};

    *s = (struct search){.margin = 0.05};
    snprintf(s->kind, sizeof s->kind, "%s", kind);
    plan_init(&s->plan);
    s->plan.min_blocks = 6;
    s->plan.max_blocks = 40;
    s->plan.seed = 42;
    struct plan_group *g = plan_add_group(&s->plan, &e);
    if (g == NULL || plan_add_list(g, PLAN_WORKLOADS, workload, &e)
        || plan_add_list(g, PLAN_MODELS, models, &e)) {
        fail_msg("%s", e.text);
        return;
    }
    bool workers = false;
    for (size_t i = 0; i < 2 && axes[i] != NULL; i++) {
        if (search_axis_parse(&s->axes[s->naxes++], axes[i], SEARCH_SCALE_AUTO,
                              g, &e)) {
            fail_msg("%s", e.text);
        }
        workers = workers || s->axes[i].workers;
    }
    if ((!workers && plan_add_list(g, PLAN_WORKERS, "2", &e))
        || search_check(s, &e)) {
        fail_msg("%s", e.text);
    }
}

void fake_point(struct results *r, const struct search *s, const double *values,
                const double *costs_ms, size_t blocks)
{
    const struct search_machine machine = {2, 2};
    struct plan_cells cells;
    struct err e = {""};
    size_t first = r->ncells;
    unsigned block =
        r->nsamples > 0 ? r->samples[r->nsamples - 1].block + 1 : 0;

    if (search_cells(s, values, machine, &cells, &e)) {
        fail_msg("%s", e.text);
    }
    for (size_t i = 0; i < cells.count; i++) {
        size_t at = fake_cell(r, "", "", 1);
        r->cells[at] = cells.cells[i];
        r->cells[at].ops = 1;
    }
    for (size_t b = 0; b < blocks; b++) {
        for (size_t i = 0; i < cells.count; i++) {
            fake_sample(r, first + i, block + (unsigned)b,
                        costs_ms[b * cells.count + i]);
        }
    }
    plan_cells_free(&cells);
}

void fake_searched(struct results *r, const struct search *s)
{
    struct err e = {""};

    r->metric = s->plan.metric;
    r->seed = s->plan.seed;
    if (search_to_json(s, &r->search, &e)) {
        fail_msg("%s", e.text);
    }
}
