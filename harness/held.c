/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "held.h"

#include "clock.h"
#include "proc.h"

#include <unistd.h>

static int64_t read_runnable_ns(void)
{
    return proc_runnable_ns(getpid(), gettid());
}

void held_begin(struct held *h)
{
    *h = (struct held){.runnable_ns = read_runnable_ns()};
}

void held_count(struct held *h, uint64_t asked_ns, uint64_t took_ns,
                uint64_t runnable_ns)
{
    uint64_t known_ns = asked_ns + runnable_ns;

    if (took_ns > known_ns && took_ns - known_ns >= HELD_LEAST_NS) {
        h->held_ns += took_ns - known_ns;
    }
}

int held_poll(struct held *h, struct pollfd *fds, nfds_t count,
              uint64_t left_ns)
{
    uint64_t asked_ns = left_ns < HELD_TICK_NS ? left_ns : HELD_TICK_NS;
    struct timespec wait = clock_timespec(asked_ns);
    uint64_t began_ns = clock_now_ns();
    int ready = ppoll(fds, count, &wait, NULL);
    uint64_t took_ns = clock_now_ns() - began_ns;

    if (took_ns >= asked_ns + HELD_LEAST_NS) {
        int64_t now_ns = read_runnable_ns();
        int64_t waited_ns = h->runnable_ns < 0 || now_ns < h->runnable_ns
                                ? 0
                                : now_ns - h->runnable_ns;
        held_count(h, asked_ns, took_ns, (uint64_t)waited_ns);
        h->runnable_ns = now_ns;
    }
    return ready;
}
