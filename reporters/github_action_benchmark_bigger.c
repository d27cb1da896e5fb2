/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one of github-action-benchmark's files in which more is better. */
#include "reporter.h"

#include "exports/action_benchmark.h"
#include "exports/export.h"

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    (void)o;
    return export_write(r, dir, action_benchmark_bigger_file,
                        action_benchmark_bigger, e);
}

const struct reporter reporter_github_action_benchmark_bigger = {
    .name = "github-action-benchmark-bigger",
    .summary = "github-action-benchmark-bigger.json, for customBiggerIsBetter",
    .write = report,
    .print = action_benchmark_bigger,
};
