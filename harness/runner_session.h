/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plan.h"
#include "plugin_files.h"
#include "runner.h"
#include "runner_machine.h"
#include "runner_sides.h"
#include "stopper.h"
#include "store.h"
#include "topology.h"

#include <stdint.h>

/* What a run holds while it lasts: a new one, a resumed one, a search. */
struct runner_session {
    int lock; /* on the folder */
    struct stopper stopper;
    struct runner_machine machine;
    struct runner_sides sides; /* this program's store, and the other's */
    struct base_program base;  /* the other one, where there is one */
    struct store_run run;      /* this program's */
    struct plugin_files files; /* once the run is known */
    uint64_t began_ns;
};

/* Locks the folder and readies the stopper. What follows a failure is
 * runner_session_close as well. */
int runner_session_open(struct runner_session *s, const char *dir,
                        struct err *e);

/*
 * Takes the machine for the cells, which may be none yet: from here on nobody
 * else measures, and the run's time counts: it has `max_time_ns` (0: without
 * end). Waits for another run, as long at most. What disturbs measuring is
 * said, and stored where the session has a store.
 */
int runner_session_claim(struct runner_session *s, const struct cell *cells,
                         size_t count, const struct runner_options *options,
                         uint64_t max_time_ns, struct err *e);

/* Makes each side's run.db with the machine, the cells, which may be none yet,
 * and the run, which is the plan's. */
int runner_session_create(struct runner_session *s, const struct plan *plan,
                          const struct plan_cells *cells,
                          const struct topology *topology,
                          const struct runner_options *options, struct err *e);

/* Opens the run.db of a run that was cut; refused with another tvp, and on
 * another machine, unless it is idle. */
int runner_session_reopen(struct runner_session *s,
                          const struct topology *topology,
                          const struct runner_options *options, struct err *e);

/* Says in `out` what signal came. A signal is no failure: returns 0 then,
 * else `result`. */
int runner_session_close(struct runner_session *s, int result,
                         struct runner_outcome *out);
