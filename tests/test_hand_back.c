/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What handing over does to a trial: to its answer, and to its time. */
#include "cmocka_all.h"

#include "trial_account.h"
#include "workload_rig.h"

#include <stdlib.h>
#include <string.h>

static void each_result_counts(void **state)
{
    static const char *const params[] = {"bytes=0", "bytes=1", "bytes=100K"};
    static const uint64_t bytes[] = {0, 1, 102400};

    (void)state;
    for (int i = 0; i < 3; i++) {
        struct workload_rig rig;
        struct err e = {""};

        workload_rig_start(&rig, "handover", params[i], 2, 3);
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
        assert_int_equal(rig.workers[0].handed.results, 3);
        assert_int_equal(rig.latency[0].total, 3);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        assert_int_equal(rig.job.handed_bytes, 6 * bytes[i]);
        rig.workers[1].handed.bytes++;
        assert_int_equal(workload_rig_verify(&rig, &e), -1);
        assert_non_null(strstr(e.text, "handed over"));
        rig.workers[1].handed.bytes--;
        rig.workers[1].checksum++;
        assert_int_equal(workload_rig_verify(&rig, &e), -1);
        assert_non_null(strstr(e.text, "computed"));
        workload_rig_end(&rig);
    }
}

/* No two are the same, or one that came twice would not be noticed. */
static void a_result_is_the_last_one_s_no_longer(void **state)
{
    struct workload_rig rig;
    struct err e = {""};
    uint64_t number = 0;

    (void)state;
    workload_rig_start(&rig, "handover", "bytes=8", 1, 3);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    memcpy(&number, rig.workers[0].state, sizeof number);
    assert_int_equal(number, 2);
    workload_rig_end(&rig);
}

static struct sample sample_of(uint64_t received_ns)
{
    const struct account a = {.began_ns = 1000,
                              .opened_ns = 2000,
                              .received_ns = received_ns,
                              .released_ns = 9000,
                              .ended_ns = 9500};
    const struct workload workload = {.name = "none"};
    struct job job = {.workers = 1};
    struct slot *slot = aligned_alloc(_Alignof(struct slot), sizeof *slot);
    struct trial_result result = {.scale = 0};

    assert_non_null(slot);
    memset(slot, 0, sizeof *slot);
    worker_sample_clear(&slot->sample);
    slot->sample.start_ns = 2100;
    slot->sample.end_ns = 5000;
    slot->sample.ops = 1;
    const struct team team = {.workload = &workload,
                              .job = &job,
                              .workers = 1,
                              .spans = 1,
                              .slots = slot};
    account_fill(&a, &team, &result);
    assert_string_equal(result.error.text, "");
    free(slot);
    struct sample sample = result.sample;
    trial_result_free(&result);
    return sample;
}

static void work_lasts_until_the_controller_has_all(void **state)
{
    static const struct {
        uint64_t received_ns;
        int64_t elapsed_ns;
    } cases[] = {
        {0, 3000},    /* nothing was handed over */
        {4000, 3000}, /* all before the last worker's end */
        {7000, 5000},
    };

    (void)state;
    for (int i = 0; i < 3; i++) {
        struct sample s = sample_of(cases[i].received_ns);

        assert_int_equal(s.elapsed_ns, cases[i].elapsed_ns);
        assert_int_equal(s.total_ns, 1000 + cases[i].elapsed_ns + 500);
        assert_int_equal(s.skew_ns, 100);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_result_counts),
        cmocka_unit_test(a_result_is_the_last_one_s_no_longer),
        cmocka_unit_test(work_lasts_until_the_controller_has_all),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
