/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "machine_lock.h"

#include "cmocka_all.h"

#include "clock.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* A name of its own, so that real runs and other tests don't matter. */
static int begin(void **state)
{
    char name[64];

    (void)state;
    snprintf(name, sizeof name, "tvp-test-%d", (int)getpid());
    return setenv("TVP_LOCK", name, 1);
}

static struct machine_lock taken(void)
{
    struct machine_lock l;
    struct machine_lock_holder who;
    struct err e = {""};

    if (machine_lock_try(&l, &who, &e) || who.held) {
        fail_msg("not taken: %s", e.text);
    }
    assert_true(l.fd >= 0);
    return l;
}

static void the_second_is_told_who_has_it(void **state)
{
    struct machine_lock first = taken();
    struct machine_lock second;
    struct machine_lock_holder who;
    struct err e;
    char text[MACHINE_LOCK_SENTENCE_BYTES];
    char expected[64];

    (void)state;
    assert_int_equal(machine_lock_try(&second, &who, &e), 0);
    assert_int_equal(second.fd, -1);
    assert_true(who.held);
    assert_int_equal(who.pid, getpid());
    assert_int_equal(strlen(who.since), strlen("2026-11-22T17:04:16Z"));
    assert_non_null(strstr(who.command, "test_machine_lock"));
    machine_lock_text(&who, text);
    snprintf(expected, sizeof expected, "another tvp run (process %d, since 2",
             (int)getpid());
    assert_int_equal(strncmp(text, expected, strlen(expected)), 0);
    machine_lock_release(&first);
    assert_int_equal(first.fd, -1);
}

static void asking_takes_nothing(void **state)
{
    struct machine_lock_holder who;
    struct err e;

    (void)state;
    assert_int_equal(machine_lock_ask(&who, &e), 0);
    assert_false(who.held);
    struct machine_lock l = taken();
    assert_int_equal(machine_lock_ask(&who, &e), 0);
    assert_true(who.held);
    assert_int_equal(who.pid, getpid());
    machine_lock_release(&l);
    assert_int_equal(machine_lock_ask(&who, &e), 0);
    assert_false(who.held);
}

static void another_name_is_another_lock(void **state)
{
    struct machine_lock a = taken();

    (void)state;
    setenv("TVP_LOCK",
           "tvp-test-of-another-name-that-is-far-too-long-for-a-"
           "socket-0123456789-0123456789-0123456789-0123456789",
           1);
    struct machine_lock b = taken();
    machine_lock_release(&a);
    machine_lock_release(&b);
    begin(NULL);
}

/* Holds the lock until its pipe is closed, or it is killed. */
static pid_t holder(int until[2], int ready[2])
{
    pid_t pid;

    assert_int_equal(pipe(until), 0);
    assert_int_equal(pipe(ready), 0);
    pid = fork();
    assert_true(pid >= 0);
    if (pid == 0) {
        struct machine_lock l;
        struct machine_lock_holder who;
        struct err e;
        char byte = 'r';
        close(until[1]);
        int failed = machine_lock_try(&l, &who, &e) || who.held
                     || write(ready[1], &byte, 1) != 1;
        (void)!read(until[0], &byte, 1);
        _exit(failed);
    }
    close(until[0]);
    char byte;
    assert_int_equal(read(ready[0], &byte, 1), 1);
    close(ready[0]);
    close(ready[1]);
    return pid;
}

static void it_is_let_go_when_its_process_ends_however_it_does(void **state)
{
    (void)state;
    for (int killed = 0; killed < 2; killed++) {
        int until[2];
        int ready[2];
        pid_t pid = holder(until, ready);
        struct machine_lock_holder who;
        struct err e;
        assert_int_equal(machine_lock_ask(&who, &e), 0);
        assert_true(who.held);
        assert_int_equal(who.pid, pid);
        if (killed) {
            kill(pid, SIGKILL);
        }
        close(until[1]);
        /* Woken by its end; without a deadline this hangs if it is not. */
        assert_int_equal(machine_lock_wait(-1, 0), LOCK_GONE);
        assert_int_equal(waitpid(pid, NULL, 0), pid);
        struct machine_lock l = taken();
        machine_lock_release(&l);
    }
}

static void a_wait_ends_at_a_signal_and_at_its_deadline(void **state)
{
    int until[2];
    int ready[2];
    pid_t pid = holder(until, ready);
    int stop = eventfd(1, EFD_CLOEXEC);

    (void)state;
    assert_int_equal(machine_lock_wait(stop, 0), LOCK_STOPPED);
    assert_int_equal(machine_lock_wait(-1, clock_now_ns() + 1000000),
                     LOCK_TIMED_OUT);
    close(stop);
    close(until[1]);
    assert_int_equal(waitpid(pid, NULL, 0), pid);
}

static void who_starts_a_program_hands_nothing_on(void **state)
{
    struct machine_lock l = taken();
    int closes = fcntl(l.fd, F_GETFD);

    (void)state;
    assert_int_equal(closes & FD_CLOEXEC, FD_CLOEXEC);
    machine_lock_release(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_second_is_told_who_has_it, begin),
        cmocka_unit_test_setup(asking_takes_nothing, begin),
        cmocka_unit_test_setup(another_name_is_another_lock, begin),
        cmocka_unit_test_setup(
            it_is_let_go_when_its_process_ends_however_it_does, begin),
        cmocka_unit_test_setup(a_wait_ends_at_a_signal_and_at_its_deadline,
                               begin),
        cmocka_unit_test_setup(who_starts_a_program_hands_nothing_on, begin),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
