/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "surroundings.h"
#include "team.h"
#include "trial.h"
#include "trial_readings.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/resource.h>

/*
 * A trial's times and costs. While all workers wait at a gate, the controller
 * reads what the kernel counts of them: between the moment at which it knows
 * that all are ready and the opening of the start gate, and between the moment
 * at which it knows that all are done and the opening of the end gate. Those
 * gaps count neither as time nor as CPU time of the trial.
 */
struct account {
    bool counters; /* set by the caller: hardware events too */
    struct pu_set pus;
    uint64_t began_ns;
    uint64_t ready_ns;
    uint64_t opened_ns;
    uint64_t done_ns; /* the controller knows; the last worker's end was
                       * some time before */
    uint64_t released_ns;
    uint64_t ended_ns;
    bool continued;              /* a worker's process, by a SIGCONT */
    unsigned helpers;            /* processes that are no workers */
    int64_t others_pss_bytes[2]; /* the controller's, the model's server's */
    int64_t others_peak_rss_bytes[2];
    struct trial_readings *readings;
    struct surroundings around[2]; /* before and after all of it */
    int64_t helpers_cpu_ns[2];
    struct rusage self[2];
    struct rusage children[2];
    struct rusage controller[2]; /* its thread's, from opened to done */
    struct rusage gaps[2][2];    /* the same, around each gap */
};

/* In this order; each stamps its time, those that open a gate at the end of
 * what else they do. */
void account_begin(struct account *a, const struct team *t);
int account_open(struct account *a, struct team *t, struct err *e);
void account_release(struct account *a, struct team *t);
void account_end(struct account *a);

/*
 * Instead of the last two, where work never ends by itself: nobody waits at a
 * gate. First, as soon as the controller knows that all is done, with `tasks`
 * threads and processes that are no workers; then, once the workers' processes
 * have ended, for which they took `ending_ns` of CPU time. Threads may go on.
 */
void account_stop(struct account *a, struct team *t, unsigned tasks);
void account_leave(struct account *a, int64_t ending_ns);

/* Turns it and the slots into a sample, marked when the trial was disturbed.
 * Out of memory is an error in `out`. */
void account_fill(const struct account *a, const struct team *t,
                  struct trial_result *out);
void account_free(struct account *a);
