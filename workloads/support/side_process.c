/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "side_process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* Puts back what the parent changed about signals, and lets them in. */
static void reset_signals(void)
{
    sigset_t none;

    for (int number = 1; number < NSIG; number++) {
        (void)signal(number, SIG_DFL);
    }
    (void)signal(SIGPIPE, SIG_IGN);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The lowest of those to keep from `low` on; -1 where there is none. */
static int next_kept(const int *keep, size_t count, int low)
{
    int found = -1;

    for (size_t i = 0; i < count; i++) {
        if (keep[i] >= low && (found < 0 || keep[i] < found)) {
            found = keep[i];
        }
    }
    return found;
}

/* Anyone who waits for the end of one of the parent's pipes must not wait for
 * this process too. */
static void close_others(const int *keep, size_t count)
{
    int low = STDERR_FILENO + 1;
    int kept;

    while ((kept = next_kept(keep, count, low)) >= 0) {
        if (kept > low) {
            close_range((unsigned)low, (unsigned)(kept - 1), 0);
        }
        low = kept + 1;
    }
    close_range((unsigned)low, ~0U, 0);
    for (int fd = STDIN_FILENO; fd <= STDOUT_FILENO; fd++) {
        close(fd);
        open("/dev/null", O_RDWR);
    }
}

/* All signals wait from before the fork on, so that none finds the child with
 * the parent's handlers. */
pid_t side_process_fork(const int *keep, size_t count, struct err *e)
{
    pid_t parent = getpid();
    sigset_t all;
    sigset_t before;
    pid_t pid;

    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, &before);
    pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) {
            _exit(EXIT_FAILURE); /* it ended before the line above */
        }
        reset_signals();
        close_others(keep, count);
        return 0;
    }
    int failed = errno;
    sigprocmask(SIG_SETMASK, &before, NULL);
    errno = failed;
    return pid > 0 ? pid
                   : err_errno(e, "cannot fork a process beside the workers; "
                                  "raise the limit on processes (ulimit -u, "
                                  "the cgroup's pids.max)");
}

void side_process_name(const char *name)
{
    (void)prctl(PR_SET_NAME, name);
}

void side_process_end(pid_t pid)
{
    if (pid <= 0) {
        return;
    }
    kill(pid, SIGKILL);
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {
    }
}
