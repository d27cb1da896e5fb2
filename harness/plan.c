/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan.h"

#include "datadir.h"
#include "placement.h"
#include "plugin_notes.h"
#include "registry.h"
#include "spec.h"
#include "stats.h"
#include "units.h"
#include "workload_load.h"
#include "workload_unknown.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    DEFAULT_BLOCKS = 10,
    PRECISION_BLOCKS = 100, /* at most, until the precision is reached */
    DEFAULT_TRIAL_TIME_NS = 100000000,
};

static const double decide_precision = 0.02;

void plan_init(struct plan *p)
{
    *p = (struct plan){
        .trial_time_ns = DEFAULT_TRIAL_TIME_NS,
        .metric = METRIC_TOTAL,
    };
}

int plan_settle(struct plan *p, struct err *e)
{
    if (p->decide && p->precision <= 0.0) {
        p->precision = decide_precision;
    }
    unsigned usual = p->precision > 0.0 ? PRECISION_BLOCKS : DEFAULT_BLOCKS;
    unsigned given = p->max_blocks != 0 ? p->max_blocks : usual;

    if (p->min_blocks == 0) {
        /* With a precision to reach, start judging as soon as one can. */
        p->min_blocks = p->precision > 0.0 && given > STATS_MIN_SAMPLES
                            ? STATS_MIN_SAMPLES
                            : given;
    }
    if (p->max_blocks == 0) {
        p->max_blocks = p->min_blocks > usual ? p->min_blocks : usual;
    }
    return p->min_blocks <= p->max_blocks
               ? 0
               : err_set(e,
                         "at least %u blocks and at most %u contradict "
                         "each other",
                         p->min_blocks, p->max_blocks);
}

void plan_free(struct plan *p)
{
    for (size_t i = 0; i < p->ngroups; i++) {
        for (int axis = 0; axis < PLAN_AXES; axis++) {
            text_list_clear(&p->groups[i].axes[axis]);
        }
        text_list_clear(&p->groups[i].sweeps);
    }
    free(p->groups);
    p->groups = NULL;
    p->ngroups = 0;
}

struct plan_group *plan_add_group(struct plan *p, struct err *e)
{
    struct plan_group *groups =
        p->ngroups == PLAN_GROUPS_MAX
            ? NULL
            : realloc(p->groups, (p->ngroups + 1) * sizeof *groups);

    if (p->ngroups == PLAN_GROUPS_MAX) {
        err_set(e, "the plan has more than %d groups; split it",
                PLAN_GROUPS_MAX);
        return NULL;
    }
    if (groups == NULL) {
        err_set(e, "out of memory");
        return NULL;
    }
    p->groups = groups;
    groups[p->ngroups] = (struct plan_group){.notes = p->notes};
    return &groups[p->ngroups++];
}

int plan_find_params(enum plan_axis axis, const char *name,
                     const struct param **out)
{
    const struct workload *w = NULL;
    struct err unused;

    if (axis == PLAN_WORKLOADS) {
        (void)workload_load(name, &w, &unused);
    }
    const struct model *m = axis == PLAN_MODELS ? model_find(name) : NULL;

    *out = w != NULL ? w->params : m != NULL ? m->params : NULL;
    return w != NULL || m != NULL ? 0 : -1;
}

static int unknown_name(enum plan_axis axis, const char *name, struct err *e)
{
    if (axis == PLAN_WORKLOADS) {
        return workload_unknown(name, e);
    }
    err_set(e, "no model '%s'; there are:", name);
    for (size_t i = 0; model_table[i] != NULL; i++) {
        size_t used = strlen(e->text);
        snprintf(e->text + used, sizeof e->text - used, "%s %s",
                 i > 0 ? "," : "", model_table[i]->name);
    }
    return -1;
}

static int check_spec(enum plan_axis axis, const char *text, struct err *e)
{
    char name[CELL_NAME_BYTES];
    char params[PARAMS_TEXT_BYTES];
    const struct param *declared;
    struct params parsed;

    if (spec_parse(text, name, params, e)) {
        return -1;
    }
    if (axis == PLAN_WORKLOADS && workload_is_file(name)) {
        return plan_parse_params(axis, name, params, &parsed, e);
    }
    return plan_find_params(axis, name, &declared) == 0
               ? plan_parse_params(axis, name, params, &parsed, e)
               : unknown_name(axis, name, e);
}

int plan_parse_params(enum plan_axis axis, const char *name, const char *text,
                      struct params *out, struct err *e)
{
    if (axis == PLAN_MODELS) {
        return model_parse_params(model_find(name), text, out, e);
    }
    const struct workload *w;
    return workload_load(name, &w, e)
                   || params_parse(out, w->params, name, text, e)
               ? -1
               : 0;
}

static int check_workload(const char *text, struct err *e)
{
    return check_spec(PLAN_WORKLOADS, text, e);
}

static int check_model(const char *text, struct err *e)
{
    return check_spec(PLAN_MODELS, text, e);
}

int plan_worker_range(const char *text, unsigned cores, unsigned pus,
                      unsigned *low, unsigned *high)
{
    char first[16];
    const char *dash = strchr(text, '-');
    uint64_t from;
    uint64_t to;

    if (strcmp(text, "cores") == 0 || strcmp(text, "pus") == 0) {
        *low = *high = text[0] == 'c' ? cores : pus;
        return 0;
    }
    size_t length = dash == NULL ? strlen(text) : (size_t)(dash - text);
    if (length >= sizeof first) {
        return -1;
    }
    snprintf(first, sizeof first, "%.*s", (int)length, text);
    if (units_count(first, &from)
        || units_count(dash == NULL ? first : dash + 1, &to) || from == 0
        || to < from || to > CELL_WORKERS_MAX) {
        return -1;
    }
    *low = (unsigned)from;
    *high = (unsigned)to;
    return 0;
}

static int check_workers(const char *text, struct err *e)
{
    unsigned low;
    unsigned high;

    return plan_worker_range(text, 1, 1, &low, &high) == 0
               ? 0
               : err_set(e,
                         "'%s' is not a number of workers: write 1 to %d, "
                         "a range such as 1-8, cores or pus",
                         text, CELL_WORKERS_MAX);
}

static int add_text(struct text_list *list, const char *text, struct err *e)
{
    return list->count == PLAN_LIST_MAX
               ? err_set(e, "this list has more than %d items; split it",
                         PLAN_LIST_MAX)
               : text_list_add(list, text, strlen(text), e);
}

int plan_add_item(struct plan_group *g, enum plan_axis axis, const char *text,
                  struct err *e)
{
    static int (*const checks[])(const char *, struct err *) = {
        [PLAN_WORKLOADS] = check_workload,
        [PLAN_MODELS] = check_model,
        [PLAN_WORKERS] = check_workers,
        [PLAN_PLACEMENTS] = placement_check,
    };

    if (axis == PLAN_WORKLOADS) {
        plugin_notes_spec(g->notes, text);
    }
    if (checks[axis](text, e)) {
        return -1;
    }
    return add_text(&g->axes[axis], text, e);
}

static int add_placements(struct plan_group *g, const char *text, struct err *e)
{
    char one[CELL_PLACEMENT_BYTES];
    const char *at = text;
    int more;

    if (*text == '\0') {
        return placement_check(text, e);
    }
    while ((more = placement_next(&at, one, e)) > 0) {
        if (plan_add_item(g, PLAN_PLACEMENTS, one, e)) {
            return -1;
        }
    }
    return more;
}

int plan_add_list(struct plan_group *g, enum plan_axis axis, const char *text,
                  struct err *e)
{
    if (axis == PLAN_PLACEMENTS) {
        return add_placements(g, text, e);
    }
    for (const char *at = text;; at++) {
        char one[CELL_NAME_BYTES + PARAMS_TEXT_BYTES];
        size_t length = strcspn(at, ",");
        if (length >= sizeof one) {
            return err_set(e,
                           "'%.40s...' is too long: an item may have %zu bytes",
                           at, sizeof one - 1);
        }
        snprintf(one, sizeof one, "%.*s", (int)length, at);
        if (plan_add_item(g, axis, one, e)) {
            return -1;
        }
        at += length;
        if (*at == '\0') {
            return 0;
        }
    }
}

int plan_add_sweep(struct plan_group *g, const char *text, struct err *e)
{
    const char *sign = strchr(text, '=');

    if (sign == NULL || sign == text || sign[1] == '\0') {
        return err_set(e, "'%.100s' is not a sweep; write key=value1,value2",
                       text);
    }
    return add_text(&g->sweeps, text, e);
}

int plan_find(const char *name, char path[1280], struct err *e)
{
    char dir[DATADIR_BYTES];
    size_t length = strlen(name);

    if (strchr(name, '/') != NULL
        || (length > 5 && strcmp(name + length - 5, ".yaml") == 0)
        || (length > 4 && strcmp(name + length - 4, ".yml") == 0)) {
        return snprintf(path, 1280, "%s", name) < 1280
                   ? 0
                   : err_set(e, "the path '%.60s...' is too long", name);
    }
    if (datadir_find(dir, e)) {
        return -1;
    }
    snprintf(path, 1280, "%s/plans/%.200s.yaml", dir, name);
    return access(path, R_OK) == 0
               ? 0
               : err_set(e,
                         "no plan '%s': write the path of a YAML file, or "
                         "a name that tvp list plans shows%s%.40s",
                         name, workload_find(name) ? "; a workload is -w " : "",
                         workload_find(name) ? name : "");
}
