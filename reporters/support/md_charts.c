/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "md_charts.h"

#include "chart_kind.h"
#include "md_out.h"
#include "results_join.h"
#include "run_file.h"
#include "trace_spans.h"

#include <limits.h>
#include <stdio.h>
#include <unistd.h>

/* The chart, if it was drawn; of several runs each may have one. */
static void put_chart(FILE *out, const char *dir, const char *name,
                      const char *title, const char *run)
{
    char path[PATH_MAX];

    snprintf(path, sizeof path, "%s/charts/%s.svg", dir, name);
    if (access(path, R_OK) == 0) {
        fprintf(out, "\n![%s", title);
        fputs(run[0] != '\0' ? " " : "", out);
        md_text(out, run);
        fprintf(out, "](charts/%s.svg)\n", name);
    }
}

static void put_timelines(FILE *out, const struct results *r, const char *dir,
                          const struct chart_kind *kind)
{
    for (size_t i = 0; i < r->ntraces; i++) {
        char slug[TRACE_SLUG_BYTES];
        char name[TRACE_SLUG_BYTES + 32];
        trace_slug(r, i, slug);
        snprintf(name, sizeof name, "%.24s-%s", kind->name, slug);
        put_chart(out, dir, name, kind->title, "");
    }
}

static void put_each_run(FILE *out, const struct results *r, const char *dir,
                         const struct chart_kind *kind)
{
    for (size_t i = 0; i < r->nruns; i++) {
        char name[RUN_FILE_BYTES];
        run_file_name(r, i, kind->name, name);
        put_chart(out, dir, name, kind->title, r->runs[i].label);
    }
}

void md_charts(FILE *out, const struct results *r, const char *dir)
{
    if (r->nruns > 0) {
        fputs("\n## Charts\n", out);
    }
    if (r->nruns > RESULTS_DRAWN_MAX) {
        fprintf(out,
                "\nNone: a chart has room for %d runs, and there are %zu. "
                "Report some of them, or one, for theirs.\n",
                RESULTS_DRAWN_MAX, r->nruns);
        return;
    }
    for (size_t i = 0; i < CHART_KINDS; i++) {
        const struct chart_kind *kind = chart_kinds[i];
        if (kind->each_trace) {
            put_timelines(out, r, dir, kind);
        } else if (kind->each_run && r->nruns > 0) {
            put_each_run(out, r, dir, kind);
        } else {
            put_chart(out, dir, kind->name, kind->title, "");
        }
    }
}
