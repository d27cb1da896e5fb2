/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp compare: did NEW get worse than BASE? */
#include "compare.h"

#include "cli.h"
#include "compare_format.h"
#include "file_out.h"
#include "threshold.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

enum {
    KEY_EACH = 0x100,
    KEY_STRICT,
    KEY_CROSS_MACHINE,
    KEY_ALLOW,
    KEY_IGNORE,
    KEY_METRIC,
    KEY_THRESHOLD,
};

struct options {
    const char *runs[2];
    size_t nruns;
    struct compare_options compare;
    const struct compare_format *format;
    const char *file; /* NULL: standard output */
    bool strict;
};

static const struct argp_option option_table[] = {
    {"threshold", KEY_THRESHOLD, "5%|METRIC=5%,...", 0,
     "What a difference must exceed (what NEW's plan says, else 5%)", 0},
    {"metric", KEY_METRIC, "METRIC,...", 0,
     "total, elapsed, throughput, latency, cpu, memory (the one that BASE is "
     "about)",
     0},
    {"each", KEY_EACH, NULL, 0,
     "Judge each cell by itself: finds more, and more of it is chance", 0},
    {"strict", KEY_STRICT, NULL, 0,
     "Status 4 when a cell is undecided, or NEW lacks one", 0},
    {"ignore", KEY_IGNORE, "PARAM,...", 0,
     "Cells that differ in these parameters alone are the same one", 0},
    {"allow", KEY_ALLOW, "FACT,...", 0,
     "What may differ between the machines, as in kernel,cpu-model", 0},
    {"cross-machine", KEY_CROSS_MACHINE, NULL, 0,
     "Compare speed-ups over sequential, each taken inside its own run", 0},
    {"format", 'f', "FORMAT", 0, "text, md, json, junit, github (text)", 0},
    {"output", 'o', "FILE", 0, "Where to write (standard output)", 0},
    {0},
};

static void parse_metrics(struct options *o, const char *text,
                          struct argp_state *state)
{
    for (const char *at = text;; at++) {
        char name[16] = "";
        size_t length = strcspn(at, ",");
        enum metric metric;
        if (length < sizeof name) {
            snprintf(name, sizeof name, "%.*s", (int)length, at);
        }
        if (metric_parse(name, &metric)) {
            cli_error(state,
                      "--metric: '%.*s' is none; expected total, elapsed, "
                      "throughput, latency, cpu, memory",
                      (int)length, at);
            return;
        }
        o->compare.metrics[metric] = true;
        at += length;
        if (*at == '\0') {
            return;
        }
    }
}

static void parse_format(struct options *o, const char *name,
                         struct argp_state *state)
{
    char names[128] = "";

    o->format = compare_format_find(name);
    for (size_t i = 0; compare_formats[i] != NULL; i++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s", i > 0 ? ", " : "",
                 compare_formats[i]->name);
    }
    if (o->format == NULL) {
        cli_error(state, "-f: '%.60s' is none; expected %s", name, names);
    }
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *o = state->input;
    struct err e;

    switch (key) {
    case KEY_THRESHOLD:
        if (threshold_parse(o->compare.thresholds, arg, &e)) {
            cli_error(state, "--threshold: %s", e.text);
        }
        return 0;
    case KEY_METRIC:
        parse_metrics(o, arg, state);
        return 0;
    case KEY_EACH:
        o->compare.each = true;
        return 0;
    case KEY_STRICT:
        o->strict = true;
        return 0;
    case KEY_IGNORE:
        o->compare.ignore = arg;
        return 0;
    case KEY_ALLOW:
        o->compare.allow = arg;
        return 0;
    case KEY_CROSS_MACHINE:
        o->compare.cross_machine = true;
        return 0;
    case 'f':
        parse_format(o, arg, state);
        return 0;
    case 'o':
        o->file = cli_place(state, "-o", arg);
        return 0;
    case ARGP_KEY_ARG:
        if (o->nruns == 2) {
            cli_error(state, "two runs are compared: '%s' is too much", arg);
        }
        o->runs[o->nruns++ % 2] = arg;
        return 0;
    case ARGP_KEY_END:
        if (o->nruns < 2) {
            cli_error(state, "name two runs' folders, BASE and NEW");
        }
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp argp = {
    .options = option_table,
    .parser = parse_option,
    .args_doc = "BASE NEW",
    .doc = "Says of each cell that two runs have whether NEW is worse than "
           "BASE, better, the same, or undecided. A run is its folder, its "
           "run.db, FILE#2 of a merged file, or a report.json. Ends with "
           "status 3 when a cell is worse.",
};

static int print(const struct options *o, const struct compare *c, FILE *out,
                 struct err *e)
{
    if (o->format->print(c, out, e)) {
        return -1;
    }
    return fflush(out) == 0 && !ferror(out)
               ? 0
               : err_errno(e, "cannot write the comparison: make room, or "
                              "choose another file with -o FILE");
}

/* No run is overwritten: neither one that is compared, nor another's run.db. */
static int check_place(const struct options *o, struct err *e)
{
    static const char database[] = "SQLite format 3";
    char head[sizeof database] = "";
    struct stat place;
    struct stat run;

    if (o->file == NULL || stat(o->file, &place) != 0) {
        return 0;
    }
    FILE *f = fopen(o->file, "re");
    if (f != NULL) {
        (void)!fread(head, sizeof head, 1, f);
        fclose(f);
    }
    bool taken = memcmp(head, database, sizeof database) == 0;
    for (size_t i = 0; i < 2; i++) {
        taken = taken
                || (stat(o->runs[i], &run) == 0 && run.st_dev == place.st_dev
                    && run.st_ino == place.st_ino);
    }
    return taken ? err_set(e,
                           "-o %.200s: a run is kept there; choose another "
                           "file",
                           o->file)
                 : 0;
}

static int write_file(const struct options *o, const struct compare *c,
                      struct err *e)
{
    char dir[PATH_MAX] = ".";
    const char *slash = strrchr(o->file, '/');
    const char *name = slash == NULL ? o->file : slash + 1;
    struct file_out f;

    if (slash != NULL) {
        snprintf(dir, sizeof dir, "%.*s",
                 slash == o->file ? 1 : (int)(slash - o->file), o->file);
    }
    if (name[0] == '\0') {
        return err_set(e, "'%.200s' names no file: add one, as in -o out.txt",
                       o->file);
    }
    if (file_out_open(&f, dir, name, e)) {
        return -1;
    }
    if (o->format->print(c, f.stream, e)) {
        file_out_discard(&f);
        return -1;
    }
    return file_out_close(&f, e);
}

static int status_of(const struct options *o, const struct compare *c)
{
    if (compare_count(c, COMPARE_WORSE) > 0) {
        return STATUS_REGRESSION;
    }
    return o->strict
                   && (compare_count(c, COMPARE_UNDECIDED) > 0
                       || c->nonly_base > 0)
               ? STATUS_UNRELIABLE
               : STATUS_OK;
}

static struct outcome compare(const struct options *o,
                              const struct results runs[2])
{
    struct outcome outcome = {.status = STATUS_FAILED};
    struct compare c;

    if (compare_make(&c, &runs[0], &runs[1], &o->compare, &outcome.err)) {
        outcome.status = c.refused ? STATUS_USAGE : STATUS_FAILED;
        return outcome;
    }
    int failed = o->file == NULL ? print(o, &c, stdout, &outcome.err)
                                 : write_file(o, &c, &outcome.err);
    if (!failed) {
        outcome.status = status_of(o, &c);
    }
    compare_free(&c);
    return outcome;
}

static struct outcome run(int argc, char **argv)
{
    struct options o = {.format = compare_formats[0]};
    struct results runs[2];
    struct err e = {0};

    cli_parse(&argp, argc, argv, &o);
    if (check_place(&o, &e)) {
        return cli_failed(STATUS_USAGE, &e);
    }
    if (results_load(&runs[0], o.runs[0], &e)) {
        return cli_failed(STATUS_FAILED, &e);
    }
    if (results_load(&runs[1], o.runs[1], &e)) {
        results_free(&runs[0]);
        return cli_failed(STATUS_FAILED, &e);
    }
    struct outcome outcome = compare(&o, runs);
    results_free(&runs[0]);
    results_free(&runs[1]);
    return outcome;
}

const struct command command_compare = {
    .name = "compare",
    .summary = "whether a run is worse than another, cell by cell",
    .run = run,
};
