/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "merge_plan.h"
#include "merge_rig.h"
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

static void runs_come_back_as_they_were(void **state)
{
    const struct merge_rig *rig = *state;
    struct merge_outcome did = merge_rig_merge(rig->out, rig->a.dir, rig->b.db);

    assert_int_equal(did.runs, 2);
    assert_int_equal(did.added, 2);
    merge_rig_assert_same_run(merge_rig_of(rig, "1"), rig->a.dir);
    merge_rig_assert_same_run(merge_rig_of(rig, "2"), rig->b.dir);
    merge_rig_assert_same_run(merge_rig_of(rig, "run-b"), rig->b.dir);
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
    const struct merge_rig *rig = *state;
    char once[SCRATCH_PATH_BYTES + 16];
    struct stat before;
    struct stat after;

    merge_rig_merge(rig->out, rig->a.dir, rig->b.dir);
    snprintf(once, sizeof once, "%s/run.db", rig->out);
    assert_int_equal(stat(once, &before), 0);
    struct merge_outcome did = merge_rig_merge(rig->out, rig->b.dir, rig->out);
    assert_int_equal(did.added + did.replaced, 0);
    assert_int_equal(did.same, 3);
    assert_int_equal(stat(once, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    /* One by one is the same as both at once. */
    char steps[SCRATCH_PATH_BYTES + 16];
    snprintf(steps, sizeof steps, "%s/steps.db", rig->dir);
    merge_rig_merge(steps, rig->a.dir, NULL);
    assert_int_equal(merge_rig_merge(steps, rig->b.dir, NULL).runs, 2);
    assert_same_bytes(once, steps);
    assert_int_equal(scratch_dir_count(rig->out), 1);
}

static void a_run_that_grew_takes_its_own_place(void **state)
{
    const struct merge_rig *rig = *state;
    char old[SCRATCH_PATH_BYTES + 16];
    struct store *s;
    struct err e;

    snprintf(old, sizeof old, "%s/old.db", rig->dir);
    merge_rig_merge(old, rig->a.dir, NULL);
    merge_rig_merge(rig->out, rig->a.dir, rig->b.dir);
    assert_int_equal(store_open(&s, rig->a.db, &e), 0);
    merge_rig_put_trials(s, 4, 3);
    store_close(s);
    struct merge_outcome did = merge_rig_merge(rig->out, rig->a.dir, NULL);
    assert_int_equal(did.replaced, 1);
    assert_int_equal(did.added, 0);
    assert_int_equal(did.runs, 2);
    merge_rig_assert_same_run(merge_rig_of(rig, "1"), rig->a.dir);
    merge_rig_assert_same_run(merge_rig_of(rig, "2"), rig->b.dir);
    /* What it was is no news. */
    did = merge_rig_merge(rig->out, old, NULL);
    assert_int_equal(did.same, 1);
    assert_int_equal(did.replaced, 0);
    merge_rig_assert_same_run(merge_rig_of(rig, "1"), rig->a.dir);
}

static void hosts_of_one_name_keep_their_runs(void **state)
{
    const struct merge_rig *rig = *state;

    fake_execute(&rig->b, "UPDATE run SET run_id = 'run-a';"
                          "UPDATE sample SET total_ns = total_ns + 1");
    assert_int_equal(merge_rig_merge(rig->out, rig->a.dir, rig->b.dir).runs, 2);
    merge_rig_assert_same_run(merge_rig_of(rig, "2"), rig->b.dir);
    struct results r;
    struct err e = {""};
    assert_int_equal(results_load(&r, merge_rig_of(rig, "run-a"), &e), -1);
    assert_non_null(strstr(e.text, "more than one run #run-a"));
}

static void runs_without_samples_are_runs(void **state)
{
    const struct merge_rig *rig = *state;

    fake_execute(&rig->a, "DELETE FROM histogram; DELETE FROM worker;"
                          "DELETE FROM sample");
    merge_rig_merge(rig->out, rig->a.dir, rig->b.dir);
    struct results r;
    merge_rig_load(&r, merge_rig_of(rig, "1"));
    assert_int_equal(r.nsamples, 0);
    assert_string_equal(r.run_id, "run-a");
    results_free(&r);
    merge_rig_assert_same_run(merge_rig_of(rig, "2"), rig->b.dir);
}

static void schemas_are_not_mixed(void **state)
{
    const struct merge_rig *rig = *state;

    fake_make_older(&rig->a);
    merge_rig_assert_refused(rig->out, rig->a.dir, rig->b.dir, "schema 1: ");
    merge_rig_assert_refused(rig->out, rig->a.dir, rig->b.dir, "schema 3: ");
    assert_int_equal(scratch_dir_count(rig->out), 0);
    assert_int_equal(merge_rig_merge(rig->out, rig->a.dir, NULL).runs, 1);
    merge_rig_assert_same_run(rig->out, rig->a.dir);
    merge_rig_assert_refused(rig->out, rig->b.dir, NULL,
                             "into a file of their own");
    merge_rig_assert_same_run(rig->out, rig->a.dir);
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
    const struct merge_rig *rig = *state;

    merge_rig_merge(rig->out, rig->a.dir, NULL);
    damage(&rig->b);
    merge_rig_assert_refused(rig->out, rig->a.dir, rig->b.dir, rig->b.db);
    merge_rig_assert_refused(rig->out, rig->a.dir, rig->b.dir, "damaged");
    merge_rig_assert_same_run(rig->out, rig->a.dir);
    assert_int_equal(scratch_dir_count(rig->out), 1);
    scratch_dir_write(rig->b.dir, "run.db", "no database at all");
    merge_rig_assert_refused(rig->out, rig->b.dir, NULL, rig->b.db);
    scratch_dir_write(rig->b.dir, "run.db", "");
    merge_rig_assert_refused(rig->out, rig->b.dir, NULL, rig->b.db);
}

static void a_run_that_is_being_measured_is_refused(void **state)
{
    const struct merge_rig *rig = *state;
    int fd = open(rig->b.dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    assert_int_equal(flock(fd, LOCK_EX), 0);
    merge_rig_assert_refused(rig->out, rig->a.dir, rig->b.dir,
                             "measured right now");
    close(fd);
    assert_int_equal(merge_rig_merge(rig->out, rig->a.dir, rig->b.dir).runs, 2);
    /* Nor is anything merged to where another one merges. */
    fd = open(rig->out, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_int_equal(flock(fd, LOCK_EX), 0);
    merge_rig_assert_refused(rig->out, rig->a.dir, NULL,
                             "another tvp merges into");
    close(fd);
}

static void what_is_no_merged_file_stays(void **state)
{
    const struct merge_rig *rig = *state;

    merge_rig_assert_refused(rig->a.dir, rig->b.dir, NULL,
                             "is a run of its own");
    scratch_dir_write(rig->dir, "text.db", "a text");
    char path[SCRATCH_PATH_BYTES + 16];
    snprintf(path, sizeof path, "%s/text.db", rig->dir);
    merge_rig_assert_refused(path, rig->b.dir, NULL,
                             "cannot add to what is there");
    char *text = scratch_dir_read(rig->dir, "text.db");
    assert_string_equal(text, "a text");
    free(text);
    merge_rig_assert_refused(rig->out, "nowhere", NULL,
                             "cannot find the run nowhere");
}

static void what_a_killed_merge_left_is_no_obstacle(void **state)
{
    const struct merge_rig *rig = *state;

    assert_int_equal(mkdir(rig->out, 0777), 0);
    scratch_dir_write(rig->out, ".run.db.merging", "half");
    merge_rig_merge(rig->out, rig->a.dir, NULL);
    assert_int_equal(scratch_dir_count(rig->out), 1);
    merge_rig_assert_same_run(rig->out, rig->a.dir);
}

static void one_run_of_several_has_to_be_named(void **state)
{
    const struct merge_rig *rig = *state;
    struct text_list paths = {0};
    struct results r;
    struct err e = {""};
    char name[MERGED_NAME_BYTES];
    struct store *s;

    merge_rig_merge(rig->out, rig->a.dir, rig->b.dir);
    assert_int_equal(results_load(&r, rig->out, &e), -1);
    assert_non_null(strstr(e.text, "it holds 2 runs"));
    assert_int_equal(results_load(&r, merge_rig_of(rig, "3"), &e), -1);
    assert_non_null(strstr(e.text, "no run #3"));
    snprintf(name, sizeof name, "%.100s#1", rig->a.dir);
    assert_int_equal(results_load(&r, name, &e), -1);
    assert_non_null(strstr(e.text, "without #1"));
    assert_int_equal(merged_expand(rig->out, &paths, &e), 0);
    assert_int_equal(merged_expand(rig->a.dir, &paths, &e), 0);
    assert_int_equal(merged_expand(merge_rig_of(rig, "2"), &paths, &e), 0);
    assert_int_equal(paths.count, 4);
    assert_string_equal(paths.items[0], merge_rig_of(rig, "1"));
    assert_string_equal(paths.items[2], rig->a.dir);
    assert_string_equal(paths.items[3], merge_rig_of(rig, "2"));
    merged_name(paths.items[0], name);
    assert_string_equal(name, "a");
    text_list_clear(&paths);
    snprintf(name, sizeof name, "%.100s/run.db", rig->out);
    assert_int_equal(store_open(&s, name, &e), -1);
    assert_non_null(strstr(e.text, "none of which is gone on with here"));
}

static void columns_that_one_run_lacks_are_kept_of_the_other(void **state)
{
    const struct merge_rig *rig = *state;

    fake_execute(&rig->a, "ALTER TABLE sample DROP COLUMN runnable_ns;"
                          "ALTER TABLE run DROP COLUMN decide;"
                          "DROP TABLE trace");
    merge_rig_merge(rig->out, rig->a.dir, rig->b.dir);
    merge_rig_assert_same_run(merge_rig_of(rig, "1"), rig->a.dir);
    merge_rig_assert_same_run(merge_rig_of(rig, "2"), rig->b.dir);
}

#define CASE(test)                                                             \
    cmocka_unit_test_setup_teardown(test, merge_rig_begin, merge_rig_end)

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
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
