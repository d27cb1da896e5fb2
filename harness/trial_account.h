/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "team.h"
#include "trial.h"

#include <stdint.h>
#include <sys/resource.h>

/*
 * A trial's times and costs. Between the last worker's end and the opening
 * of the end gate the controller reads the workers' memory; that gap counts
 * neither as time nor as CPU time of the trial.
 */
struct account {
    uint64_t began_ns;
    uint64_t opened_ns;   /* set by the caller: the start gate, … */
    uint64_t received_ns; /* … the last that was handed over, 0 for none, … */
    uint64_t released_ns; /* … and the end gate */
    uint64_t ended_ns;
    int64_t steal_began_ns;
    int64_t steal_ended_ns;
    int64_t others_pss_bytes; /* of processes that are no workers … */
    int64_t others_peak_rss_bytes;
    struct rusage self[2];
    struct rusage children[2];
    struct rusage reading[2]; /* the controller's own, around the gap */
};

void account_begin(struct account *a);
void account_read_memory(struct account *a, struct team *t);
void account_end(struct account *a);

/* Turns it and the slots into a sample, marked when a worker was not where it
 * was bound. Out of memory is an error in `out`. */
void account_fill(const struct account *a, const struct team *t,
                  struct trial_result *out);
