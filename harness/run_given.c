/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run_given.h"

#include "like.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

static int add_all(struct text_list *into, const struct text_list *from,
                   struct err *e)
{
    for (size_t i = 0; i < from->count; i++) {
        if (text_list_add(into, from->items[i], strlen(from->items[i]), e)) {
            return -1;
        }
    }
    return 0;
}

/* Each axis that was given takes the place of the group's. */
static int override_axes(struct plan_group *into, struct plan_group *from,
                         struct err *e)
{
    for (int axis = 0; axis < PLAN_AXES; axis++) {
        if (from->axes[axis].count == 0) {
            continue;
        }
        text_list_clear(&into->axes[axis]);
        if (add_all(&into->axes[axis], &from->axes[axis], e)) {
            return -1;
        }
    }
    return add_all(&into->sweeps, &from->sweeps, e);
}

/* One bound that was given moves the plan's other one only where the two
 * would contradict each other. */
static void override_blocks(struct plan *into, unsigned min, unsigned max)
{
    if (min != 0) {
        into->min_blocks = min;
        into->max_blocks = into->max_blocks != 0 && into->max_blocks < min
                               ? min
                               : into->max_blocks;
    }
    if (max != 0) {
        into->max_blocks = max;
        into->min_blocks =
            min == 0 && into->min_blocks > max ? max : into->min_blocks;
    }
}

static void override_settings(struct plan *into, const struct run_given *g)
{
    const struct plan *from = &g->settings;

    if (g->quick) {
        into->min_blocks = into->max_blocks = 6;
        into->trial_time_ns = 30000000;
    }
    into->precision = from->precision > 0.0 ? from->precision : into->precision;
    into->decide = into->decide || from->decide;
    if (from->precision > 0.0 || from->decide) {
        into->min_blocks = into->max_blocks = 0; /* as many as it takes */
    }
    override_blocks(into, from->min_blocks, from->max_blocks);
    into->trial_time_ns =
        from->trial_time_ns != 0 ? from->trial_time_ns : into->trial_time_ns;
    into->max_time_ns =
        from->max_time_ns != 0 ? from->max_time_ns : into->max_time_ns;
    into->timeout_ns =
        from->timeout_ns != 0 ? from->timeout_ns : into->timeout_ns;
    into->seed = from->seed != 0 ? from->seed : into->seed;
    if (g->metric) {
        into->metric = from->metric;
    }
    for (size_t i = 0; i < into->ngroups; i++) {
        if (from->trial_time_ns != 0 || g->quick) {
            into->groups[i].trial_time_ns = 0;
        }
    }
}

/* The plan of a file, or of the options alone. */
static int read_plan(struct run_given *g, struct err *e)
{
    struct plan *p = &g->o->plan;
    char path[1280];
    const char *file = g->file;

    if (file == NULL && g->axes.axes[PLAN_WORKLOADS].count == 0) {
        file = "quick";
    }
    if (file != NULL) {
        if (plan_find(file, path, e) || plan_read(p, path, e)) {
            return -1;
        }
    } else {
        strcpy(p->name, "command-line");
        if (plan_add_group(p, e) == NULL) {
            return -1;
        }
    }
    for (size_t i = 0; i < p->ngroups; i++) {
        if (override_axes(&p->groups[i], &g->axes, e)) {
            return -1;
        }
    }
    return 0;
}

static bool chooses_cells(const struct run_given *g)
{
    bool chosen = g->file != NULL || g->axes.sweeps.count > 0 || g->quick
                  || g->settings.trial_time_ns != 0;

    for (int axis = 0; axis < PLAN_AXES; axis++) {
        chosen = chosen || g->axes.axes[axis].count > 0;
    }
    return chosen;
}

/* Two programs are measured equally often, and nothing judges in between. */
static int settle_against(struct run_given *g, struct err *e)
{
    struct plan *p = &g->o->plan;

    if (g->settings.precision > 0.0 || g->settings.decide) {
        return err_set(e, "--against measures as many blocks as --blocks says "
                          "(10, or as its run did): leave out --precision and "
                          "--decide");
    }
    if (p->precision > 0.0) {
        p->min_blocks = p->max_blocks = 0;
    }
    p->precision = 0.0;
    p->decide = false;
    return 0;
}

/* The plan and the cells of another run. */
static int repeat_plan(struct run_given *g, const char *option,
                       const char *path, struct err *e)
{
    struct run_options *o = g->o;
    int result = -1;

    if (chooses_cells(g)) {
        return err_set(e,
                       "%s measures that run's own cells, with as many "
                       "operations, or times would not compare: it takes no "
                       "plan, -w, -m, -n, -p, --sweep, --trial-time or --quick",
                       option);
    }
    o->like = calloc(1, sizeof *o->like);
    if (o->like == NULL) {
        return err_set(e, "out of memory");
    }
    if (like_load(o->like, path, e) == 0 && like_plan(o->like, &o->plan, e) == 0
        && (o->against == NULL || settle_against(g, e) == 0)) {
        result = 0;
    }
    return result ? err_prefix(e, "%s %.150s: ", option, path) : 0;
}

static int choose_plan(struct run_given *g, struct err *e)
{
    const struct run_options *o = g->o;

    if (g->like != NULL && o->against != NULL) {
        return err_set(e, "--against measures that run's cells anew, as --like "
                          "does: one of them is enough");
    }
    if (o->against != NULL && o->base_binary == NULL) {
        return err_set(e, "--against measures two programs in turn: name the "
                          "program to compare with, --base-binary PROGRAM; to "
                          "repeat the run alone, use --like");
    }
    if (o->against == NULL && o->base_binary != NULL) {
        return err_set(e, "--base-binary goes with --against BASE, the run "
                          "whose cells both programs measure");
    }
    return o->against != NULL ? repeat_plan(g, "--against", o->against, e)
           : g->like != NULL  ? repeat_plan(g, "--like", g->like, e)
                              : read_plan(g, e);
}

int run_given_plan(struct run_given *g, struct err *e)
{
    struct plan *p = &g->o->plan;

    plan_init(p);
    p->notes = &g->o->notes;
    if (choose_plan(g, e)) {
        return -1;
    }
    override_settings(p, g);
    g->o->any_seed = p->seed == 0;
    if (p->seed == 0) {
        uint32_t drawn = 1;
        (void)!getrandom(&drawn, sizeof drawn, 0);
        p->seed = drawn | 1U;
    }
    return plan_settle(p, e);
}

void run_given_free(struct run_given *g)
{
    for (int axis = 0; axis < PLAN_AXES; axis++) {
        text_list_clear(&g->axes.axes[axis]);
    }
    text_list_clear(&g->axes.sweeps);
}
