/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the bytes, a run is read from them or they are refused. */
#include "results_json.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct results r;
    struct err e = {0};

    if (results_json_parse(&r, (const char *)data, size, &e)) {
        if (e.text[0] == '\0') {
            abort();
        }
        return 0;
    }
    for (size_t i = 0; i < r.nsamples; i++) {
        struct result_sample room;
        if (results_sample(&r, i, &room)->cell >= r.ncells) {
            abort();
        }
    }
    results_free(&r);
    return 0;
}
