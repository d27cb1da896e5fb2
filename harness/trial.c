/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial.h"

#include "arena.h"
#include "clock.h"
#include "datadir.h"
#include "endless.h"
#include "fresh.h"
#include "hook.h"
#include "memory_policy.h"
#include "orphans.h"
#include "placement.h"
#include "proc.h"
#include "registry.h"
#include "slot_check.h"
#include "surroundings.h"
#include "team.h"
#include "topology.h"
#include "trial_account.h"
#include "workload_load.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Everything that one trial holds; torn down in reverse. */
struct trial {
    const struct cell *cell;
    const struct workload *workload;
    const struct model *model;
    struct params params;
    struct params model_params;
    struct arena *arena;
    struct fresh_brief *brief;
    struct topology *topology;
    int *pus;
    int *nodes; /* behind the PUs, in the same memory */
    struct job job;
    struct team team;
    struct account account;
    struct endless endless;
    struct orphans before; /* children that are none of the workload's */
    uint64_t deadline_ns;
    bool traced;
    bool timed_out;
    char data_dir[DATADIR_BYTES];
};

static int resolve(struct trial *t, const struct cell *cell, struct err *e)
{
    t->cell = cell;
    if (workload_load(cell->workload, &t->workload, e)) {
        return -1;
    }
    t->model = model_find(cell->model);
    if (t->model == NULL) {
        return err_set(e, "no model '%s'; see tvp list models", cell->model);
    }
    if (cell->workers == 0 || cell->workers > CELL_WORKERS_MAX
        || cell->ops == 0) {
        return err_set(e,
                       "a trial needs 1 to %d workers, and ops of at least "
                       "1",
                       CELL_WORKERS_MAX);
    }
    if (params_parse(&t->params, t->workload->params, cell->workload,
                     cell->params, e)
        || model_parse_params(t->model, cell->model_params, &t->model_params,
                              e)) {
        return -1;
    }
    return placement_check(cell->placement, e);
}

static int place(struct trial *t, struct err *e)
{
    unsigned workers = t->cell->workers;

    t->pus = malloc(2 * sizeof *t->pus * workers);
    if (t->pus == NULL) {
        return err_set(e, "out of memory for %u workers", workers);
    }
    t->nodes = t->pus + workers;
    if (strcmp(t->cell->placement, "none") == 0) {
        for (unsigned i = 0; i < workers; i++) {
            t->pus[i] = -1;
            t->nodes[i] = MEMORY_FIRST_TOUCH;
        }
        return 0;
    }
    if (topology_load(&t->topology, e)) {
        return -1;
    }
    if (placement_compute(t->topology, t->cell->placement, workers, t->pus, e)
        || placement_nodes(t->topology, t->cell->placement, workers, t->pus,
                           t->nodes, e)) {
        return -1;
    }
    /* Workers that are bound would notice; those with a node alone don't. */
    return t->nodes[0] == MEMORY_FIRST_TOUCH
                   || topology_is_this_machine(t->topology)
               ? 0
               : err_set(e, "cannot take memory from NUMA nodes: the topology "
                            "is not this machine's; unset HWLOC_SYNTHETIC and "
                            "HWLOC_XMLFILE");
}

static int set_up(struct trial *t, struct err *e)
{
    if (datadir_find(t->data_dir, e) || place(t, e)
        || arena_create(&t->arena, e)) {
        return -1;
    }
    t->brief = fresh_brief_make(t->arena, t->cell, e);
    if (t->brief == NULL) {
        return -1;
    }
    t->job = (struct job){
        .params = &t->params,
        .workers = t->cell->workers,
        .ops = t->cell->ops,
        .scale = t->cell->scale,
        .arena = t->arena,
        .data_dir = t->data_dir,
    };
    t->team = (struct team){
        .model = t->model,
        .model_params = &t->model_params,
        .workload = t->workload,
        .topology = t->topology,
        .pus = t->pus,
        .nodes = t->nodes,
        .job = &t->job,
        .workers = t->cell->workers,
        .traced = t->traced,
        .bell = -1,
    };
    if (t->workload->setup != NULL
        && hook_result("setup", t->workload->setup(&t->job, e), e)) {
        return -1;
    }
    if (t->workload->calibrate != NULL && t->job.scale == 0
        && hook_result("calibrate",
                       t->workload->calibrate(&t->job, &t->job.scale, e), e)) {
        return -1;
    }
    t->brief->traced = t->traced;
    t->brief->cell.scale = t->job.scale;
    memcpy(t->brief->places, t->pus, 2 * sizeof *t->pus * t->cell->workers);
    if (team_create(&t->team, t->arena, e)) {
        return -1;
    }
    return t->workload->endless ? endless_create(&t->endless, &t->team, e) : 0;
}

static void tear_down(struct trial *t)
{
    account_free(&t->account);
    endless_free(&t->endless);
    if (t->workload->teardown != NULL && !t->workload->endless) {
        t->workload->teardown(&t->job);
    }
    team_free(&t->team);
    arena_free(t->arena);
    topology_free(t->topology);
    free(t->pus);
}

/* After a failure: lets go whoever waits, and ends the rest if possible.
 * Returns whether workers may be left. */
static bool call_off(struct trial *t)
{
    struct err unused;

    gate_set(&t->team.shared->start, GATE_CANCELLED);
    gate_set(&t->team.shared->end, GATE_CANCELLED);
    if (t->model->abandon != NULL) {
        t->model->abandon(&t->team);
        return false;
    }
    if (t->timed_out || t->workload->endless) {
        return true;
    }
    return t->model->join(&t->team, &unused) != 0;
}

/* What is left of it where work never returns. */
static int measure_endless(struct trial *t, bool *left, struct err *e)
{
    t->endless.opened_ns = t->account.opened_ns;
    if (endless_wait(&t->endless, &t->team, t->deadline_ns, &t->timed_out, e)) {
        return -1;
    }
    endless_halt(&t->endless, &t->team);
    account_stop(&t->account, &t->team, endless_tasks(&t->team));
    account_leave(&t->account, endless_end(&t->endless, &t->team, left));
    return 0;
}

/* The timed part: create, open the gate, wait, read, join. Sets *left if
 * workers are still there. */
static int measure(struct trial *t, bool *left, struct err *e)
{
    struct team *team = &t->team;

    account_begin(&t->account, team);
    if (t->model->start(team, e)
        || team_wait(team, TEAM_READY, t->deadline_ns, &t->timed_out, e)
        || account_open(&t->account, team, e)) {
        return -1;
    }
    if (t->workload->endless) {
        return measure_endless(t, left, e);
    }
    if (team_wait(team, TEAM_DONE, t->deadline_ns, &t->timed_out, e)) {
        return -1;
    }
    account_release(&t->account, team);
    if (t->model->join(team, e)) {
        return -1;
    }
    account_end(&t->account);
    return 0;
}

static int verify(struct trial *t, struct err *e)
{
    if (slots_check(&t->team, t->account.opened_ns, t->account.done_ns, e)) {
        return -1;
    }
    if (t->workload->endless) {
        /* They have counted so much together, whoever it was. */
        t->job.checksum = t->endless.target;
        return 0;
    }
    for (unsigned i = 0; i < t->team.workers; i++) {
        const struct worker *w = &t->team.slots[i].worker;
        t->job.checksum += w->checksum;
        t->job.handed_bytes += w->handed.bytes;
        if (handover_compare(t->team.inbox, i, &w->handed, e)) {
            return -1;
        }
    }
    if (t->workload->verify == NULL) {
        return 0;
    }
    return hook_result("verify", t->workload->verify(&t->job, e), e)
               ? err_prefix(e, "wrong answer: ")
               : 0;
}

/* A time limit that passed because somebody is not there to work. */
static void say_halted(struct err *e)
{
    char who[128];

    if (surroundings_halted(who, sizeof who)) {
        size_t used = strlen(e->text);
        snprintf(e->text + used, sizeof e->text - used, ": %s", who);
    }
}

static int run_team(struct trial *t, struct trial_result *out)
{
    struct err *e = &out->error;

    if (t->model->prepare != NULL && t->model->prepare(&t->team, e)) {
        return -1;
    }
    if (measure(t, &out->workers_left, e)) {
        out->sample.status = t->timed_out      ? SAMPLE_TIMEOUT
                             : t->team.crashed ? SAMPLE_CRASHED
                                               : SAMPLE_FAILED;
        if (t->timed_out) {
            say_halted(e);
        }
        out->workers_left = call_off(t);
    } else if (verify(t, e) == 0) {
        account_fill(&t->account, &t->team, out);
    }
    if (!out->workers_left && t->model->finish != NULL) {
        t->model->finish(&t->team);
    }
    return 0;
}

/* SIGCHLD is waited for. SIGCONT continues a process all the same, and stays
 * pending to tell of it, in workers that inherit this too. */
static void block_signals(void)
{
    sigset_t kept;

    sigemptyset(&kept);
    sigaddset(&kept, SIGCHLD);
    sigaddset(&kept, SIGCONT);
    sigprocmask(SIG_BLOCK, &kept, NULL);
}

/* A clean-up that goes wrong costs no sample, which may be sound. While there
 * are threads, nothing may be removed that they use. */
static void clean_up(struct trial *t, struct trial_result *out)
{
    struct err e = {0};

    if (!t->workload->endless || t->workload->teardown == NULL) {
        return;
    }
    int failed =
        cleaner_start(&out->cleaner, t->workload->teardown, &t->job, &e);
    if (!failed && !out->workers_left) {
        failed = cleaner_finish(&out->cleaner, &e);
    }
    if (failed && out->error.text[0] == '\0') {
        out->error = e;
    }
}

static void run_cell(struct trial *t, struct trial_result *out)
{
    const struct cell *cell = t->cell;

    block_signals();
    t->deadline_ns =
        cell->timeout_ns == 0 ? UINT64_MAX : clock_now_ns() + cell->timeout_ns;
    if (set_up(t, &out->error) == 0) {
        run_team(t, out);
    }
    out->scale = t->job.scale;
    clean_up(t, out);
}

/* What the workload has started, and not ended: it would run beside the next
 * trials. Its figures are sound for all that. */
static void end_orphans(struct trial *t, struct trial_result *out)
{
    struct orphans_left some;

    if (out->workers_left) { /* they may use what would be ended */
        out->before = t->before;
        return;
    }
    unsigned left = orphans_end(&t->before, out->cleaner.pid, &some);

    if (left > 0 && !t->workload->endless) {
        err_set(&out->remark,
                "the workload left %u process%s running, which tvp %s; let "
                "its teardown end what it starts",
                left, left == 1 ? "" : "es",
                some.some ? "could not end" : "has ended");
    }
}

int trial_run(const struct cell *cell, bool traced, struct trial_result *out,
              struct err *e)
{
    struct trial *t = calloc(1, sizeof *t);

    *out = (struct trial_result){0};
    sample_clear(&out->sample);
    if (t == NULL) {
        err_set(&out->error, "out of memory for a trial");
        return 0;
    }
    t->traced = traced;
    t->account.counters = cell->counters;
    t->team.bell = -1;
    if (resolve(t, cell, e)) {
        free(t);
        return -1;
    }
    if (orphans_adopt(&out->error)) {
        free(t);
        return 0;
    }
    orphans_note(&t->before);
    run_cell(t, out);
    /* Threads that are left still use all this: leave it to the end of the
     * program. */
    if (!out->workers_left) {
        tear_down(t);
    }
    end_orphans(t, out);
    if (!out->workers_left) {
        free(t);
    }
    return 0;
}
