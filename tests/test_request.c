/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "bytes.h"
#include "lock_tally.h"
#include "web_request.h"
#include "workload_rig.h"

#include <stdio.h>
#include <string.h>

enum { OPS = 6, ROWS = 2, SAFEPOINTS_OF_A_ROW = 7 };

static void start(struct workload_rig *r, const char *params, unsigned workers)
{
    workload_rig_start(r, "request", params, workers, OPS);
    r->job.scale = ROWS;
}

/* Worker 0's operations ask for the pages 0 1 2 3 0 1. */
static uint64_t hash_of_page(unsigned page)
{
    struct bytes_hash h = {0};
    char text[512];
    int bytes = snprintf(
        text, sizeof text,
        "<!DOCTYPE html>\n<title>Order</title>\n<table>\n"
        "<tr><td>0</td><td>Nut &amp; bolt &lt;M0&gt;</td><td>%u00</td></tr>\n"
        "<tr><td>1</td><td>Nut &amp; bolt &lt;M1&gt;</td><td>%u01</td></tr>\n"
        "</table>\n",
        page + 1, page + 1);

    bytes_hash_add(&h, text, (size_t)bytes);
    return bytes_hash_value(&h);
}

static void the_pages_are_those_that_were_asked_for(void **state)
{
    struct workload_rig rig;
    struct err e = {""};

    (void)state;
    start(&rig, "backend=0", 1);
    if (workload_rig_work(&rig, 0, &e) != 0) {
        fail_msg("%s", e.text);
    }
    assert_int_equal(rig.workers[0].checksum,
                     2 * hash_of_page(0) + 2 * hash_of_page(1) + hash_of_page(2)
                         + hash_of_page(3));
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    assert_int_equal(rig.latency[0].total, OPS);
    workload_rig_end(&rig);
}

static void verify_counts_how_often_each_page_was_asked_for(void **state)
{
    struct err e = {""};

    (void)state;
    for (uint64_t ops = 1; ops <= OPS; ops++) {
        struct workload_rig rig;

        start(&rig, "backend=0", RIG_WORKERS_MAX);
        rig.job.ops = ops;
        for (unsigned i = 0; i < RIG_WORKERS_MAX; i++) {
            assert_int_equal(workload_rig_work(&rig, i, &e), 0);
        }
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        rig.job.scale = ROWS + 1;
        assert_int_equal(workload_rig_verify(&rig, &e), -1);
        workload_rig_end(&rig);
    }
}

static void verify_notices_a_worker_that_did_nothing(void **state)
{
    struct workload_rig rig;
    struct err e = {""};

    (void)state;
    start(&rig, "backend=0", 2);
    assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    workload_rig_end(&rig);
}

/* Held but for the backend: one release to send, one or more to receive. */
static void the_lock_is_held_but_for_the_backend(void **state)
{
    unsigned safepoints[2];
    struct workload_rig rig;
    struct lock_tally lock;
    struct err e = {""};

    (void)state;
    for (unsigned i = 0; i < 2; i++) {
        start(&rig, "backend=0", 1);
        rig.job.scale = i * 1000;
        lock_tally_give(&lock, &rig.workers[0]);
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        assert_in_range(lock.released, 2 * OPS, 4 * OPS);
        assert_int_equal(lock.released, lock.taken);
        safepoints[i] = lock.safepoints;
        workload_rig_end(&rig);
    }
    assert_true(safepoints[0] >= 10 * OPS); /* the lines of two heads */
    assert_true(safepoints[1] - safepoints[0] + OPS
                >= 1000 * SAFEPOINTS_OF_A_ROW * OPS);
}

static void a_request_that_is_not_whole_or_anothers_is_refused(void **state)
{
    char text[WEB_REQUEST_BYTES];
    struct worker w = {.index = 3};
    size_t bytes = web_request_make(text, 3, 17);
    uint64_t number = 0;
    struct err e = {""};

    (void)state;
    assert_int_equal(web_request_parse(&w, text, bytes, &number, &e), 0);
    assert_int_equal(number, 17);
    assert_int_equal(web_request_parse(&w, text, bytes - 1, &number, &e), -1);
    assert_int_equal(web_request_parse(&w, text, 100, &number, &e), -1);
    text[bytes - 1] = ' ';
    assert_int_equal(web_request_parse(&w, text, bytes, &number, &e), -1);
    assert_non_null(strstr(e.text, "no JSON"));
    bytes = web_request_make(text, 2, 17);
    assert_int_equal(web_request_parse(&w, text, bytes, &number, &e), -1);
}

static void rendering_is_counted_out_once_for_a_run(void **state)
{
    struct workload_rig rig;
    uint64_t none = 1;
    uint64_t some = 0;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "request", "render=0:backend=0", 1, OPS);
    assert_int_equal(rig.workload->calibrate(&rig.job, &none, &e), 0);
    params_set_number(&rig.params, "render", 1000000);
    assert_int_equal(rig.workload->calibrate(&rig.job, &some, &e), 0);
    assert_int_equal(none, 0);
    assert_in_range(some, 10, 1000000);
    workload_rig_end(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_pages_are_those_that_were_asked_for),
        cmocka_unit_test(verify_counts_how_often_each_page_was_asked_for),
        cmocka_unit_test(verify_notices_a_worker_that_did_nothing),
        cmocka_unit_test(the_lock_is_held_but_for_the_backend),
        cmocka_unit_test(a_request_that_is_not_whole_or_anothers_is_refused),
        cmocka_unit_test(rendering_is_counted_out_once_for_a_run),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
