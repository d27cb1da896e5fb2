/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "api_service.h"
#include "lock_tally.h"
#include "workload_rig.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>

enum { OPS = 5 };

/* With latency=0 the answers add their prices alone. Of 3 items, page p:
 * 3 * 100 * (p + 1) + 0 + 1 + 2; workers 0 and 1 ask for the pages 0 1 2 3 0
 * and 1 2 3 0 1. */
static void the_prices_add_up_to_what_a_pencil_says(void **state)
{
    const uint64_t first = 300 * (1 + 2 + 3 + 4 + 1) + 5 * 3;
    const uint64_t second = 300 * (2 + 3 + 4 + 1 + 2) + 5 * 3;
    struct workload_rig rig;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "api", "latency=0:items=3", 2, OPS);
    for (unsigned i = 0; i < 2; i++) {
        if (workload_rig_work(&rig, i, &e) != 0) {
            fail_msg("%s", e.text);
        }
        assert_int_equal(rig.latency[i].total, OPS);
    }
    assert_int_equal(rig.workers[0].checksum, first);
    assert_int_equal(rig.workers[1].checksum, second);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

static void an_answer_waits_as_long_as_its_draw(void **state)
{
    struct latency_draw d = latency_draw_of(1000000, 5, 9);
    struct workload_rig rig;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "api", "latency=1ms:items=0:seed=9", 1, OPS);
    for (uint64_t number = 0; number < OPS; number++) {
        uint64_t before_ns = worker_clock_ns();
        json_t *document = api_service_ask(&rig.workers[0], number, &e);
        uint64_t took_ns = worker_clock_ns() - before_ns;

        assert_non_null(document);
        assert_true(took_ns >= latency_draw_ns(&d, 0, number));
        assert_int_equal(
            json_integer_value(json_object_get(document, "waited_ns")),
            latency_draw_ns(&d, 0, number));
        assert_int_equal(json_array_size(json_object_get(document, "items")),
                         0);
        json_decref(document);
    }
    workload_rig_end(&rig);
}

/* The head's lines depend on the server; whoever only receives stops at each
 * of them, too. */
static void parsing_a_document_lets_others_in_once_it_is_done(void **state)
{
    struct lock_tally received;
    struct lock_tally parsed;
    struct workload_rig rig;
    struct http_text body;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "api", "latency=0:items=1000", 1, 1);
    struct worker *w = &rig.workers[0];
    lock_tally_give(&received, w);
    assert_int_equal(http_client_get(w->state, w, "/0/0", &body, &e), 0);
    lock_tally_give(&parsed, w);
    json_decref(api_service_ask(w, 0, &e));
    assert_int_equal(parsed.safepoints, received.safepoints + 1);
    workload_rig_end(&rig);
}

/* Two releases each: to send and to receive. */
static void it_lets_go_of_the_lock_for_the_transfer(void **state)
{
    struct lock_tally lock;
    struct workload_rig rig;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "api", "latency=0", 1, OPS);
    lock_tally_give(&lock, &rig.workers[0]);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_in_range(lock.released, 2 * OPS, 4 * OPS);
    assert_in_range(lock.safepoints, 5 * OPS, 20 * OPS);
    assert_int_equal(lock.released, lock.taken);
    workload_rig_end(&rig);
}

static void verify_notices_work_that_is_not_right(void **state)
{
    struct workload_rig rig;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "api", "latency=1us", 2, OPS);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1); /* half is missing */
    assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    rig.workers[1].checksum++;
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    workload_rig_end(&rig);
}

/* Two workers whose connections were exchanged get their own answers; one who
 * reads the other's doesn't take it for its own. */
static void an_answer_to_another_is_refused(void **state)
{
    struct workload_rig rig;
    struct http_client *mine;
    struct http_text body;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "api", "latency=0", 2, OPS);
    mine = rig.workers[0].state;
    assert_int_equal(
        send(mine->fd, "GET /1/0 HTTP/1.1\r\nHost: a\r\n\r\n", 30, 0), 30);
    assert_null(api_service_ask(&rig.workers[0], 0, &e));
    assert_non_null(strstr(e.text, "another request"));
    assert_int_equal(http_client_get(rig.workers[1].state, &rig.workers[1],
                                     "/nowhere", &body, &e),
                     -1);
    assert_non_null(strstr(e.text, "404"));
    workload_rig_end(&rig);
}

static void a_lost_connection_is_told_and_nothing_is_left(void **state)
{
    struct workload_rig rig;
    const struct http_client *client;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "api", "latency=0", 1, OPS);
    client = rig.workers[0].state;
    assert_int_equal(shutdown(client->fd, SHUT_RDWR), 0);
    assert_int_equal(workload_rig_work(&rig, 0, &e), -1);
    assert_non_null(strstr(e.text, "our web server"));
    workload_rig_end(&rig);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static void the_largest_answer_fits(void **state)
{
    struct workload_rig rig;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "api", "latency=60s:tail=1:items=1000", 1, 1);
    workload_rig_end(&rig);
    workload_rig_start(&rig, "api", "latency=0:items=1000", 1, 1);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_prices_add_up_to_what_a_pencil_says),
        cmocka_unit_test(an_answer_waits_as_long_as_its_draw),
        cmocka_unit_test(parsing_a_document_lets_others_in_once_it_is_done),
        cmocka_unit_test(it_lets_go_of_the_lock_for_the_transfer),
        cmocka_unit_test(verify_notices_work_that_is_not_right),
        cmocka_unit_test(an_answer_to_another_is_refused),
        cmocka_unit_test(a_lost_connection_is_told_and_nothing_is_left),
        cmocka_unit_test(the_largest_answer_fits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
