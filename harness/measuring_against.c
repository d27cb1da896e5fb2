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

/* Of the other side: its folder is a run's folder as well. Returns the number
 * of a signal that came meanwhile, with what it cut in `e`, or 0. */
static int write_records(const char *folder, const struct results *base,
                         bool quiet, bool signalled, struct err *e)
{
    const struct report_job job = {
        .results = base,
        .options = &report_defaults,
        .dir = folder,
        .formats = signalled ? measuring_quick_formats : report_default_formats,
    };
    int result = report_apart(&job, e);

    if (result < 0) {
        note_line(stderr, "warning: %s", e->text);
    } else if (result == 0 && !quiet) {
        note_line(stderr, "report of the base program: %s/report.md", folder);
    }
    return result > 0 ? result : 0;
}

static int is_against(const char *dir, bool *out, struct err *e)
{
    struct like run;

    if (like_load(&run, dir, e)) {
        return -1;
    }
    *out = run.against[0] != '\0';
    like_free(&run);
    return 0;
}

/* A status that is not fine already says enough, a signal's above all. */
static void fail(struct outcome *outcome, const struct err *why)
{
    if (outcome->status == STATUS_OK) {
        *outcome = (struct outcome){.status = STATUS_FAILED, .err = *why};
    } else {
        note_line(stderr, "warning: %s", why->text);
    }
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

static void judge(const struct results *base, const char *folder,
                  const char *dir, FILE *out, struct outcome *outcome)
{
    struct err e;
    size_t worse = 0;

    if (compare_sides(base, dir, out, &worse, &e)) {
        fail(outcome, &e);
    } else if (outcome->status == STATUS_OK && worse > 0) {
        outcome->status = STATUS_REGRESSION;
        err_set(&outcome->err,
                "%zu cell%s got worse than with the base program; tvp compare "
                "%.100s %.100s says it again, in other formats, too",
                worse, worse == 1 ? "" : "s", folder, dir);
    }
}

static void conclude(const char *folder, const char *dir, FILE *out,
                     struct outcome *outcome)
{
    bool signalled = outcome->status >= STATUS_SIGNAL;
    struct results base;
    struct err e = {""};

    if (results_load(&base, folder, &e)) {
        fail(outcome, &e);
        return;
    }
    int signal = write_records(folder, &base, out == NULL, signalled, &e);
    if (signal != 0 && !signalled) {
        *outcome = (struct outcome){.status = STATUS_SIGNAL + signal, .err = e};
    } else if (!signalled) {
        judge(&base, folder, dir, out, outcome);
    }
    results_free(&base);
}

void measuring_against(const char *dir, bool quiet, struct outcome *outcome)
{
    struct err e;
    char folder[4096];
    bool against = false;

    if (is_against(dir, &against, &e)
        || (against && runner_base_folder(dir, folder, &e))) {
        fail(outcome, &e);
    } else if (against) {
        conclude(folder, dir, quiet ? NULL : stdout, outcome);
    }
}
