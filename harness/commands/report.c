/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp report: a run's records once more, in other formats or elsewhere. */
#include "report.h"

#include "cli.h"
#include "registry.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

struct options {
    const char *run;
    const char *dir;
    const char *formats;
};

static const struct argp_option option_table[] = {
    {"output", 'o', "DIR", 0, "Where to write (the run's folder)", 0},
    {"format", 'f', "FORMAT,...", 0,
     "csv, machine, svg, png, text, md, trace (all of them)", 0},
    {0},
};

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
    case ARGP_KEY_ARG:
        if (o->run != NULL) {
            argp_error(state, "one run at a time: '%s' is too much", arg);
        }
        o->run = arg;
        return 0;
    case ARGP_KEY_END:
        if (o->run == NULL) {
            argp_error(state, "name a run's folder");
        }
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp argp = {
    .options = option_table,
    .parser = parse_option,
    .args_doc = "RUN",
    .doc = "Writes a run's tables, charts and report anew from its run.db, "
           "the only truth: RUN is its folder, or that file. A single text or "
           "md without -o "
           "goes to standard output.",
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

static struct outcome run(int argc, char **argv)
{
    struct options o = {.formats = report_default_formats};
    struct results r;
    struct err e = {0};
    char dir[PATH_MAX];

    cli_parse(&argp, argc, argv, &o);
    if (results_load(&r, o.run, &e)) {
        return cli_failed(STATUS_FAILED, &e);
    }
    const struct reporter *single = reporter_find(o.formats);
    int result;
    if (o.dir == NULL && single != NULL && single->print != NULL) {
        result = single->print(&r, stdout, &e);
    } else {
        default_dir(o.run, dir);
        const char *to = o.dir == NULL ? dir : o.dir;
        result = report_write(&r, &report_defaults, to, o.formats, &e);
        if (result == 0) {
            fprintf(stderr, "wrote %s to %s\n", o.formats, to);
        }
    }
    results_free(&r);
    return result ? cli_failed(STATUS_FAILED, &e) : cli_ok();
}

const struct command command_report = {
    .name = "report",
    .summary = "tables, charts and a page from a run's folder",
    .run = run,
};
