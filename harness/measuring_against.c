/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measuring_against.h"

#include "like.h"
#include "report.h"
#include "results.h"
#include "runner_base.h"

#include <stdio.h>

/* Of the other side: its folder is a run's folder as well. */
static void write_records(const char *folder, const struct results *base,
                          bool quiet)
{
    struct err why;

    if (report_write(base, &report_defaults, folder, report_default_formats,
                     &why)) {
        fprintf(stderr, "warning: %s\n", why.text);
    }
    if (!quiet) {
        fprintf(stderr, "report of the base program: %s/report.md\n", folder);
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

void measuring_against(const char *dir, bool quiet, struct outcome *outcome)
{
    struct results base;
    struct err e;
    char folder[4096];

    if (!is_against(dir)) {
        return;
    }
    if (runner_base_folder(dir, folder, &e)
        || results_load(&base, folder, &e)) {
        *outcome = (struct outcome){.status = STATUS_FAILED, .err = e};
        return;
    }
    write_records(folder, &base, quiet);
    results_free(&base);
}
