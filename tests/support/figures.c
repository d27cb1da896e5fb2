/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures.h"

#include "cmocka_all.h"

#include <string.h>

void figures_fill(void *record, const struct field *fields, int gap)
{
    int64_t i = gap * 1000;

    for (const struct field *f = fields; f->name != NULL; f++, i++) {
        if (f->kind == FIELD_INT) {
            *field_int(record, f) = i % gap == 1 ? SAMPLE_ABSENT : i << 40;
        } else if (f->kind == FIELD_REAL) {
            *field_real(record, f) = (double)i / 3.0;
        } else {
            *field_hash(record, f) = UINT64_C(0xfedcba9876543210) + (uint64_t)i;
        }
    }
}

void figures_assert_same(const void *a, const void *b,
                         const struct field *fields)
{
    for (const struct field *f = fields; f->name != NULL; f++) {
        char text_a[FIELD_TEXT_BYTES];
        char text_b[FIELD_TEXT_BYTES];
        field_text(a, f, text_a);
        field_text(b, f, text_b);
        if (strcmp(text_a, text_b) != 0) {
            fail_msg("%s: '%s' became '%s'", f->name, text_a, text_b);
        }
    }
}
