/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_format.h"

#include "compare_text.h"

#include <string.h>

static const struct compare_format text = {
    .name = "text",
    .summary = "for people: a line for each cell",
    .print = compare_text,
};

const struct compare_format *const compare_formats[] = {
    &text,
    NULL,
};

const struct compare_format *compare_format_find(const char *name)
{
    for (size_t i = 0; compare_formats[i] != NULL; i++) {
        if (strcmp(compare_formats[i]->name, name) == 0) {
            return compare_formats[i];
        }
    }
    return NULL;
}
