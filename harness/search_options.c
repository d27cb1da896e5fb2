/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search_options.h"

#include "care_options.h"
#include "cli.h"
#include "staging.h"
#include "stats.h"

#include <stdio.h>
#include <string.h>
#include <sys/random.h>

enum {
    KEY_BETWEEN = 512,
    KEY_OPS,
    KEY_TRIAL_TIME,
    KEY_MAX_TIME,
    KEY_MAX_BLOCKS,
    KEY_TIMEOUT,
    KEY_METRIC,
    KEY_SEED,
    KEY_RESUME,
};

static const struct argp_option option_table[] = {
    {0, 0, 0, 0, "What to measure:", 2},
    {"between", KEY_BETWEEN, "NAME[:k=v]...,...", 0,
     "The models (gil,processes)", 2},
    {"workers", 'n', "N|cores|pus", 0, "How many workers (2)", 2},
    {"placement", 'p', "PLACEMENT", 0, "As tvp run takes it (per-core)", 2},
    {"ops", KEY_OPS, "N", 0,
     "Operations of each worker (as many as --trial-time asks for; 1 where the "
     "parameter is how long an operation takes)",
     2},
    {"trial-time", KEY_TRIAL_TIME, "100ms", 0,
     "How long one worker's work in a trial takes", 2},
    {0, 0, 0, 0, "How often, how long:", 3},
    {"max-blocks", KEY_MAX_BLOCKS, "N", 0, "At most so many blocks at a value",
     3},
    {"max-time", KEY_MAX_TIME, "10m", 0, "End in this time with what there is",
     3},
    {"timeout", KEY_TIMEOUT, "60s", 0, "Kill a trial that takes longer", 3},
    {"seed", KEY_SEED, "N", 0, "Of the random order", 3},
    {0, 0, 0, 0, "What comes out:", 4},
    {"metric", KEY_METRIC, "NAME", 0,
     "total, elapsed, throughput, latency, cpu or memory decides (total)", 4},
    {"output", 'o', "DIR", 0, "The run's folder (results/<time>-<host>)", 4},
    {"resume", KEY_RESUME, "DIR", 0, "Go on with a search that was cut", 4},
    {"quiet", 'q', 0, 0, "Only errors; the answers are in the folder", 4},
    {0},
};

static void add(struct search_options *o, struct argp_state *state,
                enum plan_axis axis, const char *option, const char *text)
{
    struct err e;

    if (plan_add_list(o->group, axis, text, &e)) {
        cli_error(state, "%s %.200s: %s", option, text, e.text);
    }
}

static uint64_t count(struct argp_state *state, const char *option,
                      const char *text, uint64_t most)
{
    uint64_t n = cli_count(state, option, text);

    if (n == 0 || n > most) {
        cli_error(state, "%s wants 1 to %llu, got '%s'", option,
                  (unsigned long long)most, text);
    }
    return n;
}

static error_t parse_plan(int key, char *arg, struct argp_state *state)
{
    struct search_options *o = state->input;
    struct plan *p = &o->search.plan;

    switch (key) {
    case KEY_OPS:
        o->group->ops = count(state, "--ops", arg, PLAN_OPS_MAX);
        return 0;
    case KEY_TRIAL_TIME:
        o->group->trial_time_ns = cli_duration(state, "--trial-time", arg);
        return 0;
    case KEY_MAX_TIME:
        p->max_time_ns = cli_duration(state, "--max-time", arg);
        return 0;
    case KEY_MAX_BLOCKS:
        p->max_blocks =
            (unsigned)count(state, "--max-blocks", arg, PLAN_BLOCKS_MAX);
        return 0;
    case KEY_TIMEOUT:
        p->timeout_ns = cli_duration(state, "--timeout", arg);
        return 0;
    case KEY_SEED:
        p->seed = count(state, "--seed", arg, PLAN_SEED_MAX);
        return 0;
    case KEY_METRIC:
        if (metric_parse(arg, &p->metric)) {
            cli_error(state,
                      "--metric wants total, elapsed, throughput, "
                      "latency, cpu or memory, got '%s'",
                      arg);
        }
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static error_t parse_what(int key, char *arg, struct argp_state *state)
{
    struct search_options *o = state->input;

    switch (key) {
    case KEY_BETWEEN:
        add(o, state, PLAN_MODELS, "--between", arg);
        return 0;
    case 'n':
        add(o, state, PLAN_WORKERS, "-n", arg);
        return 0;
    case 'p':
        add(o, state, PLAN_PLACEMENTS, "-p", arg);
        return 0;
    case ARGP_KEY_ARG:
        add(o, state, PLAN_WORKLOADS, "WORKLOAD", arg);
        return 0;
    default:
        return parse_plan(key, arg, state);
    }
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct search_options *o = state->input;

    switch (key) {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &o->care;
        return 0;
    case 'o':
        o->dir = cli_place(state, "-o", arg);
        return 0;
    case 'q':
        o->quiet = true;
        return 0;
    case KEY_RESUME:
        o->resume = cli_place(state, "--resume", arg);
        return 0;
    default: {
        error_t result = parse_what(key, arg, state);
        o->other = o->other || result == 0;
        return result;
    }
    }
}

static const struct argp_child children[] = {{&care_argp, 0, NULL, 0}, {0}};

const struct argp search_argp = {
    .children = children,
    .options = option_table,
    .parser = parse_option,
};

int search_options_init(struct search_options *o, const char *kind,
                        struct err *e)
{
    *o = (struct search_options){.notes = {.out = stderr}};
    care_init(&o->care);
    plan_init(&o->search.plan);
    snprintf(o->search.kind, sizeof o->search.kind, "%s", kind);
    snprintf(o->search.plan.name, sizeof o->search.plan.name, "%s", kind);
    o->search.plan.notes = &o->notes;
    o->group = plan_add_group(&o->search.plan, e);
    return o->group == NULL ? -1 : 0;
}

void search_options_free(struct search_options *o)
{
    search_free(&o->search);
    plugin_notes_free(&o->notes);
}

static int fill_in(struct search_options *o, struct err *e)
{
    struct search *s = &o->search;
    bool workers = false;
    uint32_t drawn = 1;

    for (size_t i = 0; i < s->naxes; i++) {
        workers = workers || s->axes[i].workers;
    }
    if (!workers && o->group->axes[PLAN_WORKERS].count == 0
        && plan_add_list(o->group, PLAN_WORKERS, "2", e)) {
        return -1;
    }
    if (s->plan.seed == 0) {
        (void)!getrandom(&drawn, sizeof drawn, 0);
        s->plan.seed = drawn | 1U;
    }
    s->plan.min_blocks = STATS_MIN_SAMPLES;
    if (s->plan.max_blocks < STATS_MIN_SAMPLES) {
        return err_set(e,
                       "--max-blocks must be at least %d: fewer blocks at a "
                       "value decide nothing",
                       STATS_MIN_SAMPLES);
    }
    search_choose_ops(s);
    return search_check(s, e);
}

static int read_back(struct search_options *o, struct err *e)
{
    char kind[SEARCH_KIND_BYTES];
    char path[PATH_MAX];
    struct results r;

    if (o->other || o->dir != NULL) {
        return err_set(e, "--resume goes on with what the run looks for: it "
                          "takes no other option but --quiet, --disturbed, "
                          "--max-disturbed, --no-wait and --counters");
    }
    staging_find(o->resume, path);
    if (results_load(&r, path, e)) {
        return -1;
    }
    memcpy(kind, o->search.kind, sizeof kind);
    search_free(&o->search);
    int result = search_of_results(&o->search, &r, e);
    results_free(&r);
    o->group = result == 0 ? &o->search.plan.groups[0] : NULL;
    if (result == 0 && strcmp(kind, o->search.kind) != 0) {
        return err_set(e, "%s is a run of tvp %s: go on with that", o->resume,
                       o->search.kind);
    }
    return result;
}

int search_options_finish(struct search_options *o, const char *const *texts,
                          size_t n, enum search_scale scale, struct err *e)
{
    struct search *s = &o->search;

    if (o->resume != NULL) {
        return read_back(o, e);
    }
    if (o->group->axes[PLAN_WORKLOADS].count == 0) {
        return err_set(e, "name a workload; tvp list workloads shows them");
    }
    if (o->group->axes[PLAN_MODELS].count == 0
        && plan_add_list(o->group, PLAN_MODELS, "gil,processes", e)) {
        return -1;
    }
    for (s->naxes = 0; s->naxes < n; s->naxes++) {
        if (search_axis_parse(&s->axes[s->naxes], texts[s->naxes], scale,
                              o->group, e)) {
            return -1;
        }
    }
    return fill_in(o, e);
}
