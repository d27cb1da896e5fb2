/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_facts.h"

#include "label.h"

#include <jansson.h>

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum weight {
    TELLS,   /* shown, no more */
    MATTERS, /* times on one are not times on the other */
};

/* What is not said is "none" where that is an answer; elsewhere it is not
 * known, which is no difference. */
static const struct known {
    const char *name;
    const char *object; /* of machine.json; NULL: its top */
    const char *key;
    enum weight weight;
    bool none;
} known[] = {
    {"architecture", NULL, "architecture", MATTERS, false},
    {"CPU model", NULL, "cpu_model", MATTERS, false},
    {"packages", NULL, "packages", MATTERS, false},
    {"memory nodes", NULL, "numa_nodes", MATTERS, false},
    {"cores", NULL, "cores", MATTERS, false},
    {"PUs", NULL, "pus", MATTERS, false},
    {"cores allowed", NULL, "allowed_cores", MATTERS, false},
    {"PUs allowed", NULL, "allowed_pus", MATTERS, false},
    {"L3 bytes", NULL, "l3_bytes", MATTERS, false},
    {"SMT", NULL, "smt", MATTERS, false},
    {"governor", NULL, "frequency_governor", MATTERS, false},
    {"boost", "doctor", "boost", MATTERS, false},
    {"virtualisation", "doctor", "hypervisor", MATTERS, false},
    {"CPU quota", NULL, "cgroup_cpu_max", MATTERS, true},
    {"kernel", NULL, "kernel", MATTERS, false},
    {"kernel options", NULL, "kernel_options", MATTERS, false},
    {"mitigations", "doctor", "mitigations", MATTERS, false},
    {"huge pages", NULL, "transparent_hugepage", MATTERS, false},
    {"address layout", NULL, "aslr", MATTERS, false},
    {"clock source", NULL, "clock_source", MATTERS, false},
    {"libc name", NULL, "libc_name", MATTERS, false},
    {"libc", NULL, "libc", MATTERS, false},
    {"compiler", NULL, "compiler", MATTERS, false},
    {"compiler flags", NULL, "compiler_flags", MATTERS, false},
    {"GLIBC_TUNABLES", "environment", "GLIBC_TUNABLES", MATTERS, true},
    {"LD_PRELOAD", "environment", "LD_PRELOAD", MATTERS, true},
    {"LD_BIND_NOW", "environment", "LD_BIND_NOW", MATTERS, true},
    {"MALLOC_ARENA_MAX", "environment", "MALLOC_ARENA_MAX", MATTERS, true},
    {"microcode", NULL, "microcode", TELLS, false},
    {"memory bytes", NULL, "memory_bytes", TELLS, false},
    {"CPUs allowed", NULL, "allowed", TELLS, false},
    {"container", "doctor", "container", TELLS, false},
    {"host", NULL, "host", TELLS, false},
    {"tvp version", NULL, "tvp_version", TELLS, false},
    {"tvp commit", NULL, "tvp_commit", TELLS, false},
};
enum { KNOWN = sizeof known / sizeof *known, VALUE_BYTES = 256 };

/* A kernel without SMT says so in several ways, and a quota that is none too.
 */
static const char *plainly(const struct known *k, const char *text)
{
    if (strcmp(k->key, "smt") == 0
        && (strncmp(text, "not", 3) == 0 || strncmp(text, "force", 5) == 0)) {
        return "off";
    }
    return strcmp(k->key, "cgroup_cpu_max") == 0 && strncmp(text, "max", 3) == 0
               ? ""
               : text;
}

/* Clean; "" for what is not known. */
static void value_of(const struct known *k, const json_t *machine,
                     char out[VALUE_BYTES])
{
    const json_t *at =
        k->object == NULL ? machine : json_object_get(machine, k->object);
    const json_t *value = json_object_get(at, k->key);

    if (json_is_object(value)) { /* one of the doctor's */
        const char *status =
            json_string_value(json_object_get(value, "status"));
        value = status != NULL && strcmp(status, "unknown") == 0
                    ? NULL
                    : json_object_get(value, "value");
    }
    out[0] = '\0';
    if (json_is_string(value)) {
        label_clean(plainly(k, json_string_value(value)), out, VALUE_BYTES);
    } else if (json_is_integer(value)) {
        snprintf(out, VALUE_BYTES, "%" JSON_INTEGER_FORMAT,
                 json_integer_value(value));
    }
    if (out[0] == '\0' && k->none) {
        snprintf(out, VALUE_BYTES, "none");
    }
}

/* "cpu-model" is "CPU model". */
static bool is_name(const char *text, size_t length, const char *name)
{
    if (strlen(name) != length) {
        return false;
    }
    for (size_t i = 0; i < length; i++) {
        int c = text[i] == '-' ? ' ' : tolower((unsigned char)text[i]);
        if (c != tolower((unsigned char)name[i])) {
            return false;
        }
    }
    return true;
}

static bool is_allowed(const char *allow, const char *name)
{
    for (const char *at = allow; at != NULL;) {
        size_t length = strcspn(at, ",");
        if (is_name(at, length, name)) {
            return true;
        }
        at = at[length] == ',' ? at + length + 1 : NULL;
    }
    return false;
}

static void put_name(const char *name, char *out, size_t bytes)
{
    size_t length = strlen(out);

    for (; *name != '\0' && length + 1 < bytes; name++, length++) {
        out[length] = *name == ' ' ? '-' : (char)tolower((unsigned char)*name);
    }
    out[length] = '\0';
}

static int refuse_name(const char *name, size_t length, struct err *e)
{
    char names[440] = "";

    for (size_t i = 0; i < KNOWN && known[i].weight == MATTERS; i++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s", i > 0 ? ", " : "");
        put_name(known[i].name, names, sizeof names);
    }
    return err_set(e, "--allow: '%.*s' is none of %s",
                   (int)(length < 40 ? length : 40), name, names);
}

static int check_allowed(const char *allow, struct err *e)
{
    for (const char *at = allow; at != NULL;) {
        size_t length = strcspn(at, ",");
        bool found = false;
        for (size_t i = 0; i < KNOWN && !found; i++) {
            found = is_name(at, length, known[i].name);
        }
        if (!found) {
            return refuse_name(at, length, e);
        }
        at = at[length] == ',' ? at + length + 1 : NULL;
    }
    return 0;
}

int compare_facts_find(const struct results *base, const struct results *now,
                       const char *allow, struct compare_fact **out, size_t *n,
                       struct err *e)
{
    const char *texts[2] = {base->machine_json, now->machine_json};
    json_t *machines[2];

    *n = 0;
    *out = NULL;
    if (check_allowed(allow, e)) {
        return -1;
    }
    *out = calloc(KNOWN, sizeof **out);
    if (*out == NULL) {
        return err_set(e, "no memory to compare the machines");
    }
    for (size_t i = 0; i < 2; i++) {
        machines[i] = json_loads(texts[i] == NULL ? "" : texts[i], 0, NULL);
    }
    for (size_t i = 0; i < KNOWN && machines[0] != NULL && machines[1] != NULL;
         i++) {
        struct compare_fact *fact = &(*out)[*n];
        *fact = (struct compare_fact){
            .matters =
                known[i].weight == MATTERS && !is_allowed(allow, known[i].name),
        };
        snprintf(fact->name, sizeof fact->name, "%s", known[i].name);
        value_of(&known[i], machines[0], fact->base);
        value_of(&known[i], machines[1], fact->now);
        *n += fact->base[0] != '\0' && fact->now[0] != '\0'
                      && strcmp(fact->base, fact->now) != 0
                  ? 1U
                  : 0U;
    }
    json_decref(machines[0]);
    json_decref(machines[1]);
    return 0;
}

/* Those that would matter, and were allowed not to. */
static bool was_allowed(const struct compare_fact *fact)
{
    for (size_t i = 0; i < KNOWN; i++) {
        if (strcmp(known[i].name, fact->name) == 0) {
            return known[i].weight == MATTERS && !fact->matters;
        }
    }
    return false;
}

void compare_facts_text(const struct compare_fact *facts, size_t n,
                        bool allowed, char text[COMPARE_FACTS_BYTES])
{
    text[0] = '\0';
    for (size_t i = 0; i < n; i++) {
        size_t used = strlen(text);
        if (allowed ? was_allowed(&facts[i]) : facts[i].matters) {
            snprintf(text + used, COMPARE_FACTS_BYTES - used,
                     "%s%s (%.40s, then %.40s)", used > 0 ? ", " : "",
                     facts[i].name, facts[i].base, facts[i].now);
        }
    }
}

void compare_facts_names(const struct compare_fact *facts, size_t n,
                         char text[COMPARE_FACTS_BYTES])
{
    text[0] = '\0';
    for (size_t i = 0; i < n; i++) {
        size_t used = strlen(text);
        if (facts[i].matters) {
            snprintf(text + used, COMPARE_FACTS_BYTES - used, "%s",
                     used > 0 ? "," : "");
            put_name(facts[i].name, text, COMPARE_FACTS_BYTES);
        }
    }
}
