/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_match.h"

#include "label.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A cell as it is found again. */
struct key {
    char *text;
    size_t cell;
};

void compare_cell_label(const struct cell *c, char text[COMPARE_LABEL_BYTES])
{
    char raw[COMPARE_LABEL_BYTES];
    char workload[CELL_LABEL_BYTES];
    char model[CELL_LABEL_BYTES];

    cell_workload_label(c, workload);
    cell_model_label(c, model);
    snprintf(raw, sizeof raw, "%s, %s, %u worker%s, %s", workload, model,
             c->workers, c->workers == 1 ? "" : "s", c->placement);
    label_clean(raw, text, COMPARE_LABEL_BYTES);
}

/* How long the name is with which a parameter begins, "op" of "op=1ms"; 0 for
 * what goes on with the value before. */
static size_t name_length(const char *text)
{
    size_t length = 0;

    while (islower((unsigned char)text[length])
           || isdigit((unsigned char)text[length])
           || (length > 0 && (text[length] == '-' || text[length] == '_'))) {
        length++;
    }
    return text[length] == '=' ? length : 0;
}

/* Of "k=v:k=v", up to the colon before the next name. */
static size_t param_length(const char *text)
{
    size_t length = strcspn(text, ":");

    while (text[length] == ':' && name_length(text + length + 1) == 0) {
        length += 1 + strcspn(text + length + 1, ":");
    }
    return length;
}

static bool is_listed(const char *list, const char *name, size_t length)
{
    for (const char *at = list; at != NULL;) {
        size_t item = strcspn(at, ",");
        if (length > 0 && item == length && strncmp(at, name, length) == 0) {
            return true;
        }
        at = at[item] == ',' ? at + item + 1 : NULL;
    }
    return false;
}

/* Parameters without those that are ignored. */
static void strip(const char *params, const char *ignore,
                  char out[PARAMS_TEXT_BYTES])
{
    size_t used = 0;

    out[0] = '\0';
    while (*params != '\0') {
        size_t length = param_length(params);
        if (!is_listed(ignore, params, name_length(params))) {
            snprintf(out + used, PARAMS_TEXT_BYTES - used, "%s%.*s",
                     used > 0 ? ":" : "", (int)length, params);
            used = strlen(out);
        }
        params += length;
        params += *params == ':';
    }
}

static char *key_of(const struct cell *c, const char *ignore)
{
    struct cell bare = *c;
    char text[sizeof bare + 32];

    strip(c->params, ignore, bare.params);
    strip(c->model_params, ignore, bare.model_params);
    snprintf(text, sizeof text, "%s\n%s\n%s\n%s\n%u\n%s", bare.workload,
             bare.params, bare.model, bare.model_params, bare.workers,
             bare.placement);
    return strdup(text);
}

/* The same key: in the cells' order. */
static int by_key(const void *left, const void *right)
{
    const struct key *a = left;
    const struct key *b = right;
    int order = strcmp(a->text, b->text);

    if (order != 0) {
        return order;
    }
    return a->cell < b->cell ? -1 : a->cell > b->cell ? 1 : 0;
}

static void free_keys(struct key *keys, size_t n)
{
    for (size_t i = 0; keys != NULL && i < n; i++) {
        free(keys[i].text);
    }
    free(keys);
}

/* NULL without memory. */
static struct key *make_keys(const struct results *r, const char *ignore)
{
    struct key *keys = calloc(r->ncells + 1, sizeof *keys);

    for (size_t i = 0; keys != NULL && i < r->ncells; i++) {
        keys[i] = (struct key){key_of(&r->cells[i], ignore), i};
        if (keys[i].text == NULL) {
            free_keys(keys, r->ncells);
            return NULL;
        }
    }
    if (keys != NULL) {
        qsort(keys, r->ncells, sizeof *keys, by_key);
    }
    return keys;
}

static int refuse_two(const struct results *r, const char *which, size_t first,
                      size_t second, struct err *e)
{
    char a[COMPARE_LABEL_BYTES];
    char b[COMPARE_LABEL_BYTES];

    compare_cell_label(&r->cells[first], a);
    compare_cell_label(&r->cells[second], b);
    return err_set(e,
                   "%s has two cells for one of the other run, '%.120s' and "
                   "'%.120s': leave what tells them apart out of --ignore",
                   which, a, b);
}

/* Both are sorted: goes up them together. */
static int join_keys(struct compare_match *m, const struct results *runs[2],
                     struct key *keys[2], struct err *e)
{
    static const char *const names[] = {"BASE", "NEW"};
    size_t at[2] = {0, 0};

    while (at[0] < runs[0]->ncells && at[1] < runs[1]->ncells) {
        const char *text = keys[0][at[0]].text;
        int order = strcmp(text, keys[1][at[1]].text);
        if (order != 0) {
            at[order < 0 ? 0 : 1]++;
            continue;
        }
        for (size_t i = 0; i < 2; i++) {
            const struct key *k = &keys[i][at[i]];
            if (at[i] + 1 < runs[i]->ncells && strcmp(text, k[1].text) == 0) {
                return refuse_two(runs[i], names[i], k->cell, k[1].cell, e);
            }
        }
        m->pairs[m->npairs++] = (struct compare_pair){
            keys[0][at[0]++].cell,
            keys[1][at[1]++].cell,
        };
    }
    return 0;
}

static int by_base(const void *left, const void *right)
{
    size_t a = ((const struct compare_pair *)left)->base;
    size_t b = ((const struct compare_pair *)right)->base;

    return a < b ? -1 : a > b ? 1 : 0;
}

/* The cells that no pair has. */
static int put_rest(struct compare_match *m, const struct results *runs[2],
                    struct err *e)
{
    bool *paired = calloc(runs[0]->ncells + runs[1]->ncells + 1, 1);

    if (paired == NULL) {
        return err_set(e, "no memory to match %zu cells", runs[0]->ncells);
    }
    bool *now = paired + runs[0]->ncells;
    for (size_t i = 0; i < m->npairs; i++) {
        paired[m->pairs[i].base] = true;
        now[m->pairs[i].now] = true;
    }
    for (size_t i = 0; i < runs[0]->ncells; i++) {
        m->only_base[m->nonly_base] = i;
        m->nonly_base += paired[i] ? 0U : 1U;
    }
    for (size_t i = 0; i < runs[1]->ncells; i++) {
        m->only_now[m->nonly_now] = i;
        m->nonly_now += now[i] ? 0U : 1U;
    }
    free(paired);
    return 0;
}

static bool has_param(const char *params, const char *name, size_t length)
{
    while (*params != '\0') {
        if (name_length(params) == length
            && strncmp(params, name, length) == 0) {
            return true;
        }
        params += param_length(params);
        params += *params == ':';
    }
    return false;
}

static bool run_has_param(const struct results *r, const char *name,
                          size_t length)
{
    for (size_t i = 0; i < r->ncells; i++) {
        if (has_param(r->cells[i].params, name, length)
            || has_param(r->cells[i].model_params, name, length)) {
            return true;
        }
    }
    return false;
}

static int check_ignored(const struct results *runs[2], const char *ignore,
                         struct err *e)
{
    for (const char *at = ignore; at != NULL;) {
        size_t length = strcspn(at, ",");
        if (!run_has_param(runs[0], at, length)
            && !run_has_param(runs[1], at, length)) {
            return err_set(e,
                           "--ignore: no cell of either run says '%.*s'; "
                           "expected parameters that cells have, as in op,cpu",
                           (int)(length < 60 ? length : 60), at);
        }
        at = at[length] == ',' ? at + length + 1 : NULL;
    }
    return 0;
}

int compare_match_make(struct compare_match *m, const struct results *base,
                       const struct results *now, const char *ignore,
                       struct err *e)
{
    const struct results *runs[2] = {base, now};
    struct key *keys[2] = {make_keys(base, ignore), make_keys(now, ignore)};
    int status = -1;

    *m = (struct compare_match){
        .pairs = calloc(base->ncells + 1, sizeof *m->pairs),
        .only_base = calloc(base->ncells + 1, sizeof *m->only_base),
        .only_now = calloc(now->ncells + 1, sizeof *m->only_now),
    };
    if (keys[0] == NULL || keys[1] == NULL || m->pairs == NULL
        || m->only_base == NULL || m->only_now == NULL) {
        err_set(e, "no memory to match %zu cells", base->ncells);
        goto free_all;
    }
    if (check_ignored(runs, ignore, e) || join_keys(m, runs, keys, e)) {
        goto free_all;
    }
    qsort(m->pairs, m->npairs, sizeof *m->pairs, by_base);
    status = put_rest(m, runs, e);
free_all:
    free_keys(keys[0], base->ncells);
    free_keys(keys[1], now->ncells);
    if (status != 0) {
        compare_match_free(m);
    }
    return status;
}

void compare_match_free(struct compare_match *m)
{
    free(m->pairs);
    free(m->only_base);
    free(m->only_now);
    *m = (struct compare_match){0};
}
