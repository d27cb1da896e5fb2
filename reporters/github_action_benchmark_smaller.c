/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one of github-action-benchmark's files in which less is better. */
#include "reporter.h"

#include "exports/action_benchmark.h"
#include "exports/export.h"

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    (void)o;
    return export_write(r, dir, action_benchmark_smaller_file,
                        action_benchmark_smaller, e);
}

const struct reporter reporter_github_action_benchmark_smaller = {
    .name = "github-action-benchmark-smaller",
    .summary =
        "github-action-benchmark-smaller.json, for customSmallerIsBetter",
    .write = report,
    .print = action_benchmark_smaller,
};
