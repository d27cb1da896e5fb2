/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_idle.h"

#include "like.h"
#include "results.h"
#include "runner_base.h"
#include "runner_trials.h"

#include <stdio.h>

static int count_run(const char *dir, size_t side, struct runner_outcome *out,
                     struct err *e)
{
    struct runner_trials t = {.out = out, .grows = true};
    struct results r;

    if (results_load(&r, dir, e)) {
        return -1;
    }
    int result = runner_trials_grow(&t, r.cells, r.ncells, e);
    if (result == 0) {
        runner_trials_recall(&t, side, &r);
        snprintf(out->stopped, sizeof out->stopped, "%s", r.stopped);
    }
    runner_trials_free(&t);
    results_free(&r);
    return result;
}

int runner_idle(const char *dir, struct runner_outcome *out, struct err *e)
{
    char base[4096];
    struct like own;

    if (like_load(&own, dir, e)) {
        return -1;
    }
    bool against =
        own.against[0] != '\0' && !base_program_is_in(own.machine_json);
    like_free(&own);
    return (against
            && (runner_base_folder(dir, base, e) || count_run(base, 1, out, e)))
                   || count_run(dir, 0, out, e)
               ? -1
               : 0;
}
