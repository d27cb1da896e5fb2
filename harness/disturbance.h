/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "sample.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Whether a trial measured something else than was asked for. */

/* What else it takes to judge a sample. */
struct disturbance_case {
    const struct sample *sample;
    const struct worker_sample *workers;
    size_t nworkers;
    unsigned threads;  /* or processes, that carry the workers */
    unsigned pus;      /* that those may use … */
    int64_t window_ns; /* … and how long they were watched */
    int64_t tick_ns;   /* of the kernel's counts of CPU time */
    bool helpers;      /* others than the workers took part in it: processes
                        * beside them, a controller that reads results */
    int64_t asleep_ns; /* the machine, in that time; or SAMPLE_ABSENT */
    bool continued;    /* some process of it, by a SIGCONT */
};

/*
 * Returns whether it was disturbed, and by what: one or more reasons in `why`,
 * joined by "; ", each of which begins with its kind and a colon:
 *   wrong CPU     a bound worker ran elsewhere, or migrated
 *   steal         the hypervisor took over 5 % of the PUs' time, and two ticks
 *   other load    other programs used over 10 % of it, and three ticks; or a
 *                 worker that shares its PU with none waited for it for over
 *                 10 % of the trial, and 5 ms
 *   throttled     the cgroup's CPU quota held the tasks back over 1 ms
 *   overheated    a PU was slowed because of its temperature
 *   late start    with a PU for each thread, the last worker began over 5 ms
 *                 and 10 % of the trial after the first could
 *   controller    with no helpers, it used over 5 % of the trial on a CPU
 *   suspended     the machine slept over 0.1 s, or a process was stopped
 */
bool disturbance_judge(const struct disturbance_case *c, struct err *why);

/* The kinds, in that order. */
enum { DISTURBANCE_KINDS = 8 };
extern const char *const disturbance_kinds[DISTURBANCE_KINDS];

/* Marks a usable sample, whose error may tell of other reasons, as suspended:
 * who looks after the trial was itself held back for so long. 0: not at all. */
void disturbance_held(struct sample *s, uint64_t held_ns, struct err *why);
