/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_stop.h"

#include "analysis.h"
#include "results.h"

#include <stdio.h>
#include <stdlib.h>

/* Judging reads all samples. After every block that would come to the square
 * of their number; so, of b blocks, only each (b / 100)th is judged after. */
static bool is_round(unsigned blocks)
{
    enum { EACH_UNTIL = 100 };
    unsigned step = 1 + blocks / EACH_UNTIL;

    return blocks < EACH_UNTIL || blocks % step == 0;
}

bool runner_stop_due(const struct store_run *run, unsigned blocks)
{
    const struct looks looks = {run->decide, run->min_blocks, run->max_blocks};

    return run->decide ? looks_due(&looks, blocks)
                       : run->precision > 0.0 && blocks >= run->min_blocks
                             && (blocks == run->min_blocks || is_round(blocks));
}

static void judge_decided(const struct store_run *run, const struct verdict *v,
                          size_t n, struct runner_stop *out)
{
    struct verdict_count count = analysis_count(v, n, run->precision);

    out->enough = n > 0 && count.open == 0;
    if (out->enough) {
        snprintf(out->text, sizeof out->text,
                 "every verdict is decided (%zu) or its ratio precise to "
                 "%g %% (%zu)",
                 count.decided, 100.0 * run->precision, count.precise);
    } else {
        snprintf(out->text, sizeof out->text,
                 "of %zu verdict%s, %zu decided, %zu precise to %g %%, "
                 "%zu neither",
                 n, n == 1 ? "" : "s", count.decided, count.precise,
                 100.0 * run->precision, count.open);
    }
}

static void judge_precise(const struct store_run *run, const struct verdict *v,
                          size_t n, struct runner_stop *out)
{
    size_t precise = 0;

    for (size_t i = 0; i < n; i++) {
        precise += analysis_precise(&v[i], 1, run->precision) ? 1U : 0U;
    }
    out->enough = n > 0 && precise == n;
    if (out->enough) {
        snprintf(out->text, sizeof out->text,
                 "every ratio is as precise as asked");
    } else {
        snprintf(out->text, sizeof out->text,
                 "%zu of %zu ratios are as precise as asked", precise, n);
    }
}

int runner_stop_judge(const struct store_run *run, const char *path,
                      struct runner_stop *out, struct err *e)
{
    struct results r;
    struct verdict *v;
    size_t n;

    *out = (struct runner_stop){0};
    if (results_load(&r, path, e)) {
        return -1;
    }
    int result = analysis_verdicts(&r, r.metric, &v, &n, e);
    if (result == 0) {
        (run->decide ? judge_decided : judge_precise)(run, v, n, out);
        free(v);
    }
    results_free(&r);
    return result;
}
