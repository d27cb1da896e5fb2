/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doctor_need.h"

#include "team.h"

#include <stdio.h>
#include <string.h>

/* A worker that forks has at least this to itself; one that is a program of
 * its own and downloads, about this. */
enum { LEAST_BYTES = 128 << 10, AMPLE_BYTES = 2 << 20 };

/* tvp itself, one time as runner, one time as controller. */
enum { BASE_BYTES = 16 << 20, SHARED_BASE_BYTES = 256 << 10 };

void doctor_need_workers(struct doctor_need *n, unsigned workers)
{
    *n = (struct doctor_need){
        .workers = workers,
        .shared_bytes = SHARED_BASE_BYTES + workers * sizeof(struct slot),
        .memory_bytes = BASE_BYTES + (uint64_t)workers * LEAST_BYTES,
        .ample_bytes = BASE_BYTES + (uint64_t)workers * AMPLE_BYTES,
    };
}

/* Memory that a model's programs fill before they work: one of them at
 * least, and at most each worker's. */
static uint64_t boot_bytes(const struct cell *c)
{
    const struct param *declared;
    struct params params;
    struct err unused;

    if (plan_find_params(PLAN_MODELS, c->model, &declared) != 0
        || !params_declares(declared, "boot-memory")
        || plan_parse_params(PLAN_MODELS, c->model, c->model_params, &params,
                             &unused)
               != 0) {
        return 0;
    }
    return params_number(&params, "boot-memory");
}

void doctor_need_cells(struct doctor_need *n, const char *plan,
                       const struct cell *cells, size_t count)
{
    unsigned most = 1;

    for (size_t i = 0; i < count; i++) {
        most = cells[i].workers > most ? cells[i].workers : most;
    }
    doctor_need_workers(n, most);
    snprintf(n->plan, sizeof n->plan, "%s", plan);
    uint64_t memory_bytes = n->memory_bytes;
    uint64_t ample_bytes = n->ample_bytes;
    for (size_t i = 0; i < count; i++) {
        uint64_t boot = boot_bytes(&cells[i]);
        uint64_t all = boot * cells[i].workers;
        if (n->memory_bytes < memory_bytes + boot) {
            n->memory_bytes = memory_bytes + boot;
        }
        if (n->ample_bytes < ample_bytes + all) {
            n->ample_bytes = ample_bytes + all;
        }
        n->unbound = n->unbound || strcmp(cells[i].placement, "none") == 0;
    }
}
