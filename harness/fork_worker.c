/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fork_worker.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* A worker must not outlive who forked it, however that one ends. */
static _Noreturn void live(struct team *t, unsigned index, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(EXIT_FAILURE); /* it ended before the line above */
    }
    team_work_through(t, index, 1);
    _exit(EXIT_SUCCESS);
}

pid_t fork_worker(struct team *t, unsigned index, struct err *e)
{
    pid_t parent = getpid();
    pid_t pid = fork();

    if (pid == 0) {
        live(t, index, parent);
    }
    if (pid < 0) {
        return err_errno(e,
                         "cannot fork worker %u of %u; raise the limit on "
                         "processes (ulimit -u, the cgroup's pids.max) or use "
                         "fewer workers",
                         index + 1, t->workers);
    }
    return pid;
}

static unsigned index_of(const pid_t *pids, unsigned count, pid_t pid)
{
    unsigned i = 0;

    while (i < count && pids[i] != pid) {
        i++;
    }
    return i;
}

static int wait_for_all(struct team *t, const pid_t *pids)
{
    for (unsigned left = t->workers; left > 0;) {
        int status;
        pid_t pid = waitpid(-1, &status, 0);
        if (pid < 0 && errno != EINTR) {
            return EXIT_FAILURE;
        }
        unsigned i = index_of(pids, t->workers, pid);
        if (pid < 0 || i == t->workers) {
            continue; /* a child of the workload's */
        }
        bool early = atomic_load(&t->shared->end.state) == GATE_CLOSED;
        if (status != 0 || early) {
            t->slots[i].wait_status = status;
            t->slots[i].died = 1;
            return EXIT_FAILURE;
        }
        left--;
    }
    return EXIT_SUCCESS;
}

int fork_workers_serve(struct team *t)
{
    pid_t *pids = calloc(t->workers, sizeof *pids);
    struct err e = {0};
    int status = EXIT_FAILURE;

    if (pids == NULL) {
        err_set(&e, "out of memory for %u processes", t->workers);
        team_fail(t, 0, &e);
        return status;
    }
    for (unsigned i = 0; i < t->workers; i++) {
        pids[i] = fork_worker(t, i, &e);
        if (pids[i] < 0) {
            team_fail(t, i, &e);
            goto done;
        }
    }
    status = wait_for_all(t, pids);

done:
    free(pids);
    return status;
}
