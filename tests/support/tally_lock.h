/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* A lock that only counts, for one worker; fails the test where it is released
 * twice or taken twice. */
struct tally_lock {
    unsigned released;
    unsigned taken;
    unsigned safepoints; /* with each of them asked to let others in */
};

void tally_lock_give(struct worker *w, struct tally_lock *t);
