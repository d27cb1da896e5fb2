/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the bytes of a run.db, it is read or refused with a reason. */
#include "fuzz.h"
#include "results.h"
#include "store.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[PATH_MAX];
    struct results r;
    struct store *s;
    struct err e = {""};

    fuzz_path(path, "run.db");
    fuzz_write(path, data, size);
    if (results_load(&r, path, &e) == 0) {
        results_free(&r);
    } else {
        fuzz_refused(&e);
    }
    e.text[0] = '\0';
    if (store_open(&s, path, &e) == 0) {
        struct store_run run;
        struct cell *cells = NULL;
        size_t n = 0;
        if (store_get_run(s, &run, &e) || store_get_cells(s, &cells, &n, &e)) {
            fuzz_refused(&e);
        }
        free(cells);
        store_close(s);
    } else {
        fuzz_refused(&e);
    }
    return 0;
}
