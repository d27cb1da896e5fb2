/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "lock_tally.h"
#include "workload_rig.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum { SIZES = 1024, BLOCKS = 100 };

/* As in malloc.c. */
struct heap {
    size_t sizes[SIZES];
    uint64_t count;
    struct {
        unsigned char *memory;
        size_t bytes;
        uint64_t mark;
    } blocks[];
};

/* A log-normal distribution's quantiles are exp(z sigma) medians, with z from
 * any table of the normal one. */
static void sizes_are_log_normal(void **state)
{
    static const struct {
        double share;
        double z;
    } cases[] = {{0.05, -1.6449}, {0.25, -0.6745}, {0.5, 0.0},
                 {0.75, 0.6745},  {0.95, 1.6449},  {0.99, 2.3263}};
    struct workload_rig rig;
    (void)state;

    workload_rig_start(&rig, "malloc", "bytes=1M:blocks=1", 1, 1);
    const struct heap *h = rig.workers[0].state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        double at = cases[i].share * SIZES - 0.5;
        double size =
            0.5 * (double)(h->sizes[(size_t)at] + h->sizes[(size_t)ceil(at)]);
        double known = 1048576.0 * exp(1.5 * cases[i].z);
        assert_true(fabs(size / known - 1.0) < 0.03);
    }
    workload_rig_end(&rig);
}

static void small_blocks_have_room_for_both_marks(void **state)
{
    struct workload_rig rig;
    struct err e;
    (void)state;

    workload_rig_start(&rig, "malloc", "bytes=16:blocks=1000", 1, 1000);
    const struct heap *h = rig.workers[0].state;
    assert_int_equal(h->sizes[0], 16);
    assert_true(h->sizes[SIZES - 1] > 16 * 50);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

/* How many blocks from `first` on are other ones than they were. */
static unsigned replaced(const struct heap *h, const uint64_t *marks,
                         size_t first, size_t count)
{
    unsigned others = 0;

    for (size_t i = first; i < first + count; i++) {
        others += h->blocks[i].mark != marks[i];
    }
    return others;
}

static void some_blocks_live_long_and_others_do_not(void **state)
{
    struct workload_rig rig;
    struct lock_tally tally;
    uint64_t marks[BLOCKS];
    struct err e;
    (void)state;

    workload_rig_start(&rig, "malloc", "blocks=100", 1, BLOCKS);
    lock_tally_give(&tally, &rig.workers[0]);
    const struct heap *h = rig.workers[0].state;
    assert_int_equal(h->count, BLOCKS);
    for (size_t i = 0; i < BLOCKS; i++) {
        marks[i] = h->blocks[i].mark;
    }
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_in_range(replaced(h, marks, 0, 10), 8, 10);
    assert_in_range(replaced(h, marks, 90, 10), 0, 2);
    assert_int_equal(tally.safepoints, BLOCKS);
    assert_int_equal(tally.released, 0);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    assert_int_equal(rig.job.checksum, BLOCKS);
    workload_rig_end(&rig);
}

static void verify_misses_a_block_that_changed_at_either_end(void **state)
{
    (void)state;
    for (int end = 0; end < 2; end++) {
        struct workload_rig rig;
        struct err e;

        workload_rig_start(&rig, "malloc", "blocks=1", 1, 3);
        struct heap *h = rig.workers[0].state;
        h->blocks[0].memory[end == 0 ? 0 : h->blocks[0].bytes - 1] ^= 1;
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        assert_int_equal(workload_rig_verify(&rig, &e), -1);
        assert_non_null(strstr(e.text, "2 operations went right"));
        workload_rig_end(&rig);
    }
}

static void memory_that_cannot_be_had_says_what_to_lower(void **state)
{
    struct workload_rig rig;
    struct err e;
    (void)state;

    workload_rig_start(&rig, "malloc", "blocks=1", 1, 1);
    struct heap *h = rig.workers[0].state;
    for (size_t i = 0; i < SIZES; i++) {
        h->sizes[i] = SIZE_MAX / 4;
    }
    assert_int_equal(workload_rig_work(&rig, 0, &e), -1);
    assert_non_null(strstr(e.text, "lower bytes=, blocks= or the workers"));
    workload_rig_end(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sizes_are_log_normal),
        cmocka_unit_test(small_blocks_have_room_for_both_marks),
        cmocka_unit_test(some_blocks_live_long_and_others_do_not),
        cmocka_unit_test(verify_misses_a_block_that_changed_at_either_end),
        cmocka_unit_test(memory_that_cannot_be_had_says_what_to_lower),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
