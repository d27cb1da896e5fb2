/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp run: carries out a plan and says what came out. */
#include "base_program.h"
#include "cli.h"
#include "folder_unclaimed.h"
#include "like.h"
#include "machine.h"
#include "measuring.h"
#include "measuring_against.h"
#include "note.h"
#include "plan.h"
#include "plan_time.h"
#include "plugin_notes.h"
#include "run_continue.h"
#include "run_memory.h"
#include "run_options.h"
#include "runner.h"
#include "staging.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void dry_run(const struct plan_cells *cells, const struct plan *plan,
                    const struct topology *topology)
{
    struct topology_facts facts;
    char time[PLAN_TIME_BYTES];

    for (size_t i = 0; i < cells->count; i++) {
        const struct cell *c = &cells->cells[i];
        char workload[CELL_LABEL_BYTES];
        char model[CELL_LABEL_BYTES];
        cell_workload_label(c, workload);
        cell_model_label(c, model);
        printf("%s %s %u %s\n", workload, model, c->workers, c->placement);
    }
    fprintf(stderr, "%zu cell%s, %u", cells->count,
            cells->count == 1 ? "" : "s", plan->min_blocks);
    if (plan->max_blocks > plan->min_blocks) {
        fprintf(stderr, " to %u", plan->max_blocks);
    }
    topology_describe(topology, &facts);
    plan_time_text(plan, cells, facts.allowed_cores, time);
    fprintf(stderr, " block%s, %s\n", plan->max_blocks == 1 ? "" : "s", time);
}

static struct runner_options options_of(struct run_options *o, const char *dir,
                                        const char *command)
{
    return (struct runner_options){
        .dir = dir,
        .command = command,
        .progress = o->quiet ? NULL : stderr,
        .notes = &o->notes,
        .trace = o->trace,
        .care = o->care,
    };
}

static struct outcome conclude(const struct runner_outcome *done,
                               const struct runner_options *options)
{
    struct outcome outcome = measuring_conclude(done, options, "run");

    measuring_against(measuring_shown(options), options->progress == NULL,
                      &outcome);
    return outcome;
}

static struct outcome go_on(struct runner_options *options)
{
    struct topology *topology = NULL;
    struct runner_outcome done;
    struct err e = {0};

    int failed = topology_load(&topology, &e) || run_memory_recall(options, &e)
                 || runner_resume(topology, options, &done, &e);
    topology_free(topology);
    return failed ? cli_failed(STATUS_FAILED, &e) : conclude(&done, options);
}

static struct outcome resume(struct run_options *o, const char *command)
{
    struct runner_options options = options_of(o, o->resume, command);
    struct staging staging;
    struct err e = {0};

    if (measuring_stage(&options, &staging, false, &e)) {
        return cli_failed(STATUS_FAILED, &e);
    }
    struct outcome outcome = go_on(&options);
    staging_settle(&staging, options.progress);
    return outcome;
}

/* Whether the folder's run is to be gone on with; else `outcome` is as it was,
 * or says why it is neither that nor a new one. */
static bool goes_on(const struct run_options *o, struct runner_options *options,
                    struct outcome *outcome)
{
    switch (run_continue_find(options->dir, &o->plan, o->any_seed,
                              options->base, &outcome->err)) {
    case CONTINUE_NEW:
        /* Where it is moved to in the end, if it is measured elsewhere. */
        return folder_unclaimed(measuring_shown(options), &outcome->err) != 0;
    case CONTINUE_ON:
        *outcome = go_on(options);
        return true;
    case CONTINUE_OTHER:
        outcome->status = STATUS_USAGE;
        return true;
    default:
        outcome->status = STATUS_FAILED;
        return true;
    }
}

/* The plan's, or those of another run; all can be placed here. */
static int find_cells(const struct run_options *o,
                      const struct topology *topology, struct plan_cells *out,
                      struct err *e)
{
    struct topology_facts facts;

    if (o->like != NULL) {
        if (like_cells(o->like, out, e)) {
            return -1;
        }
    } else {
        topology_describe(topology, &facts);
        if (plan_cells(&o->plan, facts.allowed_cores, facts.allowed_pus, out,
                       e)) {
            return -1;
        }
    }
    return measuring_check_placements(topology, out, e);
}

static void say_like(const struct run_options *o,
                     const struct topology *topology)
{
    char note[LIKE_NOTE_BYTES];
    char *machine = NULL;
    struct err unused;

    if (o->like != NULL && machine_json(topology, &machine, &unused) == 0) {
        like_note(o->like, machine, note);
        note_line(stderr, "note: %s", note);
        free(machine);
    }
}

/* What start found out before it measures. */
struct ready {
    struct topology *topology;
    struct plan_cells cells;
    struct base_program base; /* the other program of --against … */
    bool beside;              /* … if there is one */
};

static int find_base(const struct run_options *o, struct ready *r,
                     struct err *e)
{
    r->beside = o->base_binary != NULL;
    return r->beside && base_program_find(&r->base, o->base_binary, e)
               ? err_prefix(e, "--base-binary: ")
               : 0;
}

/* A sweep may have brought new ones. */
static void say_files(struct run_options *o, const struct plan_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        char workload[CELL_LABEL_BYTES];
        cell_workload_label(&cells->cells[i], workload);
        plugin_notes_spec(&o->notes, workload);
    }
}

static struct outcome begin(struct run_options *o, struct ready *r,
                            const struct runner_options *options)
{
    struct outcome outcome = {.status = STATUS_FAILED};
    struct runner_outcome done;
    struct err *e = &outcome.err;

    say_files(o, &r->cells);
    if (!o->quiet) {
        say_like(o, r->topology);
        measuring_notes(r->topology, &r->cells, stderr);
    }
    int failed =
        runner_start(&o->plan, &r->cells, r->topology, options, &done, e);
    if (!failed && (done.samples > 0 || done.signal == 0)) {
        return conclude(&done, options);
    }
    if (!failed) {
        outcome.status = STATUS_SIGNAL + done.signal;
        err_set(e, "stopped by a signal before the first sample");
    } else if (done.refused) {
        outcome.status = STATUS_USAGE;
    } else if (done.early) {
        outcome.status = STATUS_UNRELIABLE;
        err_set(e, "not one sample was taken: the time limit came while "
                   "calibrating; give more --max-time or less --trial-time");
    }
    return outcome;
}

/* In the run's folder, or in one that stands for it meanwhile. */
static struct outcome measure(struct run_options *o, struct ready *r,
                              const char *command)
{
    struct outcome outcome = {.status = STATUS_FAILED};
    struct staging staging;
    char dir[PATH_MAX];
    bool ours = o->dir == NULL || access(o->dir, F_OK) != 0;

    if (measuring_folder(o->dir, dir, &outcome.err)) {
        return outcome;
    }
    struct runner_options options = options_of(o, dir, command);
    options.base = r->beside ? &r->base : NULL;
    if (measuring_stage(&options, &staging, !o->go_on, &outcome.err) == 0) {
        if (!o->go_on || !goes_on(o, &options, &outcome)) {
            outcome = begin(o, r, &options);
        }
        staging_settle(&staging, options.progress);
    }
    if (ours) {
        (void)rmdir(dir); /* if nothing is in it */
    }
    return outcome;
}

static struct outcome start(struct run_options *o, const char *command)
{
    struct ready r = {0};
    struct outcome outcome = {.status = STATUS_USAGE};
    struct err *e = &outcome.err;

    if (topology_load(&r.topology, e)) {
        outcome.status = STATUS_FAILED;
        return outcome;
    }
    if (find_cells(o, r.topology, &r.cells, e) == 0
        && find_base(o, &r, e) == 0) {
        if (o->dry_run) {
            dry_run(&r.cells, &o->plan, r.topology);
            outcome = cli_ok();
        } else {
            outcome = measure(o, &r, command);
        }
    }
    plan_cells_free(&r.cells);
    topology_free(r.topology);
    return outcome;
}

static struct outcome run(int argc, char **argv)
{
    struct run_options o;
    struct err e = {0};
    char command[1024];

    measuring_words(argc, argv, command, sizeof command);
    if (run_options_parse(&o, argc, argv, &e)) {
        return cli_failed(STATUS_USAGE, &e);
    }
    struct outcome outcome =
        o.resume != NULL ? resume(&o, command) : start(&o, command);
    run_options_free(&o);
    return outcome;
}

const struct command command_run = {
    .name = "run",
    .summary = "measure: a plan, or workloads × models × workers",
    .outlives = true,
    .run = run,
};
