/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "walk.h"

static uint64_t common_divisor(uint64_t a, uint64_t b)
{
    while (b != 0) {
        uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* The golden ratio's part of them, whose multiples lie the most evenly (Knuth,
 * volume 3, 6.4), made coprime so that no place is left out. */
static uint64_t step_of(uint64_t of)
{
    const double golden = 0.6180339887498949;
    uint64_t step = (uint64_t)((double)of * golden) + 1;

    while (common_divisor(of, step) != 1) {
        step++;
    }
    return step % of;
}

struct walk walk_resume(uint64_t of, uint64_t from, uint64_t done)
{
    uint64_t step = step_of(of);

    return (struct walk){
        .at = (from + done % of * step % of) % of, .step = step, .of = of};
}
