/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "walk.h"

/* The largest quotient that Euclid's algorithm meets, which says how uneven
 * the multiples of `step` lie: those of a fraction with a large one come back
 * to nearly the same places many times before they reach others. UINT64_MAX
 * where the two have a divisor in common, and some places are never reached. */
static uint64_t unevenness(uint64_t of, uint64_t step)
{
    uint64_t worst = 0;

    while (step != 0) {
        uint64_t quotient = of / step;
        uint64_t rest = of % step;
        worst = quotient > worst ? quotient : worst;
        of = step;
        step = rest;
    }
    return of == 1 ? worst : UINT64_MAX;
}

/* From the golden ratio's part on, whose own quotients are all 1 (Knuth,
 * volume 3, 6.4), the first that is even enough, or else the best. */
static uint64_t step_of(uint64_t of)
{
    enum { EVEN_ENOUGH = 8, CANDIDATES = 64 };
    const double golden = 0.6180339887498949;
    uint64_t first = (uint64_t)((double)of * golden);
    uint64_t best = first;
    uint64_t least = UINT64_MAX;

    for (uint64_t step = first;
         step < of && step < first + CANDIDATES && least > EVEN_ENOUGH;
         step++) {
        uint64_t found = unevenness(of, step);
        if (found < least) {
            least = found;
            best = step;
        }
    }
    return best;
}

struct walk walk_resume(uint64_t of, uint64_t from, uint64_t done)
{
    uint64_t step = step_of(of);

    return (struct walk){
        .at = (from + done % of * step % of) % of, .step = step, .of = of};
}
