/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>
#include <stdint.h>
#include <yaml.h>

/* A YAML document read strictly: each complaint names its place. */

struct yaml_reader {
    const char *path;
    yaml_document_t *document;
    void *context; /* what the keys' functions fill in */
    struct err *e;
};

/* One key that a mapping may have. */
struct yaml_key {
    const char *name; /* NULL ends an array of keys */
    int (*read)(struct yaml_reader *, const yaml_node_t *);
};

/*
 * Parses the file and calls `read_root` on its root node (NULL when the
 * document is empty). What is not YAML, or exceeds yaml_limits.h, is said at
 * file:line:column.
 */
int yaml_read_file(struct yaml_reader *r, size_t max_bytes,
                   int (*read_root)(struct yaml_reader *, const yaml_node_t *));

/* Reads a mapping: unknown and repeated keys are refused. */
int yaml_read_mapping(struct yaml_reader *r, const yaml_node_t *node,
                      const struct yaml_key *keys);

/* Calls `read` on each node of a sequence; `expected` says what it is of. */
int yaml_read_sequence(struct yaml_reader *r, const yaml_node_t *node,
                       const char *expected,
                       int (*read)(struct yaml_reader *, const yaml_node_t *));

/* A scalar's text, or NULL for another kind of node, and one with a NUL. */
const char *yaml_scalar(const yaml_node_t *node);

int yaml_read_text(struct yaml_reader *r, const yaml_node_t *node, char *out,
                   size_t bytes);

/* From 1 to max. */
int yaml_read_count(struct yaml_reader *r, const yaml_node_t *node,
                    uint64_t max, uint64_t *out);
int yaml_read_duration(struct yaml_reader *r, const yaml_node_t *node,
                       uint64_t *out_ns);

/* "file:line:column: text"; and that place before what `e` says. Return -1. */
int yaml_complain(struct yaml_reader *r, const yaml_node_t *node,
                  const char *text);
int yaml_at(struct yaml_reader *r, const yaml_node_t *node);
