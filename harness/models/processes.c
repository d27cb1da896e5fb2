/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do processes give, that share nothing but the arena? */
#include "boot.h"
#include "fork_worker.h"
#include "fresh.h"
#include "model.h"
#include "slot_check.h"
#include "team.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>

enum how { FORK, SPAWN, FORKSERVER };

/* A process a worker, or the fork server alone, which has the workers'. */
struct state {
    enum how how;
    void *memory; /* boot-memory's */
    unsigned started;
    pid_t pids[];
};

static void finish(struct team *t)
{
    struct state *s = t->model_state;

    if (s->memory != NULL) {
        munmap(s->memory, params_number(t->model_params, "boot-memory"));
    }
    free(s);
    t->model_state = NULL;
}

static int prepare(struct team *t, struct err *e)
{
    struct state *s = calloc(1, sizeof *s + t->workers * sizeof s->pids[0]);

    if (s == NULL) {
        return err_set(e, "out of memory for %u workers", t->workers);
    }
    s->how = (enum how)params_number(t->model_params, "start");
    t->spans = t->workers;
    t->model_state = s;
    /* What forks is a runtime that runs: its memory is copied on write. */
    int failed = s->how == FORK ? boot_memory(t->model_params, &s->memory, e)
                                : fresh_check(t, e);
    if (!failed && t->workload->hands_over) {
        failed = handover_open(&t->inbox, &t->shared->way, t->workers, e);
    }
    if (failed) {
        finish(t);
    }
    return failed;
}

static int start_one(struct team *t, unsigned index, pid_t *pid, struct err *e)
{
    const struct state *s = t->model_state;

    if (s->how == FORK) {
        *pid = fork_worker(t, index, e);
        return *pid < 0 ? -1 : 0;
    }
    unsigned count = s->how == FORKSERVER ? t->workers : 1;
    return fresh_start(t, index, count, s->how == FORKSERVER, pid, e);
}

static int start(struct team *t, struct err *e)
{
    struct state *s = t->model_state;
    unsigned processes = s->how == FORKSERVER ? 1 : t->workers;

    while (s->started < processes) {
        if (start_one(t, s->started, &s->pids[s->started], e)) {
            return -1;
        }
        s->started++;
    }
    if (s->how == FORKSERVER) {
        t->server = s->pids[0];
    }
    return 0;
}

static int say_ended(const char *what, int pid, int status, struct err *e)
{
    if (WIFSIGNALED(status)) {
        return err_set(e, "%s (process %d) was ended by signal %d, %s", what,
                       pid, WTERMSIG(status), strsignal(WTERMSIG(status)));
    }
    return err_set(e, "%s (process %d) ended by itself with status %d", what,
                   pid, WEXITSTATUS(status));
}

static int worker_died(unsigned index, int pid, int status, struct err *e)
{
    char what[32];

    snprintf(what, sizeof what, "worker %u", index);
    return say_ended(what, pid, status, e);
}

/* A fork server that fails has left in a slot which of its workers died. */
static int died(struct team *t, unsigned index, int status, struct err *e)
{
    const struct state *s = t->model_state;

    t->crashed = true;
    if (s->how != FORKSERVER) {
        return worker_died(index, (int)s->pids[index], status, e);
    }
    for (unsigned i = 0; i < t->workers; i++) {
        const struct slot *slot = &t->slots[i];
        if (slot->died != 0 && slots_guarded(t, i)) {
            return worker_died(i, (int)slot->sample.pid, slot->wait_status, e);
        }
    }
    return say_ended("the fork server", (int)s->pids[0], status, e);
}

/* Whether any child has ended. One question to the kernel: with thousands of
 * workers, one for each of them at each look takes longer than their work. */
static bool somebody_ended(void)
{
    siginfo_t who = {0};

    return waitid(P_ALL, 0, &who, WEXITED | WNOHANG | WNOWAIT) == 0
           && who.si_pid != 0;
}

/* None ends before the gates let it: whoever did has died. */
static int check(struct team *t, struct err *e)
{
    struct state *s = t->model_state;

    if (!somebody_ended()) {
        return 0;
    }
    for (unsigned i = 0; i < s->started; i++) {
        int status;
        if (s->pids[i] != 0 && waitpid(s->pids[i], &status, WNOHANG) > 0) {
            int result = died(t, i, status, e);
            s->pids[i] = 0;
            return result;
        }
    }
    return 0;
}

static int join(struct team *t, struct err *e)
{
    struct state *s = t->model_state;
    int result = 0;

    for (unsigned i = 0; i < s->started; i++) {
        int status = 0;
        if (s->pids[i] == 0) {
            continue;
        }
        while (waitpid(s->pids[i], &status, 0) < 0 && errno == EINTR) {
        }
        if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
            result = died(t, i, status, e);
        }
        s->pids[i] = 0;
    }
    return result;
}

static void abandon(struct team *t)
{
    struct state *s = t->model_state;
    struct err unused;

    for (unsigned i = 0; i < s->started; i++) {
        if (s->pids[i] != 0) {
            kill(s->pids[i], SIGKILL);
        }
    }
    (void)join(t, &unused);
}

static const char *const starts[] = {"fork", "spawn", "forkserver", NULL};
static const char *const start_help[] = {
    "the controller forks; its memory is shared until written",
    "each worker is a program started afresh, which boots",
    "one program started afresh boots, and forks the workers",
    NULL,
};

static const struct param params[] = {
    {.name = "start",
     .type = PARAM_CHOICE,
     .value = "fork",
     .choices = starts,
     .choice_help = start_help,
     .help = "how processes come to be, as Python's multiprocessing calls it"},
    {.name = "boot",
     .type = PARAM_DURATION,
     .value = "0",
     .max = UINT64_C(60000000000),
     .help = "processor time that a program started afresh spends before its "
             "first worker, as a runtime does"},
    {.name = "boot-memory",
     .type = PARAM_SIZE,
     .value = "0",
     .max = UINT64_C(1) << 34,
     .help = "memory that it fills meanwhile; with fork, that the controller "
             "has filled"},
    {0},
};

const struct model model_processes = {
    .name = "processes",
    .summary = "one process a worker, with shared memory",
    .params = params,
    .prepare = prepare,
    .start = start,
    .check = check,
    .join = join,
    .abandon = abandon,
    .finish = finish,
};
