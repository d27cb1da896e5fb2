/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "clock.h"

#include <sys/time.h>
#include <time.h>

uint64_t clock_now_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * CLOCK_NS_PER_S + (uint64_t)now.tv_nsec;
}

struct timespec clock_timespec(uint64_t ns)
{
    return (struct timespec){
        .tv_sec = (time_t)(ns / CLOCK_NS_PER_S),
        .tv_nsec = (long)(ns % CLOCK_NS_PER_S),
    };
}

int64_t clock_timeval_ns(const struct timeval *t)
{
    return (int64_t)t->tv_sec * (int64_t)CLOCK_NS_PER_S + t->tv_usec * 1000;
}

uint64_t clock_until_ns(uint64_t deadline_ns)
{
    uint64_t now = clock_now_ns();

    return now < deadline_ns ? deadline_ns - now : 0;
}
