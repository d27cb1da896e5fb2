/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp doctor: what on this machine disturbs measuring, and what to do. */
#include "doctor.h"
#include "cli.h"
#include "doctor_report.h"
#include "plan.h"
#include "plugin_notes.h"
#include "topology.h"

#include <stdio.h>
#include <string.h>

struct options {
    const char *plan;    /* NULL: none */
    const char *workers; /* NULL: the plan's, or one for each core */
    bool json;
};

static const struct argp_option option_table[] = {
    {"workers", 'n', "1,2,4|1-8|cores|pus", 0,
     "Judge by so many workers (the plan's, or cores)", 0},
    {"format", 'f', "text|json", 0, "For people or for programs (text)", 0},
    {0},
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *o = state->input;

    switch (key) {
    case 'n':
        o->workers = arg;
        return 0;
    case 'f':
        if (strcmp(arg, "json") != 0 && strcmp(arg, "text") != 0) {
            cli_error(state, "--format wants text or json, got '%s'", arg);
        }
        o->json = arg[0] == 'j';
        return 0;
    case ARGP_KEY_ARG:
        if (o->plan != NULL) {
            cli_error(state, "one plan at a time: '%s' is too much", arg);
        }
        o->plan = arg;
        return 0;
    default:
        return ARGP_ERR_UNKNOWN;
    }
}

static const struct argp argp = {
    .options = option_table,
    .parser = parse_option,
    .args_doc = "[PLAN]",
    .doc = "Says what on this machine disturbs measuring, what that does to "
           "results, and what mends it. With PLAN, as tvp run takes it, also "
           "whether the machine is fit for that plan. Changes nothing.\v"
           "Examples:\n"
           "  tvp doctor\n"
           "  tvp doctor my.yaml && tvp run my.yaml\n"
           "  tvp doctor -n 500 --format json\n\n"
           "Exit status: 0 fit, 1 failed, 2 wrong usage, 4 not fit."};

/* The plan, or a group with the default workload's axes and no workload. */
static int read_plan(const struct options *o, struct plan *p,
                     struct plugin_notes *notes, struct err *e)
{
    char path[1280];
    struct plan_group *g;

    plan_init(p);
    p->notes = notes;
    if (o->plan != NULL) {
        return plan_find(o->plan, path, e) || plan_read(p, path, e) ? -1 : 0;
    }
    g = plan_add_group(p, e);
    return g == NULL || plan_add_item(g, PLAN_WORKERS, "cores", e) ? -1 : 0;
}

/* -n takes the place of every group's counts. */
static int override_workers(const struct options *o, struct plan *p,
                            struct err *e)
{
    for (size_t i = 0; o->workers != NULL && i < p->ngroups; i++) {
        text_list_clear(&p->groups[i].axes[PLAN_WORKERS]);
        if (plan_add_list(&p->groups[i], PLAN_WORKERS, o->workers, e)) {
            return err_prefix(e, "-n %.60s: ", o->workers);
        }
    }
    return 0;
}

static unsigned most_workers(const struct plan *p,
                             const struct topology_facts *facts)
{
    const struct text_list *counts = &p->groups[0].axes[PLAN_WORKERS];
    unsigned most = 1;

    for (size_t i = 0; i < counts->count; i++) {
        unsigned low = 1;
        unsigned high = 1;
        (void)plan_worker_range(counts->items[i], facts->allowed_cores,
                                facts->allowed_pus, &low, &high);
        most = high > most ? high : most;
    }
    return most;
}

static int find_need(const struct options *o, struct plan *p,
                     const struct topology_facts *facts,
                     struct doctor_need *need, struct err *e)
{
    struct plan_cells cells = {0};

    if (override_workers(o, p, e)) {
        return -1;
    }
    if (o->plan == NULL) {
        doctor_need_workers(need, most_workers(p, facts));
        return 0;
    }
    if (plan_cells(p, facts->allowed_cores, facts->allowed_pus, &cells, e)) {
        return -1;
    }
    doctor_need_cells(need, p->name, cells.cells, cells.count);
    plan_cells_free(&cells);
    return 0;
}

static struct outcome examine(const struct options *o,
                              const struct doctor_need *need)
{
    struct doctor d;
    struct outcome outcome = cli_ok();

    doctor_begin(&d, need, false);
    doctor_examine(&d);
    if (o->json) {
        json_t *json = doctor_json(&d);
        json_dumpf(json, stdout, JSON_INDENT(2));
        putchar('\n');
        json_decref(json);
    } else {
        doctor_print(&d, stdout);
    }
    if (doctor_tally(&d, FINDING_UNFIT) > 0) {
        outcome.status = STATUS_UNRELIABLE;
    }
    doctor_free(&d);
    if (fflush(stdout) != 0) {
        outcome.status = STATUS_FAILED;
        err_errno(&outcome.err, "cannot write to standard output");
    }
    return outcome;
}

static struct outcome run(int argc, char **argv)
{
    struct options o = {0};
    struct topology *t = NULL;
    struct topology_facts facts;
    struct plan plan;
    struct plugin_notes notes = {.out = stderr};
    struct doctor_need need;
    struct err e = {0};

    cli_parse(&argp, argc, argv, &o);
    if (topology_load(&t, &e)) {
        return cli_failed(STATUS_FAILED, &e);
    }
    topology_describe(t, &facts);
    topology_free(t);
    if (read_plan(&o, &plan, &notes, &e)) {
        return cli_failed(STATUS_USAGE, &e);
    }
    int failed = find_need(&o, &plan, &facts, &need, &e);
    plan_free(&plan);
    plugin_notes_free(&notes);
    return failed ? cli_failed(STATUS_USAGE, &e) : examine(&o, &need);
}

const struct command command_doctor = {
    .name = "doctor",
    .summary = "what on this machine disturbs measuring, and what to do",
    .run = run,
};
