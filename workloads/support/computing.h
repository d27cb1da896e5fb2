/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* Computing for a time, as a count of steps that is measured once for a run,
 * and so the same under every model. */

/* How many steps take `target_ns` of processor time, each run of them after a
 * pause of `pause_ns` (0: none), since a core that has rested and caches that
 * have cooled are slower. 0 for 0; -1 where the machine's clock is no use. */
int computing_calibrate(uint64_t target_ns, uint64_t pause_ns, uint64_t *steps,
                        struct err *e);

/* The same for steps of another kind, of which `run` takes so many. */
int computing_calibrate_run(uint64_t (*run)(struct worker *, uint64_t steps),
                            uint64_t target_ns, uint64_t pause_ns,
                            uint64_t *steps, struct err *e);

/* Takes so many steps, with a safepoint after each few. */
uint64_t computing_do(struct worker *w, uint64_t steps);

/* What that returns, by a closed form. */
uint64_t computing_result(uint64_t steps);

/* The verify hook of workloads each of whose operations takes job->scale steps
 * and adds what that returns. */
int computing_verify(const struct job *job, struct err *e);
