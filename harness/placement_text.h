/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "placement.h"

/* A placement as it is written, taken apart; of no machine yet. */

enum placement_base {
    PLACEMENT_NONE,
    PLACEMENT_COMPACT,
    PLACEMENT_SCATTER,
    PLACEMENT_PER_CORE,
    PLACEMENT_SAME_PU,
    PLACEMENT_LIST,
    PLACEMENT_BASES,
};

/* The order of the words that kind= takes. */
enum placement_kind {
    PLACEMENT_KIND_ANY,
    PLACEMENT_KIND_PERFORMANCE,
    PLACEMENT_KIND_EFFICIENCY,
};

enum placement_memory {
    PLACEMENT_MEMORY_FIRST_TOUCH,
    PLACEMENT_MEMORY_LOCAL,
    PLACEMENT_MEMORY_INTERLEAVE,
    PLACEMENT_MEMORY_NODE,
};

struct placement {
    enum placement_base base;
    char list[PLACEMENT_TEXT_BYTES]; /* what follows list=, else "" */
    enum placement_kind kind;
    enum placement_memory memory;
    int node; /* with PLACEMENT_MEMORY_NODE: the system's number */
};

struct placement_range {
    int first, last;
};

/* Fails for what is no placement on whatever machine. */
int placement_parse(const char *text, struct placement *out, struct err *e);

/* Takes "4" or "4-7" of a list and the comma behind it. Returns 1, 0 at the
 * end, or -1. */
int placement_list_next(const char **at, struct placement_range *out,
                        struct err *e);
