/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * Hardware counters of single threads, in user mode, where the kernel and
 * the machine have them (perf_event_open). Counting costs some time at every
 * switch between threads, and so it has to be asked for.
 */
struct perf_counters;

enum perf_event {
    PERF_CYCLES,
    PERF_INSTRUCTIONS,
    PERF_CACHE_MISSES,
    PERF_TLB_MISSES,
    PERF_EVENTS,
};

/* Begins to count for each of these threads, which need not be this
 * program's; NULL when out of memory. Events that cannot be had are absent. */
struct perf_counters *perf_counters_open(const pid_t *threads, size_t n);
void perf_counters_free(struct perf_counters *c);

/* Of a thread since then, SAMPLE_ABSENT where not counted; scaled up where
 * the machine's counters took turns. */
void perf_counters_read(const struct perf_counters *c, size_t thread,
                        int64_t out[PERF_EVENTS]);

/* "" when this thread can count all of them here; else which it can't, and
 * why, for a person. */
enum { PERF_NOTE_BYTES = 384 };
void perf_counters_note(char text[PERF_NOTE_BYTES]);
