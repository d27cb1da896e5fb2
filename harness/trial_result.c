/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial.h"

#include <stdlib.h>

void trial_result_free(struct trial_result *r)
{
    free(r->workers);
    free(r->latency);
    for (size_t i = 0; r->lock_waits != NULL && i < r->nworkers; i++) {
        histogram_counts_free(&r->lock_waits[i]);
    }
    free(r->lock_waits);
    trace_free(&r->trace);
    r->workers = NULL;
    r->latency = NULL;
    r->lock_waits = NULL;
}
