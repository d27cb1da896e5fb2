/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the workers take of the machine's memory, against how many they are, a
 * panel per workload: what processes share is counted once. */
#include "chart_lines.h"
#include "search_report.h"

#include <math.h>

static const struct interval *memory(const struct findings *f, size_t cell)
{
    return f->summaries[cell].pss_bytes.value > 0.0
               ? &f->summaries[cell].pss_bytes
               : NULL;
}

/* A search has too many panels, each with next to nothing to see. */
static bool applies(const struct findings *f)
{
    if (search_report_knows(f->r)) {
        return false;
    }
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (memory(f, i) != NULL) {
            return true;
        }
    }
    return false;
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    const struct lines_head head = {
        .kind = kind,
        .what = "Of the whole trial (PSS: what processes share counts once)",
        .own_scales = true,
    };
    struct lines l = {
        .c = c,
        .value = memory,
        .columns = "workers pss_bytes low high",
    };

    lines_draw(&l, &head, PLANE_BYTES, INFINITY);
}

const struct chart_kind chart_memory = {
    .name = "memory",
    .title = "How much memory does it take?",
    .applies = applies,
    .print = print,
};
