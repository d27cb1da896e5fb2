/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the values in a run.db, it is refused with a reason; or read,
 * reported, and read again from its report. */
#include "fuzz.h"
#include "registry.h"
#include "results.h"
#include "results_json.h"

#include <stdio.h>
#include <stdlib.h>

static void print(const struct results *r, const char *format, char **text,
                  size_t *bytes)
{
    struct err e = {""};
    FILE *out = open_memstream(text, bytes);

    fuzz_check(out != NULL);
    if (reporter_find(format)->print(r, out, &e)) {
        fuzz_refused(&e);
    }
    fclose(out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input in = {data, size};
    char path[PATH_MAX];
    struct results r;
    struct results again;
    struct err e = {""};
    char *text = NULL;
    size_t bytes = 0;

    fuzz_path(path, "run.db");
    fuzz_run_file(&in, path);
    if (results_load(&r, path, &e)) {
        fuzz_refused(&e);
        return 0;
    }
    print(&r, "text", &text, &bytes);
    free(text);
    print(&r, "json", &text, &bytes);
    fuzz_taken(results_json_parse(&again, text, bytes, &e), &e);
    free(text);
    results_free(&again);
    results_free(&r);
    return 0;
}
