/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

struct timespec;
struct timeval;

enum { CLOCK_NS_PER_MS = 1000000 };
#define CLOCK_NS_PER_S UINT64_C(1000000000)

/* CLOCK_MONOTONIC in nanoseconds. */
uint64_t clock_now_ns(void);

/* A point on that clock, or a length, as the kernel takes it. */
struct timespec clock_timespec(uint64_t ns);

/* What getrusage gives, in nanoseconds. */
int64_t clock_timeval_ns(const struct timeval *t);

/* What is left until `deadline_ns`; 0 when it has passed. */
uint64_t clock_until_ns(uint64_t deadline_ns);
