/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_machine.h"

#include "label.h"

#include <jansson.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const telling[] = {
    "architecture", "cpu_model", "packages",       "numa_nodes",
    "cores",        "pus",       "allowed_cores",  "allowed_pus",
    "l3_bytes",     "smt",       "cgroup_cpu_max", "frequency_governor",
};
enum { TELLING = sizeof telling / sizeof *telling };

static uint64_t hash_of(const char *text)
{
    uint64_t hash = 14695981039346656037U;

    for (const char *at = text; *at != '\0'; at++) {
        hash = (hash ^ (unsigned char)*at) * 1099511628211U;
    }
    return hash;
}

static void put_text(const json_t *machine, const char *key,
                     char out[HISTORY_TEXT_BYTES])
{
    const char *text = json_string_value(json_object_get(machine, key));

    label_clean(text == NULL ? "" : text, out, HISTORY_TEXT_BYTES);
}

static void put_machine_text(struct history_entry *entry, const json_t *machine)
{
    char model[HISTORY_TEXT_BYTES];
    json_int_t allowed =
        json_integer_value(json_object_get(machine, "allowed_pus"));
    json_int_t pus = json_integer_value(json_object_get(machine, "pus"));

    put_text(machine, "cpu_model", model);
    if (pus > 0) {
        snprintf(entry->machine_text, sizeof entry->machine_text,
                 "%.80s, %" JSON_INTEGER_FORMAT " of %" JSON_INTEGER_FORMAT
                 " PUs",
                 model[0] == '\0' ? "unknown CPU" : model, allowed, pus);
    } else {
        snprintf(entry->machine_text, sizeof entry->machine_text, "%.80s",
                 model[0] == '\0' ? "unknown machine" : model);
    }
}

int history_machine_describe(struct history_entry *entry, char **facts,
                             const char *machine_json, struct err *e)
{
    json_t *machine =
        machine_json == NULL ? NULL : json_loads(machine_json, 0, NULL);
    json_t *kept = json_object();

    for (size_t i = 0; i < TELLING; i++) {
        json_t *value = json_object_get(machine, telling[i]);
        if (value != NULL && !json_is_null(value)) {
            json_object_set(kept, telling[i], value);
        }
    }
    *facts = json_dumps(kept, JSON_SORT_KEYS | JSON_COMPACT);
    json_decref(kept);
    put_text(machine, "host", entry->host);
    put_text(machine, "kernel", entry->kernel);
    put_machine_text(entry, machine);
    json_decref(machine);
    if (*facts == NULL) {
        return err_set(e, "out of memory for what the machine is");
    }
    snprintf(entry->machine, sizeof entry->machine, "%016" PRIx64,
             hash_of(*facts));
    return 0;
}
