/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp crossover: at what value of a parameter does the winner change? */
#include "cli.h"
#include "crossover_search.h"
#include "measuring.h"
#include "prober.h"
#include "run_memory.h"
#include "search_options.h"
#include "staging.h"
#include "units.h"

#include <limits.h>
#include <stdio.h>
#include <unistd.h>

enum { KEY_OVER = 256, KEY_PRECISION, KEY_MARGIN, KEY_SCALE };
enum { MAX_BLOCKS = 30 };

struct given {
    struct search_options o;
    const char *over;
    enum search_scale scale;
};

static const struct argp_option option_table[] = {
    {0, 0, 0, 0, "What to look for:", 1},
    {"over", KEY_OVER, "PARAMETER=LOW..HIGH", 0,
     "A parameter of the workload or of a model, or workers", 1},
    {"scale", KEY_SCALE, "linear|log", 0,
     "log where the ends are more than ten times apart, but for percentages",
     1},
    {"precision", KEY_PRECISION, "5%", 0,
     "How narrow the border's interval is to be: of the value on a logarithmic "
     "scale (5%), of the range on a linear one (2%)",
     1},
    {"margin", KEY_MARGIN, "5%", 0, "What is less apart does not differ (5%)",
     1},
    {0},
};

static void set_share(struct argp_state *state, const char *option,
                      const char *text, double *out)
{
    if (units_percent(text, out)) {
        cli_error(state, "%s wants a percentage such as 5%%, got '%s'", option,
                  text);
    }
}

static error_t parse_own(int key, char *arg, struct argp_state *state)
{
    struct given *g = state->input;
    struct search *s = &g->o.search;

    switch (key) {
    case KEY_OVER:
        if (g->over != NULL) {
            cli_error(state, "one --over at a time: '%s' is too much", arg);
        }
        g->over = arg;
        return 0;
    case KEY_SCALE:
        if (search_scale_parse(arg, &g->scale)) {
            cli_error(state, "--scale wants linear or log, got '%s'", arg);
        }
        return 0;
    case KEY_PRECISION:
        set_share(state, "--precision", arg, &s->plan.precision);
        if (s->plan.precision <= 0.0) {
            cli_error(state, "--precision must be more than 0%%");
        }
        return 0;
    case KEY_MARGIN:
        set_share(state, "--margin", arg, &s->margin);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct given *g = state->input;

    if (key == ARGP_KEY_INIT) {
        state->child_inputs[0] = &g->o;
        return 0;
    }
    error_t result = parse_own(key, arg, state);
    g->o.other = g->o.other || result == 0;
    return result;
}

static const struct argp_child children[] = {{&search_argp, 0, NULL, 0}, {0}};

static const struct argp argp = {
    .options = option_table,
    .parser = parse_option,
    .children = children,
    .args_doc = "WORKLOAD[:k=v]...",
    .doc =
        "Finds the value of a parameter at which the winner of two models "
        "changes: measures a grid of five values, halves in on the border, and "
        "says where it is with its interval, or that there is none.\v"
        "Examples:\n"
        "  tvp crossover NAME --over key=0%..100% --between gil,threads\n"
        "  tvp crossover NAME --over key=1us..100ms\n"
        "  tvp crossover NAME --over interval=100us..20ms "
        "--between gil,threads\n"
        "  tvp crossover NAME --over workers=1..16 --precision 10%\n\n"
        "Exit status: 0 fine, 1 failed, 2 wrong usage, 4 undecided or "
        "unreliable, 5 trials lost, 128+n ended by signal n."};

static int finish(struct given *g, struct err *e)
{
    struct search_options *o = &g->o;
    struct plan *p = &o->search.plan;

    if (o->resume == NULL && g->over == NULL) {
        return err_set(e, "--over PARAMETER=LOW..HIGH says what to vary, such "
                          "as --over cpu=0%%..100%%");
    }
    if (p->max_blocks == 0) {
        p->max_blocks = MAX_BLOCKS;
    }
    if (search_options_finish(o, &g->over, 1, g->scale, e)) {
        return -1;
    }
    if (search_models(&o->search) != 2) {
        return err_set(e, "--between wants two models, such as gil,processes");
    }
    if (p->precision <= 0.0) {
        p->precision = o->search.axes[0].logarithmic ? 0.05 : 0.02;
    }
    return 0;
}

/* Until the answer is final (0), or a signal or the time limit came (1). */
static int search_on(struct prober *p, const struct search *s,
                     struct crossover_answer *answer, struct err *e)
{
    double probe = 0.0;
    int more;

    while (
        (more = crossover_search_next(s, prober_points(p), &probe, answer, e))
        > 0) {
        int result = prober_probe(p, &probe, e);
        if (result != 0) {
            return result;
        }
    }
    return more;
}

static const char *why_of(const struct crossover_answer *answer)
{
    bool precise = true;

    for (size_t i = 0; i < answer->nborders; i++) {
        precise = precise && answer->borders[i].precise;
    }
    if (answer->kind == CROSSOVER_UNDECIDED) {
        return "as many as allowed, and still undecided";
    }
    if (answer->kind == CROSSOVER_NO_BORDER) {
        return "the values agree";
    }
    return precise ? "the border is as precise as asked"
                   : "as many as allowed, before the border was as precise as "
                     "asked";
}

static struct outcome conclude(const struct runner_outcome *done,
                               const struct runner_options *options,
                               const struct crossover_answer *answer)
{
    struct outcome outcome =
        measuring_conclude(done, options, crossover_search_kind);

    if (outcome.status == STATUS_OK && answer->kind == CROSSOVER_UNDECIDED) {
        outcome.status = STATUS_UNRELIABLE;
        err_set(&outcome.err,
                "undecided (%s); more --max-blocks, a longer --trial-time or a "
                "wider --margin may help",
                done->stopped);
    }
    return outcome;
}

/* Whether all values can be measured as placed, before the first one is. */
static int check_ends(const struct given *g, const struct topology *t,
                      struct err *e)
{
    const struct search *s = &g->o.search;
    struct topology_facts facts;
    struct plan_cells cells;

    topology_describe(t, &facts);
    const struct search_machine machine = {facts.allowed_cores,
                                           facts.allowed_pus};
    if (search_cells(s, &s->axes[0].high, machine, &cells, e)) {
        return -1;
    }
    int result = measuring_check_placements(t, &cells, e);
    if (result == 0 && !g->o.quiet) {
        measuring_notes(t, &cells, stderr);
    }
    plan_cells_free(&cells);
    return result;
}

static struct outcome measure(const struct given *g, bool ours,
                              const struct topology *topology,
                              const struct runner_options *options)
{
    const struct search *s = &g->o.search;
    struct crossover_answer answer = {.kind = CROSSOVER_UNDECIDED};
    struct outcome outcome = {.status = STATUS_FAILED};
    struct runner_outcome done = {0};
    struct prober *p;
    struct err *e = &outcome.err;

    int failed = g->o.resume != NULL
                     ? prober_resume(&p, s, topology, options, e)
                     : prober_start(&p, s, topology, options, e);
    if (failed) {
        return measuring_no_search(options, failed, ours, e);
    }
    int result = search_on(p, s, &answer, e);
    result = prober_end(p, result < 0 ? -1 : 0, why_of(&answer), &done, e);
    if (result == 0 && (done.samples > 0 || done.signal == 0)) {
        return conclude(&done, options, &answer);
    }
    if (result == 0) {
        outcome.status = STATUS_SIGNAL + done.signal;
        err_set(e, "stopped by a signal before the first sample");
    }
    if (done.samples == 0 && g->o.resume == NULL) {
        measuring_discard(options->dir, ours);
    }
    return outcome;
}

static struct outcome start(struct given *g, const char *command)
{
    struct outcome outcome = {.status = STATUS_FAILED};
    struct topology *topology = NULL;
    struct staging staging;
    char dir[PATH_MAX];
    bool ours = g->o.dir == NULL || access(g->o.dir, F_OK) != 0;
    struct runner_options options = {
        .dir = dir,
        .command = command,
        .progress = g->o.quiet ? NULL : stderr,
        .notes = &g->o.notes,
        .care = g->o.care,
    };

    if (topology_load(&topology, &outcome.err)) {
        return outcome;
    }
    if (g->o.resume != NULL) {
        options.dir = g->o.resume;
    } else if (check_ends(g, topology, &outcome.err)) {
        outcome.status = STATUS_USAGE;
        goto free_topology;
    } else if (measuring_folder(g->o.dir, dir, &outcome.err)) {
        goto free_topology;
    }
    bool fresh = g->o.resume == NULL;
    if (measuring_stage(&options, &staging, fresh, &outcome.err) == 0) {
        if (fresh || run_memory_recall(&options, &outcome.err) == 0) {
            outcome = measure(g, ours, topology, &options);
        }
        staging_settle(&staging, options.progress);
    }
    if (fresh && ours) {
        (void)rmdir(dir); /* if nothing is in it */
    }
free_topology:
    topology_free(topology);
    return outcome;
}

static struct outcome run(int argc, char **argv)
{
    struct given g = {0};
    struct err e = {0};
    char command[1024];

    measuring_words(argc, argv, command, sizeof command);
    if (search_options_init(&g.o, crossover_search_kind, &e)) {
        return cli_failed(STATUS_FAILED, &e);
    }
    g.o.search.margin = 0.05;
    cli_parse(&argp, argc, argv, &g);
    struct outcome outcome =
        finish(&g, &e) ? cli_failed(STATUS_USAGE, &e) : start(&g, command);
    search_options_free(&g.o);
    return outcome;
}

const struct command command_crossover = {
    .name = "crossover",
    .summary = "find the parameter's value at which the winner changes",
    .outlives = true,
    .run = run,
};
