/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "registry.h"
#include "workload_rig.h"

static void the_program_is_as_long_as_asked(void **state)
{
    static struct workload_rig rig;
    static struct workload_rig longer;
    uint64_t scale = 1;
    uint64_t more = 1;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "bytecode", "op=1ms", 1, 1);
    workload_rig_start(&longer, "bytecode", "op=100ms", 1, 1);
    assert_int_equal(rig.workload->calibrate(&rig.job, &scale, &e), 0);
    assert_int_equal(longer.workload->calibrate(&longer.job, &more, &e), 0);
    /* However fast this machine is: a hundred times, roughly. */
    assert_in_range(more / scale, 20, 500);
    workload_rig_end(&longer);
    workload_rig_end(&rig);
}

static void what_was_found_is_what_is_done(void **state)
{
    static struct workload_rig rig;
    static struct workload_rig plain;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "bytecode", "op=1ms", 2, 3);
    rig.job.scale = 17;
    workload_rig_start(&plain, "bytecode", "loops=17", 2, 3);
    for (unsigned i = 0; i < 2; i++) {
        assert_int_equal(workload_rig_work(&rig, i, &e), 0);
        assert_int_equal(workload_rig_work(&plain, i, &e), 0);
    }
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    assert_int_equal(workload_rig_verify(&plain, &e), 0);
    assert_true(rig.job.checksum == plain.job.checksum);
    rig.job.scale = 18;
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    workload_rig_end(&plain);
    workload_rig_end(&rig);
}

static void without_a_length_nothing_is_calibrated(void **state)
{
    static struct workload_rig rig;
    uint64_t scale = 7;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "bytecode", "", 1, 1);
    assert_int_equal(rig.workload->calibrate(&rig.job, &scale, &e), 0);
    assert_true(scale == 0);
    workload_rig_end(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_program_is_as_long_as_asked),
        cmocka_unit_test(what_was_found_is_what_is_done),
        cmocka_unit_test(without_a_length_nothing_is_calibrated),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
