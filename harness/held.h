/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <poll.h>
#include <stdint.h>

/*
 * Whether this program itself was held back while it waited: stopped, frozen
 * by its cgroup, paused with its machine. A wait is cut into short ones, and
 * one of those that takes far longer than it was to, not because of others on
 * the CPUs, was held. What is held for less than HELD_LEAST_NS is not seen.
 */
enum { HELD_TICK_NS = 200000000, HELD_LEAST_NS = 500000000 };

struct held {
    uint64_t held_ns;    /* in all, since held_begin */
    int64_t runnable_ns; /* this thread's wait for a CPU, when last read */
};

void held_begin(struct held *h);

/* ppoll for a tick at most, and no longer than `left_ns`. */
int held_poll(struct held *h, struct pollfd *fds, nfds_t count,
              uint64_t left_ns);

/* Counts a wait that was to end after `asked_ns` and took `took_ns`, in which
 * the thread waited for a CPU for `runnable_ns`. */
void held_count(struct held *h, uint64_t asked_ns, uint64_t took_ns,
                uint64_t runnable_ns);
