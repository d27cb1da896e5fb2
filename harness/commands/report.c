/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp report: runs' records once more, in other formats or elsewhere. */
#include "report.h"

#include "cli.h"
#include "merged.h"
#include "registry.h"
#include "report_apart.h"
#include "report_runs.h"
#include "results_join.h"
#include "results_json.h"
#include "text_list.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    KEY_THEME = 0x100,
    KEY_SIZE,
    KEY_FONT,
    KEY_LABEL,
    KEY_FACET,
    SIZE_MIN_PX = 320,
    SIZE_MAX_PX = 10000,
    FONT_MIN_PX = 6,
    FONT_MAX_PX = 100,
    FONT_NAME_BYTES = 64,
};

struct options {
    struct text_list runs; /* each by itself, also of merged files */
    const char *labels;    /* as typed; NULL for none */
    const char *dir;
    const char *formats; /* NULL for the usual ones */
    struct report_options report;
    char font[FONT_NAME_BYTES];
};

static const struct argp_option option_table[] = {
    {"output", 'o', "DIR", 0, "Where to write (the run's folder)", 0},
    {"format", 'f', "FORMAT,...", 0,
     "csv, machine, svg, png, text, md, html, trace (all of them); see tvp "
     "list "
     "reporters",
     0},
    {"theme", KEY_THEME, "light|dark", 0, "The charts' ground (light)", 0},
    {"size", KEY_SIZE, "WIDTH[xHEIGHT]", 0,
     "Of a chart, in pixels; one that needs more height to be legible gets it "
     "(800, as high as it comes)",
     0},
    {"font", KEY_FONT, "NAME[,SIZE]", 0,
     "That charts are set in (DejaVu Sans,12); their lines and points grow "
     "with it",
     0},
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

static void check_place(const struct options *o, struct argp_state *state)
{
    if (o->dir != NULL || printed(o) != NULL) {
        return;
    }
    if (o->runs.count == 1 && results_json_is(o->runs.items[0])) {
        cli_error(state,
                  "-o: where to write what is made of %s is not said; "
                  "add -o DIR: it lacks what files beside it may have",
                  o->runs.items[0]);
    }
    if (o->runs.count > 1) {
        cli_error(state,
                  "-o: where to write a report of %zu runs is not said; add "
                  "-o DIR (or -f text or -f md alone, for standard output)",
                  o->runs.count);
    }
}

static void check(const struct options *o, struct argp_state *state)
{
    struct err e;
    size_t labels = o->labels == NULL ? 0 : report_runs_count(o->labels);
    size_t nruns = o->runs.count;

    if (nruns == 0) {
        cli_error(state, "name a run's folder");
    }
    if (nruns > RESULTS_JOIN_MAX) {
        cli_error(state, "%d runs at most: '%s' is too much", RESULTS_JOIN_MAX,
                  o->runs.items[RESULTS_JOIN_MAX]);
    }
    if (labels > 0 && nruns == 1) {
        cli_error(state, "--label: it tells several runs apart, and there is "
                         "one");
    }
    if (labels > 0 && labels != nruns) {
        cli_error(state,
                  "--label: %zu label%s, and %zu runs: give one for each, an "
                  "empty one where tvp is to choose",
                  labels, labels == 1 ? "" : "s", nruns);
    }
    if (nruns > 1 && o->formats != NULL
        && report_check_several(o->formats, &e)) {
        cli_error(state, "-f: %s", e.text);
    }
    check_place(o, state);
}

/* A whole number in a range that ends at `end`; 0 if it is none. */
static unsigned number_up_to(const char *text, const char *end, unsigned least,
                             unsigned most)
{
    char *stop;
    unsigned long value = strtoul(text, &stop, 10);

    return text[0] >= '0' && text[0] <= '9' && stop == end && value >= least
                   && value <= most
               ? (unsigned)value
               : 0;
}

static void parse_size(struct report_options *o, const char *text,
                       struct argp_state *state)
{
    size_t length = strcspn(text, "x");
    bool both = text[length] == 'x';

    o->width_px = number_up_to(text, text + length, SIZE_MIN_PX, SIZE_MAX_PX);
    o->height_px = both ? number_up_to(text + length + 1, text + strlen(text),
                                       SIZE_MIN_PX, SIZE_MAX_PX)
                        : 0;
    if (o->width_px == 0 || (both && o->height_px == 0)) {
        cli_error(state,
                  "--size: '%s' is no size; expected WIDTH or WIDTHxHEIGHT, "
                  "each from %d to %d",
                  text, SIZE_MIN_PX, SIZE_MAX_PX);
    }
}

static void parse_font(struct options *o, const char *text,
                       struct argp_state *state)
{
    static const char good[] = "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .-_";
    size_t length = strcspn(text, ",");
    const char *size = text[length] == ',' ? text + length + 1 : NULL;

    if (length >= sizeof o->font || strspn(text, good) < length) {
        cli_error(state,
                  "--font: '%.80s' names no font; expected letters, "
                  "digits, blanks, as in 'Noto Sans,14'",
                  text);
    }
    if (length > 0) {
        snprintf(o->font, sizeof o->font, "%.*s", (int)length, text);
        o->report.font = o->font;
    }
    if (size != NULL) {
        o->report.font_px =
            number_up_to(size, size + strlen(size), FONT_MIN_PX, FONT_MAX_PX);
        if (o->report.font_px == 0) {
            cli_error(state, "--font: '%s' is no size; expected %d to %d", size,
                      FONT_MIN_PX, FONT_MAX_PX);
        }
    }
}

/* What can't be read is told when all else is known to be right. */
static int add_run(struct options *o, const char *path, struct err *e)
{
    struct err unused;

    return merged_expand(path, &o->runs, &unused) == 0
               ? 0
               : text_list_add(&o->runs, path, strlen(path), e);
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *o = state->input;
    struct err e;

    switch (key) {
    case 'o':
        o->dir = cli_place(state, "-o", arg);
        return 0;
    case 'f':
        if (report_check(arg, &e)) {
            cli_error(state, "-f: %s", e.text);
        }
        o->formats = arg;
        return 0;
    case KEY_THEME:
        o->report.dark = strcmp(arg, "dark") == 0;
        if (!o->report.dark && strcmp(arg, "light") != 0) {
            cli_error(state, "--theme: '%s' is none; expected light or dark",
                      arg);
        }
        return 0;
    case KEY_SIZE:
        parse_size(&o->report, arg, state);
        return 0;
    case KEY_FONT:
        parse_font(o, arg, state);
        return 0;
    case KEY_LABEL:
        o->labels = arg;
        return 0;
    case KEY_FACET:
        o->report.by_run = strcmp(arg, "run") == 0;
        if (!o->report.by_run && strcmp(arg, "workload") != 0) {
            cli_error(state, "--facet: '%s' is neither workload nor run", arg);
        }
        return 0;
    case ARGP_KEY_ARG:
        if (add_run(o, arg, &e)) {
            argp_failure(state, STATUS_FAILED, 0, "%s", e.text);
        }
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
           "the only truth: RUN is its folder, that file, a merged file, "
           "which stands for all of its runs (FILE#2 for one), or a "
           "report.json, as -f json writes it, which has less. A single text, "
           "md or format of another tool goes to standard output without -o. "
           "Several runs make one report, in -o DIR.",
};

/* Into the folder of a run.db where RUN is that file. */
static void default_dir(const char *run, char dir[PATH_MAX])
{
    char which[MERGED_WHICH_BYTES];
    struct err unused;

    if (merged_resolve(run, dir, which, &unused) == 0) {
        char *slash = strrchr(dir, '/');
        snprintf(slash == NULL ? dir : slash, 2, "%s",
                 slash == NULL ? "." : "");
    }
}

/* Charts are left out rather than drawn so that nobody can read them. */
static void note_charts(const struct results *r, const char *formats)
{
    if (r->nruns > RESULTS_DRAWN_MAX
        && (strstr(formats, "svg") != NULL || strstr(formats, "png") != NULL
            || strstr(formats, "pdf") != NULL
            || strstr(formats, "html") != NULL)) {
        fprintf(stderr,
                "note: a chart has room for %d runs, and there are %zu: none "
                "is drawn\n",
                RESULTS_DRAWN_MAX, r->nruns);
    }
}

/* 0, -1, or the number of the signal that ended it. */
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
        default_dir(o->runs.items[0], own_dir);
        dir = own_dir;
    }
    if (formats == NULL) {
        report_several_formats(several);
        formats = o->runs.count > 1 ? several : report_default_formats;
    }
    const struct report_job job = {
        .results = r, .options = &o->report, .dir = dir, .formats = formats};
    int result = report_apart(&job, e);
    if (result == 0) {
        note_charts(r, formats);
        fprintf(stderr, "wrote %s to %s\n", formats, dir);
    }
    return result;
}

static struct outcome run(int argc, char **argv)
{
    struct options o = {.report = report_defaults};
    struct report_runs runs;
    struct err e = {0};

    cli_parse(&argp, argc, argv, &o);
    int result = report_runs_load(&runs, (const char *const *)o.runs.items,
                                  o.runs.count, o.labels, &e);
    if (result == 0) {
        result = report(&o, report_runs_results(&runs), &e);
        report_runs_free(&runs);
    }
    text_list_clear(&o.runs);
    return result == 0
               ? cli_ok()
               : cli_failed(result < 0 ? STATUS_FAILED : STATUS_SIGNAL + result,
                            &e);
}

const struct command command_report = {
    .name = "report",
    .summary = "tables, charts and a page from runs' folders",
    .run = run,
};
