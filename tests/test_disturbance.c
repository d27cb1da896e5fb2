/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "disturbance.h"

#include "cmocka_all.h"

#include <string.h>

enum { WORKERS = 2 };
static const int64_t ms = 1000000;

/* A trial of 100 ms of two bound workers, in which nothing is wrong; a case
 * changes what it is about. */
struct scene {
    struct sample sample;
    struct worker_sample workers[WORKERS];
    struct disturbance_case c;
};

static struct scene *calm(struct scene *s)
{
    sample_clear(&s->sample);
    s->sample.total_ns = 100 * ms;
    s->sample.elapsed_ns = 98 * ms;
    for (int i = 0; i < WORKERS; i++) {
        worker_sample_clear(&s->workers[i]);
        s->workers[i].pu_bound = i;
        s->workers[i].pu_started = i;
        s->workers[i].pu_ended = i;
        s->workers[i].runnable_ns = ms / 10;
    }
    s->c = (struct disturbance_case){.sample = &s->sample,
                                     .workers = s->workers,
                                     .nworkers = WORKERS,
                                     .threads = WORKERS,
                                     .pus = 2,
                                     .window_ns = 105 * ms,
                                     .tick_ns = 10 * ms};
    return s;
}

static void assert_calm(const struct scene *s)
{
    struct err why;

    if (disturbance_judge(&s->c, &why)) {
        fail_msg("disturbed: %s", why.text);
    }
    assert_string_equal(why.text, "");
}

static void assert_disturbed(const struct scene *s, const char *reason)
{
    struct err why;

    assert_true(disturbance_judge(&s->c, &why));
    if (strstr(why.text, reason) == NULL) {
        fail_msg("expected '%s', got '%s'", reason, why.text);
    }
}

static void a_calm_trial_is_not_disturbed(void **state)
{
    struct scene s;

    (void)state;
    assert_calm(calm(&s));
}

static void what_cannot_be_read_disturbs_nothing(void **state)
{
    struct scene s;

    (void)state;
    calm(&s);
    s.workers[0].pu_bound = s.workers[1].pu_bound = SAMPLE_ABSENT;
    s.workers[0].runnable_ns = s.workers[1].runnable_ns = SAMPLE_ABSENT;
    assert_calm(&s);
}

static void a_worker_elsewhere_is(void **state)
{
    struct scene s;

    (void)state;
    calm(&s)->workers[1].pu_ended = 0;
    assert_disturbed(&s,
                     "wrong CPU: worker 1 was bound to PU 1 and ran on PU 0");
    calm(&s)->workers[0].pu_started = 5;
    assert_disturbed(&s, "worker 0 was bound to PU 0 and ran on PU 5");
}

static void stolen_time_is_from_5_percent_and_two_ticks_on(void **state)
{
    struct scene s;

    (void)state;
    calm(&s)->sample.steal_ns = 20 * ms;
    assert_disturbed(&s, "steal: the hypervisor took 10 %");
    s.sample.steal_ns = 10 * ms; /* one tick may have been any time */
    assert_calm(&s);
    s.sample.steal_ns = 20 * ms;
    s.c.window_ns = 205 * ms;
    assert_calm(&s);
}

static void others_programs_are_from_10_percent_and_three_ticks_on(void **state)
{
    struct scene s;

    (void)state;
    calm(&s)->sample.foreign_cpu_ns = 100 * ms;
    assert_disturbed(&s, "other load: other programs used 48 %");
    s.sample.foreign_cpu_ns = 20 * ms;
    s.c.window_ns = 50 * ms;
    assert_calm(&s);
    s.sample.foreign_cpu_ns = 30 * ms;
    assert_disturbed(&s, "other load");
    s.c.window_ns = 200 * ms;
    assert_calm(&s);
}

/* Ticks are too coarse for a short trial; the wait for a CPU is not. */
static void a_wait_for_a_pu_of_ones_own_is(void **state)
{
    struct scene s;

    (void)state;
    calm(&s)->workers[1].runnable_ns = 30 * ms;
    assert_disturbed(&s, "other load: worker 1 waited 30.0 of 100.0 ms");
    s.workers[1].runnable_ns = 5 * ms;
    assert_calm(&s);
    s.workers[1].runnable_ns = 30 * ms;
    s.c.threads = 3; /* they wait for each other */
    assert_calm(&s);
    s.c.threads = 2;
    s.c.helpers = true; /* or for the server they talk to */
    assert_calm(&s);
    s.c.helpers = false;
    s.workers[1].pu_bound = SAMPLE_ABSENT; /* or the scheduler put two on one */
    assert_calm(&s);
}

static void what_holds_the_cpus_back_is(void **state)
{
    struct scene s;

    (void)state;
    calm(&s)->sample.throttled_ns = 2 * ms;
    assert_disturbed(&s, "throttled: the cgroup's CPU quota held it back for "
                         "2.0 ms");
    calm(&s)->sample.throttle_events = 1;
    assert_disturbed(&s, "overheated");
    calm(&s)->sample.throttled_ns = ms / 2;
    s.sample.throttle_events = 0;
    assert_calm(&s);
}

static void a_late_start_is_with_a_pu_for_each(void **state)
{
    struct scene s;

    (void)state;
    calm(&s)->sample.skew_ns = 15 * ms;
    assert_disturbed(&s, "late start: the last worker began 15.0 ms late");
    s.c.threads = 50;
    assert_calm(&s);
    calm(&s)->sample.skew_ns = 4 * ms;
    assert_calm(&s);
}

static void a_busy_controller_is(void **state)
{
    struct scene s;

    (void)state;
    calm(&s)->sample.controller_cpu_ns = 8 * ms;
    assert_disturbed(&s, "controller: it used a CPU for 8.0 of 98.0 ms");
    s.sample.controller_cpu_ns = 4 * ms;
    assert_calm(&s);
}

static void a_sleep_or_a_stop_is(void **state)
{
    struct scene s;

    (void)state;
    calm(&s)->c.asleep_ns = 7200 * ms;
    assert_disturbed(&s, "suspended: the machine slept for 7.2 s");
    s.c.asleep_ns = 90 * ms; /* between two readings */
    assert_calm(&s);
    s.c.asleep_ns = SAMPLE_ABSENT;
    assert_calm(&s);
    s.c.continued = true;
    assert_disturbed(&s, "suspended: one of its processes was stopped");
}

static void who_was_held_marks_what_is_usable(void **state)
{
    struct sample s = {.status = SAMPLE_OK};
    struct err why = {0};

    (void)state;
    disturbance_held(&s, 0, &why);
    assert_int_equal(s.status, SAMPLE_OK);
    disturbance_held(&s, 2500000000, &why);
    assert_int_equal(s.status, SAMPLE_DISTURBED);
    assert_string_equal(
        why.text, "suspended: tvp was stopped, frozen or paused for 2.5 s");
    err_set(&why, "steal: so much");
    disturbance_held(&s, 2500000000, &why);
    assert_int_equal(strncmp(why.text, "steal: so much; suspended: ", 27), 0);
    s.status = SAMPLE_FAILED;
    err_set(&why, "wrong answer");
    disturbance_held(&s, 2500000000, &why);
    assert_int_equal(s.status, SAMPLE_FAILED);
    assert_string_equal(why.text, "wrong answer");
}

static void all_reasons_are_told(void **state)
{
    struct scene s;
    struct err why;

    (void)state;
    calm(&s)->sample.steal_ns = 50 * ms;
    s.sample.foreign_cpu_ns = 50 * ms;
    s.sample.throttled_ns = 50 * ms;
    assert_true(disturbance_judge(&s.c, &why));
    assert_non_null(strstr(why.text, "time; other load: "));
    assert_non_null(strstr(why.text, "time; throttled: "));
    assert_int_equal(strncmp(why.text, disturbance_kinds[1], 5), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_calm_trial_is_not_disturbed),
        cmocka_unit_test(what_cannot_be_read_disturbs_nothing),
        cmocka_unit_test(a_worker_elsewhere_is),
        cmocka_unit_test(stolen_time_is_from_5_percent_and_two_ticks_on),
        cmocka_unit_test(
            others_programs_are_from_10_percent_and_three_ticks_on),
        cmocka_unit_test(a_wait_for_a_pu_of_ones_own_is),
        cmocka_unit_test(what_holds_the_cpus_back_is),
        cmocka_unit_test(a_late_start_is_with_a_pu_for_each),
        cmocka_unit_test(a_busy_controller_is),
        cmocka_unit_test(a_sleep_or_a_stop_is),
        cmocka_unit_test(who_was_held_marks_what_is_usable),
        cmocka_unit_test(all_reasons_are_told),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
