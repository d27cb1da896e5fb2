/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fresh.h"

#include "boot.h"
#include "datadir.h"
#include "fork_worker.h"
#include "hook.h"
#include "registry.h"
#include "units.h"
#include "workload_load.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/* The arguments of `tvp worker`, all of them needed, in this order. */
enum argument {
    ARGUMENT_ARENA,  /* arena_describe's */
    ARGUMENT_BELL,   /* a descriptor */
    ARGUMENT_FIRST,  /* worker */
    ARGUMENT_COUNT,  /* of workers */
    ARGUMENT_SERVE,  /* 1: fork them */
    ARGUMENT_PARENT, /* whom not to outlive */
    ARGUMENTS,
};
enum { ARENA_TEXT_BYTES = 512, NUMBER_TEXT_BYTES = 16 };

static size_t brief_bytes(unsigned workers)
{
    return sizeof(struct fresh_brief) + 2 * sizeof(int) * workers;
}

struct fresh_brief *fresh_brief_make(struct arena *arena,
                                     const struct cell *cell, struct err *e)
{
    struct fresh_brief *brief =
        arena_alloc(arena, brief_bytes(cell->workers), e);

    if (brief != NULL) {
        brief->cell = *cell;
    }
    return brief;
}

int fresh_check(const struct team *t, struct err *e)
{
    return t->workload->setup == NULL || t->workload->attach != NULL
               ? 0
               : err_set(e,
                         "%s cannot be started afresh: it has no attach "
                         "hook; use processes:start=fork",
                         t->workload->name);
}

/* Descriptors above those of every program, which close as others execute. */
static int pass_descriptors(const struct team *t,
                            posix_spawn_file_actions_t *actions)
{
    int failed = posix_spawn_file_actions_adddup2(actions, t->bell, t->bell);
    int fd = t->shared->way.fd;

    if (failed == 0 && fd >= 0) {
        failed = posix_spawn_file_actions_adddup2(actions, fd, fd);
    }
    for (size_t i = 0;
         failed == 0 && (fd = arena_descriptor(t->job->arena, i)) >= 0; i++) {
        failed = posix_spawn_file_actions_adddup2(actions, fd, fd);
    }
    return failed;
}

int fresh_start(const struct team *t, unsigned first, unsigned count,
                bool serve, pid_t *out, struct err *e)
{
    char program[DATADIR_BYTES];
    char arena[ARENA_TEXT_BYTES];
    char numbers[ARGUMENTS][NUMBER_TEXT_BYTES];
    const int values[ARGUMENTS] = {
        [ARGUMENT_BELL] = t->bell,         [ARGUMENT_FIRST] = (int)first,
        [ARGUMENT_COUNT] = (int)count,     [ARGUMENT_SERVE] = serve,
        [ARGUMENT_PARENT] = (int)getpid(),
    };
    char *argv[ARGUMENTS + 3] = {program, (char[]){"worker"}, arena};
    posix_spawn_file_actions_t actions;

    if (datadir_program(program, e)
        || arena_describe(t->job->arena, arena, sizeof arena, e)) {
        return -1;
    }
    for (int i = ARGUMENT_BELL; i < ARGUMENTS; i++) {
        snprintf(numbers[i], sizeof numbers[i], "%d", values[i]);
        argv[i + 2] = numbers[i];
    }
    posix_spawn_file_actions_init(&actions);
    int failed = pass_descriptors(t, &actions);
    if (failed == 0) {
        failed = posix_spawn(out, program, &actions, NULL, argv, environ);
    }
    posix_spawn_file_actions_destroy(&actions);
    errno = failed;
    return failed == 0
               ? 0
               : err_errno(e,
                           "cannot start a process for worker %u; raise the "
                           "limit on processes (ulimit -u, the cgroup's "
                           "pids.max) or use fewer workers",
                           first);
}

/* All that the program holds while it lives. */
struct fresh {
    unsigned first;
    unsigned count;
    bool serve;
    struct arena *arena;
    struct fresh_brief *brief;
    struct params params;
    struct params model_params;
    struct job job;
    struct team team;
    char data_dir[DATADIR_BYTES];
};

static int read_arguments(struct fresh *f, int argc, char **argv, struct err *e)
{
    uint64_t numbers[ARGUMENTS] = {0};

    if (argc != ARGUMENTS) {
        return err_set(e, "worker is for tvp itself, which starts it for "
                          "processes:start=spawn and start=forkserver");
    }
    for (int i = ARGUMENT_BELL; i < ARGUMENTS; i++) {
        if (units_count(argv[i], &numbers[i]) || numbers[i] > INT32_MAX) {
            return err_set(e, "worker wants numbers, got '%.30s'", argv[i]);
        }
    }
    f->first = (unsigned)numbers[ARGUMENT_FIRST];
    f->count = (unsigned)numbers[ARGUMENT_COUNT];
    f->serve = numbers[ARGUMENT_SERVE] != 0;
    f->team.bell = (int)numbers[ARGUMENT_BELL];
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != (pid_t)numbers[ARGUMENT_PARENT]
        || fcntl(f->team.bell, F_SETFD, FD_CLOEXEC) != 0) {
        return err_set(e, "worker: its controller is gone");
    }
    return arena_attach(&f->arena, argv[ARGUMENT_ARENA], e);
}

/* The arena's first piece says how large it is. */
static int read_brief(struct fresh *f, const char *described, struct err *e)
{
    size_t bytes;

    if (sscanf(described, "%*d:%zu", &bytes) != 1 || bytes < sizeof *f->brief) {
        err_set(e, "worker: there is no cell in its shared memory");
        return -1;
    }
    f->brief = arena_alloc(f->arena, bytes, e);
    if (f->brief == NULL) {
        return -1;
    }
    unsigned workers = f->brief->cell.workers;
    if (bytes != brief_bytes(workers) || f->count == 0 || f->first >= workers
        || f->count > workers - f->first) {
        return err_set(e, "worker: its cell has no such workers");
    }
    return 0;
}

static int resolve(struct fresh *f, struct err *e)
{
    const struct cell *c = &f->brief->cell;
    struct team *t = &f->team;

    if (workload_load(c->workload, &t->workload, e)) {
        return -1;
    }
    t->model = model_find(c->model);
    if (t->model == NULL) {
        return err_set(e, "worker: no such model");
    }
    if (params_parse(&f->params, t->workload->params, c->workload, c->params, e)
        || model_parse_params(t->model, c->model_params, &f->model_params, e)
        || datadir_find(f->data_dir, e)) {
        return -1;
    }
    f->job = (struct job){
        .params = &f->params,
        .workers = c->workers,
        .ops = c->ops,
        .scale = c->scale,
        .arena = f->arena,
        .data_dir = f->data_dir,
    };
    t->model_params = &f->model_params;
    t->pus = f->brief->places;
    t->nodes = f->brief->places + c->workers;
    t->job = &f->job;
    t->workers = t->spans = c->workers;
    t->traced = f->brief->traced;
    return 0;
}

static int make_job(struct fresh *f, struct err *e)
{
    const struct workload *w = f->team.workload;

    return w->attach == NULL ? 0
                             : hook_result("attach", w->attach(&f->job, e), e);
}

int fresh_live(int argc, char **argv, struct err *e)
{
    struct fresh f = {.team.bell = -1};
    struct err why = {0};

    (void)setvbuf(stdout, NULL, _IOLBF, 0); /* as in the trial's program */
    if (read_arguments(&f, argc, argv, e)
        || read_brief(&f, argv[ARGUMENT_ARENA], e) || resolve(&f, e)) {
        return EXIT_FAILURE;
    }
    /* A job that cannot be made is reported as its first worker's failure,
     * for which the team must be there, whose memory comes after the job's. */
    int failed = boot_runtime(&f.model_params, &why) || make_job(&f, &why);
    if (team_attach(&f.team, f.arena, f.first, f.count, e)) {
        *e = failed ? why : *e;
        return EXIT_FAILURE;
    }
    if (failed) {
        team_fail(&f.team, f.first, &why);
        return EXIT_SUCCESS;
    }
    if (f.team.shared->way.fd >= 0) {
        (void)fcntl(f.team.shared->way.fd, F_SETFD, FD_CLOEXEC);
    }
    if (f.serve) {
        return fork_workers_serve(&f.team);
    }
    team_work_through(&f.team, f.first, f.count);
    return EXIT_SUCCESS;
}
