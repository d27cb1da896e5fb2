/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cell_set.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { ROOM_MIN = 64 };

/* FNV-1a (Fowler, Noll, Vo 1991), with the end of the text. */
static uint64_t add_text(uint64_t hash, const char *text)
{
    const unsigned char *at = (const unsigned char *)text;

    do {
        hash = (hash ^ *at) * UINT64_C(0x100000001b3);
    } while (*at++ != '\0');
    return hash;
}

static size_t hash_of(const struct cell *c)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ c->workers;

    hash = add_text(hash, c->workload);
    hash = add_text(hash, c->params);
    hash = add_text(hash, c->model);
    hash = add_text(hash, c->model_params);
    hash = add_text(hash, c->placement);
    return (size_t)(hash ^ hash >> 32);
}

static int is_same(const struct cell *a, const struct cell *b)
{
    return a->workers == b->workers && strcmp(a->workload, b->workload) == 0
           && strcmp(a->params, b->params) == 0
           && strcmp(a->placement, b->placement) == 0
           && strcmp(a->model, b->model) == 0
           && strcmp(a->model_params, b->model_params) == 0;
}

/* Its slot, or the free one where it would be. */
static size_t *find(const struct cell_set *s, const struct cell *cells,
                    const struct cell *cell)
{
    size_t at = hash_of(cell) & (s->room - 1);

    while (s->slots[at] != 0 && !is_same(&cells[s->slots[at] - 1], cell)) {
        at = (at + 1) & (s->room - 1);
    }
    return &s->slots[at];
}

static int grow(struct cell_set *s, const struct cell *cells)
{
    struct cell_set larger = {.room = s->room == 0 ? ROOM_MIN : 2 * s->room,
                              .count = s->count};

    larger.slots = calloc(larger.room, sizeof *larger.slots);
    if (larger.slots == NULL) {
        return -1;
    }
    for (size_t i = 0; i < s->count; i++) {
        *find(&larger, cells, &cells[i]) = i + 1;
    }
    free(s->slots);
    *s = larger;
    return 0;
}

size_t cell_set_file(struct cell_set *s, const struct cell *cells,
                     const struct cell *cell, int *failed)
{
    *failed = 0;
    if (2 * (s->count + 1) > s->room && grow(s, cells)) {
        *failed = -1;
        return s->count;
    }
    size_t *slot = find(s, cells, cell);
    if (*slot != 0) {
        return *slot - 1;
    }
    *slot = ++s->count;
    return s->count - 1;
}

void cell_set_free(struct cell_set *s)
{
    free(s->slots);
    *s = (struct cell_set){0};
}
