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
    assert_int_equal(r->wall_ns, 1234);
    assert_int_equal(r->cores, 2);
    assert_int_equal(r->pus, 4);
    assert_string_equal(r->machine_json, "{\"a\":1}");
    assert_string_equal(r->topology_xml, "<xml/>");
    assert_int_equal(r->ncells, FAKE_CELLS);
    assert_int_equal(r->nsamples, 3);
    assert_int_equal(r->nworkers, 6);
    for (size_t i = 0; i < 3; i++) {
        const struct result_sample *got = &r->samples[i];
        const struct trial_result *was = &trials[i].result;
        assert_int_equal(got->block, i / 2);
        assert_int_equal(got->position, i % 2);
        assert_int_equal(got->cell, i == 1 ? 0 : 1);
        assert_int_equal(got->sample.status, was->sample.status);
        assert_string_equal(got->error, was->error.text);
        figures_assert_same(&got->sample, &was->sample, sample_fields);
        for (size_t w = 0; w < 2; w++) {
            const struct result_worker *worker = &r->workers[2 * i + w];
            assert_int_equal(worker->sample, i);
            figures_assert_same(&worker->worker, &was->workers[w],
                                worker_sample_fields);
        }
    }
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
    assert_int_equal(r->samples[0].sample.status, SAMPLE_CRASHED);
    figures_assert_same(&r->samples[0].sample, &crashed.sample, sample_fields);
    assert_int_equal(r->samples[0].sample.elapsed_ns, SAMPLE_ABSENT);
    results_free(r);
    assert_int_equal(
        fake_number(f, "SELECT count(*) FROM sample WHERE elapsed_ns IS NULL"),
        1);
}

#define WITH_FOLDER(test)                                                      \
    cmocka_unit_test_setup_teardown(test, fake_folder_make, fake_folder_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(results_are_what_was_put),
        WITH_FOLDER(a_trial_that_crashed_has_absent_figures),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
