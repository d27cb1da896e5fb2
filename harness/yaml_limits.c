/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yaml_limits.h"

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

struct tally {
    size_t depth;
    size_t anchors;
    size_t nodes;
};

static bool is_anchored(const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SCALAR_EVENT:
        return event->data.scalar.anchor != NULL;
    case YAML_SEQUENCE_START_EVENT:
        return event->data.sequence_start.anchor != NULL;
    case YAML_MAPPING_START_EVENT:
        return event->data.mapping_start.anchor != NULL;
    default:
        return false;
    }
}

static void count(struct tally *t, const yaml_event_t *event)
{
    switch (event->type) {
    case YAML_SEQUENCE_START_EVENT:
    case YAML_MAPPING_START_EVENT:
        t->depth++;
        t->nodes++;
        break;
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        t->depth--;
        break;
    case YAML_SCALAR_EVENT:
    case YAML_ALIAS_EVENT:
        t->nodes++;
        break;
    default:
        break;
    }
    t->anchors += is_anchored(event);
}

static int judge(const struct tally *t, struct err *e)
{
    if (t->depth > YAML_DEPTH_MAX) {
        return err_set(e, "nested more than %d levels deep", YAML_DEPTH_MAX);
    }
    if (t->anchors > YAML_ANCHORS_MAX) {
        return err_set(e, "more than %d anchors (&name)", YAML_ANCHORS_MAX);
    }
    return t->nodes > YAML_NODES_MAX
               ? err_set(e, "more than %d values; split it", YAML_NODES_MAX)
               : 0;
}

static int check_events(yaml_parser_t *parser, const char *path, struct err *e)
{
    struct tally tally = {0};
    yaml_event_t event;
    bool more = true;

    while (more && yaml_parser_parse(parser, &event)) {
        yaml_mark_t at = event.start_mark;
        more = event.type != YAML_STREAM_END_EVENT;
        count(&tally, &event);
        yaml_event_delete(&event);
        if (judge(&tally, e)) {
            return err_prefix(e, "%s:%zu:%zu: ", path, at.line + 1,
                              at.column + 1);
        }
    }
    return 0;
}

int yaml_limits_check(FILE *file, const char *path, struct err *e)
{
    yaml_parser_t parser;

    if (!yaml_parser_initialize(&parser)) {
        return err_set(e, "out of memory to read %s", path);
    }
    yaml_parser_set_input_file(&parser, file);
    int result = check_events(&parser, path, e);
    yaml_parser_delete(&parser);
    return result;
}
