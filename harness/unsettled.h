/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"

#include <stdbool.h>
#include <stddef.h>

/* How much of a run was disturbed to the end. */
struct unsettled {
    size_t places;    /* trials; a repeat is none */
    size_t disturbed; /* of these, those whose last sample was */
    double most;      /* the share of places that may be, results.max_disturbed
                       */
};

/* Whether a sample was disturbed and measured again, as the next one. */
bool unsettled_is_repeated(const struct results *r, size_t i);

struct unsettled unsettled_count(const struct results *r);

/* Whether that is more than the run may have: then tvp run ends with status
 * 4. */
bool unsettled_is_too_much(const struct unsettled *u);
