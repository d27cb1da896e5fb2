/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "lock_tally.h"
#include "workload_rig.h"

enum { OPS = 3 };

static void the_lock_is_released_from_a_size_on(void **state)
{
    static const struct {
        const char *params;
        unsigned releases;
    } cases[] = {
        {"bytes=0", 0},
        {"bytes=1", 0},
        {"bytes=2047", 0},
        {"bytes=2048", OPS},
        {"bytes=200001", OPS}, /* and no whole count of verify's pieces */
        {"bytes=1000:release=1000", OPS},
        {"bytes=999:release=1000", 0},
        {"bytes=0:release=0", OPS},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct workload_rig rig;
        struct lock_tally tally;
        struct err e;

        workload_rig_start(&rig, "sha256", cases[i].params, 1, OPS);
        lock_tally_give(&tally, &rig.workers[0]);
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        assert_int_equal(tally.released, cases[i].releases);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        workload_rig_end(&rig);
    }
}

static void verify_notices_a_changed_byte(void **state)
{
    struct workload_rig rig;
    unsigned char *buffer;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "sha256", "bytes=100000", 1, 1);
    buffer = rig.workers[0].state;
    buffer[99999] ^= 1;
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    workload_rig_end(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lock_is_released_from_a_size_on),
        cmocka_unit_test(verify_notices_a_changed_byte),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
