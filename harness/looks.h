/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>

/*
 * When a run that goes on until all is decided looks at its verdicts. Looking
 * after each block for a winner finds one by chance sooner or later; so it
 * looks after as many blocks as there must be (6 at least), after half as many
 * again, rounded up, and so on to the most, and each look has its share of
 * the 5 % (Bonferroni). Level and looks follow from what run.db holds.
 */
struct looks {
    bool decide; /* as --decide asks; else there is one look, at the end */
    unsigned min_blocks;
    unsigned max_blocks;
};

/* Whether so many blocks are a look's. */
bool looks_due(const struct looks *l, unsigned blocks);

/* The p that a winner needs at each look: 0.05 over their number. */
double looks_level(const struct looks *l);
