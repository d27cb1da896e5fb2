/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp topology: the machine, and where a placement puts each worker. */
#include "topology.h"

#include "cli.h"
#include "placement.h"
#include "plan.h"
#include "topology_draw.h"

#include <stdio.h>
#include <stdlib.h>

enum { KEY_SYNTHETIC = 256, KEY_XML };

struct options {
    const char *placement;
    const char *workers; /* NULL: one for each core */
    const char *synthetic;
    const char *xml;
};

static const struct argp_option option_table[] = {
    {"placement", 'p', "PLACEMENT", 0,
     "none, compact, scatter, per-core, same-pu or list=0,2,4-7 (per-core); "
     "behind it :kind=performance|efficiency, :mem=local|interleave|node=N",
     0},
    {"workers", 'n', "N|cores|pus", 0, "How many workers (cores)", 0},
    {"synthetic", KEY_SYNTHETIC, "DESCRIPTION", 0,
     "Another machine in hwloc's words, such as 'pack:2 core:8 pu:2'", 0},
    {"xml", KEY_XML, "FILE", 0, "Another machine, from topology.xml", 0},
    {0},
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *o = state->input;
    struct err e;
    unsigned low;
    unsigned high;

    switch (key) {
    case 'p':
        if (placement_check(arg, &e)) {
            cli_error(state, "-p: %s", e.text);
        }
        o->placement = arg;
        return 0;
    case 'n':
        if (plan_worker_range(arg, 1, 1, &low, &high) || low != high) {
            cli_error(state, "-n wants 1 to %d, cores or pus, got '%s'",
                      CELL_WORKERS_MAX, arg);
        }
        o->workers = arg;
        return 0;
    case KEY_SYNTHETIC:
        o->synthetic = arg;
        return 0;
    case KEY_XML:
        o->xml = arg;
        return 0;
    case ARGP_KEY_ARG:
        cli_error(state, "'%s' is too much", arg);
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp argp = {
    .options = option_table,
    .parser = parse_option,
    .doc = "Draws this machine, or another one, and where a placement puts "
           "each worker. Binds nothing.",
};

static int load(const struct options *o, struct topology **out, struct err *e)
{
    if (o->synthetic != NULL) {
        return topology_load_synthetic(out, o->synthetic, e);
    }
    if (o->xml != NULL) {
        return topology_load_xml(out, o->xml, e);
    }
    return topology_load(out, e);
}

static struct outcome run(int argc, char **argv)
{
    struct options o = {.placement = "per-core", .workers = "cores"};
    struct topology *t = NULL;
    struct topology_facts facts;
    struct err e = {0};
    unsigned workers = 1;

    cli_parse(&argp, argc, argv, &o);
    if (load(&o, &t, &e)) {
        return cli_failed(STATUS_USAGE, &e);
    }
    topology_describe(t, &facts);
    (void)plan_worker_range(o.workers, facts.allowed_cores, facts.allowed_pus,
                            &workers, &workers);
    int failed = topology_draw(t, o.placement, workers, stdout, &e);
    topology_free(t);
    return failed ? cli_failed(STATUS_USAGE, &e) : cli_ok();
}

const struct command command_topology = {
    .name = "topology",
    .summary = "the machine, and where a placement puts each worker",
    .run = run,
};
