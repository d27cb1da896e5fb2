/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pause.h"

#include <errno.h>
#include <time.h>

static const uint64_t ns_per_s = 1000000000;

void pause_until(uint64_t deadline_ns)
{
    const struct timespec deadline = {
        .tv_sec = (time_t)(deadline_ns / ns_per_s),
        .tv_nsec = (long)(deadline_ns % ns_per_s),
    };

    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &deadline, NULL)
           == EINTR) {
    }
}

void pause_for(uint64_t ns)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    pause_until((uint64_t)now.tv_sec * ns_per_s + (uint64_t)now.tv_nsec + ns);
}
