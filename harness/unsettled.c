/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "unsettled.h"

bool unsettled_is_repeated(const struct results *r, size_t i)
{
    return i + 1 < r->nsamples && results_status(r, i) == SAMPLE_DISTURBED
           && results_block(r, i + 1) == results_block(r, i)
           && results_cell(r, i + 1) == results_cell(r, i);
}

struct unsettled unsettled_count(const struct results *r)
{
    struct unsettled u = {.most = r->max_disturbed};

    for (size_t i = 0; i < r->nsamples; i++) {
        if (!unsettled_is_repeated(r, i)) {
            u.places++;
            u.disturbed += results_status(r, i) == SAMPLE_DISTURBED ? 1U : 0U;
        }
    }
    return u;
}

bool unsettled_is_too_much(const struct unsettled *u)
{
    return (double)u->disturbed > u->most * (double)u->places;
}
