/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdint.h>

/* How many primes there are up to n, from counts alone, without a sieve:
 * Legendre's recurrence over the values n / k. -1 with the reason where there
 * is no memory for it. */
int prime_count(uint64_t n, uint64_t *primes, struct err *e);
