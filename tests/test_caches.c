/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workloads that ask what caches cost: stream, chase, false-sharing. */
#include "cmocka_all.h"

#include "lock_tally.h"
#include "workload_rig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 64 };

/* What it leaves in the array it writes to, where b[i] is i and c[i] is 2 i. */
static void stream_is_what_its_kernels_say(void **state)
{
    static const struct {
        const char *params;
        double multiple; /* of i */
        unsigned released;
        uint64_t length;
    } cases[] = {
        {"kernel=copy:bytes=4000", 1.0, 0, 500},
        {"kernel=scale:bytes=4008", 3.0, 3, 501},
        {"kernel=add:bytes=8K", 3.0, 3, 1024},
        {"bytes=64K", 7.0, 3, 8192},
        {"bytes=8", 7.0, 0, 1},
    };
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct workload_rig rig;
        struct lock_tally tally;
        struct err e;

        workload_rig_start(&rig, "stream", cases[i].params, 1, 3);
        lock_tally_give(&tally, &rig.workers[0]);
        const double *out = rig.workers[0].state;
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        for (uint64_t at = 0; at < cases[i].length; at++) {
            assert_true(out[at] == cases[i].multiple * (double)at);
        }
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        assert_int_equal(tally.released, cases[i].released);
        assert_int_equal(tally.safepoints, 3);
        workload_rig_end(&rig);
    }
}

/* Whatever the pass before left there. */
static void expect_one_spoilt(struct worker *w)
{
    const double *out = w->state;
    unsigned spoilt = 0;

    for (size_t i = 0; i < 512; i++) {
        spoilt += out[i] == -1.0;
    }
    assert_int_equal(spoilt, w->done == 0 ? 512 : 1);
}

/* Or a pass that is left out would go unnoticed. */
static void stream_spoils_what_it_will_look_at(void **state)
{
    struct workload_rig rig;
    struct lock_tally tally;
    struct err e;
    (void)state;

    workload_rig_start(&rig, "stream", "bytes=4K", 1, 1);
    lock_tally_give(&tally, &rig.workers[0]);
    tally.at_release = expect_one_spoilt;
    for (uint64_t op = 0; op < 5; op++) {
        rig.workers[0].done = op;
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    }
    assert_int_equal(tally.released, 5);
    workload_rig_end(&rig);
}

/* The second of two operations looks elsewhere than the first. */
static void stream_misses_a_wrong_number(void **state)
{
    struct workload_rig rig;
    struct err e;
    (void)state;

    workload_rig_start(&rig, "stream", "bytes=4K", 1, 2);
    double *b = (double *)rig.workers[0].state + 512;
    for (size_t i = 1; i < 512; i++) {
        b[i] += 1.0;
    }
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    assert_non_null(strstr(e.text, "the numbers looked at add up to"));
    workload_rig_end(&rig);
}

/* Two calls of work, as for two laps, look at what one call does. */
static void stream_goes_on_where_it_was(void **state)
{
    struct workload_rig rig;
    struct err e;
    (void)state;

    workload_rig_start(&rig, "stream", "bytes=4K", 1, 5);
    assert_int_equal(rig.workload->work(&rig.workers[0], 2, &e), 0);
    rig.workers[0].done = 2;
    assert_int_equal(rig.workload->work(&rig.workers[0], 3, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

/* Each line begins with the address of the next, and a ring with one. */
static void *next_of(void *line)
{
    void *next;

    memcpy(&next, line, sizeof next);
    return next;
}

static int compare(const void *a, const void *b)
{
    const void *const *x = a;
    const void *const *y = b;

    return (*x > *y) - (*x < *y);
}

enum { RING = 4096 };

/* Lets the worker go round once, a hop an operation, and notes the lines. */
static void walk(struct workload_rig *r, void *lines[RING])
{
    lines[0] = next_of(r->workers[0].state); /* where the worker is */
    for (size_t i = 1; i < RING; i++) {
        lines[i] = next_of(lines[i - 1]);
    }
    assert_ptr_equal(next_of(lines[RING - 1]), lines[0]);
}

static void chase_goes_round_a_ring_of_all_lines(void **state)
{
    struct workload_rig rig;
    struct lock_tally tally;
    struct err e;
    void *lines[RING];
    unsigned neighbours = 0;
    (void)state;

    workload_rig_start(&rig, "chase", "bytes=256K:hops=1", 1, RING);
    lock_tally_give(&tally, &rig.workers[0]);
    walk(&rig, lines);
    for (size_t i = 1; i < RING; i++) {
        ptrdiff_t hop = (char *)lines[i] - (char *)lines[i - 1];
        neighbours += labs(hop) == LINE_BYTES;
    }
    assert_in_range(neighbours, 0, 20); /* two by chance */
    qsort(lines, RING, sizeof *lines, compare);
    assert_int_equal((size_t)lines[0] % LINE_BYTES, 0);
    for (size_t i = 0; i < RING; i++) {
        assert_ptr_equal(lines[i], (char *)lines[0] + i * LINE_BYTES);
    }
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    assert_int_equal(rig.job.checksum, RING * (RING - 1) / 2);
    assert_int_equal(tally.safepoints, RING);
    assert_int_equal(tally.released, 0);
    workload_rig_end(&rig);
}

/* Of 64 lines, 100 hops end at 36, 8, 44, 16, 52, … */
static void chase_counts_hops_round_the_ring(void **state)
{
    struct workload_rig rig;
    struct err e;
    (void)state;

    workload_rig_start(&rig, "chase", "bytes=4K:hops=100", 2, 5);
    assert_int_equal(rig.workload->work(&rig.workers[0], 2, &e), 0);
    assert_int_equal(rig.workload->work(&rig.workers[0], 3, &e), 0);
    assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    assert_int_equal(rig.job.checksum, 2 * (36 + 8 + 44 + 16 + 52));
    workload_rig_end(&rig);
}

static void chase_misses_a_bent_ring(void **state)
{
    struct workload_rig rig;
    struct err e;
    void *lines[RING];
    (void)state;

    workload_rig_start(&rig, "chase", "bytes=256K:hops=4096", 1, 1);
    walk(&rig, lines);
    memcpy(lines[7], &lines[9], sizeof lines[9]);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    assert_non_null(strstr(e.text, "add up to 1, not to 0"));
    workload_rig_end(&rig);
}

static uint64_t *counter_at(struct workload_rig *r, size_t offset)
{
    return (void *)((unsigned char *)r->job.state + offset);
}

static void false_sharing_counts_at_a_stride(void **state)
{
    static const struct {
        const char *params;
        size_t stride;
    } cases[] = {{"increments=10", 8},
                 {"increments=10:stride=64", 64},
                 {"increments=10:stride=136", 136}};
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct workload_rig rig;
        struct lock_tally tally;
        struct err e;

        workload_rig_start(&rig, "false-sharing", cases[i].params, 3, 4);
        lock_tally_give(&tally, &rig.workers[2]);
        assert_int_equal((size_t)rig.job.state % LINE_BYTES, 0);
        for (unsigned w = 0; w < 3; w++) {
            assert_int_equal(workload_rig_work(&rig, w, &e), 0);
            assert_int_equal(*counter_at(&rig, w * cases[i].stride), 40);
        }
        assert_int_equal(tally.safepoints, 40);
        assert_int_equal(tally.released, 0);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        assert_int_equal(rig.job.checksum, 120);
        ++*counter_at(&rig, cases[i].stride);
        assert_int_equal(workload_rig_verify(&rig, &e), -1);
        assert_non_null(strstr(e.text, "worker 1's counter shows 41"));
        workload_rig_end(&rig);
    }
}

static void counters_across_words_are_refused(void **state)
{
    struct workload_rig rig;
    struct err e;
    (void)state;

    workload_rig_start(&rig, "false-sharing", "", 1, 1);
    params_set_number(&rig.params, "stride", 12);
    assert_int_equal(rig.workload->setup(&rig.job, &e), -1);
    assert_non_null(strstr(e.text, "stride=12"));
    assert_non_null(strstr(e.text, "a multiple of 8"));
    workload_rig_end(&rig);
}

static void memory_that_cannot_be_had_says_what_to_lower(void **state)
{
    static const char *const workloads[] = {"stream", "chase"};
    (void)state;

    for (size_t i = 0; i < sizeof workloads / sizeof *workloads; i++) {
        struct workload_rig rig;
        struct err e;

        workload_rig_start(&rig, workloads[i], "bytes=64K", 1, 1);
        rig.workload->leave(&rig.workers[0]);
        rig.workers[0].state = NULL;
        params_set_number(&rig.params, "bytes", UINT64_C(1) << 60);
        assert_int_equal(rig.workload->enter(&rig.workers[0], &e), -1);
        assert_non_null(strstr(e.text, "lower bytes= or the workers"));
        workload_rig_end(&rig);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stream_is_what_its_kernels_say),
        cmocka_unit_test(stream_spoils_what_it_will_look_at),
        cmocka_unit_test(stream_misses_a_wrong_number),
        cmocka_unit_test(stream_goes_on_where_it_was),
        cmocka_unit_test(chase_goes_round_a_ring_of_all_lines),
        cmocka_unit_test(chase_counts_hops_round_the_ring),
        cmocka_unit_test(chase_misses_a_bent_ring),
        cmocka_unit_test(false_sharing_counts_at_a_stride),
        cmocka_unit_test(counters_across_words_are_refused),
        cmocka_unit_test(memory_that_cannot_be_had_says_what_to_lower),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
