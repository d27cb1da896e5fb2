/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What handing over does to a worker, to the answer, and to the wait for the
 * end. */
#include "cmocka_all.h"

#include "handover.h"
#include "lock_tally.h"
#include "team.h"
#include "trial_account.h"
#include "workload_rig.h"

#include <stdlib.h>
#include <string.h>

static void shared_memory_is_handed_over_by_counting(void **state)
{
    struct lock_tally tally;
    struct handover_way way = {.fd = -1};
    struct worker w = {.way = &way};
    struct err e = {""};
    bool more = true;

    (void)state;
    lock_tally_give(&tally, &w);
    assert_int_equal(worker_hand_over(&w, "result", 6, &e), 0);
    assert_int_equal(worker_hand_over(&w, NULL, 0, &e), 0);
    assert_int_equal(w.handed.results, 2);
    assert_int_equal(w.handed.bytes, 6);
    assert_int_equal(tally.released, 0);
    assert_int_equal(handover_descriptor(NULL), -1);
    assert_int_equal(handover_receive(NULL, &more, &e), 0);
    assert_false(more);
    assert_int_equal(handover_compare(NULL, w.index, &w.handed, &e), 0);
    handover_close(NULL);
}

static void a_pipe_is_waited_for_without_the_lock(void **state)
{
    struct lock_tally tally;
    struct handover_way way;
    struct handover *inbox = NULL;
    struct worker w = {.way = &way};
    struct err e = {""};

    (void)state;
    lock_tally_give(&tally, &w);
    assert_int_equal(handover_open(&inbox, &way, 1, &e), 0);
    assert_int_equal(worker_hand_over(&w, "result", 6, &e), 0);
    assert_int_equal(tally.released, 1);
    assert_int_equal(tally.taken, 1);
    assert_int_equal(w.handed.bytes, 6);
    handover_close(inbox);
}

static void who_does_not_say_so_hands_nothing_over(void **state)
{
    struct worker w = {0};
    struct err e = {""};

    (void)state;
    assert_int_equal(worker_hand_over(&w, "result", 6, &e), -1);
    assert_non_null(strstr(e.text, "hands_over"));
    assert_int_equal(w.handed.results, 0);
}

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
        assert_non_null(strstr(e.text, "the answers add up to"));
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

static struct slot *make_slot(void)
{
    struct slot *slot = aligned_alloc(_Alignof(struct slot), sizeof *slot);

    assert_non_null(slot);
    memset(slot, 0, sizeof *slot);
    worker_sample_clear(&slot->sample);
    return slot;
}

/* More than the controller reads at a time. */
static void all_that_was_sent_is_read_before_the_end(void **state)
{
    static const struct model model = {.name = "none"};
    struct team_shared shared = {.done = 1};
    struct slot *slot = make_slot();
    struct team team = {.model = &model,
                        .workers = 1,
                        .spans = 1,
                        .slots = slot,
                        .shared = &shared,
                        .bell = -1};
    struct err e = {""};
    bool timed_out;

    (void)state;
    assert_int_equal(handover_open(&team.inbox, &shared.way, 1, &e), 0);
    slot->worker.way = &shared.way;
    for (int i = 0; i < 500; i++) {
        assert_int_equal(worker_hand_over(&slot->worker, "result", 6, &e), 0);
    }
    assert_int_equal(team_wait(&team, TEAM_DONE, UINT64_MAX, &timed_out, &e),
                     0);
    assert_int_equal(handover_compare(team.inbox, 0, &slot->worker.handed, &e),
                     0);
    team_free(&team);
    assert_null(team.inbox);
    free(slot);
}

/* A trial of 20 ms, 15 of which the controller used a CPU. */
static enum sample_status judged(struct handover *inbox)
{
    static const struct workload workload = {.name = "none"};
    static const struct model model = {.name = "none"};
    const struct account a = {.opened_ns = 1,
                              .done_ns = 20000001,
                              .controller[1].ru_utime.tv_usec = 15000};
    struct job job = {.workers = 1};
    struct slot *slot = make_slot();
    struct trial_result result = {.scale = 0};
    const struct team team = {.workload = &workload,
                              .model = &model,
                              .job = &job,
                              .workers = 1,
                              .spans = 1,
                              .slots = slot,
                              .inbox = inbox};

    slot->sample.start_ns = 1;
    slot->sample.end_ns = 20000001;
    account_fill(&a, &team, &result);
    enum sample_status status = result.sample.status;
    trial_result_free(&result);
    free(slot);
    return status;
}

static void a_controller_that_reads_results_disturbs_nothing(void **state)
{
    struct handover_way way;
    struct handover *inbox = NULL;
    struct err e = {""};

    (void)state;
    assert_int_equal(handover_open(&inbox, &way, 1, &e), 0);
    assert_int_equal(judged(NULL), SAMPLE_DISTURBED);
    assert_int_equal(judged(inbox), SAMPLE_OK);
    handover_close(inbox);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shared_memory_is_handed_over_by_counting),
        cmocka_unit_test(a_pipe_is_waited_for_without_the_lock),
        cmocka_unit_test(who_does_not_say_so_hands_nothing_over),
        cmocka_unit_test(each_result_counts),
        cmocka_unit_test(a_result_is_the_last_one_s_no_longer),
        cmocka_unit_test(a_controller_that_reads_results_disturbs_nothing),
        cmocka_unit_test(all_that_was_sent_is_read_before_the_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
