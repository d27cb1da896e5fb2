/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_text.h"

#include "text_out.h"

int compare_text(const struct compare *c, FILE *out, struct err *e)
{
    (void)e;
    for (size_t i = 0; i < c->nnotes; i++) {
        text_wrapped(out, c->notes[i]);
    }
    return 0;
}
