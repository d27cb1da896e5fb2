/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "ring.h"

#include "own_memory.h"
#include "shuffle.h"

#include <stdlib.h>

int ring_enter(struct worker *w, uint64_t count, struct err *e)
{
    size_t bytes = sizeof(struct ring) + count * sizeof(struct ring_line);
    struct ring *r = own_memory_enter(w, bytes, "bytes=", e);
    uint64_t *order;

    if (r == NULL) {
        return -1;
    }
    order = malloc(count * sizeof *order);
    if (order == NULL) {
        return err_errno(e, "no memory for the order of a ring's lines; lower "
                            "bytes= or the workers");
    }
    shuffle_fill(w, order, count);
    for (uint64_t i = 0; i < count; i++) {
        r->lines[order[i]].next = &r->lines[order[(i + 1) % count]];
        r->lines[order[i]].place = i;
    }
    r->at = &r->lines[order[0]];
    free(order);
    return 0;
}
