/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "listing.h"

#include "datadir.h"
#include "placement.h"
#include "plan.h"
#include "plan_time.h"
#include "registry.h"
#include "topology.h"
#include "workload_load.h"
#include "workload_unknown.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static json_t *param_to_json(const struct param *d)
{
    static const char *const types[] = {
        [PARAM_COUNT] = "count",   [PARAM_DURATION] = "duration",
        [PARAM_SIZE] = "size",     [PARAM_PERCENT] = "percent",
        [PARAM_CHOICE] = "choice", [PARAM_TEXT] = "text",
    };
    json_t *p = json_pack("{ss ss ss ss}", "name", d->name, "type",
                          types[d->type], "default", d->value, "help", d->help);

    if (d->type == PARAM_CHOICE) {
        json_t *choices = json_array();
        for (size_t i = 0; d->choices[i] != NULL; i++) {
            json_array_append_new(choices, json_string(d->choices[i]));
        }
        json_object_set_new(p, "choices", choices);
        if (d->choice_help != NULL) {
            json_t *help = json_array();
            for (size_t i = 0; d->choices[i] != NULL; i++) {
                json_array_append_new(help, json_string(d->choice_help[i]));
            }
            json_object_set_new(p, "choice_help", help);
        }
    } else if (d->min != 0 || d->max != 0) {
        json_object_set_new(p, "min", json_integer((json_int_t)d->min));
        json_object_set_new(p, "max",
                            d->max == 0 ? json_null()
                                        : json_integer((json_int_t)d->max));
    }
    return p;
}

static void add(json_t *entries, const char *name, const char *summary,
                const struct param *params)
{
    json_t *entry = json_pack("{ss ss}", "name", name, "summary", summary);

    if (params != NULL) {
        json_t *list = json_array();
        for (const struct param *p = params; p->name != NULL; p++) {
            json_array_append_new(list, param_to_json(p));
        }
        json_object_set_new(entry, "params", list);
    }
    json_array_append_new(entries, entry);
}

static const char *const kind_names[] = {
    [WORKLOAD_CPU] = "cpu",       [WORKLOAD_MEMORY] = "memory",
    [WORKLOAD_KERNEL] = "kernel", [WORKLOAD_IO] = "io",
    [WORKLOAD_MIXED] = "mixed",   [WORKLOAD_SHARED] = "shared",
};
enum { KINDS = sizeof kind_names / sizeof *kind_names };

static void add_workload(json_t *entries, const struct workload *w)
{
    const char *verified =
        w->verified == NULL && w->verify == NULL ? "nothing" : w->verified;
    const struct {
        const char *key;
        const char *text;
    } parts[] = {
        {"kind", kind_names[w->kind]}, {"operation", w->unit},
        {"question", w->question},     {"story", w->story},
        {"expect", w->expect},         {"limit", w->limit},
        {"verified", verified},        {"lock", w->lock},
    };

    add(entries, w->name, w->summary, w->params);
    json_t *entry = json_array_get(entries, json_array_size(entries) - 1);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        json_object_set_new(entry, parts[i].key,
                            parts[i].text == NULL ? json_null()
                                                  : json_string(parts[i].text));
    }
    if (w->params == NULL) {
        json_object_set_new(entry, "params", json_array());
    }
}

/* By kind, and in a kind by name. */
static int add_workloads(json_t *entries, struct err *e)
{
    (void)e;
    for (size_t kind = 0; kind < KINDS; kind++) {
        for (size_t i = 0; workload_table[i] != NULL; i++) {
            if (workload_table[i]->kind == kind) {
                add_workload(entries, workload_table[i]);
            }
        }
    }
    return 0;
}

static int make_of_file(const char *path, json_t **out, struct err *e)
{
    const struct workload *w;

    if (workload_load(path, &w, e)) {
        return -1;
    }
    *out = json_array();
    add_workload(*out, w);
    json_object_set_new(json_array_get(*out, 0), "path", json_string(path));
    return 0;
}

static int add_models(json_t *entries, struct err *e)
{
    (void)e;
    for (size_t i = 0; model_table[i] != NULL; i++) {
        add(entries, model_table[i]->name, model_table[i]->summary,
            model_table[i]->params);
    }
    return 0;
}

static int add_placements(json_t *entries, struct err *e)
{
    (void)e;
    for (size_t i = 0; placement_table[i].name != NULL; i++) {
        add(entries, placement_table[i].name, placement_table[i].summary,
            placement_params);
    }
    return 0;
}

static int add_reporters(json_t *entries, struct err *e)
{
    (void)e;
    for (size_t i = 0; reporter_table[i] != NULL; i++) {
        add(entries, reporter_table[i]->name, reporter_table[i]->summary, NULL);
    }
    return 0;
}

static int is_plan(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);

    return length > 5 && strcmp(entry->d_name + length - 5, ".yaml") == 0;
}

/* With the time that it takes, where that can be told on this machine. */
static int add_plan(json_t *entries, const char *path,
                    const struct topology *topology, struct err *e)
{
    struct topology_facts facts;
    struct plan_cells cells;
    struct plan plan;
    char time[PLAN_TIME_BYTES];

    if (plan_load(&plan, path, e)) {
        return -1;
    }
    add(entries, plan.name, plan.description, NULL);
    json_t *entry = json_array_get(entries, json_array_size(entries) - 1);
    topology_describe(topology, &facts);
    int result = plan_settle(&plan, e);
    if (result == 0) {
        result = plan_cells(&plan, facts.allowed_cores, facts.allowed_pus,
                            &cells, e);
    }
    if (result == 0) {
        plan_time_text(&plan, &cells, facts.allowed_cores, time);
        json_object_set_new(entry, "time", json_string(time));
        plan_cells_free(&cells);
    }
    plan_free(&plan);
    return result;
}

static int add_plans(json_t *entries, struct err *e)
{
    struct topology *topology;
    char data[DATADIR_BYTES];
    char dir[DATADIR_BYTES + 8];
    struct dirent **files;
    int result = 0;

    if (datadir_find(data, e)) {
        return -1;
    }
    snprintf(dir, sizeof dir, "%s/plans", data);
    if (topology_load(&topology, e)) {
        return -1;
    }
    int count = scandir(dir, &files, is_plan, alphasort);
    if (count < 0) {
        topology_free(topology);
        return err_errno(e, "cannot read the plans in %s", dir);
    }
    for (int i = 0; i < count; i++) {
        char path[DATADIR_BYTES + 300];
        snprintf(path, sizeof path, "%s/%s", dir, files[i]->d_name);
        if (result == 0) {
            result = add_plan(entries, path, topology, e);
        }
        free(files[i]);
    }
    free(files);
    topology_free(topology);
    return result;
}

static bool says(const json_t *entry, const char *key, const char *text)
{
    const char *value = json_string_value(json_object_get(entry, key));

    return value != NULL && strcmp(value, text) == 0;
}

/* Leaves those that say so; where there are none, leaves all. */
static bool keep(json_t *entries, const char *key, const char *text)
{
    size_t count = json_array_size(entries);
    bool any = false;

    for (size_t i = 0; i < count; i++) {
        any = any || says(json_array_get(entries, i), key, text);
    }
    for (size_t i = count; any && i-- > 0;) {
        if (!says(json_array_get(entries, i), key, text)) {
            json_array_remove(entries, i);
        }
    }
    return any;
}

static int pick(json_t *entries, const char *what, const char *name,
                struct err *e)
{
    if (keep(entries, "name", name) || keep(entries, "kind", name)) {
        return 0;
    }
    return strcmp(what, "workloads") == 0
               ? workload_unknown(name, e)
               : err_set(e, "no '%s' among the %s; see tvp list %s", name, what,
                         what);
}

int listing_make(const char *what, const char *name, json_t **out,
                 struct err *e)
{
    static const struct {
        const char *what;
        int (*add)(json_t *, struct err *);
    } lists[] = {
        {"workloads", add_workloads},   {"models", add_models},
        {"placements", add_placements}, {"plans", add_plans},
        {"reporters", add_reporters},
    };
    enum { LISTS = sizeof lists / sizeof *lists };

    if (strcmp(what, "workloads") == 0 && name != NULL
        && workload_is_file(name)) {
        return make_of_file(name, out, e);
    }
    for (size_t i = 0; i < LISTS; i++) {
        if (strcmp(lists[i].what, what) != 0) {
            continue;
        }
        *out = json_array();
        if (lists[i].add(*out, e)
            || (name != NULL && pick(*out, what, name, e))) {
            json_decref(*out);
            return -1;
        }
        return 0;
    }
    return err_set(e,
                   "cannot list '%s'; there are: workloads, models, "
                   "placements, plans, reporters",
                   what);
}
