/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare.h"
#include "fake_results.h"

#include <stdbool.h>

/* Two runs of sequential, threads and gil on primes and mixed:op=1ms with 2
 * workers, in which trials spread by 1 %, and what comes of comparing them. */
enum { BASE, NOW, COMPARE_RIG_BLOCKS = 9 };

struct compare_rig {
    struct results runs[2];
    struct compare_options o;
    struct compare c;
    bool made;
};

/* For cmocka's set-up and teardown. */
int compare_rig_begin(void **state);
int compare_rig_end(void **state);

/* Other times for the six cells. */
void compare_rig_refill(struct results *r, const double medians_ms[6],
                        unsigned blocks);

/* Compares them anew; fails the test if that is refused, or is not and does
 * not say so. */
void compare_rig_make(struct compare_rig *p);
void compare_rig_refuses(struct compare_rig *p, const char *why);

/* A letter a cell: = same, + better, - worse, u undecided. */
void compare_rig_kinds(const struct compare_rig *p, const char *expected);

/* Whether a note says so. */
void compare_rig_noted(const struct compare_rig *p, const char *text, bool yes);
