/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "bounded_queue.h"
#include "document.h"
#include "rig_threads.h"

#include <stdlib.h>
#include <string.h>

static const char *const passes[] = {"bytes=24:pass=copy",
                                     "bytes=24:pass=place"};

/* 0, 2654435761, and twice that less 2^32, weighed 1, 2 and 3. */
static const uint64_t three_numbers =
    UINT64_C(2) * 2654435761 + UINT64_C(3) * 1013904226;

static void a_document_is_known(void **state)
{
    struct worker w = {0};
    uint64_t numbers[3] = {1, 1, 1};
    char *text = document_text(3);

    (void)state;
    assert_string_equal(text, "0\n2654435761\n1013904226\n");
    free(text);
    document_parse(&w, "12\n0\n4294967295\n", numbers, 3);
    assert_int_equal(numbers[0], 12);
    assert_int_equal(numbers[1], 0);
    assert_int_equal(numbers[2], 4294967295);
    numbers[0] = 5;
    numbers[1] = 7;
    numbers[2] = 11;
    assert_int_equal(document_transform(&w, numbers, 3), 5 + 14 + 33);
    document_fill(numbers, 3);
    assert_int_equal(numbers[2], 1013904226);
    assert_int_equal(document_result(3), three_numbers);
}

/* One after another, in calls of any length, as laps and sequential do. */
static void each_operation_adds_one_document_in_whatever_order(void **state)
{
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct workload_rig rig;
        struct err e;

        workload_rig_start(&rig, "pipeline", passes[i], 3, 15);
        for (unsigned n = 3; n-- > 0;) {
            for (uint64_t ops = 1; ops <= 5; ops++) {
                struct worker *w = &rig.workers[n];
                assert_int_equal(rig.workload->work(w, ops, &e), 0);
                w->done += ops;
                assert_int_equal(w->checksum, w->done * three_numbers);
            }
        }
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        workload_rig_end(&rig);
    }
}

static void threads_lose_nothing_and_end(void **state)
{
    static const char *const params[] = {
        "bytes=8:places=2:pass=copy", "bytes=8:places=2:pass=place",
        "bytes=1K:places=3:pass=copy", "bytes=1K:places=3:pass=place"};

    (void)state;
    for (size_t i = 0; i < 4; i++) {
        struct workload_rig rig;
        struct err e;

        workload_rig_start(&rig, "pipeline", params[i], RIG_WORKERS_MAX, 2000);
        rig_threads_work(&rig);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        workload_rig_end(&rig);
    }
}

/* How pipeline.c's own begins. */
struct inside {
    uint64_t count;
    struct bounded_queue *queue;
    char *documents;
};

/* What safepoints see, and a change of all documents in one of them. */
struct scene {
    struct workload_rig rig;
    unsigned safepoints;
    unsigned spoils;   /* the safepoint, from 1 */
    uint64_t seen[16]; /* how many were in the queue */
    unsigned released;
};

static void look(struct worker *w)
{
    struct scene *s = w->lock;
    const struct inside *p = s->rig.job.state;

    s->seen[s->safepoints++] = p->queue->count;
    for (unsigned i = 0; i < 3 && s->safepoints == s->spoils; i++) {
        struct document *d = (void *)(p->documents + i * document_bytes(3));
        d->numbers[2]++;
    }
}

static void count_release(struct worker *w)
{
    struct scene *s = w->lock;

    s->released++;
}

static const struct worker_hooks hooks = {
    .safepoint = look, .release = count_release, .take = count_release};

/* Worker 0 alone, with two documents in the queue. */
static void play(struct scene *s, const char *params, uint64_t ops)
{
    struct worker *w = &s->rig.workers[0];
    struct err e;

    workload_rig_start(&s->rig, "pipeline", params, 1, ops);
    w->hooks = &hooks;
    w->lock = s;
    atomic_store(&w->breaker, 1);
    assert_int_equal(workload_rig_work(&s->rig, 0, &e), 0);
}

static void the_lock_is_held_with_a_safepoint_at_each_number(void **state)
{
    static const uint64_t expected[16] = {2, 2, 2, 3, 2, 2, 2, 2,  /* 1, 2 */
                                          1, 1, 1, 1, 1, 1, 1, 2}; /* 2, 1 */

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct scene s = {0};

        play(&s, passes[i], 2);
        assert_int_equal(s.safepoints, 16);
        assert_memory_equal(s.seen, expected, sizeof expected);
        assert_int_equal(s.released, 0);
        workload_rig_end(&s.rig);
    }
}

/* What is made and used in place, others can still change: at safepoint 3,
 * when the last number has been parsed, and at 6, when the first one has been
 * transformed. The other way, each stage has its own. */
static void copies_are_made_on_the_way_in_and_out(void **state)
{
    (void)state;
    for (unsigned place = 0; place < 2; place++) {
        struct scene in = {.spoils = 3};
        struct scene out = {.spoils = 6};

        play(&in, passes[place], 1);
        const struct inside *p = in.rig.job.state;
        const struct document *first = (const void *)p->documents;
        assert_int_equal(first->numbers[2], 1013904226 + place);
        workload_rig_end(&in.rig);

        play(&out, passes[place], 1);
        assert_int_equal(out.rig.workers[0].checksum,
                         three_numbers + 3 * place);
        workload_rig_end(&out.rig);
    }
}

static void a_document_counts_once(void **state)
{
    struct workload_rig rig;
    const struct inside *p;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "pipeline", "bytes=24", 1, 1);
    p = rig.job.state;
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0); /* 1 is taken */
    assert_int_equal(rig.workers[0].checksum, three_numbers);
    p->queue->items[p->queue->first] = 1;
    rig.workers[0].done = 1;
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0); /* and once more */
    assert_int_equal(rig.workers[0].checksum, three_numbers);
    workload_rig_end(&rig);
}

static void verify_notices_missing_work_and_used_documents(void **state)
{
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "pipeline", "bytes=24", 2, 2);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    assert_non_null(strstr(e.text, "add up"));
    assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1); /* it used them up */
    assert_non_null(strstr(e.text, "left"));
    rig.workers[0].done = 2;
    rig.workers[0].checksum = 0;
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(rig.workers[0].checksum, 0); /* used ones add nothing */
    workload_rig_end(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_document_is_known),
        cmocka_unit_test(each_operation_adds_one_document_in_whatever_order),
        cmocka_unit_test(threads_lose_nothing_and_end),
        cmocka_unit_test(the_lock_is_held_with_a_safepoint_at_each_number),
        cmocka_unit_test(copies_are_made_on_the_way_in_and_out),
        cmocka_unit_test(a_document_counts_once),
        cmocka_unit_test(verify_notices_missing_work_and_used_documents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
