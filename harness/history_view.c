/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_view.h"

#include "cli.h"
#include "history_command.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { KEY_DB = 0x200, KEY_MACHINE, KEY_BRANCH, KEY_METRIC, KEY_LEAST };
enum { LEAST_MIN = 2, LEAST_MAX = 1000 };

static const struct argp_option db_options[] = {
    {"db", KEY_DB, "FILE", 0, "The history (" HISTORY_DB ")", 1},
    {0},
};

static const struct argp_option choice_options[] = {
    {"db", KEY_DB, "FILE", 0, "The history (" HISTORY_DB ")", 1},
    {"machine", KEY_MACHINE, "FINGERPRINT", 0,
     "Runs of this machine; its beginning does (that of the run added last)",
     1},
    {"branch", KEY_BRANCH, "NAME", 0, "Runs of this branch alone (all)", 1},
    {"metric", KEY_METRIC, "NAME", 0,
     "total, elapsed, throughput, latency, cpu or memory (what the newest run "
     "is about)",
     1},
    {0},
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct history_choice *c = state->input;

    switch (key) {
    case ARGP_KEY_INIT:
        *c = (struct history_choice){.db = HISTORY_DB};
        return 0;
    case KEY_DB:
        c->db = cli_place(state, "--db", arg);
        return 0;
    case KEY_MACHINE:
        c->machine = arg;
        return 0;
    case KEY_BRANCH:
        c->branch = arg;
        return 0;
    case KEY_METRIC:
        if (metric_parse(arg, &c->metric)) {
            cli_error(state,
                      "--metric: '%s' is none; expected total, elapsed, "
                      "throughput, latency, cpu or memory",
                      arg);
        }
        c->metric_given = true;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

const struct argp history_db_argp = {
    .options = db_options,
    .parser = parse_option,
};

const struct argp history_choice_argp = {
    .options = choice_options,
    .parser = parse_option,
};

static error_t parse_format(int key, char *arg, struct argp_state *state)
{
    bool *json = state->input;

    switch (key) {
    case 'f':
        *json = strcmp(arg, "json") == 0;
        if (!*json && strcmp(arg, "text") != 0) {
            cli_error(state, "--format wants text or json, got '%s'", arg);
        }
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option format_options[] = {
    {"format", 'f', "text|json", 0, "For people or for programs (text)", 0},
    {0},
};

const struct argp history_format_argp = {
    .options = format_options,
    .parser = parse_format,
};

static error_t parse_least(int key, char *arg, struct argp_state *state)
{
    size_t *least = state->input;

    switch (key) {
    case ARGP_KEY_INIT:
        *least = CHANGEPOINT_LEAST;
        return 0;
    case KEY_LEAST:
        *least = cli_count(state, "--least", arg);
        if (*least < LEAST_MIN || *least > LEAST_MAX) {
            cli_error(state, "--least: from %d to %d, got '%s'", LEAST_MIN,
                      LEAST_MAX, arg);
        }
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_option least_options[] = {
    {"least", KEY_LEAST, "N", 0,
     "Runs between two changes, and behind and before one, at least (3)", 0},
    {0},
};

const struct argp history_least_argp = {
    .options = least_options,
    .parser = parse_least,
};

/* Adds to a list in a message as long as there is room; "…" then. */
static void list(struct err *e, const char *item)
{
    enum { ROOM = 40 };
    size_t used = strlen(e->text);

    if (used + strlen(item) + ROOM < sizeof e->text) {
        snprintf(e->text + used, sizeof e->text - used, "%s%s",
                 e->text[used - 1] == ':' ? " " : ", ", item);
    } else if (strcmp(e->text + used - strlen("…"), "…") != 0) {
        snprintf(e->text + used, sizeof e->text - used, ", …");
    }
}

/* Whether an earlier entry is of the same machine. */
static bool is_known(const struct history_view *v, size_t entry)
{
    for (size_t i = 0; i < entry; i++) {
        if (strcmp(v->entries[i].machine, v->entries[entry].machine) == 0) {
            return true;
        }
    }
    return false;
}

static void list_machines(const struct history_view *v, struct err *e)
{
    for (size_t i = 0; i < v->n; i++) {
        char item[HISTORY_TEXT_BYTES + 24];
        if (!is_known(v, i)) {
            snprintf(item, sizeof item, "%s (%s)", v->entries[i].machine,
                     v->entries[i].machine_text);
            list(e, item);
        }
    }
}

static int choose_machine(struct history_view *v, const char *prefix,
                          struct err *e)
{
    size_t fitting = 0;
    int64_t last = 0;

    for (size_t i = 0; i < v->n; i++) {
        const struct history_entry *entry = &v->entries[i];
        bool fits = prefix == NULL
                        ? i == 0 || entry->id > last
                        : strncmp(entry->machine, prefix, strlen(prefix)) == 0;
        if (fits) {
            fitting += is_known(v, i) ? 0U : 1U;
            last = entry->id;
            v->scope.machine = entry->machine;
        }
    }
    if (prefix == NULL || fitting == 1) {
        return 0;
    }
    err_set(e, "--machine: %s begins with '%.40s'; there are:",
            fitting == 0 ? "no fingerprint" : "more than one fingerprint",
            prefix);
    list_machines(v, e);
    v->misuse = true;
    return -1;
}

static const char *machine_text(const struct history_view *v)
{
    const char *text = "";

    for (size_t i = 0; i < v->n; i++) {
        if (v->entries[i].machine == v->scope.machine) {
            text = v->entries[i].machine_text;
        }
    }
    return text;
}

static int choose(struct history_view *v, const struct history_choice *c,
                  struct err *e)
{
    bool any = false;

    if (v->n == 0) {
        return err_set(e,
                       "the history %s is empty; add a run: tvp history add "
                       "RUN",
                       c->db);
    }
    v->scope = (struct trend_scope){
        .entries = v->entries,
        .n = v->n,
        .branch = c->branch,
        .search = {CHANGEPOINT_LEAST, CHANGEPOINT_LEVEL,
                   CHANGEPOINT_PERMUTATIONS, 1},
    };
    if (choose_machine(v, c->machine, e)) {
        return -1;
    }
    for (size_t i = 0; i < v->n; i++) {
        if (trend_has(&v->scope, &v->entries[i])) {
            v->scope.metric = v->entries[i].metric;
            any = true;
        }
    }
    v->scope.metric = c->metric_given ? c->metric : v->scope.metric;
    if (!any) {
        v->misuse = true;
        return err_set(e,
                       "--branch: no run of '%.100s' on the machine %s (%s); "
                       "tvp history list shows what there is",
                       c->branch, v->scope.machine, machine_text(v));
    }
    return 0;
}

int history_view_open(struct history_view *v, const struct history_choice *c,
                      struct err *e)
{
    *v = (struct history_view){0};
    if (history_open(&v->h, c->db, false, e)) {
        return -1;
    }
    if (history_entries(v->h, &v->entries, &v->n, e) || choose(v, c, e)) {
        history_view_close(v);
        return -1;
    }
    return 0;
}

void history_view_close(struct history_view *v)
{
    free(v->entries);
    history_close(v->h);
    *v = (struct history_view){.misuse = v->misuse};
}

static bool begins(const char *text, const char *with)
{
    return with[0] != '\0' && strncmp(text, with, strlen(with)) == 0;
}

const struct history_entry *history_view_entry(const struct history_view *v,
                                               const char *id, struct err *e)
{
    const struct history_entry *found = NULL;
    size_t fitting = 0;
    char number[24];

    for (size_t i = 0; i < v->n; i++) {
        snprintf(number, sizeof number, "%lld", (long long)v->entries[i].id);
        if (strcmp(number, id) == 0) {
            return &v->entries[i];
        }
    }
    for (size_t i = 0; i < v->n; i++) {
        const struct history_entry *entry = &v->entries[i];
        if (strcmp(entry->label, id) == 0 || begins(entry->run_id, id)
            || begins(entry->commit, id)) {
            found = entry;
            fitting++;
        }
    }
    if (fitting == 1) {
        return found;
    }
    if (fitting == 0) {
        err_set(e,
                "no entry is '%.100s': give its number, its label, or how its "
                "run or commit begins; tvp history list shows them",
                id);
        return NULL;
    }
    err_set(e, "%zu entries are '%.100s'; give one's number:", fitting, id);
    for (size_t i = 0; i < v->n; i++) {
        const struct history_entry *entry = &v->entries[i];
        if (strcmp(entry->label, id) == 0 || begins(entry->run_id, id)
            || begins(entry->commit, id)) {
            snprintf(number, sizeof number, "%lld", (long long)entry->id);
            list(e, number);
        }
    }
    return NULL;
}
