/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "accounts.h"
#include "io_rig.h"
#include "lock_tally.h"
#include "scratch_dir.h"
#include "scratch_folder.h"
#include "workload_rig.h"

#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

enum { OPS = 7, ROWS = 3, WORKERS = 2, PATH_BYTES = SCRATCH_FOLDER_BYTES + 32 };

static const char *const shared = "sync=off:rows=3";
static const char *const own = "database=own:sync=off:rows=3";

/* As one who has never heard of the workload would: of database `index`. */
static int64_t ask(const struct workload_rig *r, unsigned index,
                   const char *sql)
{
    const struct scratch_folder *f = r->job.state;
    char path[PATH_BYTES];
    sqlite3 *db = NULL;
    sqlite3_stmt *s = NULL;
    int64_t number = -1;

    snprintf(path, sizeof path, "%s/%u.db", f->path, index);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    if (sqlite3_step(s) == SQLITE_ROW) {
        number = sqlite3_column_int64(s, 0);
    }
    sqlite3_finalize(s);
    sqlite3_close(db);
    return number;
}

static void work_all(struct workload_rig *r)
{
    struct err e = {""};

    for (unsigned i = 0; i < r->job.workers; i++) {
        if (workload_rig_work(r, i, &e) != 0) {
            fail_msg("%s", e.text);
        }
    }
}

/* 1 + 2 + ... + 7 is 28; each of these goes to 3 rows. */
static void the_rows_hold_what_was_added(void **state)
{
    static const char *const databases[] = {shared, own};

    (void)state;
    for (unsigned n = 0; n < 2; n++) {
        struct workload_rig rig;
        unsigned writers = n == 0 ? WORKERS : 1;
        struct err e;

        workload_rig_start(&rig, "sqlite", databases[n], WORKERS, OPS);
        work_all(&rig);
        for (unsigned i = 0; i <= n; i++) {
            assert_int_equal(ask(&rig, i, "SELECT count(*) FROM account"),
                             1000);
            assert_int_equal(ask(&rig, i, "SELECT sum(total) FROM account"),
                             28 * ROWS * writers);
            assert_int_equal(ask(&rig, i, "SELECT sum(changes) FROM account"),
                             OPS * ROWS * writers);
        }
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        workload_rig_end(&rig);
    }
}

/* As the harness calls it where a trial's work is done in parts. */
static void work_may_come_in_parts(void **state)
{
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "sqlite", shared, 1, OPS);
    assert_int_equal(rig.workload->work(&rig.workers[0], 4, &e), 0);
    rig.workers[0].done = 4;
    assert_int_equal(rig.workload->work(&rig.workers[0], OPS - 4, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

static int verify_after(const char *params, unsigned index, const char *sql)
{
    struct workload_rig rig;
    struct err e;
    int rc;

    workload_rig_start(&rig, "sqlite", params, WORKERS, OPS);
    work_all(&rig);
    (void)ask(&rig, index, sql);
    rc = workload_rig_verify(&rig, &e);
    workload_rig_end(&rig);
    return rc;
}

static void verify_notices_what_was_lost(void **state)
{
    (void)state;
    assert_int_equal(verify_after(shared, 0, "SELECT 1"), 0);
    assert_int_equal(
        verify_after(shared, 0,
                     "UPDATE account SET total = total - 1 WHERE id = 999"),
        -1);
    assert_int_equal(
        verify_after(shared, 0,
                     "UPDATE account SET changes = changes - 1 WHERE id = 0"),
        -1);
    assert_int_equal(
        verify_after(own, 1,
                     "UPDATE account SET total = total + 1 WHERE id = 5"),
        -1);
}

static void verify_notices_a_transaction_too_few(void **state)
{
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "sqlite", shared, WORKERS, OPS);
    work_all(&rig);
    rig.workers[1].checksum -= 1;
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    workload_rig_end(&rig);
}

static int count_commit(void *commits)
{
    ++*(unsigned *)commits;
    return 0;
}

/* A client's state begins with its connection. */
static sqlite3 *connection_of(const struct workload_rig *r)
{
    return *(sqlite3 *const *)r->workers[0].state;
}

static void an_operation_is_one_transaction(void **state)
{
    struct workload_rig rig;
    unsigned commits = 0;

    (void)state;
    workload_rig_start(&rig, "sqlite", shared, 1, OPS);
    sqlite3_commit_hook(connection_of(&rig), count_commit, &commits);
    work_all(&rig);
    assert_int_equal(commits, OPS);
    workload_rig_end(&rig);
}

/* BEGIN, COMMIT, and for each row a reset, a step, the number of columns,
 * another reset, and the last row's number. */
static void the_lock_is_released_around_each_call(void **state)
{
    struct workload_rig rig;
    struct lock_tally lock;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "sqlite", shared, 1, OPS);
    lock_tally_give(&lock, &rig.workers[0]);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(lock.released, OPS * (2 + 5 * ROWS));
    assert_int_equal(rig.latency[0].total, OPS);
    workload_rig_end(&rig);
}

static void connections_do_as_the_parameters_say(void **state)
{
    static const struct {
        const char *params;
        const char *journal;
        int64_t synchronous; /* as SQLite numbers them */
    } cases[] = {
        {"sync=off", "wal", 0},
        {"sync=off:journal=delete", "delete", 0},
        {"sync=normal:dir=.", "wal", 1},
        {"sync=full:journal=delete:dir=.", "delete", 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct workload_rig rig;
        sqlite3_stmt *s = NULL;

        if (cases[i].synchronous > 0 && is_in_memory(".")) {
            continue;
        }
        workload_rig_start(&rig, "sqlite", cases[i].params, 1, OPS);
        sqlite3 *db = connection_of(&rig);
        assert_int_equal(
            sqlite3_prepare_v2(db, "PRAGMA journal_mode", -1, &s, NULL),
            SQLITE_OK);
        assert_int_equal(sqlite3_step(s), SQLITE_ROW);
        assert_string_equal((const char *)sqlite3_column_text(s, 0),
                            cases[i].journal);
        sqlite3_finalize(s);
        assert_int_equal(
            sqlite3_prepare_v2(db, "PRAGMA synchronous", -1, &s, NULL),
            SQLITE_OK);
        assert_int_equal(sqlite3_step(s), SQLITE_ROW);
        assert_int_equal(sqlite3_column_int64(s, 0), cases[i].synchronous);
        sqlite3_finalize(s);
        workload_rig_end(&rig);
    }
}

static void its_folder_goes_with_the_trial(void **state)
{
    struct workload_rig rig;
    char path[SCRATCH_FOLDER_BYTES];

    (void)state;
    workload_rig_start(&rig, "sqlite", own, WORKERS, OPS);
    snprintf(path, sizeof path, "%s",
             ((const struct scratch_folder *)rig.job.state)->path);
    work_all(&rig);
    assert_int_equal(access(path, F_OK), 0);
    workload_rig_end(&rig);
    assert_int_equal(access(path, F_OK), -1);
}

static void what_cannot_work_is_refused(void **state)
{
    (void)state;
    assert_setup_refuses("sqlite", "dir=/nonexistent", "/nonexistent", "dir=");
    assert_setup_refuses("sqlite", "dir=/proc:sync=off", "/proc", "dir=");
}

/* Opens a database where so many more descriptors can be had. */
static void fail_to_open(int descriptors, struct err *e)
{
    const struct accounts_options o = {.journal = "wal", .sync = "off"};
    char dir[SCRATCH_PATH_BYTES];
    char path[PATH_BYTES];
    struct rlimit before;
    sqlite3 *db = NULL;

    scratch_dir_make(dir);
    snprintf(path, sizeof path, "%s/0.db", dir);
    getrlimit(RLIMIT_NOFILE, &before);
    int next = dup(STDIN_FILENO);
    close(next);
    struct rlimit few = {.rlim_cur = (rlim_t)(next + descriptors),
                         .rlim_max = before.rlim_max};
    setrlimit(RLIMIT_NOFILE, &few);
    int rc = accounts_open(path, &o, &db, e);
    setrlimit(RLIMIT_NOFILE, &before);
    sqlite3_close(db);
    scratch_dir_remove(dir);
    assert_int_equal(rc, -1);
}

static void too_few_descriptors_are_no_fault_of_the_disk(void **state)
{
    (void)state;
    for (int descriptors = 0; descriptors < 2; descriptors++) {
        struct err e = {""};

        fail_to_open(descriptors, &e);
        if (strstr(e.text, "ulimit -n") == NULL
            || strstr(e.text, "room") != NULL) {
            fail_msg("%d: %s", descriptors, e.text);
        }
    }
}

static void what_to_do_depends_on_what_sqlite_says(void **state)
{
    static const struct {
        const char *sql;
        bool room;
    } cases[] = {
        {"PRAGMA max_page_count = 1; CREATE TABLE t (x)", true},
        {"SELECT * FROM nothing", false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err e = {""};
        sqlite3 *db = NULL;

        assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
        assert_int_not_equal(sqlite3_exec(db, cases[i].sql, NULL, NULL, NULL),
                             SQLITE_OK);
        assert_int_equal(accounts_failed(db, "try", &e), -1);
        assert_int_equal(strstr(e.text, "room") != NULL, cases[i].room);
        assert_int_equal(strstr(e.text, "dir=") != NULL, cases[i].room);
        sqlite3_close(db);
    }
}

static void a_file_system_in_memory_has_no_disk_to_wait_for(void **state)
{
    (void)state;
    if (access("/dev/shm", W_OK) != 0 || !is_in_memory("/dev/shm")) {
        skip();
    }
    assert_setup_refuses("sqlite", "dir=/dev/shm", "/dev/shm", "sync=off");
    assert_setup_refuses("sqlite", "dir=/dev/shm:sync=full", "/dev/shm",
                         "sync=off");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rows_hold_what_was_added),
        cmocka_unit_test(work_may_come_in_parts),
        cmocka_unit_test(verify_notices_what_was_lost),
        cmocka_unit_test(verify_notices_a_transaction_too_few),
        cmocka_unit_test(an_operation_is_one_transaction),
        cmocka_unit_test(the_lock_is_released_around_each_call),
        cmocka_unit_test(connections_do_as_the_parameters_say),
        cmocka_unit_test(its_folder_goes_with_the_trial),
        cmocka_unit_test(what_cannot_work_is_refused),
        cmocka_unit_test(too_few_descriptors_are_no_fault_of_the_disk),
        cmocka_unit_test(what_to_do_depends_on_what_sqlite_says),
        cmocka_unit_test(a_file_system_in_memory_has_no_disk_to_wait_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
