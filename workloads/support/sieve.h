/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* For the enter hook: makes w->state a sieve of Eratosthenes up to `limit`, a
 * byte a number, until own_memory_leave. */
int sieve_enter(struct worker *w, uint64_t limit, struct err *e);

/* How many primes it finds, from an empty sieve on. */
uint64_t sieve_count(struct worker *w);
