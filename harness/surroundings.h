/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What else goes on around a trial: how busy its processing units are, with
 * whomever, and what holds them back. */

enum { PU_SET_WORDS = 128, PU_SET_MAX = PU_SET_WORDS * 64 };

/* Processing units by the operating system's index, below PU_SET_MAX. */
struct pu_set {
    uint64_t words[PU_SET_WORDS];
};

void pu_set_add(struct pu_set *s, int pu);
bool pu_set_has(const struct pu_set *s, int pu);

unsigned pu_set_count(const struct pu_set *s);

/* Those that this thread may run on. */
void pu_set_allowed(struct pu_set *s);

/* Sums since boot, but for the last two and the time. What cannot be read is -1
 * (SAMPLE_ABSENT). */
struct surroundings {
    int64_t at_ns;           /* CLOCK_MONOTONIC */
    int64_t busy_ns;         /* of the PUs, with anybody's work … */
    int64_t steal_ns;        /* … and taken from them by the hypervisor: both
                              * to a tick of the clock (10 ms) for each PU */
    int64_t pressure_ns;     /* some task waited for a CPU (PSI) */
    int64_t throttled_ns;    /* this cgroup's tasks were held by its quota */
    int64_t throttle_events; /* a PU was slowed because it was too hot */
    int64_t asleep_ns;       /* the machine was suspended */
    int64_t run_queue;       /* tasks of the machine ready to run, with us */
    int64_t frequency_hz;    /* the PUs' mean */
};

/* Reads all of it for these PUs; takes some 0.1 ms. */
void surroundings_read(const struct pu_set *pus, struct surroundings *out);

/* How many processes there are below this one, and the CPU time of them and
 * of those that they have reaped, to a tick. */
unsigned surroundings_descendants(int64_t *cpu_ns);

/* Whether one of them is stopped or has ended, and which and how: "process 12
 * (echo server) is stopped, …". */
bool surroundings_halted(char *out, size_t bytes);

/* By how much the kernel counts CPU time. */
int64_t surroundings_tick_ns(void);
