/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "placement_text.h"

#include "units.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct placement_entry placement_table[] = {
    [PLACEMENT_NONE] = {"none", "unbound: the system moves workers as it "
                                "likes"},
    [PLACEMENT_COMPACT] = {"compact", "close together, SMT siblings first"},
    [PLACEMENT_SCATTER] = {"scatter",
                           "far apart: packages, NUMA nodes, L3s, cores"},
    [PLACEMENT_PER_CORE] = {"per-core",
                            "one PU of each core, never two siblings"},
    [PLACEMENT_SAME_PU] = {"same-pu", "all workers on one PU"},
    [PLACEMENT_LIST] = {"list=PU,...",
                        "these PUs in this order, as list=0,2,4-7"},
    [PLACEMENT_BASES] = {NULL, NULL},
};

static const char *const kinds[] = {"any", "performance", "efficiency", NULL};
static const char *const kind_help[] = {
    "the fastest first",
    "of the fastest kind alone",
    "of the slowest kind alone",
    NULL,
};

const struct param placement_params[] = {
    {.name = "kind",
     .type = PARAM_CHOICE,
     .value = "any",
     .choices = kinds,
     .choice_help = kind_help,
     .help = "which cores of a hybrid processor are used; not with none and "
             "list="},
    {.name = "mem",
     .type = PARAM_TEXT,
     .value = "first-touch",
     .help = "where the memory that a worker touches first comes from: "
             "first-touch (as the kernel likes), local (the NUMA node of its "
             "PU), interleave (page by page over all allowed nodes), or "
             "node=N (that node, by the system's number)"},
    {0},
};

static const char list_prefix[] = "list=";

/* A PU number, or -1 where there is none, or none so large. */
static int read_number(const char **at)
{
    char *end;
    unsigned long number;

    if (**at < '0' || **at > '9') {
        return -1;
    }
    number = strtoul(*at, &end, 10);
    *at = end;
    return number < TOPOLOGY_PUS_MAX ? (int)number : -1;
}

int placement_list_next(const char **at, struct placement_range *out,
                        struct err *e)
{
    const char *item = *at;
    int length = (int)strcspn(item, ",");

    if (*item == '\0') {
        return 0;
    }
    out->first = read_number(at);
    out->last = out->first;
    if (out->first >= 0 && **at == '-') {
        ++*at;
        out->last = read_number(at);
    }
    if (out->first < 0 || out->last < 0 || *at != item + length) {
        return err_set(e,
                       "\"%.*s\" in a placement's list= is no PU; write "
                       "numbers below %d and ranges, as list=0,2,4-7",
                       length, item, TOPOLOGY_PUS_MAX);
    }
    if (out->last < out->first) {
        return err_set(e,
                       "the range %d-%d in a placement's list= runs "
                       "backwards; write %d-%d",
                       out->first, out->last, out->last, out->first);
    }
    if (**at == ',' && *++*at == '\0') {
        return err_set(e, "a placement's list= ends in a comma; write "
                          "list=0,2,4-7");
    }
    return 1;
}

static int check_list(const char *list, struct err *e)
{
    struct placement_range range;
    int more;

    if (*list == '\0') {
        return err_set(e, "a placement's list= is empty; write list=0,2,4-7");
    }
    do {
        more = placement_list_next(&list, &range, e);
    } while (more > 0);
    return more;
}

static enum placement_base base_of(const char *text, size_t length)
{
    if (strncmp(text, list_prefix, strlen(list_prefix)) == 0) {
        return PLACEMENT_LIST;
    }
    for (int base = PLACEMENT_NONE; base < PLACEMENT_LIST; base++) {
        const char *name = placement_table[base].name;

        if (strlen(name) == length && strncmp(text, name, length) == 0) {
            return (enum placement_base)base;
        }
    }
    return PLACEMENT_BASES;
}

static int parse_base(const char *text, size_t length, struct placement *out,
                      struct err *e)
{
    size_t prefix = strlen(list_prefix);

    out->base = base_of(text, length);
    if (out->base == PLACEMENT_BASES) {
        return err_set(
            e,
            "\"%.*s\" is no placement; write none, compact, scatter, "
            "per-core, same-pu, or list= with PUs, as list=0,2,4-7",
            (int)length, text);
    }
    if (out->base == PLACEMENT_LIST) {
        snprintf(out->list, sizeof out->list, "%.*s", (int)(length - prefix),
                 text + prefix);
        return check_list(out->list, e);
    }
    return 0;
}

static int parse_memory(const char *text, struct placement *out, struct err *e)
{
    static const struct {
        const char *word;
        enum placement_memory memory;
    } words[] = {
        {"first-touch", PLACEMENT_MEMORY_FIRST_TOUCH},
        {"local", PLACEMENT_MEMORY_LOCAL},
        {"interleave", PLACEMENT_MEMORY_INTERLEAVE},
    };
    uint64_t node;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(text, words[i].word) == 0) {
            out->memory = words[i].memory;
            return 0;
        }
    }
    if (strncmp(text, "node=", 5) == 0 && units_count(text + 5, &node) == 0
        && node < TOPOLOGY_NODES_MAX) {
        out->memory = PLACEMENT_MEMORY_NODE;
        out->node = (int)node;
        return 0;
    }
    return err_set(e,
                   "a placement's mem='%.60s' is not one of: local, "
                   "interleave, node=N with a NUMA node's number below %d, "
                   "first-touch",
                   text, TOPOLOGY_NODES_MAX);
}

static int check_together(const struct placement *p, struct err *e)
{
    if (p->kind != PLACEMENT_KIND_ANY && p->base == PLACEMENT_NONE) {
        return err_set(e, "the placement none binds no worker to any kind of "
                          "core; leave kind= out, or write compact:kind=...");
    }
    if (p->kind != PLACEMENT_KIND_ANY && p->base == PLACEMENT_LIST) {
        return err_set(e, "a placement's list= already says which cores; "
                          "leave kind= out");
    }
    if (p->memory == PLACEMENT_MEMORY_LOCAL && p->base == PLACEMENT_NONE) {
        return err_set(e, "the placement none binds no worker, so that no "
                          "memory stays local to it; write none:mem=interleave "
                          "or mem=node=N, or a placement that binds");
    }
    return 0;
}

int placement_parse(const char *text, struct placement *out, struct err *e)
{
    size_t length = strcspn(text, ":");
    const char *rest = text[length] == ':' ? text + length + 1 : "";
    struct params given;

    *out = (struct placement){0};
    if (strlen(text) >= PLACEMENT_TEXT_BYTES) {
        return err_set(e, "the placement \"%.40s...\" is longer than %d bytes",
                       text, PLACEMENT_TEXT_BYTES - 1);
    }
    if (parse_base(text, length, out, e)
        || params_parse(&given, placement_params,
                        out->base == PLACEMENT_LIST
                            ? "list"
                            : placement_table[out->base].name,
                        rest, e)
        || parse_memory(params_text(&given, "mem"), out, e)) {
        return -1;
    }
    out->kind = (enum placement_kind)params_number(&given, "kind");
    return check_together(out, e);
}

int placement_check(const char *text, struct err *e)
{
    struct placement unused;

    return placement_parse(text, &unused, e);
}

static void memory_text(const struct placement *p, char text[32])
{
    static const char *const texts[] = {
        [PLACEMENT_MEMORY_FIRST_TOUCH] = "",
        [PLACEMENT_MEMORY_LOCAL] = ":mem=local",
        [PLACEMENT_MEMORY_INTERLEAVE] = ":mem=interleave",
    };

    if (p->memory == PLACEMENT_MEMORY_NODE) {
        snprintf(text, 32, ":mem=node=%d", p->node);
    } else {
        snprintf(text, 32, "%s", texts[p->memory]);
    }
}

int placement_canonical(const char *text, char out[PLACEMENT_TEXT_BYTES],
                        struct err *e)
{
    struct placement p;
    char memory[32];
    bool any;

    if (placement_parse(text, &p, e)) {
        return -1;
    }
    any = p.kind == PLACEMENT_KIND_ANY;
    memory_text(&p, memory);
    int length = snprintf(
        out, PLACEMENT_TEXT_BYTES, "%.*s%s%s%s", (int)strcspn(text, ":"), text,
        any ? "" : ":kind=", any ? "" : kinds[p.kind], memory);
    return length < PLACEMENT_TEXT_BYTES
               ? 0
               : err_set(e, "the placement \"%.40s...\" is too long", text);
}

/* Up to the comma that ends it: for list=, one that no digit follows, unless
 * options do. */
static size_t item_length(const char *text)
{
    size_t length = strcspn(text, ",:");

    if (base_of(text, length) != PLACEMENT_LIST) {
        return strcspn(text, ",");
    }
    while (text[length] == ',' && text[length + 1] >= '0'
           && text[length + 1] <= '9') {
        length += 1 + strcspn(text + length + 1, ",:");
    }
    return length + (text[length] == ':' ? strcspn(text + length, ",") : 0);
}

int placement_next(const char **at, char out[PLACEMENT_TEXT_BYTES],
                   struct err *e)
{
    size_t length = item_length(*at);

    if (**at == '\0') {
        return 0;
    }
    if (length >= PLACEMENT_TEXT_BYTES) {
        return placement_check(*at, e);
    }
    memcpy(out, *at, length);
    out[length] = '\0';
    *at += length;
    if (**at == ',' && *++*at == '\0') {
        return err_set(e, "the placements end in a comma");
    }
    return placement_check(out, e) == 0 ? 1 : -1;
}
