/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp history add: runs into the file. */
#include "history_command.h"

#include "cli.h"
#include "history.h"
#include "history_date.h"
#include "history_view.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_LABEL = 0x100, KEY_COMMIT, KEY_BRANCH, KEY_DATE };

struct options {
    struct history_choice choice;
    struct history_labels given;
    char date[UTC_TEXT_BYTES];
    char **runs;
    size_t nruns;
};

/* What a CI says of itself; the first that is set and not empty. */
static const char *const commit_variables[] = {"GITHUB_SHA", "CI_COMMIT_SHA",
                                               NULL};
static const char *const branch_variables[] = {
    "GITHUB_HEAD_REF", "GITHUB_REF_NAME", "CI_COMMIT_REF_NAME", NULL};

static const struct argp_option option_table[] = {
    {"label", KEY_LABEL, "TEXT", 0, "What the runs are called (none)", 0},
    {"commit", KEY_COMMIT, "ID", 0,
     "Of what was measured ($GITHUB_SHA or $CI_COMMIT_SHA, if set)", 0},
    {"branch", KEY_BRANCH, "NAME", 0,
     "Likewise ($GITHUB_HEAD_REF, $GITHUB_REF_NAME or $CI_COMMIT_REF_NAME)", 0},
    {"date", KEY_DATE, "DATE", 0,
     "Decides the order: 2026-11-22, or with a time as of git's %cI (when the "
     "run began)",
     0},
    {0},
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *o = state->input;

    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &o->choice;
        return 0;
    case KEY_LABEL:
        o->given.label = arg;
        return 0;
    case KEY_COMMIT:
        o->given.commit = arg;
        return 0;
    case KEY_BRANCH:
        o->given.branch = arg;
        return 0;
    case KEY_DATE:
        if (history_date_parse(arg, o->date)) {
            cli_error(state,
                      "--date: '%s' is none; expected 2026-11-22 or "
                      "2026-11-22T17:04:16Z, or with an offset as +01:00",
                      arg);
        }
        o->given.date = o->date;
        return 0;
    case ARGP_KEY_ARGS:
        o->runs = state->argv + state->next;
        o->nruns = (size_t)(state->argc - state->next);
        return 0;
    case ARGP_KEY_NO_ARGS:
        cli_error(state, "name a run's folder");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_child children[] = {{&history_db_argp, 0, NULL, 0},
                                             {0}};

static const struct argp argp = {
    .options = option_table,
    .parser = parse_option,
    .children = children,
    .args_doc = "RUN...",
    .doc = "Adds what runs measured to a history, which is made if need be. "
           "RUN is a run's folder, its run.db, FILE#2 of a merged file, or a "
           "report.json. A run that is there already stays as it is; one that "
           "was gone on with since has its values "
           "replaced.",
};

static const char *variable(const char *const names[], const char **name)
{
    for (size_t i = 0; names[i] != NULL; i++) {
        const char *value = getenv(names[i]);
        if (value != NULL && value[0] != '\0') {
            *name = names[i];
            return value;
        }
    }
    return NULL;
}

static void print_label(const char *what, const char *text, const char *from)
{
    if (text[0] != '\0') {
        printf(", %s %s", what, text);
        if (from != NULL) {
            printf(" (from %s)", from);
        }
    }
}

static void print_added(const char *path, enum history_added how,
                        const struct history_entry *entry,
                        const struct options *o)
{
    static const char *const words[] = {
        [HISTORY_ADDED] = "added as",
        [HISTORY_SAME] = "nothing changed: it is there already as",
        [HISTORY_GROWN] = "it has grown; its values were replaced in",
        [HISTORY_OLDER] = "nothing changed: more of this run is there as",
        [HISTORY_RELABELLED] = "it is there already; changed the labels of",
    };
    const char *commit_from = NULL;
    const char *branch_from = NULL;

    if (how == HISTORY_ADDED && o->given.commit == NULL) {
        variable(commit_variables, &commit_from);
    }
    if (how == HISTORY_ADDED && o->given.branch == NULL) {
        variable(branch_variables, &branch_from);
    }
    printf("%s: %s entry %" PRId64 ", %" PRId64 " cell%s, %s", path, words[how],
           entry->id, entry->cells, entry->cells == 1 ? "" : "s", entry->date);
    print_label("label", entry->label, NULL);
    print_label("commit", entry->commit, commit_from);
    print_label("branch", entry->branch, branch_from);
    printf(", machine %.8s (%s)\n", entry->machine, entry->machine_text);
    if (entry->warning[0] != '\0') {
        printf("  left out of changes and checks. %s\n", entry->warning);
    }
}

static int add(struct history *h, const char *path, const struct options *o,
               struct err *e)
{
    const char *from;
    struct results r;
    struct history_run run;
    struct history_entry entry;
    enum history_added how = HISTORY_SAME;

    if (results_load(&r, path, e)) {
        return -1;
    }
    int status = history_run_make(&run, &r, e);
    results_free(&r);
    if (status != 0) {
        return err_prefix(e, "%.150s: ", path);
    }
    const struct history_adding adding = {
        .run = &run,
        .given = o->given,
        .usual = {.commit = variable(commit_variables, &from),
                  .branch = variable(branch_variables, &from)},
    };
    status = history_add(h, &adding, &how, &entry, e);
    if (status == 0) {
        print_added(path, how, &entry, o);
    }
    history_run_free(&run);
    return status;
}

static struct outcome run(int argc, char **argv)
{
    struct options o = {0};
    struct err e = {0};
    struct history *h;
    int status = 0;

    cli_parse(&argp, argc, argv, &o);
    if (history_open(&h, o.choice.db, true, &e)) {
        return cli_failed(STATUS_FAILED, &e);
    }
    for (size_t i = 0; i < o.nruns && status == 0; i++) {
        status = add(h, o.runs[i], &o, &e);
    }
    history_close(h);
    return status != 0 ? cli_failed(STATUS_FAILED, &e) : cli_ok();
}

const struct history_command history_command_add = {
    .name = "add",
    .summary = "runs into the history",
    .run = run,
};
