/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files whose numbers no tvp gave, and runs that grow while they are merged. */
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
    const struct merge_rig *rig = *state;
    struct fake_folder m;
    char more[SCRATCH_PATH_BYTES + 16];

    merge_rig_name_folder(&m, rig, "m");
    snprintf(more, sizeof more, "%s/more.db", rig->dir);
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        merge_rig_merge(rig->out, rig->a.dir, rig->b.dir);
        fake_execute(&m, changes[i][0]);
        merge_rig_assert_refused(more, m.db, NULL, changes[i][1]);
        merge_rig_assert_refused(more, m.db, NULL, m.db);
        assert_int_equal(unlink(m.db), 0);
    }
    fake_execute(&rig->a, "UPDATE sample SET sample_id = -9223372036854775807"
                          " WHERE sample_id = 1");
    merge_rig_assert_refused(more, rig->b.dir, rig->a.dir,
                             "-9223372036854775807 to 4");
    merge_rig_assert_refused(more, rig->b.dir, rig->a.dir, rig->a.db);
}

static void rows_without_a_sample_get_into_no_other_run(void **state)
{
    const struct merge_rig *rig = *state;

    fake_execute(&rig->a, "CREATE TEMP TABLE more AS SELECT * FROM worker"
                          " WHERE sample_id = 4;"
                          "UPDATE more SET sample_id = 5, worker = worker + 2;"
                          "INSERT INTO worker SELECT * FROM more;"
                          "CREATE TEMP TABLE most AS SELECT * FROM histogram"
                          " WHERE sample_id = 4; UPDATE most SET sample_id = 6;"
                          "INSERT INTO histogram SELECT * FROM most");
    merge_rig_merge(rig->out, rig->a.dir, rig->b.dir);
    merge_rig_assert_same_run(merge_rig_of(rig, "2"), rig->b.dir);
    struct results r;
    merge_rig_load(&r, merge_rig_of(rig, "1"));
    assert_int_equal(r.nsamples, 4);
    assert_int_equal(r.nworkers, 4 * FAKE_WORKERS);
    results_free(&r);
}

static void a_run_that_grows_meanwhile_keeps_to_its_place(void **state)
{
    const struct merge_rig *rig = *state;
    struct merge_plan p;
    struct err e = {""};
    struct store *s;
    struct fake_folder m;

    merge_rig_name_folder(&m, rig, "m");
    assert_int_equal(mkdir(m.dir, 0777), 0);
    assert_int_equal(merge_plan_open(&p, &e), 0);
    assert_int_equal(merge_plan_add(&p, rig->a.dir, &e), 0);
    assert_int_equal(merge_plan_add(&p, rig->b.dir, &e), 0);
    assert_int_equal(store_open(&s, rig->a.db, &e), 0);
    merge_rig_put_trials(s, 4, 3);
    store_close(s);
    if (merge_write(&p, m.db, &e)) {
        fail_msg("%s", e.text);
    }
    merge_plan_close(&p);
    merge_rig_assert_same_run(merge_rig_of(rig, "2"), rig->b.dir);
    struct results r;
    merge_rig_load(&r, merge_rig_of(rig, "1"));
    assert_int_equal(r.nsamples, 4);
    results_free(&r);
}

#define CASE(test)                                                             \
    cmocka_unit_test_setup_teardown(test, merge_rig_begin, merge_rig_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(ids_that_no_tvp_gives_are_refused),
        CASE(rows_without_a_sample_get_into_no_other_run),
        CASE(a_run_that_grows_meanwhile_keeps_to_its_place),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
