/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "pause.h"

#include <signal.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

static uint64_t now_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

static void it_never_ends_early(void **state)
{
    uint64_t deadline_ns = now_ns() + 2000000;

    (void)state;
    pause_until(deadline_ns);
    assert_true(now_ns() >= deadline_ns);

    uint64_t start_ns = now_ns();
    pause_for(2000000);
    assert_true(now_ns() - start_ns >= 2000000);
}

static void a_deadline_that_has_passed_is_no_wait(void **state)
{
    (void)state;
    pause_until(0);
    pause_until(1999999999);
}

static void ignore(int number)
{
    (void)number;
}

static void signals_do_not_end_it_early(void **state)
{
    struct sigaction action = {.sa_handler = ignore};
    const struct itimerval every_ms = {.it_interval.tv_usec = 1000,
                                       .it_value.tv_usec = 1000};
    const struct itimerval never = {0};

    (void)state;
    sigemptyset(&action.sa_mask);
    assert_int_equal(sigaction(SIGALRM, &action, NULL), 0);
    assert_int_equal(setitimer(ITIMER_REAL, &every_ms, NULL), 0);
    uint64_t deadline_ns = now_ns() + 10000000;
    pause_until(deadline_ns);
    uint64_t end_ns = now_ns();
    assert_int_equal(setitimer(ITIMER_REAL, &never, NULL), 0);
    assert_true(end_ns >= deadline_ns);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_never_ends_early),
        cmocka_unit_test(a_deadline_that_has_passed_is_no_wait),
        cmocka_unit_test(signals_do_not_end_it_early),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
