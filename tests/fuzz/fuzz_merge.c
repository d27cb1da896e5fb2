/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever is in two runs, they are merged and can be loaded as before; or they
 * are refused with a reason, and nothing is left. */
#include "folder_tree.h"
#include "fuzz.h"
#include "merge.h"
#include "merged.h"
#include "results.h"

#include <unistd.h>

static int loads(const char *path)
{
    struct results r;
    struct err e = {""};

    if (results_load(&r, path, &e)) {
        fuzz_refused(&e);
        return 0;
    }
    results_free(&r);
    return 1;
}

static void check_merged(const char *out, int both)
{
    struct text_list paths = {0};
    struct err e = {""};
    size_t loaded = 0;

    if (merged_expand(out, &paths, &e)) {
        fuzz_refused(&e);
    }
    for (size_t i = 0; i < paths.count; i++) {
        loaded += (size_t)loads(paths.items[i]);
    }
    fuzz_check(!both || (paths.count > 0 && loaded == paths.count));
    text_list_clear(&paths);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    size_t half = size > 0 ? data[0] * size / 255 : 0;
    struct fuzz_input first = {data, half};
    struct fuzz_input second = {data + half, size - half};
    char paths[2][PATH_MAX];
    const char *const both[] = {paths[0], paths[1]};
    char out[PATH_MAX];
    struct merge_outcome outcome;
    struct err e = {""};

    fuzz_path(paths[0], "a.db");
    fuzz_path(paths[1], "b.db");
    fuzz_path(out, "out.db");
    (void)unlink(out);
    fuzz_run_file(&first, paths[0]);
    fuzz_run_file(&second, paths[1]);
    int fine = loads(paths[0]) && loads(paths[1]);
    if (merge_runs(out, both, 2, &outcome, &e)) {
        fuzz_refused(&e);
        fuzz_check(access(out, F_OK) != 0);
    } else {
        check_merged(out, fine);
    }
    return 0;
}
