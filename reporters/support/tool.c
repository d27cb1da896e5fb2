/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tool.h"

#include "tool_world.h"

#include "label.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
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

static int redirect(posix_spawn_file_actions_t *actions, const char *dir,
                    int said_fd)
{
    int failed = posix_spawn_file_actions_addopen(actions, STDIN_FILENO,
                                                  "/dev/null", O_RDONLY, 0);

    failed |= posix_spawn_file_actions_addopen(actions, STDOUT_FILENO,
                                               "/dev/null", O_WRONLY, 0);
    failed |= posix_spawn_file_actions_adddup2(actions, said_fd, STDERR_FILENO);
    failed |=
        posix_spawn_file_actions_addclosefrom_np(actions, STDERR_FILENO + 1);
    failed |= posix_spawn_file_actions_addchdir_np(actions, dir);
    return failed;
}

/* The caller may block or handle signals; a program expects the defaults. */
static int default_signals(posix_spawnattr_t *attributes)
{
    sigset_t none;
    sigset_t all;

    sigemptyset(&none);
    sigfillset(&all);
    int failed = posix_spawnattr_setsigmask(attributes, &none);
    failed |= posix_spawnattr_setsigdefault(attributes, &all);
    failed |= posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGMASK
                                                       | POSIX_SPAWN_SETSIGDEF);
    return failed;
}

/* 0 or an errno. */
static int spawn(const struct tool *t, int said_fd, pid_t *pid)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    char path[PATH_MAX];

    if (tool_world_find(t->argv[0], path)) {
        return ENOENT;
    }
    char **environment = tool_world_environment();
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    int error = ENOMEM;
    if (environment != NULL && !redirect(&actions, t->dir, said_fd)
        && !default_signals(&attributes)) {
        error =
            posix_spawn(pid, path, &actions, &attributes, t->argv, environment);
    }
    free(environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return error;
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

static int reap(pid_t pid, int *status)
{
    while (waitpid(pid, status, 0) < 0) {
        if (errno != EINTR) {
            return -1;
        }
    }
    return 0;
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
