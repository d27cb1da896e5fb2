/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_idle.h"

#include "results.h"
#include "runner_trials.h"

#include <stdio.h>

int runner_idle(const char *path, struct runner_outcome *out, struct err *e)
{
    struct runner_trials t = {.out = out, .grows = true};
    struct results r;

    if (results_load(&r, path, e)) {
        return -1;
    }
    int result = runner_trials_grow(&t, r.cells, r.ncells, e);
    if (result == 0) {
        runner_trials_recall(&t, 0, &r);
        snprintf(out->stopped, sizeof out->stopped, "%s", r.stopped);
    }
    runner_trials_free(&t);
    results_free(&r);
    return result;
}
