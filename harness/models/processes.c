/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do processes give, that share nothing but the arena? */
#include "model.h"
#include "team.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

struct state {
    pid_t controller;
    unsigned started;
    pid_t pids[];
};

static int prepare(struct team *t, struct err *e)
{
    struct state *s = calloc(1, sizeof *s + t->workers * sizeof s->pids[0]);

    if (s == NULL) {
        return err_set(e, "out of memory for %u workers", t->workers);
    }
    s->controller = getpid();
    t->spans = t->workers;
    t->model_state = s;
    return 0;
}

/* A worker must not outlive its controller, however that one ends. */
static void run_child(struct team *t, unsigned index)
{
    const struct state *s = t->model_state;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != s->controller) {
        _exit(EXIT_FAILURE); /* it ended before the line above */
    }
    team_work_through(t, index, 1);
    _exit(EXIT_SUCCESS);
}

static int start(struct team *t, struct err *e)
{
    struct state *s = t->model_state;

    for (unsigned i = 0; i < t->workers; i++) {
        pid_t pid = fork();
        if (pid == 0) {
            run_child(t, i);
        }
        if (pid < 0) {
            return err_errno(e,
                             "cannot fork worker %u of %u; raise the limit "
                             "on processes (ulimit -u, the cgroup's "
                             "pids.max) or use fewer workers",
                             i + 1, t->workers);
        }
        s->pids[s->started++] = pid;
    }
    return 0;
}

static int died(struct team *t, unsigned index, int status, struct err *e)
{
    const struct state *s = t->model_state;
    int pid = (int)s->pids[index];

    t->crashed = true;
    if (WIFSIGNALED(status)) {
        return err_set(e, "worker %u (process %d) was ended by signal %d, %s",
                       index, pid, WTERMSIG(status),
                       strsignal(WTERMSIG(status)));
    }
    return err_set(e, "worker %u (process %d) ended by itself with status %d",
                   index, pid, WEXITSTATUS(status));
}

/* None ends before the gates let it: whoever did has died. */
static int check(struct team *t, struct err *e)
{
    struct state *s = t->model_state;

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
        int status;
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

static void finish(struct team *t)
{
    free(t->model_state);
}

const struct model model_processes = {
    .name = "processes",
    .summary = "one forked process a worker, with shared memory",
    .prepare = prepare,
    .start = start,
    .check = check,
    .join = join,
    .abandon = abandon,
    .finish = finish,
};
