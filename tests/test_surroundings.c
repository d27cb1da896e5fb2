/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "surroundings.h"

#include "clock.h"
#include "cmocka_all.h"
#include "perf_counters.h"
#include "proc.h"
#include "sample.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* Long enough to be seen in a count of ticks. */
static const int64_t busy_ns = 60000000;

static int64_t used_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return now.tv_sec * (int64_t)CLOCK_NS_PER_S + now.tv_nsec;
}

static void compute(void)
{
    int64_t until_ns = used_ns() + busy_ns;

    while (used_ns() < until_ns) {
    }
}

static void sets_hold_what_was_added(void **state)
{
    struct pu_set s = {{0}};

    (void)state;
    pu_set_add(&s, 0);
    pu_set_add(&s, 63);
    pu_set_add(&s, 64);
    pu_set_add(&s, PU_SET_MAX - 1);
    pu_set_add(&s, PU_SET_MAX); /* none of ours, as is … */
    pu_set_add(&s, -1);
    assert_int_equal(pu_set_count(&s), 4);
    assert_true(pu_set_has(&s, 64));
    assert_true(pu_set_has(&s, PU_SET_MAX - 1));
    assert_false(pu_set_has(&s, 65));
    assert_false(pu_set_has(&s, -1));
    pu_set_allowed(&s);
    assert_true(pu_set_count(&s) > 0);
}

/* Who computes makes the CPUs that it may use busy. */
static void work_makes_the_cpus_busy(void **state)
{
    struct pu_set pus;
    struct surroundings before;
    struct surroundings after;

    (void)state;
    pu_set_allowed(&pus);
    surroundings_read(&pus, &before);
    if (before.busy_ns == SAMPLE_ABSENT) {
        skip();
    }
    compute();
    surroundings_read(&pus, &after);
    assert_true(after.at_ns > before.at_ns);
    assert_true(after.busy_ns - before.busy_ns
                >= busy_ns - 2 * surroundings_tick_ns());
    assert_true(after.steal_ns >= before.steal_ns);
    assert_true(after.run_queue >= 1); /* this one */
}

static void no_cpus_do_nothing(void **state)
{
    const struct pu_set none = {{0}};
    struct surroundings s;

    (void)state;
    surroundings_read(&none, &s);
    assert_int_equal(s.busy_ns, SAMPLE_ABSENT);
    assert_int_equal(s.frequency_hz, SAMPLE_ABSENT);
}

static pid_t helper(int ready)
{
    pid_t pid = fork();

    if (pid == 0) {
        compute();
        if (write(ready, "", 1) == 1) {
            pause();
        }
        _exit(EXIT_FAILURE);
    }
    return pid;
}

static void helpers_are_counted_with_their_time(void **state)
{
    int ready[2];
    char byte;
    int64_t ns;

    (void)state;
    assert_int_equal(surroundings_descendants(&ns), 0);
    assert_int_equal(ns, 0);
    assert_int_equal(pipe(ready), 0);
    pid_t pid = helper(ready[1]);
    assert_true(pid > 0);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    unsigned count = surroundings_descendants(&ns);
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    close(ready[0]);
    close(ready[1]);
    assert_int_equal(count, 1);
    assert_true(ns >= busy_ns - 2 * surroundings_tick_ns());
}

static void a_thread_that_runs_is_found_and_a_made_up_one_is_not(void **state)
{
    pid_t self = getpid();

    (void)state;
    assert_true(proc_runnable_ns(self, self) >= 0);
    assert_int_equal(proc_runnable_ns(self, 1), -1);
    assert_int_equal(proc_migrations(self, 1), -1);
}

/* On a machine without counters they are absent, and the note says so. */
static void counters_count_or_are_absent(void **state)
{
    pid_t self = getpid();
    int64_t seen[PERF_EVENTS];
    char note[PERF_NOTE_BYTES];
    struct perf_counters *c = perf_counters_open(&self, 1);

    (void)state;
    assert_non_null(c);
    compute();
    perf_counters_read(c, 0, seen);
    perf_counters_free(c);
    perf_counters_note(note);
    assert_true((seen[PERF_CYCLES] == SAMPLE_ABSENT)
                == (strstr(note, "cycles") != NULL));
    assert_true((seen[PERF_INSTRUCTIONS] == SAMPLE_ABSENT)
                == (strstr(note, "instructions") != NULL));
    assert_true(seen[PERF_CYCLES] != 0);
    assert_true(seen[PERF_INSTRUCTIONS] != 0);
}

static void a_thread_that_is_gone_has_no_counters(void **state)
{
    pid_t nobody = 0x3fffffff;
    int64_t seen[PERF_EVENTS];
    struct perf_counters *c = perf_counters_open(&nobody, 1);

    (void)state;
    assert_non_null(c);
    perf_counters_read(c, 0, seen);
    perf_counters_free(c);
    for (int i = 0; i < PERF_EVENTS; i++) {
        assert_int_equal(seen[i], SAMPLE_ABSENT);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sets_hold_what_was_added),
        cmocka_unit_test(helpers_are_counted_with_their_time),
        cmocka_unit_test(work_makes_the_cpus_busy),
        cmocka_unit_test(no_cpus_do_nothing),
        cmocka_unit_test(a_thread_that_runs_is_found_and_a_made_up_one_is_not),
        cmocka_unit_test(counters_count_or_are_absent),
        cmocka_unit_test(a_thread_that_is_gone_has_no_counters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
