/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run_difference.h"

#include "label.h"
#include "metric.h"

#include <jansson.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Those that tell most come first, the start is the last. */
static const struct fact {
    const char *what;
    const char *key; /* of machine.json; NULL: the run's own */
} facts[] = {
    {"tvp", NULL},        {"host", "host"},  {"CPU", "cpu_model"},
    {"kernel", "kernel"}, {"plan", NULL},    {"CPUs allowed", NULL},
    {"metric", NULL},     {"command", NULL}, {"started", NULL},
};
enum { FACTS = sizeof facts / sizeof *facts };

/* Told by a fact above, or different whenever one measures. */
static const char *const untold[] = {
    "schema_version", "tvp_version",  "tvp_commit", "host",
    "cpu_model",      "kernel",       "allowed",    "allowed_cores",
    "allowed_pus",    "load_average",
};
enum { UNTOLD = sizeof untold / sizeof *untold };

/* What run_differences_find works with. */
struct context {
    const struct results *r;
    json_t **machines;
    struct run_differences *d;
    struct err *e;
};

static void put_clean(char out[RUN_VALUE_BYTES], const char *text)
{
    label_clean(text, out, RUN_VALUE_BYTES);
}

static void put_json(char out[RUN_VALUE_BYTES], const json_t *value)
{
    out[0] = '\0';
    if (json_is_string(value)) {
        put_clean(out, json_string_value(value));
    } else if (json_is_integer(value)) {
        snprintf(out, RUN_VALUE_BYTES, "%" JSON_INTEGER_FORMAT,
                 json_integer_value(value));
    } else if (json_is_real(value)) {
        snprintf(out, RUN_VALUE_BYTES, "%g", json_real_value(value));
    } else if (json_is_boolean(value)) {
        snprintf(out, RUN_VALUE_BYTES, "%s",
                 json_is_true(value) ? "yes" : "no");
    }
}

static void put_own(char out[RUN_VALUE_BYTES], const struct results *r,
                    const char *what)
{
    out[0] = '\0';
    if (strcmp(what, "tvp") == 0) {
        put_clean(out, r->tvp_version);
    } else if (strcmp(what, "plan") == 0) {
        put_clean(out, r->plan_name);
    } else if (strcmp(what, "command") == 0) {
        put_clean(out, r->command);
    } else if (strcmp(what, "started") == 0) {
        put_clean(out, r->started);
    } else if (strcmp(what, "metric") == 0) {
        put_clean(out, metric_name(r->metric));
    } else if (r->cores > 0) {
        snprintf(out, RUN_VALUE_BYTES, "%u core%s, %u hardware thread%s",
                 r->cores, r->cores == 1 ? "" : "s", r->pus,
                 r->pus == 1 ? "" : "s");
    }
}

static bool differ(const struct run_difference *item, size_t nruns)
{
    const char *known = "";

    for (size_t i = 0; i < nruns; i++) {
        const char *value = item->values[i];
        if (value[0] != '\0' && known[0] != '\0' && strcmp(value, known) != 0) {
            return true;
        }
        known = value[0] != '\0' ? value : known;
    }
    return false;
}

/* Room for one more, with empty values. */
static struct run_difference *grow(struct context *c, const char *what)
{
    struct run_differences *d = c->d;
    struct run_difference *items =
        realloc(d->items, (d->n + 1) * sizeof *d->items);

    if (items == NULL) {
        err_set(c->e, "no memory to tell %zu runs apart", d->nruns);
        return NULL;
    }
    d->items = items;
    struct run_difference *item = &items[d->n];
    label_clean(what, item->what, sizeof item->what);
    item->values = calloc(d->nruns, sizeof *item->values);
    if (item->values == NULL) {
        err_set(c->e, "no memory to tell %zu runs apart", d->nruns);
        return NULL;
    }
    return item;
}

static void keep_if_different(struct context *c, struct run_difference *item)
{
    if (differ(item, c->d->nruns)) {
        c->d->n++;
    } else {
        free(item->values);
    }
}

static int add_fact(struct context *c, const struct fact *fact)
{
    struct run_difference *item = grow(c, fact->what);

    if (item == NULL) {
        return -1;
    }
    for (size_t i = 0; i < c->d->nruns; i++) {
        if (fact->key != NULL) {
            put_json(item->values[i],
                     json_object_get(c->machines[i], fact->key));
        } else {
            put_own(item->values[i], results_run(c->r, i), fact->what);
        }
    }
    keep_if_different(c, item);
    return 0;
}

/* The machines, or one object that each may have. */
static json_t *part(const struct context *c, size_t run, const char *object)
{
    return object == NULL ? c->machines[run]
                          : json_object_get(c->machines[run], object);
}

static bool is_told(const struct context *c, const char *object, size_t run,
                    const char *key)
{
    for (size_t i = 0; i < UNTOLD && object == NULL; i++) {
        if (strcmp(untold[i], key) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < run; i++) {
        if (json_object_get(part(c, i, object), key) != NULL) {
            return true;
        }
    }
    return false;
}

/* What else machine.json says of the run, from its first that says it. */
static int add_rest(struct context *c, const char *object, size_t run)
{
    const char *key;
    json_t *value;

    json_object_foreach(part(c, run, object), key, value)
    {
        if (is_told(c, object, run, key) || json_is_object(value)
            || json_is_array(value)) {
            continue;
        }
        struct run_difference *item = grow(c, key);
        if (item == NULL) {
            return -1;
        }
        for (char *at = item->what; *at != '\0' && object == NULL; at++) {
            *at = *at == '_' ? ' ' : *at;
        }
        for (size_t i = 0; i < c->d->nruns; i++) {
            put_json(item->values[i], json_object_get(part(c, i, object), key));
        }
        keep_if_different(c, item);
    }
    return 0;
}

static int find_all(struct context *c)
{
    for (size_t i = 0; i < FACTS; i++) {
        if (add_fact(c, &facts[i])) {
            return -1;
        }
    }
    for (size_t i = 0; i < c->d->nruns; i++) {
        if (add_rest(c, NULL, i)) {
            return -1;
        }
    }
    for (size_t i = 0; i < c->d->nruns; i++) {
        if (add_rest(c, "environment", i)) {
            return -1;
        }
    }
    return 0;
}

int run_differences_find(struct run_differences *d,
                         const struct results *joined, struct err *e)
{
    size_t n = results_runs(joined);
    struct context c = {.r = joined, .d = d, .e = e};

    *d = (struct run_differences){.nruns = n};
    c.machines = calloc(n, sizeof(json_t *));
    if (c.machines == NULL) {
        return err_set(e, "no memory to tell %zu runs apart", n);
    }
    for (size_t i = 0; i < n; i++) {
        const char *text = results_run(joined, i)->machine_json;
        c.machines[i] = json_loads(text == NULL ? "" : text, 0, NULL);
    }
    int status = find_all(&c);
    for (size_t i = 0; i < n; i++) {
        json_decref(c.machines[i]);
    }
    free(c.machines);
    if (status != 0) {
        run_differences_free(d);
    }
    return status;
}

void run_differences_free(struct run_differences *d)
{
    for (size_t i = 0; i < d->n; i++) {
        free(d->items[i].values);
    }
    free(d->items);
    *d = (struct run_differences){0};
}
