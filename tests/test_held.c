/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "held.h"

#include "clock.h"
#include "cmocka_all.h"

#include <unistd.h>

static const uint64_t ms = CLOCK_NS_PER_MS;

static void a_wait_that_takes_as_long_as_asked_is_not_held(void **state)
{
    struct held h;

    (void)state;
    held_begin(&h);
    held_count(&h, 200 * ms, 200 * ms, 0);
    held_count(&h, 200 * ms, 699 * ms, 0);
    held_count(&h, 200 * ms, 3 * ms, 0);
    assert_int_equal(h.held_ns, 0);
}

static void what_is_longer_is_summed_up(void **state)
{
    struct held h;

    (void)state;
    held_begin(&h);
    held_count(&h, 200 * ms, 700 * ms, 0);
    held_count(&h, 200 * ms, 3200 * ms, 0);
    assert_int_equal(h.held_ns, 3500 * ms);
}

/* That is other load, which has rules of its own. */
static void a_wait_for_a_cpu_is_not_held(void **state)
{
    struct held h;

    (void)state;
    held_begin(&h);
    held_count(&h, 200 * ms, 5200 * ms, 4600 * ms);
    assert_int_equal(h.held_ns, 0);
    held_count(&h, 200 * ms, 5200 * ms, 4000 * ms);
    assert_int_equal(h.held_ns, 1000 * ms);
}

static void
a_wait_lasts_a_tick_at_most_and_ends_with_what_is_ready(void **state)
{
    struct held h;
    int ends[2];

    (void)state;
    held_begin(&h);
    assert_int_equal(held_poll(&h, NULL, 0, UINT64_MAX), 0);
    assert_int_equal(held_poll(&h, NULL, 0, 0), 0);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "x", 1), 1);
    struct pollfd one = {.fd = ends[0], .events = POLLIN};
    assert_int_equal(held_poll(&h, &one, 1, UINT64_MAX), 1);
    assert_true((one.revents & POLLIN) != 0);
    close(ends[0]);
    close(ends[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wait_that_takes_as_long_as_asked_is_not_held),
        cmocka_unit_test(what_is_longer_is_summed_up),
        cmocka_unit_test(a_wait_for_a_cpu_is_not_held),
        cmocka_unit_test(
            a_wait_lasts_a_tick_at_most_and_ends_with_what_is_ready),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
