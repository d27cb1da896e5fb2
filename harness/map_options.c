/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map_options.h"

#include "cli.h"
#include "map_values.h"
#include "units.h"

#include <argp.h>
#include <string.h>

enum {
    KEY_X = 256,
    KEY_Y,
    KEY_X_SCALE,
    KEY_Y_SCALE,
    KEY_GRID,
    KEY_MARGIN,
    GRID = 8,        /* fields along an axis, at most */
    MAX_BLOCKS = 18, /* three times the fewest */
};
static const uint64_t trial_time_ns = 50000000;
static const double margin = 0.05;

struct given {
    struct search_options *common;
    const char *axes[2];
    enum search_scale scales[2];
};

static const struct argp_option option_table[] = {
    {0, 0, 0, 0, "The map:", 1},
    {"x", KEY_X, "PARAM=LOW..HIGH", 0,
     "A parameter of the workload or of some of the models, or workers; to "
     "the right",
     1},
    {"y", KEY_Y, "PARAM=LOW..HIGH", 0, "Another one, upward", 1},
    {"grid", KEY_GRID, "8x8", 0,
     "At most so many fields to the right and upward: round values are taken",
     1},
    {"x-scale", KEY_X_SCALE, "log|linear", 0, "How x is divided (by its range)",
     1},
    {"y-scale", KEY_Y_SCALE, "log|linear", 0, "How y is divided (by its range)",
     1},
    {"margin", KEY_MARGIN, "5%", 0,
     "Fields that surely differ by no more than this are done: no border is "
     "looked for between them",
     1},
    {0},
};

static enum search_scale scale(struct argp_state *state, const char *option,
                               const char *text)
{
    enum search_scale found = SEARCH_SCALE_AUTO;

    if (search_scale_parse(text, &found)) {
        cli_error(state, "%s wants log or linear, got '%s'", option, text);
    }
    return found;
}

/* "8x6" */
static void grid(struct argp_state *state, const char *text, unsigned out[2])
{
    const char *by = strchr(text, 'x');
    char first[8] = "";
    uint64_t n[2] = {0, 0};

    if (by != NULL && (size_t)(by - text) < sizeof first) {
        memcpy(first, text, (size_t)(by - text));
    }
    if (by == NULL || units_count(first, &n[0]) || units_count(by + 1, &n[1])
        || n[0] < MAP_VALUES_MIN || n[0] > MAP_VALUES_MAX
        || n[1] < MAP_VALUES_MIN || n[1] > MAP_VALUES_MAX) {
        cli_error(state,
                  "--grid wants two numbers from %d to %d, such as "
                  "8x6, got '%s'",
                  MAP_VALUES_MIN, MAP_VALUES_MAX, text);
    }
    out[0] = (unsigned)n[0];
    out[1] = (unsigned)n[1];
}

static error_t parse_own(int key, char *arg, struct argp_state *state)
{
    struct given *g = state->input;

    switch (key) {
    case KEY_X:
        g->axes[0] = arg;
        return 0;
    case KEY_Y:
        g->axes[1] = arg;
        return 0;
    case KEY_X_SCALE:
        g->scales[0] = scale(state, "--x-scale", arg);
        return 0;
    case KEY_Y_SCALE:
        g->scales[1] = scale(state, "--y-scale", arg);
        return 0;
    case KEY_GRID:
        grid(state, arg, g->common->search.grid);
        return 0;
    case KEY_MARGIN:
        if (units_percent(arg, &g->common->search.margin)) {
            cli_error(state,
                      "--margin wants a percentage such as 5%%, got "
                      "'%s'",
                      arg);
        }
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct given *g = state->input;

    if (key == ARGP_KEY_INIT) {
        state->child_inputs[0] = g->common;
        return 0;
    }
    error_t result = parse_own(key, arg, state);
    g->common->other = g->common->other || result == 0;
    return result;
}

static const struct argp_child children[] = {{&search_argp, 0, NULL, 0}, {0}};

static const struct argp argp = {
    .options = option_table,
    .parser = parse_option,
    .args_doc = "WORKLOAD",
    .doc =
        "Draws a map of who wins over two parameters, with the ratio in each "
        "field. A coarse grid is measured first, then the fields along the "
        "borders; those that all around them are won by the same are inferred. "
        "A worker's "
        "work takes 50 ms unless --trial-time says otherwise."
        "\vExamples:\n"
        "  tvp map mixed --x cpu=0%..100% --y workers=1..8\n"
        "  tvp map mixed --x cpu=0%..100% --y interval=100us..20ms "
        "--between gil,processes\n"
        "  tvp map sleep --x time=1ms..1s --y workers=1..16 --grid 6x5 "
        "--max-time 5m\n\n"
        "A duration takes ns, us, ms, s, m, h; a size K, M, G. Exit status: "
        "0 fine, 1 failed, 2 wrong usage, 4 unreliable, 5 trials lost, "
        "128+n ended by signal n.",
    .children = children,
};

static int set_scales(struct given *g, struct err *e)
{
    for (size_t i = 0; i < 2; i++) {
        struct search_axis *a = &g->common->search.axes[i];
        if (g->scales[i] == SEARCH_SCALE_LOG && a->low <= 0.0) {
            return err_set(e, "%s: a logarithmic scale cannot begin at 0",
                           g->axes[i]);
        }
        if (g->scales[i] != SEARCH_SCALE_AUTO) {
            a->logarithmic = g->scales[i] == SEARCH_SCALE_LOG;
        }
    }
    return 0;
}

int map_options_parse(struct search_options *o, int argc, char **argv,
                      struct err *e)
{
    struct search *s = &o->search;
    struct given g = {.common = o};

    if (search_options_init(o, "map", e)) {
        return -1;
    }
    s->plan.trial_time_ns = trial_time_ns;
    s->margin = margin;
    s->grid[0] = s->grid[1] = GRID;
    cli_parse(&argp, argc, argv, &g);
    if (s->plan.max_blocks == 0) {
        s->plan.max_blocks = MAX_BLOCKS;
    }
    if (o->resume == NULL && (g.axes[0] == NULL || g.axes[1] == NULL)) {
        return err_set(e, "a map wants --x and --y, such as "
                          "--x cpu=0%%..100%% --y workers=1..8");
    }
    if (search_options_finish(o, g.axes, 2, SEARCH_SCALE_AUTO, e)) {
        return -1;
    }
    return o->resume == NULL ? set_scales(&g, e) : 0;
}
