/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge_rig.h"

#include "cmocka_all.h"

#include "figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void merge_rig_name_folder(struct fake_folder *f, const struct merge_rig *rig,
                           const char *name)
{
    snprintf(f->dir, sizeof f->dir, "%.200s/%s", rig->dir, name);
    snprintf(f->db, sizeof f->db, "%s/run.db", f->dir);
}

void merge_rig_put_trials(struct store *s, unsigned first, unsigned n)
{
    struct histogram *h = calloc(1, sizeof *h);
    struct fake_trial t;

    for (unsigned i = first; i < first + n; i++) {
        fake_trial(&t, (int)i + 2);
        histogram_record(h, 1000 * (i + 1));
        t.result.latency = h;
        t.result.sample.latency_max_ns = 5000;
        fake_put(s, i / 2, i % 2, i % 2, &t.result);
    }
    free(h);
}

static void make_run(const struct fake_folder *f, const char *run_id,
                     unsigned samples)
{
    char sql[256];
    struct err e;

    assert_int_equal(mkdir(f->dir, 0777), 0);
    struct store *s = fake_store(f);
    merge_rig_put_trials(s, 0, samples);
    assert_int_equal(store_put_event(s, "stopped", f->dir, &e), 0);
    store_close(s);
    snprintf(sql, sizeof sql, "UPDATE run SET run_id = '%s'", run_id);
    fake_execute(f, sql);
}

int merge_rig_begin(void **state)
{
    struct merge_rig *rig = calloc(1, sizeof *rig);

    if (rig == NULL) {
        return -1;
    }
    scratch_dir_make(rig->dir);
    merge_rig_name_folder(&rig->a, rig, "a");
    merge_rig_name_folder(&rig->b, rig, "b");
    snprintf(rig->out, sizeof rig->out, "%s/m", rig->dir);
    make_run(&rig->a, "run-a", 4);
    make_run(&rig->b, "run-b", 7);
    *state = rig;
    return 0;
}

int merge_rig_end(void **state)
{
    struct merge_rig *rig = *state;

    scratch_dir_remove(rig->dir);
    free(rig);
    return 0;
}

struct merge_outcome merge_rig_merge(const char *out, const char *first,
                                     const char *second)
{
    const char *const paths[] = {first, second};
    struct merge_outcome did;
    struct err e = {""};

    if (merge_runs(out, paths, second == NULL ? 1 : 2, &did, &e)) {
        fail_msg("%s", e.text);
    }
    return did;
}

void merge_rig_assert_refused(const char *out, const char *first,
                              const char *second, const char *why)
{
    const char *const paths[] = {first, second};
    struct merge_outcome did;
    struct err e = {""};

    assert_int_equal(merge_runs(out, paths, second == NULL ? 1 : 2, &did, &e),
                     -1);
    if (strstr(e.text, why) == NULL) {
        fail_msg("expected '%s' in: %s", why, e.text);
    }
}

void merge_rig_load(struct results *r, const char *path)
{
    struct err e = {""};

    if (results_load(r, path, &e)) {
        fail_msg("%s", e.text);
    }
}

static void assert_same_rows(const struct results *a, const struct results *b)
{
    assert_int_equal(a->nsamples, b->nsamples);
    assert_int_equal(a->nworkers, b->nworkers);
    for (size_t i = 0; i < a->nsamples; i++) {
        struct result_sample rooms[2];
        const struct result_sample *s = results_sample(a, i, &rooms[0]);
        const struct result_sample *t = results_sample(b, i, &rooms[1]);
        assert_int_equal(s->cell, t->cell);
        assert_int_equal(s->block, t->block);
        assert_int_equal(s->position, t->position);
        assert_string_equal(s->error, t->error);
        figures_assert_same(&s->sample, &t->sample, sample_fields);
    }
    for (size_t i = 0; i < a->nworkers; i++) {
        struct result_worker rooms[2];
        const struct result_worker *s = results_worker(a, i, &rooms[0]);
        const struct result_worker *t = results_worker(b, i, &rooms[1]);
        assert_int_equal(s->sample, t->sample);
        figures_assert_same(&s->worker, &t->worker, worker_sample_fields);
    }
}

void merge_rig_assert_same_run(const char *one, const char *other)
{
    struct results a;
    struct results b;

    merge_rig_load(&a, one);
    merge_rig_load(&b, other);
    assert_string_equal(a.run_id, b.run_id);
    assert_string_equal(a.stopped, b.stopped);
    assert_string_equal(a.machine_json, b.machine_json);
    assert_string_equal(a.topology_xml, b.topology_xml);
    assert_int_equal(a.seed, b.seed);
    assert_int_equal(a.pus, b.pus);
    assert_int_equal(a.ncells, b.ncells);
    assert_memory_equal(a.cells, b.cells, a.ncells * sizeof *a.cells);
    assert_same_rows(&a, &b);
    for (size_t i = 0; i < a.ncells; i++) {
        assert_int_equal(a.latencies[i].n, b.latencies[i].n);
        assert_true(a.latencies[i].n > 0);
        assert_memory_equal(a.latencies[i].list, b.latencies[i].list,
                            a.latencies[i].n * sizeof *a.latencies[i].list);
    }
    results_free(&a);
    results_free(&b);
}

const char *merge_rig_of(const struct merge_rig *rig, const char *run)
{
    static char path[SCRATCH_PATH_BYTES + 64];

    snprintf(path, sizeof path, "%s#%s", rig->out, run);
    return path;
}
