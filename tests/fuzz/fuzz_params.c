/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What params take, they write such that they take it again, to the same. */
#include "registry.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check(const struct workload *w, const char *text)
{
    static struct params first;
    static struct params again;
    char once[PARAMS_TEXT_BYTES];
    char twice[PARAMS_TEXT_BYTES];
    struct err e = {0};

    if (params_parse(&first, w->params, w->name, text, &e)) {
        if (e.text[0] == '\0') {
            abort();
        }
        return;
    }
    params_format(&first, 0, once);
    if (params_parse(&again, w->params, w->name, once, &e)) {
        abort();
    }
    params_format(&again, 0, twice);
    if (strcmp(once, twice) != 0) {
        abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char text[PARAMS_TEXT_BYTES / 2];
    size_t length = size < sizeof text - 1 ? size : sizeof text - 1;

    memcpy(text, data, length);
    text[length] = '\0';
    for (size_t i = 0; workload_table[i] != NULL; i++) {
        check(workload_table[i], text);
    }
    return 0;
}
