/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the bytes, a cell and a sample are read, and written such that they
 * are read to the same; or they are refused with a reason. */
#include "cell_json.h"
#include "fuzz.h"
#include "trial_json.h"

#include <stdlib.h>
#include <string.h>

static void check_same(json_t *first, json_t *again)
{
    char *one = json_dumps(first, JSON_SORT_KEYS);
    char *other = json_dumps(again, JSON_SORT_KEYS);

    fuzz_check(one != NULL && other != NULL);
    fuzz_same(one, other);
    free(one);
    free(other);
    json_decref(first);
    json_decref(again);
}

static void check_cell(const json_t *json)
{
    struct cell cell;
    struct cell again;
    struct err e = {""};

    if (cell_from_json(&cell, json, &e)) {
        fuzz_refused(&e);
        return;
    }
    json_t *first = cell_to_json(&cell);
    fuzz_taken(cell_from_json(&again, first, &e), &e);
    check_same(first, cell_to_json(&again));
}

static void check_sample(const json_t *json)
{
    struct trial_result result;
    struct trial_result again;
    struct err e = {""};

    if (trial_from_json(&result, json, &e)) {
        fuzz_refused(&e);
        return;
    }
    json_t *first = trial_to_json(&result);
    fuzz_taken(trial_from_json(&again, first, &e), &e);
    check_same(first, trial_to_json(&again));
    trial_result_free(&result);
    trial_result_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_t *json =
        json_loadb((const char *)data, size, JSON_REJECT_DUPLICATES, NULL);

    if (json != NULL) {
        check_cell(json);
        check_sample(json);
        json_decref(json);
    }
    return 0;
}
