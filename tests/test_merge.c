/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "fake_store.h"
#include "figures.h"
#include "merge.h"
#include "merge_plan.h"
#include "merge_write.h"
#include "merged.h"
#include "results.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* Runs "a" and "b" in folders of their own, and where they are merged to. */
struct rig {
    char dir[SCRATCH_PATH_BYTES];
    struct fake_folder a;
    struct fake_folder b;
    char out[SCRATCH_PATH_BYTES + 8];
};

static void name_folder(struct fake_folder *f, const struct rig *rig,
                        const char *name)
{
    snprintf(f->dir, sizeof f->dir, "%.200s/%s", rig->dir, name);
    snprintf(f->db, sizeof f->db, "%s/run.db", f->dir);
}

static void put_trials(struct store *s, unsigned first, unsigned n)
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
    put_trials(s, 0, samples);
    assert_int_equal(store_put_event(s, "stopped", f->dir, &e), 0);
    store_close(s);
    snprintf(sql, sizeof sql, "UPDATE run SET run_id = '%s'", run_id);
    fake_execute(f, sql);
}

static int begin(void **state)
{
    struct rig *rig = calloc(1, sizeof *rig);

    if (rig == NULL) {
        return -1;
    }
    scratch_dir_make(rig->dir);
    name_folder(&rig->a, rig, "a");
    name_folder(&rig->b, rig, "b");
    snprintf(rig->out, sizeof rig->out, "%s/m", rig->dir);
    make_run(&rig->a, "run-a", 4);
    make_run(&rig->b, "run-b", 7);
    *state = rig;
    return 0;
}

static int end(void **state)
{
    struct rig *rig = *state;

    scratch_dir_remove(rig->dir);
    free(rig);
    return 0;
}

static struct merge_outcome merged(const char *out, const char *first,
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

static void assert_refused(const char *out, const char *first,
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

static void load(struct results *r, const char *path)
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

/* What is loaded from two places is one run. */
static void assert_same_run(const char *one, const char *other)
{
    struct results a;
    struct results b;

    load(&a, one);
    load(&b, other);
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

/* "OUT#RUN" */
static const char *of(const struct rig *rig, const char *run)
{
    static char path[SCRATCH_PATH_BYTES + 64];

    snprintf(path, sizeof path, "%s#%s", rig->out, run);
    return path;
}

static void runs_come_back_as_they_were(void **state)
{
    const struct rig *rig = *state;
    struct merge_outcome did = merged(rig->out, rig->a.dir, rig->b.db);

    assert_int_equal(did.runs, 2);
    assert_int_equal(did.added, 2);
    assert_same_run(of(rig, "1"), rig->a.dir);
    assert_same_run(of(rig, "2"), rig->b.dir);
    assert_same_run(of(rig, "run-b"), rig->b.dir);
}

static void assert_same_bytes(const char *one, const char *other)
{
    FILE *a = fopen(one, "rbe");
    FILE *b = fopen(other, "rbe");
    int byte;

    assert_non_null(a);
    assert_non_null(b);
    do {
        byte = getc(a);
        assert_int_equal(byte, getc(b));
    } while (byte != EOF);
    fclose(a);
    fclose(b);
}

static void merging_again_changes_no_byte(void **state)
{
    const struct rig *rig = *state;
    char once[SCRATCH_PATH_BYTES + 16];
    struct stat before;
    struct stat after;

    merged(rig->out, rig->a.dir, rig->b.dir);
    snprintf(once, sizeof once, "%s/run.db", rig->out);
    assert_int_equal(stat(once, &before), 0);
    struct merge_outcome did = merged(rig->out, rig->b.dir, rig->out);
    assert_int_equal(did.added + did.replaced, 0);
    assert_int_equal(did.same, 3);
    assert_int_equal(stat(once, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    /* One by one is the same as both at once. */
    char steps[SCRATCH_PATH_BYTES + 16];
    snprintf(steps, sizeof steps, "%s/steps.db", rig->dir);
    merged(steps, rig->a.dir, NULL);
    assert_int_equal(merged(steps, rig->b.dir, NULL).runs, 2);
    assert_same_bytes(once, steps);
    assert_int_equal(scratch_dir_count(rig->out), 1);
}

static void a_run_that_grew_takes_its_own_place(void **state)
{
    const struct rig *rig = *state;
    char old[SCRATCH_PATH_BYTES + 16];
    struct store *s;
    struct err e;

    snprintf(old, sizeof old, "%s/old.db", rig->dir);
    merged(old, rig->a.dir, NULL);
    merged(rig->out, rig->a.dir, rig->b.dir);
    assert_int_equal(store_open(&s, rig->a.db, &e), 0);
    put_trials(s, 4, 3);
    store_close(s);
    struct merge_outcome did = merged(rig->out, rig->a.dir, NULL);
    assert_int_equal(did.replaced, 1);
    assert_int_equal(did.added, 0);
    assert_int_equal(did.runs, 2);
    assert_same_run(of(rig, "1"), rig->a.dir);
    assert_same_run(of(rig, "2"), rig->b.dir);
    /* What it was is no news. */
    did = merged(rig->out, old, NULL);
    assert_int_equal(did.same, 1);
    assert_int_equal(did.replaced, 0);
    assert_same_run(of(rig, "1"), rig->a.dir);
}

static void hosts_of_one_name_keep_their_runs(void **state)
{
    const struct rig *rig = *state;

    fake_execute(&rig->b, "UPDATE run SET run_id = 'run-a';"
                          "UPDATE sample SET total_ns = total_ns + 1");
    assert_int_equal(merged(rig->out, rig->a.dir, rig->b.dir).runs, 2);
    assert_same_run(of(rig, "2"), rig->b.dir);
    struct results r;
    struct err e = {""};
    assert_int_equal(results_load(&r, of(rig, "run-a"), &e), -1);
    assert_non_null(strstr(e.text, "more than one run #run-a"));
}

static void runs_without_samples_are_runs(void **state)
{
    const struct rig *rig = *state;

    fake_execute(&rig->a, "DELETE FROM histogram; DELETE FROM worker;"
                          "DELETE FROM sample");
    merged(rig->out, rig->a.dir, rig->b.dir);
    struct results r;
    load(&r, of(rig, "1"));
    assert_int_equal(r.nsamples, 0);
    assert_string_equal(r.run_id, "run-a");
    results_free(&r);
    assert_same_run(of(rig, "2"), rig->b.dir);
}

static void schemas_are_not_mixed(void **state)
{
    const struct rig *rig = *state;

    fake_make_older(&rig->a);
    assert_refused(rig->out, rig->a.dir, rig->b.dir, "schema 1: ");
    assert_refused(rig->out, rig->a.dir, rig->b.dir, "schema 3: ");
    assert_int_equal(scratch_dir_count(rig->out), 0);
    assert_int_equal(merged(rig->out, rig->a.dir, NULL).runs, 1);
    assert_same_run(rig->out, rig->a.dir);
    assert_refused(rig->out, rig->b.dir, NULL, "into a file of their own");
    assert_same_run(rig->out, rig->a.dir);
}

/* Overwrites a file's bytes from the second page on. */
static void damage(const struct fake_folder *f)
{
    int fd = open(f->db, O_WRONLY | O_CLOEXEC);
    char bytes[4096];

    memset(bytes, 0x5a, sizeof bytes);
    for (off_t at = 4096; at < 9 * 4096; at += 4096) {
        assert_int_equal(pwrite(fd, bytes, sizeof bytes, at), sizeof bytes);
    }
    close(fd);
}

static void what_is_damaged_is_named_and_nothing_written(void **state)
{
    const struct rig *rig = *state;

    merged(rig->out, rig->a.dir, NULL);
    damage(&rig->b);
    assert_refused(rig->out, rig->a.dir, rig->b.dir, rig->b.db);
    assert_refused(rig->out, rig->a.dir, rig->b.dir, "damaged");
    assert_same_run(rig->out, rig->a.dir);
    assert_int_equal(scratch_dir_count(rig->out), 1);
    scratch_dir_write(rig->b.dir, "run.db", "no database at all");
    assert_refused(rig->out, rig->b.dir, NULL, rig->b.db);
    scratch_dir_write(rig->b.dir, "run.db", "");
    assert_refused(rig->out, rig->b.dir, NULL, rig->b.db);
}

static void a_run_that_is_being_measured_is_refused(void **state)
{
    const struct rig *rig = *state;
    int fd = open(rig->b.dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    assert_int_equal(flock(fd, LOCK_EX), 0);
    assert_refused(rig->out, rig->a.dir, rig->b.dir, "measured right now");
    close(fd);
    assert_int_equal(merged(rig->out, rig->a.dir, rig->b.dir).runs, 2);
    /* Nor is anything merged to where another one merges. */
    fd = open(rig->out, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_int_equal(flock(fd, LOCK_EX), 0);
    assert_refused(rig->out, rig->a.dir, NULL, "another tvp merges into");
    close(fd);
}

static void what_is_no_merged_file_stays(void **state)
{
    const struct rig *rig = *state;

    assert_refused(rig->a.dir, rig->b.dir, NULL, "is a run of its own");
    scratch_dir_write(rig->dir, "text.db", "a text");
    char path[SCRATCH_PATH_BYTES + 16];
    snprintf(path, sizeof path, "%s/text.db", rig->dir);
    assert_refused(path, rig->b.dir, NULL, "cannot add to what is there");
    char *text = scratch_dir_read(rig->dir, "text.db");
    assert_string_equal(text, "a text");
    free(text);
    assert_refused(rig->out, "nowhere", NULL, "cannot find the run nowhere");
}

static void what_a_killed_merge_left_is_no_obstacle(void **state)
{
    const struct rig *rig = *state;

    assert_int_equal(mkdir(rig->out, 0777), 0);
    scratch_dir_write(rig->out, ".run.db.merging", "half");
    merged(rig->out, rig->a.dir, NULL);
    assert_int_equal(scratch_dir_count(rig->out), 1);
    assert_same_run(rig->out, rig->a.dir);
}

static void one_run_of_several_has_to_be_named(void **state)
{
    const struct rig *rig = *state;
    struct text_list paths = {0};
    struct results r;
    struct err e = {""};
    char name[MERGED_NAME_BYTES];
    struct store *s;

    merged(rig->out, rig->a.dir, rig->b.dir);
    assert_int_equal(results_load(&r, rig->out, &e), -1);
    assert_non_null(strstr(e.text, "it holds 2 runs"));
    assert_int_equal(results_load(&r, of(rig, "3"), &e), -1);
    assert_non_null(strstr(e.text, "no run #3"));
    snprintf(name, sizeof name, "%.100s#1", rig->a.dir);
    assert_int_equal(results_load(&r, name, &e), -1);
    assert_non_null(strstr(e.text, "without #1"));
    assert_int_equal(merged_expand(rig->out, &paths, &e), 0);
    assert_int_equal(merged_expand(rig->a.dir, &paths, &e), 0);
    assert_int_equal(merged_expand(of(rig, "2"), &paths, &e), 0);
    assert_int_equal(paths.count, 4);
    assert_string_equal(paths.items[0], of(rig, "1"));
    assert_string_equal(paths.items[2], rig->a.dir);
    assert_string_equal(paths.items[3], of(rig, "2"));
    merged_name(paths.items[0], name);
    assert_string_equal(name, "a");
    text_list_clear(&paths);
    snprintf(name, sizeof name, "%.100s/run.db", rig->out);
    assert_int_equal(store_open(&s, name, &e), -1);
    assert_non_null(strstr(e.text, "none of which is gone on with here"));
}

static void columns_that_one_run_lacks_are_kept_of_the_other(void **state)
{
    const struct rig *rig = *state;

    fake_execute(&rig->a, "ALTER TABLE sample DROP COLUMN runnable_ns;"
                          "ALTER TABLE run DROP COLUMN decide;"
                          "DROP TABLE trace");
    merged(rig->out, rig->a.dir, rig->b.dir);
    assert_same_run(of(rig, "1"), rig->a.dir);
    assert_same_run(of(rig, "2"), rig->b.dir);
}

static void ids_that_no_tvp_gives_are_refused(void **state)
{
    static const char *const changes[][2] = {
        {"UPDATE run SET run = -1 WHERE run = 1", "has the number -1"},
        {"UPDATE run SET run = 0 WHERE run = 1", "has the number 0"},
        {"UPDATE run SET first_sample = -5", "numbered from -5 to"},
        {"UPDATE run SET first_sample = 0 WHERE run = 1", "from 0 to 4"},
        {"UPDATE run SET last_sample = 3 WHERE run = 2", "from 5 to 3"},
        {"UPDATE run SET last_sample = 9223372036854775807", "numbered from 1"},
        {"UPDATE run SET last_sample = 4611686018427387904", "numbered from 1"},
        {"UPDATE run SET last_sample = 4611686018427387903", "leave none for"},
    };
    const struct rig *rig = *state;
    struct fake_folder m;
    char more[SCRATCH_PATH_BYTES + 16];

    name_folder(&m, rig, "m");
    snprintf(more, sizeof more, "%s/more.db", rig->dir);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        merged(rig->out, rig->a.dir, rig->b.dir);
        fake_execute(&m, changes[i][0]);
        assert_refused(more, m.db, NULL, changes[i][1]);
        assert_refused(more, m.db, NULL, m.db);
        assert_int_equal(unlink(m.db), 0);
    }
    fake_execute(&rig->a, "UPDATE sample SET sample_id = -9223372036854775807"
                          " WHERE sample_id = 1");
    assert_refused(more, rig->b.dir, rig->a.dir, "-9223372036854775807 to 4");
    assert_refused(more, rig->b.dir, rig->a.dir, rig->a.db);
}

static void rows_without_a_sample_get_into_no_other_run(void **state)
{
    const struct rig *rig = *state;
    char plain[SCRATCH_PATH_BYTES + 8];

    fake_execute(&rig->a, "CREATE TEMP TABLE more AS SELECT * FROM worker"
                          " WHERE sample_id = 4;"
                          "UPDATE more SET sample_id = 5, worker = worker + 2;"
                          "INSERT INTO worker SELECT * FROM more;"
                          "CREATE TEMP TABLE most AS SELECT * FROM histogram"
                          " WHERE sample_id = 4; UPDATE most SET sample_id = 6;"
                          "INSERT INTO histogram SELECT * FROM most");
    merged(rig->out, rig->a.dir, rig->b.dir);
    assert_same_run(of(rig, "2"), rig->b.dir);
    snprintf(plain, sizeof plain, "%s", of(rig, "1"));
    struct results r;
    load(&r, plain);
    assert_int_equal(r.nsamples, 4);
    assert_int_equal(r.nworkers, 4 * FAKE_WORKERS);
    results_free(&r);
}

static void a_run_that_grows_meanwhile_keeps_to_its_place(void **state)
{
    const struct rig *rig = *state;
    struct merge_plan p;
    struct err e = {""};
    struct store *s;
    struct fake_folder m;

    name_folder(&m, rig, "m");
    assert_int_equal(mkdir(m.dir, 0777), 0);
    assert_int_equal(merge_plan_open(&p, &e), 0);
    assert_int_equal(merge_plan_add(&p, rig->a.dir, &e), 0);
    assert_int_equal(merge_plan_add(&p, rig->b.dir, &e), 0);
    assert_int_equal(store_open(&s, rig->a.db, &e), 0);
    put_trials(s, 4, 3);
    store_close(s);
    if (merge_write(&p, m.db, &e)) {
        fail_msg("%s", e.text);
    }
    merge_plan_close(&p);
    assert_same_run(of(rig, "2"), rig->b.dir);
    struct results r;
    load(&r, of(rig, "1"));
    assert_int_equal(r.nsamples, 4);
    results_free(&r);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(runs_come_back_as_they_were),
        CASE(merging_again_changes_no_byte),
        CASE(a_run_that_grew_takes_its_own_place),
        CASE(hosts_of_one_name_keep_their_runs),
        CASE(runs_without_samples_are_runs),
        CASE(schemas_are_not_mixed),
        CASE(what_is_damaged_is_named_and_nothing_written),
        CASE(a_run_that_is_being_measured_is_refused),
        CASE(what_is_no_merged_file_stays),
        CASE(what_a_killed_merge_left_is_no_obstacle),
        CASE(one_run_of_several_has_to_be_named),
        CASE(columns_that_one_run_lacks_are_kept_of_the_other),
        CASE(ids_that_no_tvp_gives_are_refused),
        CASE(rows_without_a_sample_get_into_no_other_run),
        CASE(a_run_that_grows_meanwhile_keeps_to_its_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
