/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "md_charts.h"

#include "md_out.h"
#include "run_file.h"
#include "trace_spans.h"

#include "results_join.h"

#include <limits.h>
#include <stdbool.h>
#include <unistd.h>

static void put_timelines(FILE *out, const struct results *r, const char *dir)
{
    for (size_t i = 0; i < r->ntraces; i++) {
        char slug[TRACE_SLUG_BYTES];
        char path[PATH_MAX];
        trace_slug(r, i, slug);
        snprintf(path, sizeof path, "%s/charts/timeline-%s.svg", dir, slug);
        if (access(path, R_OK) == 0) {
            fprintf(out, "\n![Who works, and when?](charts/timeline-%s.svg)\n",
                    slug);
        }
    }
}

/* The chart, if it was drawn; of several runs each may have one. */
static void put_chart(FILE *out, const char *dir, const char *file,
                      const char *title, const char *run)
{
    char path[PATH_MAX];

    snprintf(path, sizeof path, "%s/charts/%s", dir, file);
    if (access(path, R_OK) == 0) {
        fprintf(out, "\n![%s", title);
        fputs(run[0] != '\0' ? " " : "", out);
        md_text(out, run);
        fprintf(out, "](charts/%s)\n", file);
    }
}

static void put_own_charts(FILE *out, const struct results *r, const char *dir)
{
    static const struct {
        const char *file;
        const char *title;
        bool each_run;
    } charts[] = {
        {"crossover.svg", "At what value does the winner change?", true},
        {"map.svg", "Who wins where, and by how much?", true},
        {"speedup.svg", "How much faster than one after another?", false},
        {"total-time.svg", "How long does the whole job take?", false},
        {"history.svg", "How has it changed from run to run?", false},
        {"time.svg", "Where does the time go?", false},
        {"latency.svg",
         "How long does one operation take, and how often longer?", false},
        {"latency-distribution.svg", "Where do the latencies lie?", false},
        {"fidelity.svg", "Is the emulated lock like the real one?", true},
        {"placement.svg", "Where does each worker run?", true},
    };

    for (size_t i = 0; i < sizeof charts / sizeof *charts; i++) {
        size_t times = charts[i].each_run ? results_runs(r) : 1;
        for (size_t j = 0; j < times; j++) {
            bool named = charts[i].each_run && r->nruns > 0;
            char file[RUN_FILE_BYTES];
            snprintf(file, sizeof file, "%s", charts[i].file);
            if (named) {
                run_file_name(r, j, charts[i].file, file);
            }
            put_chart(out, dir, file, charts[i].title,
                      named ? r->runs[j].label : "");
        }
    }
}

void md_charts(FILE *out, const struct results *r, const char *dir)
{
    if (r->nruns > 0) {
        fputs("\n## Charts\n", out);
    }
    put_own_charts(out, r, dir);
    put_timelines(out, r, dir);
}
