/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan's YAML, read strictly: what is wrong is said at its place. */
#include "plan.h"

#include "units.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

enum { PLAN_BYTES_MAX = 1 << 20 };

/* A document being read. */
struct reader {
    const char *path;
    yaml_document_t *document;
    struct plan *plan;
    struct plan_group *group; /* in a group alone */
    struct err *e;
};

/* One key that a mapping may have. */
struct key {
    const char *name;
    int (*read)(struct reader *, const yaml_node_t *);
};

/* Puts "file:line:column: " before the reason. Returns -1. */
static int at_mark(struct reader *r, const yaml_mark_t *mark)
{
    return err_prefix(r->e, "%s:%zu:%zu: ", r->path, mark->line + 1,
                      mark->column + 1);
}

static int complain(struct reader *r, const yaml_node_t *node,
                    const char *text)
{
    err_set(r->e, "%s", text);
    return at_mark(r, &node->start_mark);
}

static const char *scalar(const yaml_node_t *node)
{
    return node->type == YAML_SCALAR_NODE
               ? (const char *)node->data.scalar.value
               : NULL;
}

static int read_mapping(struct reader *r, const yaml_node_t *node,
                        const struct key *keys);

static int unknown_key(struct reader *r, const yaml_node_t *node,
                       const struct key *keys)
{
    char names[256] = "";

    for (const struct key *k = keys; k->name != NULL; k++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s",
                 used > 0 ? ", " : "", k->name);
    }
    err_set(r->e, "'%s' is not a key here; keys are: %s",
            scalar(node) == NULL ? "?" : scalar(node), names);
    return at_mark(r, &node->start_mark);
}

static int read_text(struct reader *r, const yaml_node_t *node, char *out,
                     size_t bytes)
{
    const char *text = scalar(node);

    if (text == NULL) {
        return complain(r, node, "a text is expected here");
    }
    if ((size_t)snprintf(out, bytes, "%s", text) >= bytes) {
        return complain(r, node, "this text is too long");
    }
    return 0;
}

static int read_count(struct reader *r, const yaml_node_t *node, uint64_t max,
                      uint64_t *out)
{
    const char *text = scalar(node);

    if (text == NULL || units_count(text, out) || *out == 0 || *out > max) {
        err_set(r->e, "a whole number from 1 to %llu is expected here",
                (unsigned long long)max);
        return at_mark(r, &node->start_mark);
    }
    return 0;
}

static int read_duration(struct reader *r, const yaml_node_t *node,
                         uint64_t *out)
{
    const char *text = scalar(node);

    if (text == NULL || units_duration(text, out) || *out == 0) {
        return complain(r, node, "a duration such as 100ms is expected here");
    }
    return 0;
}

static int read_name(struct reader *r, const yaml_node_t *node)
{
    return read_text(r, node, r->plan->name, sizeof r->plan->name);
}

static int read_description(struct reader *r, const yaml_node_t *node)
{
    return read_text(r, node, r->plan->description,
                     sizeof r->plan->description);
}

static int read_blocks_into(struct reader *r, const yaml_node_t *node,
                            unsigned *out)
{
    uint64_t count = 0;

    if (read_count(r, node, 1000000, &count)) {
        return -1;
    }
    *out = (unsigned)count;
    return 0;
}

static int read_min_blocks(struct reader *r, const yaml_node_t *node)
{
    return read_blocks_into(r, node, &r->plan->min_blocks);
}

static int read_max_blocks(struct reader *r, const yaml_node_t *node)
{
    return read_blocks_into(r, node, &r->plan->max_blocks);
}

static int read_blocks(struct reader *r, const yaml_node_t *node)
{
    return read_min_blocks(r, node) || read_max_blocks(r, node) ? -1 : 0;
}

static int read_precision(struct reader *r, const yaml_node_t *node)
{
    const char *text = scalar(node);

    if (text == NULL || units_percent(text, &r->plan->precision)) {
        return complain(r, node, "a percentage such as 2% is expected here");
    }
    return 0;
}

static int read_max_time(struct reader *r, const yaml_node_t *node)
{
    return read_duration(r, node, &r->plan->max_time_ns);
}

static int read_timeout(struct reader *r, const yaml_node_t *node)
{
    return read_duration(r, node, &r->plan->timeout_ns);
}

static int read_trial_time(struct reader *r, const yaml_node_t *node)
{
    return read_duration(r, node,
                         r->group != NULL ? &r->group->trial_time_ns
                                          : &r->plan->trial_time_ns);
}

static int read_metric(struct reader *r, const yaml_node_t *node)
{
    const char *text = scalar(node);

    if (text == NULL || metric_parse(text, &r->plan->metric)) {
        return complain(r, node, "one of total, elapsed, throughput, latency, "
                                 "cpu, memory is expected here");
    }
    return 0;
}

static int read_seed(struct reader *r, const yaml_node_t *node)
{
    return read_count(r, node, INT64_MAX, &r->plan->seed);
}

static int read_ops(struct reader *r, const yaml_node_t *node)
{
    return read_count(r, node, UINT64_C(1000000000000), &r->group->ops);
}

static int read_item(struct reader *r, enum plan_axis axis,
                     const yaml_node_t *node)
{
    if (scalar(node) == NULL) {
        return complain(r, node, "a text is expected here");
    }
    return plan_add_item(r->group, axis, scalar(node), r->e)
               ? at_mark(r, &node->start_mark)
               : 0;
}

/* A list, or one item for short. */
static int read_axis(struct reader *r, enum plan_axis axis,
                     const yaml_node_t *node)
{
    if (node->type == YAML_SCALAR_NODE) {
        return read_item(r, axis, node);
    }
    if (node->type != YAML_SEQUENCE_NODE) {
        return complain(r, node, "a list is expected here");
    }
    for (const yaml_node_item_t *i = node->data.sequence.items.start;
         i < node->data.sequence.items.top; i++) {
        if (read_item(r, axis, yaml_document_get_node(r->document, *i))) {
            return -1;
        }
    }
    return 0;
}

static int read_workloads(struct reader *r, const yaml_node_t *node)
{
    return read_axis(r, PLAN_WORKLOADS, node);
}

static int read_models(struct reader *r, const yaml_node_t *node)
{
    return read_axis(r, PLAN_MODELS, node);
}

static int read_workers(struct reader *r, const yaml_node_t *node)
{
    return read_axis(r, PLAN_WORKERS, node);
}

static int read_placements(struct reader *r, const yaml_node_t *node)
{
    return read_axis(r, PLAN_PLACEMENTS, node);
}

static int read_sweep_values(struct reader *r, const char *key,
                             const yaml_node_t *values)
{
    char text[PARAMS_TEXT_BYTES];
    int used = snprintf(text, sizeof text, "%s=", key);

    if (values->type != YAML_SEQUENCE_NODE) {
        return complain(r, values, "a list of values is expected here");
    }
    for (const yaml_node_item_t *i = values->data.sequence.items.start;
         i < values->data.sequence.items.top; i++) {
        const yaml_node_t *value = yaml_document_get_node(r->document, *i);
        if (scalar(value) == NULL) {
            return complain(r, value, "a value is expected here");
        }
        used += snprintf(text + used, sizeof text - (size_t)used, "%s%s",
                         i > values->data.sequence.items.start ? "," : "",
                         scalar(value));
        if ((size_t)used >= sizeof text) {
            return complain(r, value, "these values are too long");
        }
    }
    return plan_add_sweep(r->group, text, r->e)
               ? at_mark(r, &values->start_mark)
               : 0;
}

static int read_sweep(struct reader *r, const yaml_node_t *node)
{
    if (node->type != YAML_MAPPING_NODE) {
        return complain(r, node, "a mapping such as {latency: [1ms, 10ms]} "
                                 "is expected here");
    }
    for (const yaml_node_pair_t *p = node->data.mapping.pairs.start;
         p < node->data.mapping.pairs.top; p++) {
        const yaml_node_t *key = yaml_document_get_node(r->document, p->key);
        if (scalar(key) == NULL) {
            return complain(r, key, "a parameter's name is expected here");
        }
        if (read_sweep_values(r, scalar(key),
                              yaml_document_get_node(r->document,
                                                     p->value))) {
            return -1;
        }
    }
    return 0;
}

static const struct key group_keys[] = {
    {"workloads", read_workloads},
    {"models", read_models},
    {"workers", read_workers},
    {"placements", read_placements},
    {"sweep", read_sweep},
    {"ops", read_ops},
    {"trial_time", read_trial_time},
    {0},
};

static int read_matrix(struct reader *r, const yaml_node_t *node)
{
    if (node->type != YAML_SEQUENCE_NODE) {
        return complain(r, node, "a list of groups is expected here");
    }
    for (const yaml_node_item_t *i = node->data.sequence.items.start;
         i < node->data.sequence.items.top; i++) {
        const yaml_node_t *group = yaml_document_get_node(r->document, *i);
        r->group = plan_add_group(r->plan, r->e);
        if (r->group == NULL || read_mapping(r, group, group_keys)) {
            return -1;
        }
        if (r->group->axes[PLAN_WORKLOADS].count == 0) {
            return complain(r, group, "this group has no workloads");
        }
        r->group = NULL;
    }
    return 0;
}

static const struct key plan_keys[] = {
    {"name", read_name},
    {"description", read_description},
    {"blocks", read_blocks},
    {"min_blocks", read_min_blocks},
    {"max_blocks", read_max_blocks},
    {"precision", read_precision},
    {"max_time", read_max_time},
    {"trial_time", read_trial_time},
    {"timeout", read_timeout},
    {"metric", read_metric},
    {"seed", read_seed},
    {"matrix", read_matrix},
    {0},
};

static const struct key *find_key(const struct key *keys,
                                  const yaml_node_t *node)
{
    const struct key *k = keys;

    while (k->name != NULL
           && (scalar(node) == NULL || strcmp(k->name, scalar(node)) != 0)) {
        k++;
    }
    return k->name == NULL ? NULL : k;
}

/* libyaml takes a key twice; here that is an error. */
static int check_repeated(struct reader *r, const yaml_node_t *mapping,
                          const yaml_node_pair_t *until)
{
    const yaml_node_t *key = yaml_document_get_node(r->document, until->key);

    for (const yaml_node_pair_t *p = mapping->data.mapping.pairs.start;
         p < until; p++) {
        const yaml_node_t *other = yaml_document_get_node(r->document, p->key);
        if (strcmp(scalar(other), scalar(key)) == 0) {
            return complain(r, key, "this key is given twice");
        }
    }
    return 0;
}

static int read_mapping(struct reader *r, const yaml_node_t *node,
                        const struct key *keys)
{
    if (node->type != YAML_MAPPING_NODE) {
        return complain(r, node, "a mapping (key: value) is expected here");
    }
    for (const yaml_node_pair_t *p = node->data.mapping.pairs.start;
         p < node->data.mapping.pairs.top; p++) {
        const yaml_node_t *name = yaml_document_get_node(r->document, p->key);
        const struct key *key = find_key(keys, name);
        if (key == NULL) {
            return unknown_key(r, name, keys);
        }
        if (check_repeated(r, node, p)
            || key->read(r, yaml_document_get_node(r->document, p->value))) {
            return -1;
        }
    }
    return 0;
}

static int read_document(struct reader *r)
{
    const yaml_node_t *root = yaml_document_get_root_node(r->document);

    if (root == NULL) {
        return err_set(r->e, "%s:1:1: the plan is empty", r->path);
    }
    if (read_mapping(r, root, plan_keys)) {
        return -1;
    }
    if (r->plan->ngroups == 0) {
        return complain(r, root, "the plan has no matrix: list groups with "
                                 "workloads under it");
    }
    return plan_settle(r->plan, r->e) ? at_mark(r, &root->start_mark) : 0;
}

static int parse(struct reader *r, FILE *file)
{
    yaml_parser_t parser;
    yaml_document_t document;

    if (!yaml_parser_initialize(&parser)) {
        return err_set(r->e, "out of memory for the plan");
    }
    yaml_parser_set_input_file(&parser, file);
    if (!yaml_parser_load(&parser, &document)) {
        err_set(r->e, "not YAML: %s",
                parser.problem == NULL ? "out of memory" : parser.problem);
        at_mark(r, &parser.problem_mark);
        yaml_parser_delete(&parser);
        return -1;
    }
    r->document = &document;
    int result = read_document(r);
    yaml_document_delete(&document);
    yaml_parser_delete(&parser);
    return result;
}

static void name_after_file(struct plan *p, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;

    snprintf(p->name, sizeof p->name, "%.*s",
             (int)(strcspn(name, ".") < 60 ? strcspn(name, ".") : 60), name);
}

int plan_load(struct plan *p, const char *path, struct err *e)
{
    struct reader r = {.path = path, .plan = p, .e = e};
    FILE *file = fopen(path, "re");

    plan_init(p);
    if (file == NULL) {
        return err_errno(e, "cannot read the plan %s", path);
    }
    name_after_file(p, path);
    int result;
    if (fseek(file, 0, SEEK_END) != 0 || ftell(file) > PLAN_BYTES_MAX) {
        result = err_set(e, "%s: a plan is a file of at most 1 MB", path);
    } else {
        rewind(file);
        result = parse(&r, file);
    }
    fclose(file);
    if (result) {
        plan_free(p);
    }
    return result;
}
