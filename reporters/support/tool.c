/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tool.h"

#include "label.h"
#include "tool_world.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SAID_BYTES = 256 };

static int64_t now_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* -1 with errno. */
static int redirect(const char *dir, int said_fd)
{
    int in = open("/dev/null", O_RDONLY | O_CLOEXEC);
    int out = open("/dev/null", O_WRONLY | O_CLOEXEC);

    return in < 0 || out < 0 || dup2(in, STDIN_FILENO) < 0
                   || dup2(out, STDOUT_FILENO) < 0
                   || dup2(said_fd, STDERR_FILENO) < 0 || chdir(dir) != 0
               ? -1
               : 0;
}

/* The caller may block or handle signals; a program expects the defaults. */
static void default_signals(void)
{
    sigset_t none;

    for (int number = 1; number < NSIG; number++) {
        (void)signal(number, SIG_DFL);
    }
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

/* Leaves nothing open but 0 to 2 and `failed`, which is the one to tell an
 * errno by and is closed by what is executed. -1 with errno. */
static int close_others(int *failed)
{
    enum { FIRST = STDERR_FILENO + 1 };

    if (*failed != FIRST && dup3(*failed, FIRST, O_CLOEXEC) < 0) {
        return -1;
    }
    *failed = FIRST;
    closefrom(FIRST + 1);
    return 0;
}

/* What a tool is executed with. */
struct call {
    char path[PATH_MAX];
    char *const *argv;
    char **environment;
    const char *dir;
    pid_t parent;
};

/* Not by posix_spawn, which can't have it end with who called it: killed,
 * that one would leave a gnuplot that nobody waits for. */
static _Noreturn void become(const struct call *c, int said, int failed)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    default_signals();
    if (getppid() == c->parent && redirect(c->dir, said) == 0
        && close_others(&failed) == 0) {
        execve(c->path, c->argv, c->environment);
    }
    int why = errno;
    (void)!write(failed, &why, sizeof why);
    _exit(EXIT_FAILURE);
}

static int reap(pid_t pid, int *status)
{
    while (waitpid(pid, status, 0) < 0) {
        if (errno != EINTR) {
            return -1;
        }
    }
    return 0;
}

/* 0 or an errno. */
static int fork_and_become(const struct call *c, int said_fd, pid_t *pid)
{
    int failed[2];
    int status = 0;
    int why = 0;

    if (pipe2(failed, O_CLOEXEC) != 0) {
        return errno;
    }
    *pid = fork();
    if (*pid == 0) {
        become(c, said_fd, failed[1]);
    }
    why = *pid < 0 ? errno : 0;
    close(failed[1]);
    ssize_t got = 0;
    do {
        got = *pid > 0 ? read(failed[0], &why, sizeof why) : 0;
    } while (got < 0 && errno == EINTR);
    if (got == sizeof why) {
        (void)reap(*pid, &status);
    }
    close(failed[0]);
    return why;
}

/* 0 or an errno. */
static int spawn(const struct tool *t, int said_fd, pid_t *pid)
{
    struct call c = {.argv = t->argv, .dir = t->dir, .parent = getpid()};

    if (tool_world_find(t->argv[0], c.path)) {
        return ENOENT;
    }
    c.environment = tool_world_environment();
    int why =
        c.environment == NULL ? ENOMEM : fork_and_become(&c, said_fd, pid);
    free(c.environment);
    return why;
}

/* Until it ends, which closes its standard error. -1 when time is up. */
static int listen_until_end(int fd, int limit_ms, char said[SAID_BYTES])
{
    int64_t deadline_ms = now_ms() + limit_ms;
    size_t used = 0;

    for (;;) {
        struct pollfd ready = {.fd = fd, .events = POLLIN};
        char piece[512];
        int64_t left_ms = deadline_ms - now_ms();
        int n = left_ms <= 0 ? 0 : poll(&ready, 1, (int)left_ms);
        if (n == 0) {
            return -1;
        }
        if (n < 0) {
            continue; /* interrupted */
        }
        ssize_t got = read(fd, piece, sizeof piece);
        if (got <= 0 && errno != EINTR) {
            return 0;
        }
        for (ssize_t i = 0; i < got && used + 1 < SAID_BYTES; i++) {
            said[used++] = piece[i];
        }
    }
}

static enum tool_outcome judge(const struct tool *t, int status,
                               const char *said, struct err *e)
{
    char clean[SAID_BYTES];

    label_clean(said + strspn(said, " \n\r\t"), clean, sizeof clean);
    for (size_t n = strlen(clean); n > 0 && clean[n - 1] == ' '; n--) {
        clean[n - 1] = '\0';
    }
    if (WIFSIGNALED(status)) {
        err_set(e, "%s was ended by signal %d; it said: %s", t->argv[0],
                WTERMSIG(status), clean);
        return TOOL_FAILED;
    }
    if (WEXITSTATUS(status) != 0) {
        err_set(e, "%s failed (status %d); it said: %s", t->argv[0],
                WEXITSTATUS(status), clean);
        return TOOL_FAILED;
    }
    return TOOL_DONE;
}

enum tool_outcome tool_run(const struct tool *t, struct err *e)
{
    char said[SAID_BYTES] = "";
    int status = 0;
    int fds[2];
    pid_t pid = -1;

    if (pipe2(fds, O_CLOEXEC) != 0) {
        err_errno(e, "cannot make a pipe to run %s", t->argv[0]);
        return TOOL_FAILED;
    }
    int error = spawn(t, fds[1], &pid);
    close(fds[1]);
    if (error != 0) {
        close(fds[0]);
        errno = error;
        err_errno(e, "cannot run %s", t->argv[0]);
        return error == ENOENT ? TOOL_MISSING : TOOL_FAILED;
    }
    int late = listen_until_end(fds[0], t->limit_ms, said);
    if (late) {
        kill(pid, SIGKILL);
    }
    int lost = reap(pid, &status);
    close(fds[0]);
    if (late) {
        err_set(e, "%s was killed: it took longer than %d ms", t->argv[0],
                t->limit_ms);
        return TOOL_FAILED;
    }
    if (lost) {
        err_errno(e, "cannot tell how %s ended", t->argv[0]);
        return TOOL_FAILED;
    }
    return judge(t, status, said, e);
}
