/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp merge: runs of many machines in one file, each apart from the others. */
#include "merge.h"

#include "cli.h"
#include "label.h"
#include "merged.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_LIST = 0x100, COLUMNS = 6, FIELD_BYTES = 160 };

struct options {
    char **paths; /* of argv */
    size_t n;
    const char *out;
    const char *list;
};

static const struct argp_option option_table[] = {
    {"output", 'o', "OUT", 0,
     "Where to: a folder, in which it is run.db, or a file that ends in .db; "
     "one that is there is added to",
     0},
    {"list", KEY_LIST, "FILE", 0, "Show which runs FILE holds", 0},
    {0},
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *o = state->input;

    switch (key) {
    case 'o':
        o->out = cli_place(state, "-o", arg);
        return 0;
    case KEY_LIST:
        o->list = arg;
        return 0;
    case ARGP_KEY_ARG:
        o->paths[o->n++] = arg;
        return 0;
    case ARGP_KEY_END:
        if (o->list != NULL && (o->n > 0 || o->out != NULL)) {
            cli_error(state, "--list: it shows one FILE, and merges nothing");
        }
        if (o->list == NULL && o->n == 0) {
            cli_error(state, "name the runs to merge: folders, run.db files, "
                             "or merged files");
        }
        if (o->list == NULL && (o->out == NULL || o->out[0] == '\0')) {
            cli_error(state, "-o: where to merge them to is not said; add "
                             "-o OUT");
        }
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp argp = {
    .options = option_table,
    .parser = parse_option,
    .args_doc = "RUN... -o OUT\n--list FILE",
    .doc = "Copies runs into one file, each apart from the others with its "
           "machine. A run that is there already adds nothing, or takes the "
           "place of what it was before it was resumed. 'tvp report OUT -o "
           "DIR' reports all of them, 'tvp report OUT#3' one.",
};

static void put_fields(const struct merged_run *run,
                       char fields[COLUMNS][FIELD_BYTES])
{
    snprintf(fields[0], FIELD_BYTES, "%lld", (long long)run->number);
    snprintf(fields[1], FIELD_BYTES, "%lld", (long long)run->samples);
    snprintf(fields[2], FIELD_BYTES, "%s", run->name);
    snprintf(fields[3], FIELD_BYTES, "%s", run->run_id);
    snprintf(fields[4], FIELD_BYTES, "%s", run->plan);
    snprintf(fields[5], FIELD_BYTES, "%s", run->cpu);
}

/* Numbers stand at the right; nothing follows the last field. */
static void put_line(char fields[COLUMNS][FIELD_BYTES],
                     const size_t widths[COLUMNS])
{
    for (size_t i = 0; i < COLUMNS; i++) {
        int pad = (int)(widths[i] - label_columns(fields[i]));
        bool right = i < 2;
        printf("%s%*s%s%*s", i > 0 ? "  " : "", right ? pad : 0, "", fields[i],
               right || i == COLUMNS - 1 ? 0 : pad, "");
    }
    putchar('\n');
}

static void widen(char fields[COLUMNS][FIELD_BYTES], size_t widths[COLUMNS])
{
    for (size_t i = 0; i < COLUMNS; i++) {
        size_t columns = label_columns(fields[i]);
        widths[i] = columns > widths[i] ? columns : widths[i];
    }
}

static int list(const char *file, struct err *e)
{
    char fields[COLUMNS][FIELD_BYTES] = {"#",      "samples", "name",
                                         "run_id", "plan",    "CPU"};
    char headings[COLUMNS][FIELD_BYTES];
    size_t widths[COLUMNS] = {0};
    struct merged_run *runs;
    size_t n;

    if (merged_list(file, &runs, &n, e)) {
        return -1;
    }
    memcpy(headings, fields, sizeof headings);
    widen(headings, widths);
    for (size_t i = 0; i < n; i++) {
        put_fields(&runs[i], fields);
        widen(fields, widths);
    }
    put_line(headings, widths);
    for (size_t i = 0; i < n; i++) {
        put_fields(&runs[i], fields);
        put_line(fields, widths);
    }
    free(runs);
    return 0;
}

/* 0, -1, or the number of the signal that ended it. */
static int merge(const struct options *o, struct err *e)
{
    struct merge_outcome did;

    if (merge_runs(o->out, (const char *const *)o->paths, o->n, &did, e)) {
        return did.signal != 0 ? did.signal : -1;
    }
    fprintf(stderr,
            "%s holds %zu run%s: %zu added, %zu replaced by what they have "
            "become, %zu there already\n",
            o->out, did.runs, did.runs == 1 ? "" : "s", did.added, did.replaced,
            did.same);
    return 0;
}

static struct outcome run(int argc, char **argv)
{
    struct options o = {.paths = calloc((size_t)argc, sizeof *o.paths)};
    struct err e = {0};

    if (o.paths == NULL) {
        err_set(&e, "out of memory for %d runs", argc);
        return cli_failed(STATUS_FAILED, &e);
    }
    cli_parse(&argp, argc, argv, &o);
    int result = o.list != NULL ? list(o.list, &e) : merge(&o, &e);
    free(o.paths);
    return result == 0
               ? cli_ok()
               : cli_failed(result < 0 ? STATUS_FAILED : STATUS_SIGNAL + result,
                            &e);
}

const struct command command_merge = {
    .name = "merge",
    .summary = "runs of many machines in one file",
    .run = run,
};
