/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp run: carries out a plan and says what came out. */
#include "cli.h"
#include "folder.h"
#include "perf_counters.h"
#include "plan.h"
#include "registry.h"
#include "report.h"
#include "run_options.h"
#include "runner.h"
#include "utc.h"

#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void dry_run(const struct plan_cells *cells, const struct plan *plan)
{
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
    fprintf(stderr, " block%s\n", plan->max_blocks == 1 ? "" : "s");
}

/* Says once of each placement what people should know of it. */
static void say_notes(const struct topology *t, const struct plan_cells *cells,
                      FILE *out)
{
    for (size_t i = 0; i < cells->count; i++) {
        const struct cell *c = &cells->cells[i];
        char note[PLACEMENT_TEXT_BYTES];
        bool said = false;
        for (size_t j = 0; j < i && !said; j++) {
            said = cells->cells[j].workers == c->workers
                   && strcmp(cells->cells[j].placement, c->placement) == 0;
        }
        placement_note(t, c->placement, c->workers, note);
        if (!said && note[0] != '\0') {
            fprintf(out, "note: %s\n", note);
        }
    }
}

static void say_counters(const struct run_options *o, FILE *out)
{
    char note[PERF_NOTE_BYTES] = "";

    if (o->counters) {
        perf_counters_note(note);
    }
    if (note[0] != '\0') {
        fprintf(out, "note: %s\n", note);
    }
}

/* Every placement must be possible before the first trial. */
static int check_placements(const struct topology *t,
                            const struct plan_cells *cells, struct err *e)
{
    for (size_t i = 0; i < cells->count; i++) {
        const struct cell *c = &cells->cells[i];
        int *pus = malloc(c->workers * sizeof *pus);
        if (pus == NULL) {
            return err_set(e, "out of memory for %u workers", c->workers);
        }
        int result = placement_compute(t, c->placement, c->workers, pus, e);
        free(pus);
        if (result) {
            return -1;
        }
    }
    return 0;
}

static int choose_dir(const struct run_options *o, char dir[PATH_MAX],
                      struct err *e)
{
    char now[UTC_TEXT_BYTES];
    char host[64] = "";

    if (o->dir != NULL) {
        snprintf(dir, PATH_MAX, "%s", o->dir);
    } else {
        gethostname(host, sizeof host - 1);
        utc_now_compact(now);
        snprintf(dir, PATH_MAX, "results/%s-%s", now, host);
    }
    return folder_make(dir, e);
}

/* The records in the folder, and the answer on standard output. */
static int report(const char *dir, bool quiet, struct err *e)
{
    struct results r;
    struct err warning = {0};

    if (results_load(&r, dir, e)) {
        return -1;
    }
    if (report_write(&r, dir, report_default_formats, &warning)) {
        fprintf(stderr, "warning: %s\n", warning.text);
    }
    int result = 0;
    if (!quiet) {
        result = reporter_find("text")->print(&r, stdout, e);
        if (result == 0 && fflush(stdout) != 0) {
            result = err_errno(e,
                               "cannot write to standard output; the run "
                               "is whole in %s",
                               dir);
        }
    }
    results_free(&r);
    return result;
}

static struct outcome conclude(const struct runner_outcome *done,
                               const char *dir, const struct run_options *o)
{
    struct outcome outcome = {.status = STATUS_OK};

    if (report(dir, o->quiet, &outcome.err)) {
        outcome.status = STATUS_FAILED;
        return outcome;
    }
    if (!o->quiet) {
        fprintf(stderr, "report: %s/report.md\n", dir);
    }
    if (done->signal != 0) {
        outcome.status = STATUS_SIGNAL + done->signal;
        err_set(&outcome.err,
                "stopped by a signal; all finished samples are "
                "in %s; go on with: tvp run --resume %s",
                dir, dir);
    } else if (done->lost > 0) {
        outcome.status = STATUS_TRIAL_LOST;
        err_set(&outcome.err,
                "%zu of %zu trials failed, timed out or "
                "crashed; the rest is in %s",
                done->lost, done->samples, dir);
    } else if (done->samples == 0) {
        outcome.status = STATUS_UNRELIABLE;
        err_set(&outcome.err, "not one sample was taken: %s", done->stopped);
    } else if (done->dropped > 0) {
        outcome.status = STATUS_TRIAL_LOST;
        err_set(&outcome.err,
                "%zu of the workloads did not run here and "
                "were left out; the rest is in %.60s; %.300s",
                done->dropped, dir, done->why.text);
    } else if ((double)done->unsettled
               > o->max_disturbed * (double)done->places) {
        outcome.status = STATUS_UNRELIABLE;
        err_set(&outcome.err,
                "don't rely on this run: %zu of %zu trials were disturbed%s; "
                "%.200s/report.md says by what, and tvp doctor what to do",
                done->unsettled, done->places,
                o->on_disturbed == DISTURBED_REPEAT
                    ? ", and once more when they were repeated"
                    : "",
                dir);
    }
    return outcome;
}

static struct outcome start(struct run_options *o, const char *command)
{
    struct topology *topology = NULL;
    struct topology_facts facts;
    struct plan_cells cells = {0};
    struct runner_outcome done;
    struct outcome outcome = {.status = STATUS_USAGE};
    struct err *e = &outcome.err;
    char dir[PATH_MAX];

    if (topology_load(&topology, e)) {
        outcome.status = STATUS_FAILED;
        return outcome;
    }
    topology_describe(topology, &facts);
    if (plan_cells(&o->plan, facts.allowed_cores, facts.allowed_pus, &cells, e)
        || check_placements(topology, &cells, e)) {
        goto done;
    }
    if (o->dry_run) {
        dry_run(&cells, &o->plan);
        outcome = cli_ok();
        goto done;
    }
    outcome.status = STATUS_FAILED;
    bool ours = o->dir == NULL || access(o->dir, F_OK) != 0;
    if (choose_dir(o, dir, e)) {
        goto done;
    }
    struct runner_options options = {
        .dir = dir,
        .command = command,
        .progress = o->quiet ? NULL : stderr,
        .counters = o->counters,
        .trace = o->trace,
        .on_disturbed = o->on_disturbed,
    };
    if (!o->quiet) {
        say_notes(topology, &cells, stderr);
        say_counters(o, stderr);
    }
    int failed = runner_start(&o->plan, &cells, topology, &options, &done, e);
    if (!failed && (done.samples > 0 || done.signal == 0)) {
        outcome = conclude(&done, dir, o);
        goto done;
    }
    if (!failed) {
        outcome.status = STATUS_SIGNAL + done.signal;
        err_set(e, "stopped by a signal before the first sample");
    }
    if (ours) {
        (void)rmdir(dir); /* if nothing is in it */
    }

done:
    plan_cells_free(&cells);
    topology_free(topology);
    return outcome;
}

static struct outcome resume(const struct run_options *o, const char *command)
{
    struct runner_options options = {
        .dir = o->resume,
        .command = command,
        .progress = o->quiet ? NULL : stderr,
        .counters = o->counters,
        .trace = o->trace,
        .on_disturbed = o->on_disturbed,
    };
    struct topology *topology = NULL;
    struct runner_outcome done;
    struct err e = {0};

    int failed = topology_load(&topology, &e)
                 || runner_resume(topology, &options, &done, &e);
    topology_free(topology);
    return failed ? cli_failed(STATUS_FAILED, &e)
                  : conclude(&done, o->resume, o);
}

static void join_words(int argc, char **argv, char *out, size_t bytes)
{
    size_t used = (size_t)snprintf(out, bytes, "tvp");

    for (int i = 0; i < argc && used < bytes; i++) {
        used += (size_t)snprintf(out + used, bytes - used, " %s", argv[i]);
    }
}

static struct outcome run(int argc, char **argv)
{
    struct run_options o;
    struct err e = {0};
    char command[1024];

    join_words(argc, argv, command, sizeof command);
    if (run_options_parse(&o, argc, argv, &e)) {
        return cli_failed(STATUS_USAGE, &e);
    }
    struct outcome outcome =
        o.resume != NULL ? resume(&o, command) : start(&o, command);
    plan_free(&o.plan);
    return outcome;
}

const struct command command_run = {
    .name = "run",
    .summary = "measure: a plan, or workloads × models × workers",
    .run = run,
};
