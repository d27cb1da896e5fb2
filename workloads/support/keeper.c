/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "keeper.h"

#include "orphans.h"
#include "side_process.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* Not to end with the trial is what it is for: nor by its parent's end, nor by
 * a signal to its group or from its terminal. */
static _Noreturn void keep(const struct keeper_task *task, int end)
{
    char word = '+';
    ssize_t got;

    side_process_name(ORPHANS_KEEPER); /* the runner waits for it */
    prctl(PR_SET_PDEATHSIG, 0);
    setsid();
    if (task->begin != NULL && task->begin(task->of) != 0) {
        word = '-';
    }
    if (write(end, &word, 1) == 1) {
        do {
            got = read(end, &word, 1);
        } while (got < 0 && errno == EINTR);
    }
    task->finish(task->of);
    _exit(EXIT_SUCCESS);
}

int keeper_start(struct keeper *k, const struct keeper_task *task,
                 struct err *e)
{
    int ends[2];
    char word = '-';
    pid_t pid;

    *k = (struct keeper){0};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        return err_errno(e, "cannot make a socket for a process beside the "
                            "workers");
    }
    pid = side_process_fork(&ends[1], 1, e);
    if (pid == 0) {
        keep(task, ends[1]);
    }
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return -1;
    }
    *k = (struct keeper){pid, ends[0]};
    while (read(ends[0], &word, 1) < 0 && errno == EINTR) {
    }
    return word == '+' ? 0 : 1;
}

void keeper_end(struct keeper *k)
{
    if (k->pid <= 0) {
        return;
    }
    shutdown(k->end, SHUT_RDWR); /* whoever else holds this end */
    close(k->end);
    kill(k->pid, SIGCONT); /* whoever stopped it: what it keeps must go */
    while (waitpid(k->pid, NULL, 0) < 0 && errno == EINTR) {
    }
    k->pid = 0;
}
