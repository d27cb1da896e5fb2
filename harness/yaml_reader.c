/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "yaml_reader.h"

#include "label.h"
#include "units.h"
#include "utf8.h"
#include "yaml_limits.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the file says must not write to a terminal. */
static int at_mark(struct yaml_reader *r, const yaml_mark_t *mark)
{
    const struct err said = *r->e;

    label_clean(said.text, r->e->text, sizeof r->e->text);
    return err_prefix(r->e, "%s:%zu:%zu: ", r->path, mark->line + 1,
                      mark->column + 1);
}

int yaml_at(struct yaml_reader *r, const yaml_node_t *node)
{
    return at_mark(r, &node->start_mark);
}

int yaml_complain(struct yaml_reader *r, const yaml_node_t *node,
                  const char *text)
{
    err_set(r->e, "%s", text);
    return yaml_at(r, node);
}

const char *yaml_scalar(const yaml_node_t *node)
{
    const char *text = (const char *)node->data.scalar.value;

    return node->type == YAML_SCALAR_NODE
                   && strlen(text) == node->data.scalar.length
               ? text
               : NULL;
}

/* Those that turn the direction of what is read are some, too. */
static bool has_control(const char *text)
{
    uint32_t code = 0;
    size_t length = 0;

    for (const char *at = text; *at != '\0'; at += length) {
        length = utf8_decode(at, &code);
        if (length == 0
            || (!label_keeps(code) && code != '\n' && code != '\t')) {
            return true;
        }
    }
    return false;
}

int yaml_read_text(struct yaml_reader *r, const yaml_node_t *node, char *out,
                   size_t bytes)
{
    const char *text = yaml_scalar(node);

    if (text == NULL) {
        return yaml_complain(r, node, "a text is expected here");
    }
    if (has_control(text)) {
        return yaml_complain(r, node, "a control character in a text");
    }
    if ((size_t)snprintf(out, bytes, "%s", text) >= bytes) {
        return yaml_complain(r, node, "this text is too long");
    }
    return 0;
}

int yaml_read_count(struct yaml_reader *r, const yaml_node_t *node,
                    uint64_t max, uint64_t *out)
{
    const char *text = yaml_scalar(node);

    if (text == NULL || units_count(text, out) || *out == 0 || *out > max) {
        err_set(r->e, "a whole number from 1 to %llu is expected here",
                (unsigned long long)max);
        return yaml_at(r, node);
    }
    return 0;
}

int yaml_read_duration(struct yaml_reader *r, const yaml_node_t *node,
                       uint64_t *out_ns)
{
    const char *text = yaml_scalar(node);

    if (text == NULL || units_duration(text, out_ns) || *out_ns == 0) {
        return yaml_complain(r, node,
                             "a duration such as 100ms is expected here");
    }
    return 0;
}

static int unknown_key(struct yaml_reader *r, const yaml_node_t *node,
                       const struct yaml_key *keys)
{
    char names[256] = "";

    for (const struct yaml_key *k = keys; k->name != NULL; k++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s",
                 used > 0 ? ", " : "", k->name);
    }
    err_set(r->e, "'%s' is not a key here; keys are: %s",
            yaml_scalar(node) == NULL ? "?" : yaml_scalar(node), names);
    return yaml_at(r, node);
}

static const struct yaml_key *find_key(const struct yaml_key *keys,
                                       const yaml_node_t *node)
{
    const struct yaml_key *k = keys;

    while (k->name != NULL
           && (yaml_scalar(node) == NULL
               || strcmp(k->name, yaml_scalar(node)) != 0)) {
        k++;
    }
    return k->name == NULL ? NULL : k;
}

/* libyaml takes a key twice; here that is an error. */
static int check_repeated(struct yaml_reader *r, const yaml_node_t *mapping,
                          const yaml_node_pair_t *until)
{
    const yaml_node_t *key = yaml_document_get_node(r->document, until->key);

    for (const yaml_node_pair_t *p = mapping->data.mapping.pairs.start;
         p < until; p++) {
        const yaml_node_t *other = yaml_document_get_node(r->document, p->key);
        if (strcmp(yaml_scalar(other), yaml_scalar(key)) == 0) {
            return yaml_complain(r, key, "this key is given twice");
        }
    }
    return 0;
}

int yaml_read_mapping(struct yaml_reader *r, const yaml_node_t *node,
                      const struct yaml_key *keys)
{
    if (node->type != YAML_MAPPING_NODE) {
        return yaml_complain(r, node,
                             "a mapping (key: value) is expected here");
    }
    for (const yaml_node_pair_t *p = node->data.mapping.pairs.start;
         p < node->data.mapping.pairs.top; p++) {
        const yaml_node_t *name = yaml_document_get_node(r->document, p->key);
        const struct yaml_key *key = find_key(keys, name);
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

int yaml_read_sequence(struct yaml_reader *r, const yaml_node_t *node,
                       const char *expected,
                       int (*read)(struct yaml_reader *, const yaml_node_t *))
{
    if (node->type != YAML_SEQUENCE_NODE) {
        err_set(r->e, "a list of %s is expected here", expected);
        return yaml_at(r, node);
    }
    for (const yaml_node_item_t *i = node->data.sequence.items.start;
         i < node->data.sequence.items.top; i++) {
        if (read(r, yaml_document_get_node(r->document, *i))) {
            return -1;
        }
    }
    return 0;
}

/* What comes after the document would be ignored: it must be nothing. */
static int check_end(struct yaml_reader *r, yaml_parser_t *parser)
{
    yaml_document_t rest;
    int result = 0;

    if (!yaml_parser_load(parser, &rest)) {
        err_set(r->e, "not YAML: %s", parser->problem);
        return at_mark(r, &parser->problem_mark);
    }
    const yaml_node_t *root = yaml_document_get_root_node(&rest);
    if (root != NULL) {
        result = yaml_complain(r, root,
                               "a second document: one file is one "
                               "plan");
    }
    yaml_document_delete(&rest);
    return result;
}

static int parse(struct yaml_reader *r, FILE *file,
                 int (*read_root)(struct yaml_reader *, const yaml_node_t *))
{
    yaml_parser_t parser;
    yaml_document_t document;

    if (!yaml_parser_initialize(&parser)) {
        return err_set(r->e, "out of memory to read %s", r->path);
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
    int result = read_root(r, yaml_document_get_root_node(&document));
    yaml_document_delete(&document);
    if (result == 0) {
        result = check_end(r, &parser);
    }
    yaml_parser_delete(&parser);
    return result;
}

/* A regular file alone: a pipe would be waited for, a device has no end. */
static int open_plan(struct yaml_reader *r, size_t max_bytes, FILE **out)
{
    struct stat info;
    int fd = open(r->path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

    if (fd < 0 || fstat(fd, &info) != 0) {
        err_errno(r->e, "cannot read the plan %s", r->path);
    } else if (!S_ISREG(info.st_mode) || (uint64_t)info.st_size > max_bytes) {
        err_set(r->e, "%s: wants to be a regular file of at most %zu bytes",
                r->path, max_bytes);
    } else {
        *out = fdopen(fd, "r");
        if (*out != NULL) {
            return 0;
        }
        err_errno(r->e, "cannot read the plan %s", r->path);
    }
    if (fd >= 0) {
        close(fd);
    }
    return -1;
}

int yaml_read_file(struct yaml_reader *r, size_t max_bytes,
                   int (*read_root)(struct yaml_reader *, const yaml_node_t *))
{
    FILE *file;

    if (open_plan(r, max_bytes, &file)) {
        return -1;
    }
    int result = yaml_limits_check(file, r->path, r->e);
    if (result == 0) {
        rewind(file);
        result = parse(r, file, read_root);
    }
    fclose(file);
    return result;
}
