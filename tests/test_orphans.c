/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orphans.h"

#include "cmocka_all.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
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
    struct orphans_left left = {.some = true};

    (void)state;
    assert_int_equal(orphans_adopt(&e), 0);
    orphans_note(&o);
    assert_int_equal(orphans_end(&o, 0, &left), 0);
    (void)start_child();
    leave_daemon();
    leave_daemon();
    assert_int_equal(orphans_end(&o, 0, &left), 3);
    assert_false(left.some);
    no_children();
}

static void the_dead_are_reaped_and_do_not_count(void **state)
{
    struct orphans o = {0};
    siginfo_t info;
    struct orphans_left left;
    pid_t pid = fork();

    (void)state;
    if (pid == 0) {
        _exit(0);
    }
    assert_int_equal(waitid(P_PID, (id_t)pid, &info, WEXITED | WNOWAIT), 0);
    assert_int_equal(orphans_end(&o, 0, &left), 0);
    no_children();
}

static void those_that_were_there_are_spared(void **state)
{
    struct orphans o;
    struct orphans_left left;
    pid_t known = start_child();
    pid_t but;

    (void)state;
    orphans_note(&o);
    but = start_child();
    (void)start_child();
    assert_int_equal(orphans_end(&o, but, &left), 1);
    assert_int_equal(kill(but, SIGKILL), 0);
    assert_int_equal(waitpid(but, NULL, 0), but);
    assert_int_equal(waitpid(known, NULL, WNOHANG), 0); /* it lives */
    kill(known, SIGKILL);
    assert_int_equal(waitpid(known, NULL, 0), known);
}

/* A child of a child that was there before, which leaves it to this program. */
static void what_they_leave_is_spared(void **state)
{
    struct orphans o;
    struct orphans_left left;
    struct err e = {""};
    int ends[2];
    pid_t other;
    char byte = 0;

    (void)state;
    assert_int_equal(orphans_adopt(&e), 0);
    assert_int_equal(pipe(ends), 0);
    int told[2];
    assert_int_equal(pipe(told), 0);
    pid_t middle = fork();
    if (middle == 0) {
        other = start_child();
        (void)!write(told[1], &other, sizeof other);
        close(ends[1]);
        (void)!read(ends[0], &byte, 1);
        _exit(0);
    }
    assert_int_equal(read(told[0], &other, sizeof other), sizeof other);
    orphans_note(&o);
    assert_int_equal(write(ends[1], &byte, 1), 1);
    assert_int_equal(waitpid(middle, NULL, 0), middle);
    (void)start_child();
    assert_int_equal(orphans_end(&o, 0, &left), 1);
    assert_false(left.some);
    assert_int_equal(waitpid(other, NULL, WNOHANG), 0); /* it lives */
    kill(other, SIGKILL);
    assert_int_equal(waitpid(other, NULL, 0), other);
    close(ends[0]);
    close(ends[1]);
    close(told[0]);
    close(told[1]);
}

/* As one of a program that is another user's (setuid). */
static void one_that_may_not_be_ended_is_named(void **state)
{
    struct orphans o = {0};
    struct orphans_left left;
    struct err e = {""};
    char expected[128];

    (void)state;
    if (geteuid() != 0) {
        skip();
    }
    pid_t other = start_child();
    assert_int_equal(setresuid(65534, 65534, 0), 0);
    unsigned alive = orphans_end(&o, 0, &left);
    assert_int_equal(setresuid(0, 0, 0), 0);
    kill(other, SIGKILL);
    assert_int_equal(waitpid(other, NULL, 0), other);
    assert_int_equal(alive, 1);
    assert_true(left.some);
    assert_int_equal(orphans_say(&left, "primes", &e), -1);
    snprintf(expected, sizeof expected,
             "process %d (test_orphans) of primes may not be ended by this "
             "user: end it by hand before",
             (int)other);
    assert_memory_equal(e.text, expected, strlen(expected));
}

/* It has something to do once all who hold the pipe are gone. */
static void a_keeper_is_waited_for(void **state)
{
    struct orphans o = {0};
    struct orphans_left left;
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
    while (*(volatile char *)done == 0) {
    }
    assert_int_equal(orphans_end(&o, 0, &left), 1);
    assert_int_equal(*done, 1); /* it is there, and has what to wait for */
    close(ends[1]);
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
        cmocka_unit_test(what_they_leave_is_spared),
        cmocka_unit_test(one_that_may_not_be_ended_is_named),
        cmocka_unit_test(a_keeper_is_waited_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
