/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "fake_store.h"
#include "figures.h"
#include "results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct results *loaded(const char *path)
{
    static struct results r;
    struct err e = {""};

    if (results_load(&r, path, &e)) {
        fail_msg("%s", e.text);
    }
    return &r;
}

/* The i-th sample and its two workers; the first block has two. */
static void assert_sample(const struct results *r, size_t i,
                          const struct trial_result *was)
{
    struct result_sample sample;
    const struct result_sample *got = results_sample(r, i, &sample);
    assert_int_equal(got->block, i / 2);
    assert_int_equal(got->position, i % 2);
    assert_int_equal(got->cell, i == 1 ? 0 : 1);
    assert_int_equal(got->sample.status, was->sample.status);
    assert_string_equal(got->error, was->error.text);
    assert_string_equal(got->figure_name, was->figure_name);
    figures_assert_same(&got->sample, &was->sample, sample_fields);
    for (size_t w = 0; w < 2; w++) {
        struct result_worker room;
        const struct result_worker *worker =
            results_worker(r, 2 * i + w, &room);
        assert_int_equal(worker->sample, i);
        figures_assert_same(&worker->worker, &was->workers[w],
                            worker_sample_fields);
    }
}

static void results_are_what_was_put(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct fake_trial trials[3];
    struct err e;

    /* Not in the order of blocks and positions, in which they come back. */
    for (int i = 0; i < 3; i++) {
        fake_trial(&trials[i], i + 2);
    }
    snprintf(trials[2].result.figure_name, SAMPLE_NAME_BYTES, "updates_lost");
    fake_put(s, 1, 0, 1, &trials[2].result);
    fake_put(s, 0, 1, 0, &trials[1].result);
    fake_put(s, 0, 0, 1, &trials[0].result);
    assert_int_equal(store_put_event(s, "stopped", "early", &e), 0);
    assert_int_equal(store_put_event(s, "note", "none", &e), 0);
    assert_int_equal(store_put_event(s, "stopped", "2 blocks done", &e), 0);
    assert_int_equal(store_add_wall(s, 1000, &e), 0);
    assert_int_equal(store_add_wall(s, 234, &e), 0);
    store_close(s);

    struct results *r = loaded(f->dir);
    assert_string_equal(r->run_id, fake_run.run_id);
    assert_string_equal(r->stopped, "2 blocks done");
    assert_int_equal(r->metric, METRIC_LATENCY);
    assert_int_equal(r->seed, fake_run.seed);
    assert_true(r->looks.decide);
    assert_int_equal(r->looks.min_blocks, fake_run.min_blocks);
    assert_int_equal(r->looks.max_blocks, fake_run.max_blocks);
    assert_int_equal(r->wall_ns, 1234);
    assert_int_equal(r->cores, 2);
    assert_int_equal(r->pus, 4);
    assert_string_equal(r->machine_json, "{\"a\":1}");
    assert_string_equal(r->topology_xml, "<xml/>");
    assert_int_equal(r->ncells, FAKE_CELLS);
    assert_int_equal(r->nsamples, 3);
    assert_int_equal(r->nworkers, 6);
    for (size_t i = 0; i < 3; i++) {
        assert_sample(r, i, &trials[i].result);
    }
    results_free(r);
}

/* In the order in which runs put them, some without workers. */
static void workers_come_with_their_samples(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct trial_result none = {.nworkers = 0};
    struct fake_trial t;

    sample_clear(&none.sample);
    for (unsigned i = 0; i < 8; i++) {
        fake_trial(&t, 3 + (int)i);
        fake_put(s, i, 0, 1, i % 3 == 0 ? &none : &t.result);
    }
    store_close(s);
    struct results *r = loaded(f->dir);
    assert_int_equal(r->nsamples, 8);
    assert_int_equal(r->nworkers, 5 * FAKE_WORKERS);
    for (size_t i = 0, at = 0; i < 8; i++) {
        fake_trial(&t, 3 + (int)i);
        for (size_t w = 0; w < FAKE_WORKERS && i % 3 != 0; w++, at++) {
            struct result_worker room;
            const struct result_worker *got = results_worker(r, at, &room);
            assert_int_equal(got->sample, i);
            figures_assert_same(&got->worker, &t.workers[w],
                                worker_sample_fields);
        }
    }
    results_free(r);
}

static void what_a_search_looks_for_comes_back(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct err e;

    assert_int_equal(store_put_event(s, "search", "{}", &e), 0);
    assert_int_equal(store_put_event(s, "stopped", "early", &e), 0);
    store_close(s);
    struct results *r = loaded(f->dir);
    assert_string_equal(r->search, "{}");
    results_free(r);
}

static void a_trial_that_crashed_has_absent_figures(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct trial_result crashed = {.nworkers = 0};

    sample_clear(&crashed.sample);
    crashed.sample.status = SAMPLE_CRASHED;
    err_set(&crashed.error, "signal 11");
    fake_put(s, 0, 0, 0, &crashed);
    store_close(s);
    struct results *r = loaded(f->db);
    assert_int_equal(r->nsamples, 1);
    assert_int_equal(r->nworkers, 0);
    assert_int_equal(r->wall_ns, SAMPLE_ABSENT);
    assert_string_equal(r->stopped, "");
    struct result_sample room;
    const struct sample *got = &results_sample(r, 0, &room)->sample;
    assert_int_equal(got->status, SAMPLE_CRASHED);
    figures_assert_same(got, &crashed.sample, sample_fields);
    assert_int_equal(got->elapsed_ns, SAMPLE_ABSENT);
    results_free(r);
    assert_int_equal(
        fake_number(f, "SELECT count(*) FROM sample WHERE elapsed_ns IS NULL"),
        1);
}

/* In another order than that of their cells, and one in place of another. */
static void timelines_come_back_by_cell(void **state)
{
    enum { LANES = 3 };
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct trace_event events[2 * LANES][FAKE_EVENTS_MAX];
    struct trace_lane lanes[2 * LANES];
    struct err e;

    for (unsigned i = 0; i < 2 * LANES; i++) {
        fake_lane(&lanes[i], events[i], i);
    }
    const struct trace one = {.nlanes = LANES, .lanes = lanes};
    const struct trace other = {.nlanes = LANES, .lanes = lanes + LANES};
    assert_int_equal(store_put_trace(s, 1, &one, &e), 0);
    assert_int_equal(store_put_trace(s, 0, &other, &e), 0);
    assert_int_equal(store_put_trace(s, 0, &one, &e), 0);
    assert_int_equal(store_put_trace(s, 1, &other, &e), 0);
    store_close(s);

    struct results *r = loaded(f->db);
    assert_int_equal(r->ntraces, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(r->traces[i].cell, i);
        assert_int_equal(r->traces[i].trace.nlanes, LANES);
        for (size_t j = 0; j < LANES; j++) {
            const struct trace_lane *got = &r->traces[i].trace.lanes[j];
            const struct trace_lane *was = &lanes[i * LANES + j];
            assert_int_equal(got->dropped, was->dropped);
            assert_int_equal(got->nevents, was->nevents);
            assert_memory_equal(got->events, was->events,
                                was->nevents * sizeof *was->events);
        }
    }
    results_free(r);
    assert_int_equal(r->ntraces, 0);
}

static void put_one_trace(const struct fake_folder *f)
{
    struct store *s = fake_store(f);
    struct trace_event events[] = {{1, TRACE_BEGIN}, {2, TRACE_END}};
    struct trace_lane lanes[] = {{.nevents = 2, .events = events},
                                 {.nevents = 2, .events = events}};
    const struct trace t = {.nlanes = 2, .lanes = lanes};
    struct err e = {""};

    if (store_put_trace(s, 1, &t, &e)) {
        fail_msg("%s", e.text);
    }
    /* All lanes, or none. */
    assert_int_equal(store_put_trace(s, FAKE_CELLS, &t, &e), -1);
    assert_non_null(strstr(e.text, "store a trace"));
    store_close(s);
    assert_int_equal(fake_number(f, "SELECT count(*) FROM trace"), 2);
}

/* Events are pairs of 64-bit numbers: a time, and one of the kinds. */
static void a_damaged_timeline_is_refused(void **state)
{
    static const char *const damages[] = {
        "UPDATE trace SET events = x'00000000000000000a00000000000000'",
        "UPDATE trace SET events = x'0000000000000000ffffffffffffffff'",
        "UPDATE trace SET events = x'0000000000000000010000000000000000'",
        "UPDATE trace SET events = x'00000000000000'",
        "UPDATE trace SET dropped = -1",
        "UPDATE trace SET worker = 2 WHERE worker = 1",
        "DELETE FROM trace WHERE worker = 0",
        "PRAGMA foreign_keys=OFF; UPDATE trace SET cell_id = 2",
        "PRAGMA foreign_keys=OFF; UPDATE trace SET cell_id = -1",
    };
    const struct fake_folder *f = *state;

    put_one_trace(f);
    results_free(loaded(f->db));
    fake_execute(f, "CREATE TABLE good AS SELECT * FROM trace");
    for (size_t i = 0; i < sizeof damages / sizeof *damages; i++) {
        struct results r;
        struct err e = {""};
        fake_execute(f, damages[i]);
        if (results_load(&r, f->db, &e) == 0) {
            fail_msg("%s was taken", damages[i]);
        }
        assert_non_null(strstr(e.text, f->db));
        assert_non_null(strstr(e.text, "trace"));
        fake_execute(f, "DELETE FROM trace;"
                        "INSERT INTO trace SELECT * FROM good");
    }
    results_free(loaded(f->db));
}

static void make_absent(void *record, const struct field *fields)
{
    for (const struct field *f = fields; f->name != NULL; f++) {
        if (f->kind == FIELD_REAL) {
            *field_real(record, f) = SAMPLE_ABSENT;
        } else {
            *field_int(record, f) = SAMPLE_ABSENT;
        }
    }
}

static void what_an_older_tvp_did_not_measure_is_absent(void **state)
{
    const struct fake_folder *f = *state;
    struct store *s = fake_store(f);
    struct fake_trial t;

    fake_trial(&t, 3);
    fake_put(s, 0, 0, 1, &t.result);
    store_close(s);
    fake_make_older(f);

    make_absent(&t.result.sample, fake_later(sample_fields));
    struct results *r = loaded(f->dir);
    assert_int_equal(r->nsamples, 1);
    assert_string_equal(r->search, "");
    assert_int_equal(r->nworkers, FAKE_WORKERS);
    assert_int_equal(r->ntraces, 0);
    assert_false(r->looks.decide);
    struct result_sample sample;
    const struct result_sample *got = results_sample(r, 0, &sample);
    assert_string_equal(got->figure_name, "");
    figures_assert_same(&got->sample, &t.result.sample, sample_fields);
    for (int i = 0; i < FAKE_WORKERS; i++) {
        struct worker_sample *w = &t.workers[i];
        make_absent(w, fake_later(worker_sample_fields));
        struct result_worker worker;
        figures_assert_same(&results_worker(r, (size_t)i, &worker)->worker, w,
                            worker_sample_fields);
    }
    results_free(r);
}

#define WITH_FOLDER(test)                                                      \
    cmocka_unit_test_setup_teardown(test, fake_folder_make, fake_folder_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(results_are_what_was_put),
        WITH_FOLDER(workers_come_with_their_samples),
        WITH_FOLDER(what_a_search_looks_for_comes_back),
        WITH_FOLDER(a_trial_that_crashed_has_absent_figures),
        WITH_FOLDER(timelines_come_back_by_cell),
        WITH_FOLDER(a_damaged_timeline_is_refused),
        WITH_FOLDER(what_an_older_tvp_did_not_measure_is_absent),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
