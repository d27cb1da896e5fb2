/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orphans.h"

#include "cmocka_all.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static _Noreturn void wait_for_end(void)
{
    for (;;) {
        pause();
    }
}

static pid_t start_child(void)
{
    pid_t pid = fork();

    if (pid == 0) {
        wait_for_end();
    }
    return pid;
}

/* A process below one that ends before this returns, in its own session. */
static void leave_daemon(void)
{
    pid_t middle = fork();

    if (middle == 0) {
        setsid();
        (void)start_child();
        _exit(0);
    }
    assert_int_equal(waitpid(middle, NULL, 0), middle);
}

static void no_children(void)
{
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static void what_was_left_is_ended_and_counted(void **state)
{
    struct orphans o;
    struct err e = {""};
    int some_left = 1;

    (void)state;
    assert_int_equal(orphans_adopt(&e), 0);
    assert_int_equal(orphans_note(&o, &e), 0);
    assert_int_equal(orphans_end(&o, 0, &some_left), 0);
    (void)start_child();
    leave_daemon();
    leave_daemon();
    assert_int_equal(orphans_end(&o, 0, &some_left), 3);
    assert_int_equal(some_left, 0);
    no_children();
    orphans_free(&o);
}

static void the_dead_are_reaped_and_do_not_count(void **state)
{
    struct orphans o = {0};
    siginfo_t info;
    int some_left;
    pid_t pid = fork();

    (void)state;
    if (pid == 0) {
        _exit(0);
    }
    assert_int_equal(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
    assert_int_equal(orphans_end(&o, 0, &some_left), 0);
    no_children();
}

static void those_that_were_there_are_spared(void **state)
{
    struct orphans o;
    struct err e = {""};
    int some_left;
    pid_t known = start_child();
    pid_t but;

    (void)state;
    assert_int_equal(orphans_note(&o, &e), 0);
    but = start_child();
    (void)start_child();
    assert_int_equal(orphans_end(&o, but, &some_left), 1);
    assert_int_equal(kill(but, SIGKILL), 0);
    assert_int_equal(waitpid(but, NULL, 0), but);
    assert_int_equal(waitpid(known, NULL, WNOHANG), 0); /* it lives */
    kill(known, SIGKILL);
    assert_int_equal(waitpid(known, NULL, 0), known);
    orphans_free(&o);
}

/* It has something to do once all who hold the pipe are gone. */
static void a_keeper_is_waited_for(void **state)
{
    struct orphans o = {0};
    int some_left;
    int ends[2];
    char *done = mmap(NULL, 1, PROT_READ | PROT_WRITE,
                      MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    (void)state;
    assert_true(done != MAP_FAILED);
    assert_int_equal(pipe(ends), 0);
    (void)start_child();
    if (fork() == 0) {
        char byte;
        prctl(PR_SET_NAME, ORPHANS_KEEPER);
        close(ends[1]);
        *done = 1;
        (void)!read(ends[0], &byte, 1);
        *done = 2;
        _exit(0);
    }
    close(ends[1]);
    while (*(volatile char *)done == 0) {
    }
    assert_int_equal(orphans_end(&o, 0, &some_left), 1);
    orphans_await_keepers(&o);
    assert_int_equal(*done, 2);
    no_children();
    close(ends[0]);
    munmap(done, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_left_is_ended_and_counted),
        cmocka_unit_test(the_dead_are_reaped_and_do_not_count),
        cmocka_unit_test(those_that_were_there_are_spared),
        cmocka_unit_test(a_keeper_is_waited_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
