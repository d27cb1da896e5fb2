/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp history check: did something get worse lately, and stay so? */
#include "history_command.h"

#include "cli.h"
#include "compare.h"
#include "history_check.h"
#include "history_json.h"
#include "history_text.h"
#include "threshold.h"

#include <string.h>

enum { KEY_THRESHOLD = 0x100, KEY_LAST, LAST_MAX = 1000 };

struct options {
    struct history_choice choice;
    struct check_options check;
    double thresholds[METRIC_COUNT]; /* 0 where none is given */
    size_t least;
    bool json;
};

static const struct argp_option option_table[] = {
    {"threshold", KEY_THRESHOLD, "5%|METRIC=5%,...", 0,
     "By how much more it has to cost (5%)", 0},
    {"last", KEY_LAST, "N", 0,
     "A change has to be among so many of the newest runs (10)", 0},
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
    case KEY_THRESHOLD:
        if (threshold_parse(o->thresholds, arg, &e)) {
            cli_error(state, "--threshold: %s", e.text);
        }
        return 0;
    case KEY_LAST:
        o->check.last = cli_count(state, "--last", arg);
        if (o->check.last < 1 || o->check.last > LAST_MAX) {
            cli_error(state, "--last: from 1 to %d, got '%s'", LAST_MAX, arg);
        }
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
    .doc = "Looks at every cell whether the newest runs on one machine cost "
           "more for good, and ends with status 3 if so. What got better is "
           "told, and no reason for that.",
};

static struct outcome conclude(const struct check *c)
{
    struct err e = {0};

    if (c->nworse == 0) {
        return cli_ok();
    }
    err_set(&e, "%zu of %zu cells got worse; tvp history trend CELL shows how",
            c->nworse, c->cells);
    return cli_failed(STATUS_REGRESSION, &e);
}

static struct outcome run(int argc, char **argv)
{
    struct options o = {
        .check = {COMPARE_THRESHOLD, CHECK_LAST},
    };
    struct err e = {0};
    struct history_view v;
    struct check c;

    cli_parse(&argp, argc, argv, &o);
    if (history_view_open(&v, &o.choice, &e)) {
        return cli_failed(v.misuse ? STATUS_USAGE : STATUS_FAILED, &e);
    }
    v.scope.search.least = o.least;
    if (o.thresholds[v.scope.metric] > 0.0) {
        o.check.threshold = o.thresholds[v.scope.metric];
    }
    if (check_make(&c, v.h, &v.scope, &o.check, &e)) {
        history_view_close(&v);
        return cli_failed(STATUS_FAILED, &e);
    }
    if (o.json) {
        history_json_check(&c, &v.scope, &o.check, stdout);
    } else {
        history_print_check(&c, &v.scope, &o.check, stdout);
    }
    struct outcome outcome = conclude(&c);
    check_free(&c);
    history_view_close(&v);
    return outcome;
}

const struct history_command history_command_check = {
    .name = "check",
    .summary = "status 3 if the newest runs cost more, and not by chance",
    .run = run,
};
