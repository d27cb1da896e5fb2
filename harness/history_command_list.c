/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp history list and show: what there is, and one entry of it. */
#include "history_command.h"

#include "cli.h"
#include "history_json.h"
#include "history_text.h"

#include <string.h>

struct options {
    struct history_choice choice;
    bool json;
    const char *id; /* of the entry that is shown */
};

static error_t parse_list(int key, char *arg, struct argp_state *state)
{
    struct options *o = state->input;

    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &o->choice;
        state->child_inputs[1] = &o->json;
        return 0;
    case ARGP_KEY_ARG:
        cli_error(state, "'%s' is too much", arg);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static error_t parse_show(int key, char *arg, struct argp_state *state)
{
    struct options *o = state->input;

    switch (key) {
    case ARGP_KEY_ARG:
        if (o->id != NULL) {
            cli_error(state, "'%s' is too much", arg);
        }
        o->id = arg;
        return 0;
    case ARGP_KEY_NO_ARGS:
        cli_error(state, "name an entry; tvp history list shows them");
        return 0;
    default:
        return parse_list(key, arg, state);
    }
}

static const struct argp_child list_children[] = {
    {&history_db_argp, 0, NULL, 0}, {&history_format_argp, 0, NULL, 0}, {0}};
static const struct argp_child show_children[] = {
    {&history_choice_argp, 0, NULL, 0},
    {&history_format_argp, 0, NULL, 0},
    {0}};

static const struct argp list_argp = {
    .parser = parse_list,
    .children = list_children,
    .doc = "Lists what runs a history has, by date.",
};

static const struct argp show_argp = {
    .parser = parse_show,
    .children = show_children,
    .args_doc = "ID",
    .doc = "Shows an entry and what it measured. ID is its number, its label, "
           "or how its run or commit begins.",
};

static struct outcome list(int argc, char **argv)
{
    struct options o = {0};
    struct err e = {0};
    struct history_view v;
    int status = 0;

    cli_parse(&list_argp, argc, argv, &o);
    if (history_view_open(&v, &o.choice, &e)) {
        return cli_failed(v.misuse ? STATUS_USAGE : STATUS_FAILED, &e);
    }
    if (o.json) {
        history_json_list(&v, stdout);
    } else {
        status = history_print_list(&v, stdout, &e);
    }
    history_view_close(&v);
    return status != 0 ? cli_failed(STATUS_FAILED, &e) : cli_ok();
}

static struct outcome show_entry(struct history_view *v,
                                 const struct options *o)
{
    struct err e = {0};
    const struct history_entry *entry = history_view_entry(v, o->id, &e);

    if (entry == NULL) {
        return cli_failed(STATUS_USAGE, &e);
    }
    if (!o->choice.metric_given) {
        v->scope.metric = entry->metric;
    }
    int status = o->json ? history_json_entry(v, entry, stdout, &e)
                         : history_print_entry(v, entry, stdout, &e);
    return status != 0 ? cli_failed(STATUS_FAILED, &e) : cli_ok();
}

static struct outcome show(int argc, char **argv)
{
    struct options o = {0};
    struct err e = {0};
    struct history_view v;

    cli_parse(&show_argp, argc, argv, &o);
    if (history_view_open(&v, &o.choice, &e)) {
        return cli_failed(v.misuse ? STATUS_USAGE : STATUS_FAILED, &e);
    }
    struct outcome outcome = show_entry(&v, &o);
    history_view_close(&v);
    return outcome;
}

const struct history_command history_command_list = {
    .name = "list",
    .summary = "the runs that it has",
    .run = list,
};

const struct history_command history_command_show = {
    .name = "show",
    .summary = "one of them, and what it measured",
    .run = show,
};
