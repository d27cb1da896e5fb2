/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cleaner.h"

#include "datadir.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LIMIT_S = 2, OPTION_BYTES = 32 };

static _Noreturn void clean(int go, void (*teardown)(struct job *),
                            struct job *job)
{
    sigset_t alarmed;
    char byte;

    while (read(go, &byte, 1) < 0 && errno == EINTR) {
    }
    sigemptyset(&alarmed);
    sigaddset(&alarmed, SIGALRM);
    signal(SIGALRM, SIG_DFL);
    sigprocmask(SIG_UNBLOCK, &alarmed, NULL);
    alarm(LIMIT_S);
    teardown(job);
    _exit(EXIT_SUCCESS);
}

int cleaner_start(struct cleaner *c, void (*teardown)(struct job *),
                  struct job *job, struct err *e)
{
    int ends[2];

    *c = (struct cleaner){.go = -1};
    if (pipe2(ends, O_CLOEXEC)) {
        return err_errno(e, "cannot clean up, without a pipe; see what it "
                            "left behind");
    }
    c->pid = fork();
    if (c->pid == 0) {
        close(ends[1]);
        clean(ends[0], teardown, job);
    }
    close(ends[0]);
    if (c->pid < 0) {
        c->pid = 0;
        close(ends[1]);
        return err_errno(e, "cannot fork to clean up; see what it left behind");
    }
    c->go = ends[1];
    return 0;
}

static int say_ended(int status, struct err *e)
{
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM) {
        return err_set(e,
                       "its clean-up did not end within %d s; see what it left "
                       "behind",
                       LIMIT_S);
    }
    if (WIFSIGNALED(status)) {
        return err_set(e,
                       "its clean-up was ended by signal %d, %s; see what it "
                       "left behind",
                       WTERMSIG(status), strsignal(WTERMSIG(status)));
    }
    return WEXITSTATUS(status) == EXIT_SUCCESS
               ? 0
               : err_set(e,
                         "its clean-up ended with status %d; see what it left "
                         "behind",
                         WEXITSTATUS(status));
}

int cleaner_wait(pid_t pid, struct err *e)
{
    int status;
    pid_t ended;

    while ((ended = waitpid(pid, &status, 0)) < 0 && errno == EINTR) {
    }
    return ended == pid ? say_ended(status, e)
                        : err_errno(e, "cannot wait for its clean-up");
}

int cleaner_finish(struct cleaner *c, struct err *e)
{
    close(c->go);
    c->go = -1;
    return cleaner_wait(c->pid, e);
}

void cleaner_take_over(const struct cleaner *c, int status)
{
    char program[DATADIR_BYTES];
    char pid[OPTION_BYTES];
    char end[OPTION_BYTES];
    struct err unused;

    if (datadir_program(program, &unused) == 0) {
        snprintf(pid, sizeof pid, "--cleaner=%d", (int)c->pid);
        snprintf(end, sizeof end, "--status=%d", status);
        execl(program, program, "trial", pid, end, (char *)NULL);
    }
}
