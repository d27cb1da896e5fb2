/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "reporter.h"
#include "results.h"

/* What report_write is to do, in a process of its own. */
struct report_job {
    const struct results *results;
    const struct report_options *options;
    const char *dir;
    const char *formats;
    int limit_ms; /* it is given up then; 0: never */
};

/*
 * Writes a report so that SIGINT, SIGTERM and SIGHUP end it at once, whatever
 * it and the programs that it calls are doing, and nothing that is half done
 * stays in the folder. Files that were complete stay. Returns what
 * report_write does, -1 when it was given up, or the number of the signal.
 */
int report_apart(const struct report_job *job, struct err *e);
