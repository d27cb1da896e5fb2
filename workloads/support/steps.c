/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "steps.h"

/* Knuth's MMIX generator. */
static const uint64_t factor = 6364136223846793005U;
static const uint64_t addend = 1442695040888963407U;

uint64_t steps_take(uint64_t x, uint64_t count)
{
    for (uint64_t i = 0; i < count; i++) {
        x = x * factor + addend;
    }
    return x;
}

/* By squaring the step: no loop over them. */
uint64_t steps_skip(uint64_t x, uint64_t count)
{
    uint64_t all_factor = 1;
    uint64_t all_addend = 0;
    uint64_t f = factor;
    uint64_t a = addend;

    for (; count > 0; count >>= 1) {
        if ((count & 1) != 0) {
            all_factor *= f;
            all_addend = all_addend * f + a;
        }
        a *= f + 1;
        f *= f;
    }
    return all_factor * x + all_addend;
}
