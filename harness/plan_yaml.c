/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of a plan's YAML. */
#include "plan.h"

#include "threshold.h"
#include "units.h"
#include "yaml_reader.h"

#include <stdio.h>
#include <string.h>

enum { PLAN_BYTES_MAX = 1 << 20 };

/* The plan that is being filled in, and the group, inside one. */
struct filling {
    struct plan *plan;
    struct plan_group *group;
    size_t swept; /* cells of groups that sweep */
    char *sweep;  /* the values of the parameter that is being read */
    enum plan_axis axis;
};

static struct plan *plan_of(struct yaml_reader *r)
{
    return ((struct filling *)r->context)->plan;
}

static struct plan_group *group_of(struct yaml_reader *r)
{
    return ((struct filling *)r->context)->group;
}

static int read_name(struct yaml_reader *r, const yaml_node_t *node)
{
    struct plan *p = plan_of(r);

    return yaml_read_text(r, node, p->name, sizeof p->name);
}

static int read_description(struct yaml_reader *r, const yaml_node_t *node)
{
    struct plan *p = plan_of(r);

    return yaml_read_text(r, node, p->description, sizeof p->description);
}

static int read_blocks_into(struct yaml_reader *r, const yaml_node_t *node,
                            unsigned *out)
{
    uint64_t count = 0;

    if (yaml_read_count(r, node, PLAN_BLOCKS_MAX, &count)) {
        return -1;
    }
    *out = (unsigned)count;
    return 0;
}

static int read_min_blocks(struct yaml_reader *r, const yaml_node_t *node)
{
    return read_blocks_into(r, node, &plan_of(r)->min_blocks);
}

static int read_max_blocks(struct yaml_reader *r, const yaml_node_t *node)
{
    return read_blocks_into(r, node, &plan_of(r)->max_blocks);
}

static int read_blocks(struct yaml_reader *r, const yaml_node_t *node)
{
    return read_min_blocks(r, node) || read_max_blocks(r, node) ? -1 : 0;
}

static int read_precision(struct yaml_reader *r, const yaml_node_t *node)
{
    const char *text = yaml_scalar(node);

    if (text == NULL || units_percent(text, &plan_of(r)->precision)
        || plan_of(r)->precision <= 0.0) {
        return yaml_complain(r, node,
                             "a percentage such as 2% is expected here");
    }
    return 0;
}

static int read_decide(struct yaml_reader *r, const yaml_node_t *node)
{
    const char *text = yaml_scalar(node);
    bool yes = text != NULL && strcmp(text, "true") == 0;

    if (!yes && (text == NULL || strcmp(text, "false") != 0)) {
        return yaml_complain(r, node, "true or false is expected here");
    }
    plan_of(r)->decide = yes;
    return 0;
}

static int read_max_time(struct yaml_reader *r, const yaml_node_t *node)
{
    return yaml_read_duration(r, node, &plan_of(r)->max_time_ns);
}

static int read_timeout(struct yaml_reader *r, const yaml_node_t *node)
{
    return yaml_read_duration(r, node, &plan_of(r)->timeout_ns);
}

static int read_trial_time(struct yaml_reader *r, const yaml_node_t *node)
{
    return yaml_read_duration(r, node, &plan_of(r)->trial_time_ns);
}

static int read_group_trial_time(struct yaml_reader *r, const yaml_node_t *node)
{
    return yaml_read_duration(r, node, &group_of(r)->trial_time_ns);
}

static int read_metric(struct yaml_reader *r, const yaml_node_t *node)
{
    const char *text = yaml_scalar(node);

    if (text == NULL || metric_parse(text, &plan_of(r)->metric)) {
        return yaml_complain(r, node,
                             "one of total, elapsed, throughput, latency, "
                             "cpu, memory is expected here");
    }
    return 0;
}

static int read_threshold_of(struct yaml_reader *r,
                             const yaml_node_pair_t *pair)
{
    const yaml_node_t *key = yaml_document_get_node(r->document, pair->key);
    const yaml_node_t *value = yaml_document_get_node(r->document, pair->value);
    const char *percent = yaml_scalar(value);
    enum metric metric;

    if (yaml_scalar(key) == NULL || metric_parse(yaml_scalar(key), &metric)) {
        return yaml_complain(r, key,
                             "one of total, elapsed, throughput, latency, "
                             "cpu, memory is expected here");
    }
    return threshold_set(plan_of(r)->thresholds, metric,
                         percent == NULL ? "" : percent, r->e)
               ? yaml_at(r, value)
               : 0;
}

/* "5%", or a mapping by metrics. */
static int read_threshold(struct yaml_reader *r, const yaml_node_t *node)
{
    const char *percent = yaml_scalar(node);

    if (node->type != YAML_MAPPING_NODE) {
        return threshold_parse(plan_of(r)->thresholds,
                               percent == NULL ? "" : percent, r->e)
                   ? yaml_at(r, node)
                   : 0;
    }
    for (const yaml_node_pair_t *p = node->data.mapping.pairs.start;
         p < node->data.mapping.pairs.top; p++) {
        if (read_threshold_of(r, p)) {
            return -1;
        }
    }
    return 0;
}

static int read_seed(struct yaml_reader *r, const yaml_node_t *node)
{
    return yaml_read_count(r, node, PLAN_SEED_MAX, &plan_of(r)->seed);
}

static int read_ops(struct yaml_reader *r, const yaml_node_t *node)
{
    return yaml_read_count(r, node, PLAN_OPS_MAX, &group_of(r)->ops);
}

static int read_item(struct yaml_reader *r, const yaml_node_t *node)
{
    const struct filling *f = r->context;

    if (yaml_scalar(node) == NULL) {
        return yaml_complain(r, node, "a text is expected here");
    }
    return plan_add_item(f->group, f->axis, yaml_scalar(node), r->e)
               ? yaml_at(r, node)
               : 0;
}

/* A list, or one item for short. */
static int read_axis(struct yaml_reader *r, enum plan_axis axis,
                     const yaml_node_t *node)
{
    struct filling *f = r->context;

    f->axis = axis;
    return yaml_scalar(node) != NULL
               ? read_item(r, node)
               : yaml_read_sequence(r, node, "texts", read_item);
}

static int read_workloads(struct yaml_reader *r, const yaml_node_t *node)
{
    return read_axis(r, PLAN_WORKLOADS, node);
}

static int read_models(struct yaml_reader *r, const yaml_node_t *node)
{
    return read_axis(r, PLAN_MODELS, node);
}

static int read_workers(struct yaml_reader *r, const yaml_node_t *node)
{
    return read_axis(r, PLAN_WORKERS, node);
}

static int read_placements(struct yaml_reader *r, const yaml_node_t *node)
{
    return read_axis(r, PLAN_PLACEMENTS, node);
}

static int read_sweep_value(struct yaml_reader *r, const yaml_node_t *node)
{
    const struct filling *f = r->context;
    const char *value = yaml_scalar(node);
    size_t used = strlen(f->sweep);

    if (value == NULL || value[0] == '\0' || strchr(value, ',') != NULL) {
        return yaml_complain(r, node, "a value is expected here");
    }
    int n = snprintf(f->sweep + used, PARAMS_TEXT_BYTES - used, "%s%s",
                     f->sweep[used - 1] == '=' ? "" : ",", value);
    return n >= 0 && (size_t)n < PARAMS_TEXT_BYTES - used
               ? 0
               : yaml_complain(r, node, "these values are too long");
}

static int read_sweep_of(struct yaml_reader *r, const yaml_node_pair_t *pair)
{
    struct filling *f = r->context;
    const yaml_node_t *key = yaml_document_get_node(r->document, pair->key);
    const yaml_node_t *values =
        yaml_document_get_node(r->document, pair->value);
    char text[PARAMS_TEXT_BYTES];

    if (yaml_scalar(key) == NULL || strlen(yaml_scalar(key)) > 60) {
        return yaml_complain(r, key, "a parameter's name is expected here");
    }
    snprintf(text, sizeof text, "%s=", yaml_scalar(key));
    f->sweep = text;
    if (yaml_read_sequence(r, values, "values", read_sweep_value)) {
        return -1;
    }
    return plan_add_sweep(f->group, text, r->e) ? yaml_at(r, values) : 0;
}

static int read_sweep(struct yaml_reader *r, const yaml_node_t *node)
{
    if (node->type != YAML_MAPPING_NODE) {
        return yaml_complain(r, node,
                             "a mapping such as {latency: [1ms, 10ms]} is "
                             "expected here");
    }
    for (const yaml_node_pair_t *p = node->data.mapping.pairs.start;
         p < node->data.mapping.pairs.top; p++) {
        if (read_sweep_of(r, p)) {
            return -1;
        }
    }
    return 0;
}

static const struct yaml_key group_keys[] = {
    {"workloads", read_workloads},
    {"models", read_models},
    {"workers", read_workers},
    {"placements", read_placements},
    {"sweep", read_sweep},
    {"ops", read_ops},
    {"trial_time", read_group_trial_time},
    {0},
};

static int read_group(struct yaml_reader *r, const yaml_node_t *node)
{
    struct filling *f = r->context;

    f->group = plan_add_group(f->plan, r->e);
    if (f->group == NULL) {
        return yaml_at(r, node);
    }
    if (yaml_read_mapping(r, node, group_keys)) {
        return -1;
    }
    if (f->group->axes[PLAN_WORKLOADS].count == 0) {
        return yaml_complain(r, node, "this group has no workloads");
    }
    return plan_check_sweeps(f->group, &f->swept, r->e) ? yaml_at(r, node) : 0;
}

static int read_matrix(struct yaml_reader *r, const yaml_node_t *node)
{
    return yaml_read_sequence(r, node, "groups", read_group);
}

static const struct yaml_key plan_keys[] = {
    {"name", read_name},
    {"description", read_description},
    {"blocks", read_blocks},
    {"min_blocks", read_min_blocks},
    {"max_blocks", read_max_blocks},
    {"precision", read_precision},
    {"decide", read_decide},
    {"max_time", read_max_time},
    {"trial_time", read_trial_time},
    {"timeout", read_timeout},
    {"metric", read_metric},
    {"threshold", read_threshold},
    {"seed", read_seed},
    {"matrix", read_matrix},
    {0},
};

static int read_plan(struct yaml_reader *r, const yaml_node_t *root)
{
    struct plan *p = plan_of(r);

    if (root == NULL) {
        return err_set(r->e, "%s:1:1: the plan is empty", r->path);
    }
    if (yaml_read_mapping(r, root, plan_keys)) {
        return -1;
    }
    if (p->ngroups == 0) {
        return yaml_complain(r, root,
                             "the plan has no matrix: list groups with "
                             "workloads under it");
    }
    return plan_settle(p, r->e) ? yaml_at(r, root) : 0;
}

/* Until the plan says otherwise. */
static void name_after_file(struct plan *p, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    size_t length = strcspn(name, ".");

    snprintf(p->name, sizeof p->name, "%.*s", (int)(length < 60 ? length : 60),
             name);
}

int plan_load(struct plan *p, const char *path, struct err *e)
{
    plan_init(p);
    return plan_read(p, path, e);
}

int plan_read(struct plan *p, const char *path, struct err *e)
{
    struct filling filling = {.plan = p};
    struct yaml_reader r = {.path = path, .context = &filling, .e = e};

    name_after_file(p, path);
    int result = yaml_read_file(&r, PLAN_BYTES_MAX, read_plan);
    if (result) {
        plan_free(p);
    }
    return result;
}
