/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measuring_against.h"

#include "compare_format.h"
#include "like.h"
#include "measuring.h"
#include "note.h"
#include "report.h"
#include "report_apart.h"
#include "results.h"
#include "runner_base.h"

#include <stdio.h>

/* Of the other side: its folder is a run's folder as well. */
static void write_records(const char *folder, const struct results *base,
                          bool quiet, bool signalled)
{
    const struct report_job job = {
        .results = base,
        .options = &report_defaults,
        .dir = folder,
        .formats = signalled ? measuring_quick_formats : report_default_formats,
    };
    struct err why;

    if (report_apart(&job, &why) != 0) {
        note_line(stderr, "warning: %s", why.text);
    }
    if (!quiet) {
        note_line(stderr, "report of the base program: %s/report.md", folder);
    }
}

static bool is_against(const char *dir)
{
    struct like run;
    struct err unused;

    if (like_load(&run, dir, &unused)) {
        return false;
    }
    bool against = run.against[0] != '\0';
    like_free(&run);
    return against;
}

/* How both compare: in `worse` cells the new one is clearly slower. */
static int compare_sides(const struct results *base, const char *dir, FILE *out,
                         size_t *worse, struct err *e)
{
    const struct compare_options options = {0};
    struct results now;
    struct compare c;

    if (results_load(&now, dir, e)) {
        return -1;
    }
    int result = compare_make(&c, base, &now, &options, e);
    if (result == 0) {
        *worse = compare_count(&c, COMPARE_WORSE);
        if (out != NULL) {
            fputc('\n', out);
            result = compare_formats[0]->print(&c, out, e);
        }
        compare_free(&c);
    }
    results_free(&now);
    return result;
}

static void conclude(const char *folder, const char *dir, FILE *out,
                     struct outcome *outcome)
{
    struct results base;
    struct err e;
    size_t worse = 0;

    if (results_load(&base, folder, &e)) {
        *outcome = (struct outcome){.status = STATUS_FAILED, .err = e};
        return;
    }
    write_records(folder, &base, out == NULL, outcome->status >= STATUS_SIGNAL);
    int failed = compare_sides(&base, dir, out, &worse, &e);
    results_free(&base);
    if (outcome->status != STATUS_OK) {
        return; /* that says enough, and what was lost is not compared */
    }
    if (failed) {
        *outcome = (struct outcome){.status = STATUS_FAILED, .err = e};
    } else if (worse > 0) {
        outcome->status = STATUS_REGRESSION;
        err_set(&outcome->err,
                "%zu cell%s got worse than with the base program; tvp compare "
                "%.100s %.100s says it again, in other formats, too",
                worse, worse == 1 ? "" : "s", folder, dir);
    }
}

void measuring_against(const char *dir, bool quiet, struct outcome *outcome)
{
    struct err e;
    char folder[4096];

    if (!is_against(dir)) {
        return;
    }
    if (runner_base_folder(dir, folder, &e)) {
        *outcome = (struct outcome){.status = STATUS_FAILED, .err = e};
        return;
    }
    conclude(folder, dir, quiet ? NULL : stdout, outcome);
}
