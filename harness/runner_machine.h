/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor.h"
#include "machine.h"
#include "machine_lock.h"
#include "runner.h"
#include "stopper.h"
#include "store.h"

#include <stdio.h>

/* What a run asks of the machine before its first trial. */
struct runner_machine {
    struct machine_lock lock;
    struct doctor doctor;
};

/* Nothing is held yet. */
void runner_machine_init(struct runner_machine *m);

/*
 * Takes the machine's lock: waits for another run to end, until a signal
 * (-1; the stopper has it) or as long as `max_wait_ns` (0: without end), or
 * refuses at once where the options say so. Where locks don't work there is
 * none, and the run goes on.
 */
int runner_machine_claim(struct runner_machine *m,
                         const struct runner_options *options,
                         uint64_t max_wait_ns, struct stopper *stopper,
                         struct err *e);

/* Looks at what disturbs measuring, and says it in a line, if anything. */
void runner_machine_look(struct runner_machine *m, const struct cell *cells,
                         size_t count, FILE *progress);

/* Stores the machine's record of a new run, or of one that goes on. */
int runner_machine_put(const struct runner_machine *m, struct store *store,
                       const struct topology *topology,
                       const struct machine_run *run, struct err *e);
int runner_machine_note(const struct runner_machine *m, struct store *store,
                        struct err *e);

void runner_machine_free(struct runner_machine *m);
