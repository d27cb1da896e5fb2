/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pairing.h"

#include <stdlib.h>

/* Samples come ordered by block: each new number is one more. */
static size_t count_blocks(const struct results *r)
{
    size_t count = r->nsamples > 0 ? 1 : 0;

    for (size_t i = 1; i < r->nsamples; i++) {
        count += r->samples[i].block != r->samples[i - 1].block ? 1U : 0U;
    }
    return count;
}

static void keep_better(const struct sample **pick, const struct sample *s)
{
    if (sample_usable(s)
        && (*pick == NULL || s->status == SAMPLE_OK
            || (*pick)->status != SAMPLE_OK)) {
        *pick = s;
    }
}

int pairing_make(struct pairing *p, const struct results *r, struct err *e)
{
    size_t block = 0;

    *p = (struct pairing){.nblocks = count_blocks(r)};
    p->picks = calloc(r->ncells * p->nblocks + 1, sizeof *p->picks);
    if (p->picks == NULL) {
        return err_set(e, "no memory to pair %zu samples", r->nsamples);
    }
    for (size_t i = 0; i < r->nsamples; i++) {
        const struct result_sample *s = &r->samples[i];
        if (i > 0 && s->block != s[-1].block) {
            block++;
        }
        keep_better(&p->picks[s->cell * p->nblocks + block], &s->sample);
    }
    return 0;
}

void pairing_free(struct pairing *p)
{
    free(p->picks);
    *p = (struct pairing){0};
}

const struct sample *pairing_pick(const struct pairing *p, size_t cell,
                                  size_t block)
{
    return p->picks[cell * p->nblocks + block];
}
