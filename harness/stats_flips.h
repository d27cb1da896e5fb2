/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>
#include <stdint.h>

/* How often chance alone gives as clear a difference, two-sided. */
struct flips_p {
    double alone; /* in this test */
    double among; /* in any of those judged together: the one to decide by */
};

/*
 * Are log ratios centred on 0? Many tests on the same blocks, judged together:
 * logs[test * blocks + block]; 0 says nothing (equal, or not measured).
 * Where two do not differ, a block's log ratio is as likely to have the other
 * sign; so the tests' statistics are held against those after flipping the
 * signs of whole blocks, for all tests at once: each way to flip up to 12
 * blocks, 2,000 random ones from `seed` beyond (1,000 at least, where the
 * tests are very many). Of more than 1,000 blocks, neighbours have one sign, so
 * that 1,000 sums of theirs are flipped: fewer ways of those that there are,
 * and each as likely as before. `among` is step-down maxT (Westfall & Young
 * 1993), which is Holm's procedure with the tests' joint distribution in the
 * place of Bonferroni's bound: with n blocks it can be as low as 2^(1-n)
 * however many tests there are. The statistic is a studentised mean of log
 * ratios that are cut at the median of their sizes, so that no block hides the
 * others; at three times that where signs alone could not be clear: tests ×
 * 2^(1-n) over 0.01.
 */
int stats_flips(const double *logs, size_t tests, size_t blocks, uint64_t seed,
                struct flips_p *out, struct err *e);
