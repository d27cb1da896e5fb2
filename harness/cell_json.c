/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cell_json.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

json_t *cell_to_json(const struct cell *c)
{
    json_t *json = json_pack(
        "{ss ss ss ss sI ss sI sI sI}", "workload", c->workload, "params",
        c->params, "model", c->model, "model_params", c->model_params,
        "workers", (json_int_t)c->workers, "placement", c->placement, "ops",
        (json_int_t)c->ops, "scale", (json_int_t)c->scale, "timeout_ns",
        (json_int_t)c->timeout_ns);

    if (json != NULL && c->counters) {
        json_object_set_new(json, "counters", json_true());
    }
    return json;
}

struct text_key {
    const char *name;
    char *out;
    size_t bytes;
    bool required;
};

struct number_key {
    const char *name;
    uint64_t *out;
    uint64_t min;
    uint64_t max;
    bool required;
};

static int read_text(const struct text_key *k, const json_t *json,
                     struct err *e)
{
    const json_t *value = json_object_get(json, k->name);

    if (value == NULL) {
        return k->required ? err_set(e, "the cell has no \"%s\"", k->name) : 0;
    }
    if (!json_is_string(value)) {
        return err_set(e, "the cell's \"%s\" must be a text", k->name);
    }
    if (json_string_length(value) >= k->bytes) {
        return err_set(e, "the cell's \"%s\" is longer than %zu characters",
                       k->name, k->bytes - 1);
    }
    snprintf(k->out, k->bytes, "%s", json_string_value(value));
    return 0;
}

static int read_number(const struct number_key *k, const json_t *json,
                       struct err *e)
{
    const json_t *value = json_object_get(json, k->name);

    if (value == NULL) {
        return k->required ? err_set(e, "the cell has no \"%s\"", k->name) : 0;
    }
    json_int_t number = json_integer_value(value);
    if (!json_is_integer(value) || number < 0 || (uint64_t)number < k->min
        || (uint64_t)number > k->max) {
        return err_set(e,
                       "the cell's \"%s\" must be a whole number from "
                       "%llu to %llu",
                       k->name, (unsigned long long)k->min,
                       (unsigned long long)k->max);
    }
    *k->out = (uint64_t)number;
    return 0;
}

int cell_from_json(struct cell *c, const json_t *json, struct err *e)
{
    uint64_t workers = 0;
    const struct text_key texts[] = {
        {"workload", c->workload, sizeof c->workload, true},
        {"params", c->params, sizeof c->params, false},
        {"model", c->model, sizeof c->model, true},
        {"model_params", c->model_params, sizeof c->model_params, false},
        {"placement", c->placement, sizeof c->placement, false},
    };
    const struct number_key numbers[] = {
        {"workers", &workers, 1, CELL_WORKERS_MAX, true},
        {"ops", &c->ops, 1, INT64_MAX / CELL_WORKERS_MAX, true},
        {"scale", &c->scale, 0, INT64_MAX, false},
        {"timeout_ns", &c->timeout_ns, 0, INT64_MAX, false},
    };
    enum {
        TEXTS = sizeof texts / sizeof *texts,
        NUMBERS = sizeof numbers / sizeof *numbers,
    };
    size_t known = 0;

    *c = (struct cell){.placement = "none"};
    if (!json_is_object(json)) {
        return err_set(e, "a cell must be a JSON object");
    }
    for (size_t i = 0; i < TEXTS; i++) {
        known += json_object_get(json, texts[i].name) != NULL;
        if (read_text(&texts[i], json, e)) {
            return -1;
        }
    }
    for (size_t i = 0; i < NUMBERS; i++) {
        known += json_object_get(json, numbers[i].name) != NULL;
        if (read_number(&numbers[i], json, e)) {
            return -1;
        }
    }
    const json_t *counters = json_object_get(json, "counters");
    if (counters != NULL && !json_is_boolean(counters)) {
        return err_set(e, "the cell's \"counters\" must be true or false");
    }
    known += counters != NULL;
    c->counters = json_is_true(counters);
    c->workers = (unsigned)workers;
    if (known != json_object_size(json)) {
        return err_set(e, "the cell has a key that is not one of: workload, "
                          "params, model, model_params, workers, placement, "
                          "ops, scale, timeout_ns, counters");
    }
    return 0;
}
