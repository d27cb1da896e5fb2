/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run_options.h"

#include "care_options.h"
#include "cli.h"
#include "run_given.h"
#include "units.h"

#include <argp.h>
#include <stdlib.h>

enum {
    KEY_SWEEP = 256,
    KEY_BLOCKS,
    KEY_MIN_BLOCKS,
    KEY_MAX_BLOCKS,
    KEY_PRECISION,
    KEY_DECIDE,
    KEY_TRIAL_TIME,
    KEY_MAX_TIME,
    KEY_TIMEOUT,
    KEY_METRIC,
    KEY_SEED,
    KEY_RESUME,
    KEY_TRACE,
    KEY_QUICK,
    KEY_DRY_RUN,
    KEY_CONTINUE,
    KEY_LIKE,
    KEY_AGAINST,
    KEY_BASE_BINARY,
};

static const struct argp_option option_table[] = {
    {0, 0, 0, 0, "What to measure (lists multiply into cells):", 1},
    {"workload", 'w', "NAME[:k=v]...,...", 0,
     "Workloads, or files with one, such as ./own.so", 1},
    {"model", 'm', "NAME[:k=v]...,...", 0,
     "Models (sequential,threads,gil,processes)", 1},
    {"workers", 'n', "1,2,4|1-8|cores|pus", 0, "Worker counts (1,2,4)", 1},
    {"placement", 'p', "PLACEMENT,...", 0,
     "none, compact, scatter, per-core, same-pu, list=0,2,4-7 (per-core); "
     "behind it :kind=performance|efficiency, :mem=local|interleave|node=N",
     1},
    {"sweep", KEY_SWEEP, "k=v1,v2,...", 0,
     "Take a parameter's values one after the other", 1},
    {"like", KEY_LIKE, "RUN", 0,
     "That run's cells once more, with as many operations", 1},
    {"against", KEY_AGAINST, "BASE", 0,
     "That run's cells, measured in turn by this program and by another", 1},
    {"base-binary", KEY_BASE_BINARY, "PROGRAM", 0,
     "The other one's path, for --against: an older tvp", 1},
    {0, 0, 0, 0, "How often, how long:", 2},
    {"blocks", KEY_BLOCKS, "N", 0,
     "So many blocks, exactly (the plan's, or 10)", 2},
    {"min-blocks", KEY_MIN_BLOCKS, "N", 0, "At least so many blocks", 2},
    {"max-blocks", KEY_MAX_BLOCKS, "N", 0, "At most so many blocks", 2},
    {"precision", KEY_PRECISION, "2%", 0,
     "Stop once every ratio's interval is narrower (after 6 to 100 blocks)", 2},
    {"decide", KEY_DECIDE, 0, 0,
     "Stop once every verdict has a winner or is as precise (2 %)", 2},
    {"trial-time", KEY_TRIAL_TIME, "100ms", 0,
     "How long one worker's work in a trial takes", 2},
    {"max-time", KEY_MAX_TIME, "10m", 0, "End in this time with what there is",
     2},
    {"timeout", KEY_TIMEOUT, "60s", 0, "Kill a trial that takes longer", 2},
    {"quick", KEY_QUICK, 0, 0, "6 blocks of 30 ms, unless said otherwise", 2},
    {"seed", KEY_SEED, "N", 0, "Of the random order", 2},
    {0, 0, 0, 0, "What comes out:", 3},
    {"metric", KEY_METRIC, "NAME", 0,
     "total, elapsed, throughput, latency, cpu or memory decides (total)", 3},
    {"output", 'o', "DIR", 0, "The run's folder (results/<time>-<host>)", 3},
    {"trace", KEY_TRACE, 0, 0,
     "Each cell's timeline too (who held the lock, waited, was blocked), from "
     "one more trial: traces/*.json and a chart",
     3},
    {"resume", KEY_RESUME, "DIR", 0, "Go on with a run that was cut", 3},
    {"continue", KEY_CONTINUE, 0, 0,
     "Begin the run in -o DIR, or go on with it until it is complete", 3},
    {"dry-run", KEY_DRY_RUN, 0, 0, "List the cells, measure nothing", 3},
    {"quiet", 'q', 0, 0, "Only errors; the answers are in the folder", 3},
    {0},
};

static void add_axis(struct run_given *g, struct argp_state *state,
                     enum plan_axis axis, const char *option, const char *text)
{
    struct err e;

    if (plan_add_list(&g->axes, axis, text, &e)) {
        cli_error(state, "%s %.200s: %s", option, text, e.text);
    }
}

static void add_sweep(struct run_given *g, struct argp_state *state,
                      const char *text)
{
    struct err e;

    if (plan_add_sweep(&g->axes, text, &e)) {
        cli_error(state, "--sweep: %s", e.text);
    }
}

static unsigned blocks(struct argp_state *state, const char *option,
                       const char *text)
{
    uint64_t count = cli_count(state, option, text);

    if (count == 0 || count > PLAN_BLOCKS_MAX) {
        cli_error(state, "%s wants 1 to %d, got '%s'", option, PLAN_BLOCKS_MAX,
                  text);
    }
    return (unsigned)count;
}

static error_t parse_axis(int key, char *arg, struct argp_state *state)
{
    struct run_given *g = state->input;

    switch (key) {
    case 'w':
        add_axis(g, state, PLAN_WORKLOADS, "-w", arg);
        return 0;
    case 'm':
        add_axis(g, state, PLAN_MODELS, "-m", arg);
        return 0;
    case 'n':
        add_axis(g, state, PLAN_WORKERS, "-n", arg);
        return 0;
    case 'p':
        add_axis(g, state, PLAN_PLACEMENTS, "-p", arg);
        return 0;
    case KEY_SWEEP:
        add_sweep(g, state, arg);
        return 0;
    case KEY_LIKE:
        g->like = arg;
        return 0;
    case KEY_AGAINST:
        g->o->against = arg;
        return 0;
    case KEY_BASE_BINARY:
        g->o->base_binary = arg;
        return 0;
    case ARGP_KEY_ARG:
        if (g->file != NULL) {
            cli_error(state, "one plan at a time: '%s' is too much", arg);
        }
        g->file = arg;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static void set_metric(struct run_given *g, struct argp_state *state,
                       const char *text)
{
    if (metric_parse(text, &g->settings.metric)) {
        cli_error(state,
                  "--metric wants total, elapsed, throughput, "
                  "latency, cpu or memory, got '%s'",
                  text);
    }
    g->metric = true;
}

static error_t parse_setting(int key, char *arg, struct argp_state *state)
{
    struct run_given *g = state->input;
    struct plan *p = &g->settings;

    switch (key) {
    case KEY_BLOCKS:
        p->min_blocks = p->max_blocks = blocks(state, "--blocks", arg);
        return 0;
    case KEY_MIN_BLOCKS:
        p->min_blocks = blocks(state, "--min-blocks", arg);
        return 0;
    case KEY_MAX_BLOCKS:
        p->max_blocks = blocks(state, "--max-blocks", arg);
        return 0;
    case KEY_PRECISION:
        if (units_percent(arg, &p->precision) || p->precision <= 0.0) {
            cli_error(state,
                      "--precision wants a percentage such as 2%%, "
                      "got '%s'",
                      arg);
        }
        return 0;
    case KEY_DECIDE:
        p->decide = true;
        return 0;
    case KEY_TRIAL_TIME:
        p->trial_time_ns = cli_duration(state, "--trial-time", arg);
        return 0;
    case KEY_MAX_TIME:
        p->max_time_ns = cli_duration(state, "--max-time", arg);
        return 0;
    case KEY_TIMEOUT:
        p->timeout_ns = cli_duration(state, "--timeout", arg);
        return 0;
    case KEY_SEED:
        p->seed = cli_count(state, "--seed", arg);
        if (p->seed == 0) {
            cli_error(state, "--seed wants a number from 1 on");
        }
        return 0;
    case KEY_METRIC:
        set_metric(g, state, arg);
        return 0;
    default:
        return parse_axis(key, arg, state);
    }
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct run_given *g = state->input;

    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &g->o->care;
        return 0;
    case 'o':
        g->o->dir = cli_place(state, "-o", arg);
        return 0;
    case 'q':
        g->o->quiet = true;
        return 0;
    case KEY_RESUME:
        g->o->resume = cli_place(state, "--resume", arg);
        return 0;
    case KEY_CONTINUE:
        g->o->go_on = true;
        return 0;
    case KEY_TRACE:
        g->o->trace = true;
        return 0;
    case KEY_DRY_RUN:
        g->o->dry_run = true;
        return 0;
    case KEY_QUICK:
        g->quick = true;
        return 0;
    default: {
        error_t result = parse_setting(key, arg, state);
        /* argp's own keys are no options of ours. */
        g->other = g->other || (result == 0);
        return result;
    }
    }
}

static const struct argp_child children[] = {{&care_argp, 0, NULL, 0}, {0}};

static const struct argp argp = {
    .children = children,
    .options = option_table,
    .parser = parse_option,
    .args_doc = "[PLAN]",
    .doc = "Measures a plan: a YAML file, or one of those that tvp list plans "
           "shows (quick). Options take the place of what the plan says; with "
           "-w and without PLAN, the options are the plan.\v"
           "Examples:\n"
           "  tvp run\n"
           "  tvp run seed -o out/seed\n"
           "  tvp run -w NAME,NAME:key=value -m gil,processes -n 2,4\n"
           "  tvp run -w NAME --sweep key=1,2,4 -n cores\n"
           "  tvp run --against out/old --base-binary old/bin/tvp -o out/new"
           "\n\n"
           "A duration takes ns, us, ms, s, m, h; a size K, M, G. Exit status: "
           "0 fine, 1 failed, 2 wrong usage, 3 worse than --against's base, 4 "
           "unreliable, 5 trials lost, 128+n ended by signal n."};

int run_options_parse(struct run_options *o, int argc, char **argv,
                      struct err *e)
{
    struct run_given g = {.o = o};
    int result = 0;

    *o = (struct run_options){.notes = {.out = stderr}};
    g.axes.notes = &o->notes;
    care_init(&o->care);
    cli_parse(&argp, argc, argv, &g);
    if (o->go_on && o->dir == NULL && o->resume == NULL) {
        result = err_set(e, "--continue wants -o DIR: the run's folder, each "
                            "time the same");
    } else if (o->resume == NULL) {
        result = run_given_plan(&g, e);
    } else if (g.other || g.quick || o->dir != NULL || o->go_on) {
        result = err_set(e, "--resume goes on with the run's own plan: it "
                            "takes no other option but --quiet, --trace, "
                            "--counters, --disturbed, --max-disturbed and "
                            "--no-wait");
    }
    run_given_free(&g);
    if (result) {
        run_options_free(o);
    }
    return result;
}

void run_options_free(struct run_options *o)
{
    plan_free(&o->plan);
    plugin_notes_free(&o->notes);
    if (o->like != NULL) {
        like_free(o->like);
        free(o->like);
        o->like = NULL;
    }
}
