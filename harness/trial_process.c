/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial_process.h"

#include "cell_json.h"
#include "clock.h"
#include "datadir.h"
#include "disturbance.h"
#include "held.h"
#include "orphans.h"
#include "trial_pipes.h"
#include "trial_reply.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* A trial keeps its own time limit; this is for one that no longer can. */
enum { GRACE_S = 5, END_S = 2, PARENT_BYTES = 32 };

/* Of a trial's arguments, the place of the one that wants a timeline. */
enum { EVENTS_AT = 4 };

/* How long after a trial the runner may be told to end as well. */
enum { TOLD_MS = 500 };

struct child {
    pid_t pid;
    int pidfd;
    struct trial_pipes pipes;
    struct trial_words words;
    struct held held;
    struct orphans before; /* children that are none of the trial's */
    struct orphans_left left;
};

enum ending { ENDED, TIMED_OUT, STOPPED };

/* argv[0] is the program's path: nothing is searched for. */
static int spawn(struct child *c, char *const *argv, struct err *e)
{
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attr;
    sigset_t none;
    sigset_t all;

    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, c->pipes.in[0], 0);
    posix_spawn_file_actions_adddup2(&actions, c->pipes.out[1], 1);
    posix_spawn_file_actions_adddup2(&actions, c->pipes.err[1], 2);
    posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
    posix_spawnattr_init(&attr);
    posix_spawnattr_setflags(&attr, POSIX_SPAWN_SETPGROUP
                                        | POSIX_SPAWN_SETSIGMASK
                                        | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setpgroup(&attr, 0);
    posix_spawnattr_setsigmask(&attr, &none);
    posix_spawnattr_setsigdefault(&attr, &all);
    int failed = posix_spawn(&c->pid, argv[0], &actions, &attr, argv, environ);
    posix_spawnattr_destroy(&attr);
    posix_spawn_file_actions_destroy(&actions);
    errno = failed;
    return failed == 0 ? 0
                       : err_errno(e, "cannot start a trial, %s%s", argv[0],
                                   failed == EAGAIN
                                       ? "; raise the limit on processes "
                                         "(ulimit -u, the cgroup's pids.max)"
                                       : "");
}

/* A cell fits a pipe, so that this never blocks. */
static int send_cell(struct child *c, const struct cell *cell, struct err *e)
{
    json_t *json = cell_to_json(cell);
    char *text = json == NULL ? NULL : json_dumps(json, JSON_COMPACT);
    int result = 0;

    if (text == NULL) {
        result = err_set(e, "out of memory for a cell's JSON");
    } else if (write(c->pipes.in[1], text, strlen(text)) < 0
               && errno != EPIPE) {
        result = err_errno(e, "cannot hand a trial its cell");
    }
    free(text);
    json_decref(json);
    trial_pipes_close_in(&c->pipes);
    return result;
}

/* Hands it the cell, unless NULL. */
static int start(struct child *c, char *const *argv, const struct cell *cell,
                 struct err *e)
{
    orphans_note(&c->before);
    if (trial_pipes_open(&c->pipes, e)) {
        return -1;
    }
    if (spawn(c, argv, e)) {
        goto fail_pipes;
    }
    trial_pipes_keep_ours(&c->pipes);
    c->pidfd = (int)syscall(SYS_pidfd_open, c->pid, 0);
    if (c->pidfd < 0) {
        err_errno(e, "cannot watch a trial (pidfd_open wants Linux 5.3)");
        goto fail_child;
    }
    if (cell != NULL && send_cell(c, cell, e)) {
        goto fail_pidfd;
    }
    return 0;

fail_pidfd:
    close(c->pidfd);
fail_child:
    kill(-c->pid, SIGKILL);
    waitpid(c->pid, NULL, 0);
fail_pipes:
    trial_pipes_close(&c->pipes);
    return -1;
}

/* Whether it was this program that did not look in time, as one that was
 * stopped (SIGSTOP, Ctrl-Z) and continued: a trial that was stopped with it
 * has yet to say how it ended. */
static bool overslept(uint64_t deadline_ns)
{
    return clock_now_ns() > deadline_ns + CLOCK_NS_PER_S;
}

static enum ending wait_for_end(struct child *c, int stop_fd,
                                uint64_t deadline_ns)
{
    for (;;) {
        struct pollfd fds[] = {
            {.fd = c->pidfd, .events = POLLIN},
            {.fd = c->pipes.out[0], .events = POLLIN},
            {.fd = c->pipes.err[0], .events = POLLIN},
            {.fd = stop_fd, .events = POLLIN},
        };
        uint64_t left_ns = clock_until_ns(deadline_ns);
        if (held_poll(&c->held, fds, 4, left_ns) < 0) {
            continue;
        }
        if (fds[3].revents != 0) {
            return STOPPED;
        }
        if (fds[1].revents != 0) {
            (void)trial_pipes_read_out(&c->pipes, &c->words);
        }
        if (fds[2].revents != 0) {
            (void)trial_pipes_read_err(&c->pipes, &c->words);
        }
        if (fds[0].revents != 0) {
            return ENDED;
        }
        if (left_ns == 0 && !overslept(deadline_ns)) {
            return TIMED_OUT;
        }
        if (left_ns == 0) {
            deadline_ns = clock_now_ns() + GRACE_S * CLOCK_NS_PER_S;
        }
    }
}

/* Ends the whole group before its leader is reaped, since until then its
 * number can't be anybody else's; then reaps the leader, and ends what left
 * the group. What any of them wrote is in the pipes by then. */
static int reap(struct child *c)
{
    int status = SIGKILL;

    kill(-c->pid, SIGKILL);
    (void)orphans_reap(c->pid, clock_now_ns() + END_S * CLOCK_NS_PER_S,
                       &status);
    (void)orphans_end(&c->before, 0, &c->left);
    orphans_await_keepers(&c->before);
    trial_pipes_drain(&c->pipes, &c->words);
    close(c->pidfd);
    trial_pipes_close(&c->pipes);
    return status;
}

/* Who ends a whole job (a batch system, systemd) sends all its processes the
 * signal, and the trial may be the first to end by it: -1 where one comes to
 * this program as well, and then it is no lost sample. */
static int ended_with_us(struct trial_result *out, int stop_fd, struct err *e)
{
    struct pollfd stop = {.fd = stop_fd, .events = POLLIN};

    if (stop_fd < 0 || out->sample.status != SAMPLE_CRASHED
        || poll(&stop, 1, TOLD_MS) <= 0) {
        return 0;
    }
    trial_result_free(out);
    return err_set(e, "stopped by a signal");
}

static int copy_path(const char *program, char path[DATADIR_BYTES],
                     struct err *e)
{
    return snprintf(path, DATADIR_BYTES, "%s", program) < DATADIR_BYTES
               ? 0
               : err_set(e, "the path %.60s... is too long", program);
}

static int run(char *const *argv, const struct cell *cell, int stop_fd,
               struct trial_result *out, struct err *e)
{
    struct child c = {0};
    uint64_t deadline_ns = UINT64_MAX;
    int result = 0;

    c.words.out_most =
        argv[EVENTS_AT] != NULL ? TRIAL_TRACE_BYTES : TRIAL_ANSWER_BYTES;
    if (cell->timeout_ns != 0) {
        deadline_ns =
            clock_now_ns() + cell->timeout_ns + GRACE_S * CLOCK_NS_PER_S;
    }
    held_begin(&c.held);
    if (start(&c, argv, cell, e)) {
        return -1;
    }
    enum ending ending = wait_for_end(&c, stop_fd, deadline_ns);
    int status = reap(&c);
    if (ending == ENDED) {
        trial_reply_read(out, &c.words, status);
        disturbance_held(&out->sample, c.held.held_ns, &out->error);
        result = ended_with_us(out, stop_fd, e);
    } else if (ending == TIMED_OUT) {
        *out = (struct trial_result){0};
        sample_clear(&out->sample);
        out->sample.status = SAMPLE_TIMEOUT;
        err_set(&out->error, "the trial hung past its time limit and was "
                             "killed");
    } else {
        result = err_set(e, "stopped by a signal");
    }
    if (result == 0 && c.left.some) {
        trial_result_free(out);
        result = orphans_say(&c.left, cell->workload, e);
    }
    trial_words_free(&c.words);
    return result;
}

static char *parent_option(char text[PARENT_BYTES])
{
    snprintf(text, PARENT_BYTES, "--parent=%d", (int)getpid());
    return text;
}

int trial_process_run_by(const char *program, const struct cell *cell,
                         struct trial_result *out, int stop_fd, struct err *e)
{
    char path[DATADIR_BYTES];
    char parent[PARENT_BYTES];
    char *argv[] = {path, (char[]){"trial"}, parent_option(parent),
                    (char[]){"-"}, NULL};

    if (program == NULL ? datadir_program(path, e)
                        : copy_path(program, path, e)) {
        return -1;
    }
    return run(argv, cell, stop_fd, out, e);
}

int trial_process_run(const struct cell *cell, struct trial_result *out,
                      int stop_fd, struct err *e)
{
    return trial_process_run_by(NULL, cell, out, stop_fd, e);
}

int trial_process_trace(const struct cell *cell, struct trial_result *out,
                        int stop_fd, struct err *e)
{
    char path[DATADIR_BYTES];
    char parent[PARENT_BYTES];
    char *argv[] = {path,          (char[]){"trial"},    parent_option(parent),
                    (char[]){"-"}, (char[]){"--events"}, NULL};

    return datadir_program(path, e) ? -1 : run(argv, cell, stop_fd, out, e);
}

int trial_process_version(const char *program, int stop_fd, char *out,
                          size_t bytes, struct err *e)
{
    char path[DATADIR_BYTES];
    char *argv[] = {path, (char[]){"--version"}, NULL};
    struct child c = {.words.out_most = TRIAL_ANSWER_BYTES};

    if (copy_path(program, path, e) || start(&c, argv, NULL, e)) {
        return -1;
    }
    trial_pipes_close_in(&c.pipes);
    enum ending ending =
        wait_for_end(&c, stop_fd, clock_now_ns() + GRACE_S * CLOCK_NS_PER_S);
    (void)reap(&c);
    snprintf(out, bytes, "%.*s",
             (int)strcspn(text_buffer_text(&c.words.out), "\n"),
             text_buffer_text(&c.words.out));
    trial_words_free(&c.words);
    return ending == ENDED && out[0] != '\0'
               ? 0
               : err_set(e, "%s %s", program,
                         ending == STOPPED     ? "was stopped by a signal"
                         : ending == TIMED_OUT ? "does not answer --version"
                                               : "says nothing to --version");
}
