/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "plan.h"

#include <stdbool.h>
#include <stdint.h>

/* What the largest trial of a plan asks of a machine. */
struct doctor_need {
    char plan[PLAN_NAME_BYTES]; /* "": just so many workers */
    unsigned workers;           /* at the same time */
    uint64_t shared_bytes;      /* in /dev/shm */
    uint64_t memory_bytes;      /* that it takes at least … */
    uint64_t ample_bytes;       /* … and that is enough for any workload */
    bool unbound;               /* some workers are not bound to a PU */
};

/* Of so many workers. */
void doctor_need_workers(struct doctor_need *n, unsigned workers);

/* Of all the cells of a plan. */
void doctor_need_cells(struct doctor_need *n, const char *plan,
                       const struct cell *cells, size_t count);
