/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the bytes, a run is read from them, and written such that it is read
 * again; or they are refused with a reason. */
#include "fuzz.h"
#include "registry.h"
#include "results_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *written(const struct results *r)
{
    char *text = NULL;
    size_t bytes = 0;
    struct err e = {""};
    FILE *out = open_memstream(&text, &bytes);

    fuzz_check(out != NULL && reporter_find("json")->print(r, out, &e) == 0);
    fclose(out);
    return text;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct results r;
    struct results again;
    struct err e = {""};

    if (results_json_parse(&r, (const char *)data, size, &e)) {
        fuzz_refused(&e);
        return 0;
    }
    for (size_t i = 0; i < r.nsamples; i++) {
        struct result_sample room;
        fuzz_check(results_sample(&r, i, &room)->cell < r.ncells);
    }
    char *first = written(&r);
    fuzz_taken(results_json_parse(&again, first, strlen(first), &e), &e);
    char *second = written(&again);
    fuzz_same(first, second);
    free(first);
    free(second);
    results_free(&again);
    results_free(&r);
    return 0;
}
