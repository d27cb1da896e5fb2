/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp history trend: how one cell went from run to run. */
#include "history_command.h"

#include "cli.h"
#include "history_json.h"
#include "history_view.h"
#include "trend_chart.h"
#include "trend_text.h"

#include <string.h>

struct options {
    struct history_choice choice;
    const char *cell;
    const char *chart; /* NULL for none */
    size_t least;
    bool json;
};

static const struct argp_option option_table[] = {
    {"output", 'o', "FILE", 0,
     "Also a chart: FILE.svg, .png or .pdf, script and data beside it", 0},
    {0},
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *o = state->input;
    struct err e;

    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &o->choice;
        state->child_inputs[1] = &o->json;
        state->child_inputs[2] = &o->least;
        return 0;
    case 'o':
        if (trend_chart_check(arg, &e)) {
            cli_error(state, "-o: %s", e.text);
        }
        o->chart = arg;
        return 0;
    case ARGP_KEY_ARG:
        if (o->cell != NULL) {
            cli_error(state, "'%s' is too much", arg);
        }
        o->cell = arg;
        return 0;
    case ARGP_KEY_NO_ARGS:
        cli_error(state,
                  "name a cell, such as WORKLOAD/gil/2; tvp history show "
                  "lists those of a run");
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp_child children[] = {
    {&history_choice_argp, 0, NULL, 0},
    {&history_format_argp, 0, NULL, 0},
    {&history_least_argp, 0, NULL, 0},
    {0},
};

static const struct argp argp = {
    .options = option_table,
    .parser = parse_option,
    .children = children,
    .args_doc = "CELL",
    .doc =
        "Shows what a cell cost from run to run on one machine, and where "
        "that changed for longer than noise does. CELL is its name as tvp "
        "history show has it, or WORKLOAD/gil/2 for short; how it begins; or "
        "a pattern that fits one alone.",
};

static int show(const struct trend *t, const struct history_view *v,
                const struct options *o, struct err *e)
{
    if (o->chart != NULL && trend_chart_write(t, o->chart, e)) {
        return -1;
    }
    if (o->json) {
        history_json_trend(t, &v->scope, stdout);
        return 0;
    }
    return trend_print(t, &v->scope, stdout, e);
}

static struct outcome trend_of(struct history_view *v,
                               const struct text_list *names,
                               const struct options *o)
{
    struct err e = {0};
    struct trend t;
    const char *cell =
        history_view_cell(names->items, names->count, o->cell, &e);

    if (cell == NULL) {
        return cli_failed(STATUS_USAGE, &e);
    }
    if (trend_make(&t, v->h, &v->scope, cell, &e)) {
        return cli_failed(STATUS_FAILED, &e);
    }
    int status =
        t.n > 0
            ? show(&t, v, o, &e)
            : err_set(&e, "no run of the branch '%.100s' has %.200s",
                      o->choice.branch == NULL ? "" : o->choice.branch, cell);
    trend_free(&t);
    return status != 0 ? cli_failed(STATUS_FAILED, &e) : cli_ok();
}

static struct outcome run(int argc, char **argv)
{
    struct options o = {0};
    struct err e = {0};
    struct history_view v;
    struct text_list names;

    cli_parse(&argp, argc, argv, &o);
    if (history_view_open(&v, &o.choice, &e)) {
        return cli_failed(v.misuse ? STATUS_USAGE : STATUS_FAILED, &e);
    }
    v.scope.search.least = o.least;
    if (history_names(v.h, v.scope.machine, v.scope.metric, &names, &e)) {
        history_view_close(&v);
        return cli_failed(STATUS_FAILED, &e);
    }
    struct outcome outcome = trend_of(&v, &names, &o);
    text_list_clear(&names);
    history_view_close(&v);
    return outcome;
}

const struct history_command history_command_trend = {
    .name = "trend",
    .summary = "how a cell went from run to run, and what changed it",
    .run = run,
};
