/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "side_process.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/wait.h>
#include <unistd.h>

enum { DESCRIPTORS = 64 };

static void on_signal(int number)
{
    (void)number;
}

/* What a process finds, told over a pipe. */
struct finding {
    bool open[DESCRIPTORS];
    bool blocked;
    bool handled;
};

static struct finding look(void)
{
    struct finding f = {0};
    struct sigaction action;
    sigset_t mask;

    for (int fd = 0; fd < DESCRIPTORS; fd++) {
        f.open[fd] = fcntl(fd, F_GETFD) >= 0;
    }
    sigprocmask(SIG_BLOCK, NULL, &mask);
    f.blocked = sigismember(&mask, SIGCHLD) || sigismember(&mask, SIGUSR1);
    sigaction(SIGUSR1, NULL, &action);
    f.handled = action.sa_handler == on_signal;
    return f;
}

static void it_keeps_what_it_is_told_to_and_no_signals(void **state)
{
    struct finding f = {0};
    struct err e = {""};
    int spare[4];
    int ends[2];
    sigset_t child;
    sigset_t after;

    (void)state;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, NULL);
    (void)signal(SIGUSR1, on_signal);
    for (int i = 0; i < 3; i++) {
        spare[i] = open("/dev/null", O_RDONLY);
    }
    assert_int_equal(pipe(ends), 0);
    spare[3] = open("/dev/null", O_RDONLY); /* above all that is kept */
    const int keep[] = {ends[1], spare[2]}; /* the higher one first */
    pid_t pid = side_process_fork(keep, 2, &e);
    if (pid == 0) {
        f = look();
        ssize_t wrote = write(ends[1], &f, sizeof f);
        _exit(wrote == sizeof f ? 0 : 1);
    }
    close(ends[1]);
    assert_true(pid > 0);
    assert_int_equal(read(ends[0], &f, sizeof f), sizeof f);
    for (int fd = 0; fd < DESCRIPTORS; fd++) {
        assert_int_equal(f.open[fd],
                         fd <= STDERR_FILENO || fd == keep[0] || fd == keep[1]);
    }
    assert_false(f.blocked);
    assert_false(f.handled);
    sigprocmask(SIG_BLOCK, NULL, &after);
    assert_true(sigismember(&after, SIGCHLD));
    assert_false(sigismember(&after, SIGUSR1));
    side_process_end(pid);
    close(ends[0]);
    for (int i = 0; i < 4; i++) {
        close(spare[i]);
    }
    (void)signal(SIGUSR1, SIG_DFL);
    sigprocmask(SIG_UNBLOCK, &child, NULL);
}

static void after_its_end_none_is_left(void **state)
{
    struct err e;
    pid_t pid = side_process_fork(NULL, 0, &e);

    (void)state;
    if (pid == 0) {
        pause();
        _exit(0);
    }
    side_process_end(pid);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    side_process_end(0);
    side_process_end(-1);
}

static void it_ends_when_its_parent_is_killed(void **state)
{
    int ends[2];
    char byte = 0;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t parent = fork();
    if (parent == 0) {
        struct err e;
        pid_t pid = side_process_fork(&ends[1], 1, &e);
        if (pid == 0) {
            ssize_t wrote = write(ends[1], "+", 1);
            (void)wrote;
        }
        for (;;) {
            pause();
        }
    }
    assert_int_equal(read(ends[0], &byte, 1), 1);
    kill(parent, SIGKILL);
    assert_int_equal(waitpid(parent, NULL, 0), parent);
    /* Once nobody holds the other end, the pipe ends. */
    close(ends[1]);
    assert_int_equal(read(ends[0], &byte, 1), 0);
    close(ends[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_keeps_what_it_is_told_to_and_no_signals),
        cmocka_unit_test(after_its_end_none_is_left),
        cmocka_unit_test(it_ends_when_its_parent_is_killed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
