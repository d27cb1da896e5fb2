/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare.h"

#include <stddef.h>

/* A comparison that never was, of two fake runs, to test formats with. */
enum { FAKE_COMPARE_CELLS = 300 };

struct fake_compare {
    struct results base;
    struct results now;
    struct compare c;
    struct compare_mean means[4];
    struct compare_fact facts[4];
    size_t only_base[2];
    size_t only_now[2];
};

/* Both runs have the same six cells, six blocks each; nothing is compared
 * yet. Labels have all that is hard to escape. */
void fake_compare_init(struct fake_compare *f);
void fake_compare_free(struct fake_compare *f);

/* A verdict about one of the six. */
struct compare_cell *fake_compare_add(struct fake_compare *f, size_t cell,
                                      enum compare_kind kind, double ratio);

/* One of each kind, by two metrics, with means, facts, notes and cells that one
 * run lacks. */
void fake_compare_fill(struct fake_compare *f);
