/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp report: runs' records once more, in other formats or elsewhere. */
#include "report.h"

#include "cli.h"
#include "registry.h"
#include "report_runs.h"
#include "results_join.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct options {
    const char *runs[RESULTS_JOIN_MAX];
    size_t nruns;
    const char *labels; /* as typed; NULL for none */
    const char *dir;
    const char *formats; /* NULL for the usual ones */
    struct report_options report;
};

enum { KEY_LABEL = 256, KEY_FACET };

static const struct argp_option option_table[] = {
    {"output", 'o', "DIR", 0, "Where to write (the run's folder)", 0},
    {"format", 'f', "FORMAT,...", 0,
     "csv, machine, svg, png, text, md, trace (all of them)", 0},
    {"label", KEY_LABEL, "TEXT,...", 0,
     "What each of several RUNs is called (what tells them apart)", 0},
    {"facet", KEY_FACET, "workload|run", 0,
     "Several runs' charts: one over the other, or a panel for each "
     "(workload)",
     0},
    {0},
};

/* A single format that goes to standard output, or NULL. */
static const struct reporter *printed(const struct options *o)
{
    const struct reporter *r =
        o->formats == NULL ? NULL : reporter_find(o->formats);

    return o->dir == NULL && r != NULL && r->print != NULL ? r : NULL;
}

static void check(const struct options *o, struct argp_state *state)
{
    struct err e;
    size_t labels = o->labels == NULL ? 0 : report_runs_count(o->labels);

    if (o->nruns == 0) {
        argp_error(state, "name a run's folder");
    }
    if (labels > 0 && o->nruns == 1) {
        argp_error(state, "--label: it tells several runs apart, and there is "
                          "one");
    }
    if (labels > 0 && labels != o->nruns) {
        argp_error(state,
                   "--label: %zu label%s, and %zu runs: give one for each, an "
                   "empty one where tvp is to choose",
                   labels, labels == 1 ? "" : "s", o->nruns);
    }
    if (o->nruns > 1 && o->formats != NULL
        && report_check_several(o->formats, &e)) {
        argp_error(state, "-f: %s", e.text);
    }
    if (o->nruns > 1 && o->dir == NULL && printed(o) == NULL) {
        argp_error(state,
                   "-o: where to write a report of %zu runs is not said; add "
                   "-o DIR (or -f text or -f md alone, for standard output)",
                   o->nruns);
    }
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *o = state->input;
    struct err e;

    switch (key) {
    case 'o':
        o->dir = arg;
        return 0;
    case 'f':
        if (report_check(arg, &e)) {
            argp_error(state, "-f: %s", e.text);
        }
        o->formats = arg;
        return 0;
    case KEY_LABEL:
        o->labels = arg;
        return 0;
    case KEY_FACET:
        o->report.by_run = strcmp(arg, "run") == 0;
        if (!o->report.by_run && strcmp(arg, "workload") != 0) {
            argp_error(state, "--facet: '%s' is neither workload nor run", arg);
        }
        return 0;
    case ARGP_KEY_ARG:
        if (o->nruns == RESULTS_JOIN_MAX) {
            argp_error(state, "%d runs at most: '%s' is too much",
                       RESULTS_JOIN_MAX, arg);
        }
        o->runs[o->nruns++] = arg;
        return 0;
    case ARGP_KEY_END:
        check(o, state);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp argp = {
    .options = option_table,
    .parser = parse_option,
    .args_doc = "RUN...",
    .doc = "Writes a run's tables, charts and report anew from its run.db, "
           "the only truth: RUN is its folder, or that file. A single text or "
           "md without -o "
           "goes to standard output. Several runs make one report, in -o DIR.",
};

/* Into the folder of a run.db where RUN is that file. */
static void default_dir(const char *run, char dir[PATH_MAX])
{
    struct stat info;
    const char *slash = strrchr(run, '/');

    snprintf(dir, PATH_MAX, "%s", run);
    if (stat(run, &info) == 0 && !S_ISDIR(info.st_mode)) {
        snprintf(dir, PATH_MAX, "%.*s", slash == NULL ? 1 : (int)(slash - run),
                 slash == NULL ? "." : run);
    }
}

static int report(const struct options *o, const struct results *r,
                  struct err *e)
{
    char own_dir[PATH_MAX];
    char several[REPORT_FORMATS_BYTES];
    const char *formats = o->formats;
    const char *dir = o->dir;

    if (printed(o) != NULL) {
        return printed(o)->print(r, stdout, e);
    }
    if (dir == NULL) {
        default_dir(o->runs[0], own_dir);
        dir = own_dir;
    }
    if (formats == NULL) {
        report_several_formats(several);
        formats = o->nruns > 1 ? several : report_default_formats;
    }
    if (report_write(r, &o->report, dir, formats, e)) {
        return -1;
    }
    fprintf(stderr, "wrote %s to %s\n", formats, dir);
    return 0;
}

static struct outcome run(int argc, char **argv)
{
    struct options o = {.report = report_defaults};
    struct report_runs runs;
    struct err e = {0};

    cli_parse(&argp, argc, argv, &o);
    if (report_runs_load(&runs, o.runs, o.nruns, o.labels, &e)) {
        return cli_failed(STATUS_FAILED, &e);
    }
    int result = report(&o, report_runs_results(&runs), &e);
    report_runs_free(&runs);
    return result ? cli_failed(STATUS_FAILED, &e) : cli_ok();
}

const struct command command_report = {
    .name = "report",
    .summary = "tables, charts and a page from runs' folders",
    .run = run,
};
