/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stopper.h"

#include "cmocka_all.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

static bool is_blocked(int signal)
{
    sigset_t now;

    sigprocmask(SIG_BLOCK, NULL, &now);
    return sigismember(&now, signal) == 1;
}

static void signals_wait_from_open_to_close(void **state)
{
    struct stopper s;
    struct err e = {""};

    (void)state;
    assert_int_equal(stopper_open(&s, &e), 0);
    assert_true(is_blocked(SIGTERM));
    assert_int_equal(raise(SIGTERM), 0);
    assert_true(stopper_check(&s));
    assert_int_equal(s.signal, SIGTERM);
    stopper_close(&s);
    assert_false(is_blocked(SIGTERM));
    assert_false(is_blocked(SIGINT));
}

static void without_descriptors_no_signal_stays_blocked(void **state)
{
    struct rlimit usual;
    struct stopper s;
    struct err e = {""};

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &usual), 0);
    struct rlimit none = {.rlim_cur = 0, .rlim_max = usual.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    int failed = stopper_open(&s, &e);
    stopper_close(&s);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &usual), 0);
    assert_int_equal(failed, -1);
    assert_non_null(strstr(e.text, "cannot watch for signals"));
    assert_false(is_blocked(SIGTERM));
    assert_false(is_blocked(SIGINT));
}

static void what_is_closed_blocks_nothing_of_others(void **state)
{
    struct stopper s;
    sigset_t set;

    (void)state;
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    assert_int_equal(sigprocmask(SIG_BLOCK, &set, NULL), 0);
    stopper_init(&s);
    stopper_close(&s);
    assert_true(is_blocked(SIGINT));
    assert_int_equal(sigprocmask(SIG_UNBLOCK, &set, NULL), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signals_wait_from_open_to_close),
        cmocka_unit_test(without_descriptors_no_signal_stays_blocked),
        cmocka_unit_test(what_is_closed_blocks_nothing_of_others),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
