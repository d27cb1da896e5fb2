/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_format.h"

#include "compare_github.h"
#include "compare_json.h"
#include "compare_junit.h"
#include "compare_md.h"
#include "compare_text.h"

#include <string.h>

const struct compare_format *const compare_formats[] = {
    &compare_text,  &compare_md,     &compare_json,
    &compare_junit, &compare_github, NULL,
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
