/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the bytes, a cell and a sample are read or refused. */
#include "cell_json.h"
#include "trial_json.h"

#include <stdint.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_t *json =
        json_loadb((const char *)data, size, JSON_REJECT_DUPLICATES, NULL);
    struct cell cell;
    struct trial_result result;
    struct err e = {0};

    if (json == NULL) {
        return 0;
    }
    if (cell_from_json(&cell, json, &e) && e.text[0] == '\0') {
        abort();
    }
    if (trial_from_json(&result, json, &e) == 0) {
        json_decref(trial_to_json(&result));
        trial_result_free(&result);
    }
    json_decref(json);
    return 0;
}
