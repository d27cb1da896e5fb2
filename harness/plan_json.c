/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan_json.h"

#include "label.h"
#include "threshold.h"
#include "units.h"

#include <stdio.h>
#include <string.h>

/* What a shell hands over need not be UTF-8; JSON is. */
static json_t *text(const char *given)
{
    char clean[PARAMS_TEXT_BYTES + CELL_NAME_BYTES];
    json_t *as_it_is = json_string(given);

    if (as_it_is != NULL) {
        return as_it_is;
    }
    label_clean(given, clean, sizeof clean);
    return json_string(clean);
}

static json_t *duration(uint64_t ns)
{
    char written[UNITS_TEXT_BYTES];

    units_duration_text(ns, written);
    return json_string(written);
}

static json_t *texts(const struct text_list *list)
{
    json_t *array = json_array();

    for (size_t i = 0; i < list->count; i++) {
        json_array_append_new(array, text(list->items[i]));
    }
    return array;
}

/* "k=v1,v2" becomes "k": ["v1", "v2"]. */
static void put_sweep(json_t *into, const char *sweep)
{
    char key[CELL_NAME_BYTES];
    size_t length = strcspn(sweep, "=");
    json_t *values = json_array();

    snprintf(key, sizeof key, "%.*s", (int)length, sweep);
    for (const char *at = sweep + length; *at != '\0';) {
        char value[PARAMS_TEXT_BYTES];
        at++;
        length = strcspn(at, ",");
        snprintf(value, sizeof value, "%.*s", (int)length, at);
        json_array_append_new(values, text(value));
        at += length;
    }
    json_object_set_new(into, key, values);
}

static json_t *group_json(const struct plan_group *g)
{
    static const char *const keys[PLAN_AXES] = {
        [PLAN_WORKLOADS] = "workloads",
        [PLAN_MODELS] = "models",
        [PLAN_WORKERS] = "workers",
        [PLAN_PLACEMENTS] = "placements",
    };
    json_t *o = json_object();

    for (int axis = 0; axis < PLAN_AXES; axis++) {
        if (g->axes[axis].count > 0) {
            json_object_set_new(o, keys[axis], texts(&g->axes[axis]));
        }
    }
    if (g->sweeps.count > 0) {
        json_t *sweep = json_object();
        for (size_t i = 0; i < g->sweeps.count; i++) {
            put_sweep(sweep, g->sweeps.items[i]);
        }
        json_object_set_new(o, "sweep", sweep);
    }
    if (g->ops > 0) {
        json_object_set_new(o, "ops", json_integer((json_int_t)g->ops));
    }
    if (g->trial_time_ns > 0) {
        json_object_set_new(o, "trial_time", duration(g->trial_time_ns));
    }
    return o;
}

json_t *plan_json(const struct plan *p)
{
    json_t *o = json_object();
    json_t *matrix = json_array();
    char precision[UNITS_TEXT_BYTES];

    json_object_set_new(o, "name", text(p->name));
    if (p->description[0] != '\0') {
        json_object_set_new(o, "description", text(p->description));
    }
    json_object_set_new(o, "min_blocks", json_integer(p->min_blocks));
    json_object_set_new(o, "max_blocks", json_integer(p->max_blocks));
    if (p->precision > 0.0) {
        units_percent_text(p->precision, precision);
        json_object_set_new(o, "precision", json_string(precision));
    }
    if (p->decide) {
        json_object_set_new(o, "decide", json_true());
    }
    if (p->max_time_ns > 0) {
        json_object_set_new(o, "max_time", duration(p->max_time_ns));
    }
    if (p->trial_time_ns > 0) {
        json_object_set_new(o, "trial_time", duration(p->trial_time_ns));
    }
    if (p->timeout_ns > 0) {
        json_object_set_new(o, "timeout", duration(p->timeout_ns));
    }
    json_object_set_new(o, "metric", json_string(metric_name(p->metric)));
    json_t *threshold = threshold_json(p->thresholds);
    if (threshold != NULL) {
        json_object_set_new(o, "threshold", threshold);
    }
    json_object_set_new(o, "seed", json_integer((json_int_t)p->seed));
    for (size_t i = 0; i < p->ngroups; i++) {
        json_array_append_new(matrix, group_json(&p->groups[i]));
    }
    json_object_set_new(o, "matrix", matrix);
    return o;
}
