/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report_apart.h"

#include "folder_tree.h"
#include "report.h"
#include "stopper.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum ending { DONE, GIVEN_UP, STOPPED };

struct writer {
    pid_t pid;
    int said; /* it writes there what went wrong, and ends it by ending */
};

/* In the process of its own, from which nothing returns. */
static void write_there(const struct report_job *job, struct stopper *stopper,
                        int said, pid_t parent)
{
    struct err why = {""};

    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    stopper_close(stopper);
    if (getppid() != parent) {
        _exit(1);
    }
    int failed =
        report_write(job->results, job->options, job->dir, job->formats, &why);
    if (failed) {
        (void)!write(said, why.text, strlen(why.text));
    }
    _exit(-failed);
}

static int start(struct writer *w, const struct report_job *job,
                 struct stopper *stopper, struct err *e)
{
    pid_t parent = getpid();
    int said[2];

    if (pipe2(said, O_CLOEXEC) != 0) {
        return err_errno(e, "cannot make a pipe to write a report");
    }
    fflush(NULL); /* or it would be printed twice */
    w->pid = fork();
    if (w->pid == 0) {
        close(said[0]);
        write_there(job, stopper, said[1], parent);
    }
    int failed = w->pid < 0 ? err_errno(e, "cannot fork to write a report") : 0;
    close(said[1]);
    w->said = said[0];
    if (failed) {
        close(w->said);
        return -1;
    }
    setpgid(w->pid, w->pid); /* whoever of both is first */
    return 0;
}

static enum ending wait_for_end(const struct writer *w, struct stopper *stopper,
                                int limit_ms)
{
    struct pollfd fds[] = {
        {.fd = w->said, .events = POLLIN},
        {.fd = stopper->fd, .events = POLLIN},
    };
    int n;

    do {
        n = poll(fds, 2, limit_ms > 0 ? limit_ms : -1);
    } while (n < 0 && errno == EINTR);
    if (stopper_check(stopper)) {
        return STOPPED;
    }
    return n == 0 ? GIVEN_UP : DONE;
}

/* What it said ends when it does: no other program has the pipe. */
static int judge(struct writer *w, const struct report_job *job, int status,
                 struct err *e)
{
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        return 0;
    }
    ssize_t n = read(w->said, e->text, sizeof e->text - 1);
    e->text[n > 0 ? n : 0] = '\0';
    if (n <= 0 && WIFSIGNALED(status)) {
        err_set(e,
                "what writes %.60s into %.200s was ended by signal %d, %s; "
                "tvp report writes it anew",
                job->formats, job->dir, WTERMSIG(status),
                strsignal(WTERMSIG(status)));
    } else if (n <= 0) {
        err_set(e, "what writes %.60s into %.200s ended early (status %d)",
                job->formats, job->dir, WEXITSTATUS(status));
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == -REPORT_UNDRAWN
               ? REPORT_UNDRAWN
               : -1;
}

/* Waits for the leader. What it drew with ends with it, however it ended; until
 * it is waited for, its number can't be anybody else's. */
static void end_group(pid_t leader, int *status)
{
    siginfo_t unused;

    while (waitid(P_PID, (id_t)leader, &unused, WEXITED | WNOWAIT) < 0
           && errno == EINTR) {
    }
    kill(-leader, SIGKILL);
    while (waitpid(leader, status, 0) < 0 && errno == EINTR) {
    }
}

static int finish(struct writer *w, const struct report_job *job,
                  struct stopper *stopper, struct err *e)
{
    enum ending ending = wait_for_end(w, stopper, job->limit_ms);
    int status = 0;
    int result = 0;

    if (ending != DONE) {
        kill(-w->pid, SIGKILL);
    }
    end_group(w->pid, &status);
    if (ending == STOPPED) {
        err_set(e, "stopped by a signal while the report was written; "
                   "tvp report writes it anew");
        result = stopper->signal;
    } else if (ending == GIVEN_UP) {
        result = err_set(e, "given up after %d s: tvp report %.300s writes it",
                         job->limit_ms / 1000, job->dir);
    } else {
        result = judge(w, job, status, e);
    }
    if (!WIFEXITED(status)) {
        folder_tree_sweep(job->dir, w->pid);
    }
    return result;
}

int report_apart(const struct report_job *job, struct err *e)
{
    struct writer w = {.said = -1};
    struct stopper stopper;

    folder_tree_sweep(job->dir, -1);
    if (stopper_open(&stopper, e) || start(&w, job, &stopper, e)) {
        stopper_close(&stopper);
        return report_write(job->results, job->options, job->dir, job->formats,
                            e);
    }
    int result = finish(&w, job, &stopper, e);
    close(w.said);
    stopper_close(&stopper);
    return result;
}
