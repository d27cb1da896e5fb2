/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

#include <stdbool.h>

struct merge_sort {
    size_t count;
    bool called;      /* comparing has a safepoint */
    uint64_t *sorted; /* `count` numbers each; they are exchanged */
    uint64_t *spare;
};

/* Sorts a copy of what is given by merging neighbours, from one by one on. */
void merge_sort(struct worker *w, const uint64_t *given, struct merge_sort *s);
