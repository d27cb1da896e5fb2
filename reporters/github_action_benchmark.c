/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both files of github-action-benchmark; each of them is a reporter as well,
 * for standard output. */
#include "reporter.h"

#include "exports/action_benchmark.h"
#include "exports/export.h"

static int report(const struct results *r, const struct report_options *o,
                  const char *dir, struct err *e)
{
    (void)o;
    if (export_write(r, dir, action_benchmark_bigger_file,
                     action_benchmark_bigger, e)) {
        return -1;
    }
    return export_write(r, dir, action_benchmark_smaller_file,
                        action_benchmark_smaller, e);
}

const struct reporter reporter_github_action_benchmark = {
    .name = "github-action-benchmark",
    .summary = "github-action-benchmark-bigger.json and …-smaller.json",
    .write = report,
};
