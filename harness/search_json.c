/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search.h"

#include "spec.h"
#include "workload_load.h"

#include <jansson.h>

#include <stdio.h>
#include <string.h>

static const char *const list_names[PLAN_AXES] = {
    [PLAN_WORKLOADS] = "workloads",
    [PLAN_MODELS] = "models",
    [PLAN_WORKERS] = "workers",
    [PLAN_PLACEMENTS] = "placements",
};

static const char *const type_names[] = {
    [PARAM_COUNT] = "count",
    [PARAM_DURATION] = "duration",
    [PARAM_SIZE] = "size",
    [PARAM_PERCENT] = "percent",
};
enum { TYPES = sizeof type_names / sizeof *type_names };

/* Whole numbers of a plan; the seed is below 2^63. */
static const struct {
    const char *name;
    size_t offset;
} numbers[] = {
    {"max_time_ns", offsetof(struct plan, max_time_ns)},
    {"trial_time_ns", offsetof(struct plan, trial_time_ns)},
    {"timeout_ns", offsetof(struct plan, timeout_ns)},
    {"seed", offsetof(struct plan, seed)},
};
enum { NUMBERS = sizeof numbers / sizeof *numbers };

static json_t *axis_to_json(const struct search_axis *a)
{
    json_t *json = json_object();

    json_object_set_new(json, "key", json_string(a->key));
    json_object_set_new(json, "type", json_string(type_names[a->type]));
    json_object_set_new(json, "workers", json_boolean(a->workers));
    json_object_set_new(json, "log", json_boolean(a->logarithmic));
    json_object_set_new(json, "low", json_real(a->low));
    json_object_set_new(json, "high", json_real(a->high));
    if (a->file) {
        json_object_set_new(json, "usual", json_real(a->usual));
    }
    return json;
}

static json_t *list_to_json(const struct text_list *list)
{
    json_t *json = json_array();

    for (size_t i = 0; i < list->count; i++) {
        json_array_append_new(json, json_string(list->items[i]));
    }
    return json;
}

static void put_plan(json_t *json, const struct plan *p)
{
    const struct plan_group *g = &p->groups[0];

    for (int i = 0; i < PLAN_AXES; i++) {
        json_object_set_new(json, list_names[i], list_to_json(&g->axes[i]));
    }
    for (size_t i = 0; i < NUMBERS; i++) {
        uint64_t value;
        memcpy(&value, (const char *)p + numbers[i].offset, sizeof value);
        json_object_set_new(json, numbers[i].name,
                            json_integer((json_int_t)value));
    }
    json_object_set_new(json, "name", json_string(p->name));
    if (g->trial_time_ns != 0) {
        json_object_set_new(json, "trial_time_ns",
                            json_integer((json_int_t)g->trial_time_ns));
    }
    json_object_set_new(json, "ops", json_integer((json_int_t)g->ops));
    json_object_set_new(json, "min_blocks", json_integer(p->min_blocks));
    json_object_set_new(json, "max_blocks", json_integer(p->max_blocks));
    json_object_set_new(json, "precision", json_real(p->precision));
    json_object_set_new(json, "metric", json_string(metric_name(p->metric)));
}

int search_to_json(const struct search *s, char **out, struct err *e)
{
    json_t *json = json_object();
    json_t *axes = json_array();
    json_t *grid = json_array();

    json_object_set_new(json, "kind", json_string(s->kind));
    for (size_t i = 0; i < s->naxes; i++) {
        json_array_append_new(axes, axis_to_json(&s->axes[i]));
        json_array_append_new(grid, json_integer(s->grid[i]));
    }
    json_object_set_new(json, "axes", axes);
    json_object_set_new(json, "grid", grid);
    json_object_set_new(json, "margin", json_real(s->margin));
    put_plan(json, &s->plan);
    *out = json_dumps(json, JSON_COMPACT);
    json_decref(json);
    return *out != NULL ? 0
                        : err_set(e, "the search cannot be written: out of "
                                     "memory, or a text that is no UTF-8");
}

static const char *text_of(const json_t *json, const char *name)
{
    const char *text = json_string_value(json_object_get(json, name));

    return text == NULL ? "" : text;
}

static uint64_t number_of(const json_t *json, const char *name)
{
    json_int_t value = json_integer_value(json_object_get(json, name));

    return value < 0 ? 0 : (uint64_t)value;
}

static double real_of(const json_t *json, const char *name)
{
    return json_number_value(json_object_get(json, name));
}

static int get_axis(struct search_axis *a, const json_t *json)
{
    *a = (struct search_axis){
        .workers = json_is_true(json_object_get(json, "workers")),
        .logarithmic = json_is_true(json_object_get(json, "log")),
        .low = real_of(json, "low"),
        .high = real_of(json, "high"),
        .file = json_is_number(json_object_get(json, "usual")),
        .usual = real_of(json, "usual"),
    };
    snprintf(a->key, sizeof a->key, "%s", text_of(json, "key"));
    int type = 0;
    while (type < TYPES
           && strcmp(type_names[type], text_of(json, "type")) != 0) {
        type++;
    }
    a->type = (enum param_type)type;
    return type < TYPES && a->key[0] != '\0' && a->low < a->high
                   && a->low >= (a->logarithmic ? 1e-9 : 0.0)
               ? 0
               : -1;
}

/* Checked, but for a workload in a file: who reads a run doesn't run what its
 * maker named. */
static int get_item(struct plan_group *g, enum plan_axis axis, const char *text,
                    struct err *e)
{
    char name[CELL_NAME_BYTES];
    char params[PARAMS_TEXT_BYTES];

    if (axis == PLAN_WORKLOADS && spec_parse(text, name, params, e) == 0
        && workload_is_file(name)) {
        return text_list_add(&g->axes[axis], text, strlen(text), e);
    }
    return plan_add_item(g, axis, text, e);
}

static int get_lists(struct plan_group *g, const json_t *json, struct err *e)
{
    for (int i = 0; i < PLAN_AXES; i++) {
        const json_t *list = json_object_get(json, list_names[i]);
        for (size_t j = 0; j < json_array_size(list); j++) {
            const char *text = json_string_value(json_array_get(list, j));
            if (get_item(g, (enum plan_axis)i, text == NULL ? "" : text, e)) {
                return -1;
            }
        }
    }
    return 0;
}

static int get_plan(struct plan *p, const json_t *json, struct err *e)
{
    struct plan_group *g = plan_add_group(p, e);

    if (g == NULL) {
        return -1;
    }
    for (size_t i = 0; i < NUMBERS; i++) {
        uint64_t value = number_of(json, numbers[i].name);
        memcpy((char *)p + numbers[i].offset, &value, sizeof value);
    }
    snprintf(p->name, sizeof p->name, "%s", text_of(json, "name"));
    p->min_blocks = (unsigned)number_of(json, "min_blocks");
    p->max_blocks = (unsigned)number_of(json, "max_blocks");
    p->precision = real_of(json, "precision");
    g->ops = number_of(json, "ops");
    if (metric_parse(text_of(json, "metric"), &p->metric)) {
        return err_set(e, "it has an unknown metric");
    }
    return get_lists(g, json, e);
}

static int get_axes(struct search *s, const json_t *json, struct err *e)
{
    const json_t *axes = json_object_get(json, "axes");
    const json_t *grid = json_object_get(json, "grid");

    s->naxes = json_array_size(axes);
    if (s->naxes < 1 || s->naxes > SEARCH_AXES_MAX) {
        return err_set(e, "it varies nothing that this tvp knows");
    }
    for (size_t i = 0; i < s->naxes; i++) {
        if (get_axis(&s->axes[i], json_array_get(axes, i))) {
            return err_set(e, "it varies nothing that this tvp knows");
        }
        s->grid[i] = (unsigned)json_integer_value(json_array_get(grid, i));
    }
    return 0;
}

int search_from_json(struct search *s, const char *text, struct err *e)
{
    json_t *json = json_loads(text, 0, NULL);

    *s = (struct search){.margin = real_of(json, "margin")};
    plan_init(&s->plan);
    snprintf(s->kind, sizeof s->kind, "%s", text_of(json, "kind"));
    int result = get_axes(s, json, e) || get_plan(&s->plan, json, e)
                         || search_check(s, e)
                     ? -1
                     : 0;
    json_decref(json);
    if (result) {
        search_free(s);
        return err_prefix(e, "what the run looks for cannot be read: ");
    }
    return 0;
}
