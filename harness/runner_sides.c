/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_sides.h"

#include <stdlib.h>

const char *runner_side_name(const struct runner_side *side)
{
    return side->program == NULL ? "this program" : "the base program";
}

const char *runner_side_program(const struct runner_side *side)
{
    return side->program == NULL ? NULL : side->program->path;
}

int runner_sides_put_event(const struct runner_sides *s, const char *kind,
                           const char *text, struct err *e)
{
    for (size_t i = 0; i < s->count; i++) {
        if (store_put_event(s->list[i].store, kind, text, e)) {
            return -1;
        }
    }
    return 0;
}

int runner_sides_add_wall(const struct runner_sides *s, uint64_t wall_ns,
                          struct err *e)
{
    for (size_t i = 0; i < s->count; i++) {
        if (store_add_wall(s->list[i].store, wall_ns, e)) {
            return -1;
        }
    }
    return 0;
}

int runner_sides_get_done(const struct runner_sides *s, unsigned blocks,
                          size_t cells, unsigned char *done, struct err *e)
{
    size_t all = blocks * cells;
    unsigned char *have = calloc(all + 1, s->count);
    int result = 0;

    if (have == NULL) {
        return err_set(e, "out of memory for %zu cells", cells);
    }
    for (size_t i = 0; i < s->count && result == 0; i++) {
        result =
            store_get_done(s->list[i].store, blocks, cells, have + i * all, e);
    }
    for (size_t at = 0; at < all; at++) {
        done[at] = 1;
        for (size_t i = 0; i < s->count; i++) {
            done[at] &= have[i * all + at];
        }
    }
    free(have);
    return result;
}

void runner_sides_close(struct runner_sides *s)
{
    for (size_t i = 0; i < s->count; i++) {
        store_close(s->list[i].store);
        s->list[i].store = NULL;
    }
}
