/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "fake_store.h"
#include "results.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* By the store and by results alike, with the file's name. */
static void assert_refused(const struct fake_folder *f, const char *said)
{
    struct results r;
    struct store *s = NULL;
    struct err e = {""};

    assert_int_equal(store_open(&s, f->db, &e), -1);
    if (strstr(e.text, said) == NULL || strstr(e.text, f->db) == NULL) {
        fail_msg("%s", e.text);
    }
    assert_int_equal(results_load(&r, f->db, &e), -1);
    if (strstr(e.text, said) == NULL || strstr(e.text, f->dir) == NULL) {
        fail_msg("%s", e.text);
    }
}

/* Opening the pipe would wait for somebody to write. */
static void what_is_no_file_is_refused(void **state)
{
    const struct fake_folder *f = *state;

    assert_int_equal(mkfifo(f->db, 0600), 0);
    assert_refused(f, "is no regular file");
    assert_int_equal(unlink(f->db), 0);
    assert_int_equal(mkdir(f->db, 0700), 0);
    struct err e = {""};
    struct store *s = NULL;
    assert_int_equal(store_open(&s, f->db, &e), -1);
    assert_non_null(strstr(e.text, "is no regular file"));
    assert_int_equal(rmdir(f->db), 0);
}

static void one_that_lacks_a_table_or_a_column_is_refused(void **state)
{
    static const char *const changes[] = {
        "DROP TABLE worker",
        "ALTER TABLE cell RENAME COLUMN ops TO amount",
        "DROP TABLE machine",
        "ALTER TABLE run DROP COLUMN seed",
    };
    const struct fake_folder *f = *state;

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        store_close(fake_store(f));
        fake_execute(f, changes[i]);
        assert_refused(f, "lacks what a run has");
        store_remove(f->db);
    }
}

static void one_that_is_damaged_inside_is_refused(void **state)
{
    const struct fake_folder *f = *state;

    store_close(fake_store(f));
    FILE *file = fopen(f->db, "r+e");
    assert_non_null(file);
    /* The second page: a table's, of which some say another kind. */
    assert_int_equal(fseek(file, 4096, SEEK_SET), 0);
    assert_true(fputs("\x7f\x7f\x7f\x7f", file) >= 0);
    assert_int_equal(fclose(file), 0);
    assert_refused(f, "damaged");
}

/* SQLite's own words begin with a heading. */
static void what_is_damaged_is_said_without_a_heading(void **state)
{
    const struct fake_folder *f = *state;
    const char more[4] = {0, 0, 0, 9};

    store_close(fake_store(f));
    FILE *file = fopen(f->db, "r+e");
    assert_non_null(file);
    /* How many pages are free. */
    assert_int_equal(fseek(file, 36, SEEK_SET), 0);
    assert_int_equal(fwrite(more, sizeof more, 1, file), 1);
    assert_int_equal(fclose(file), 0);
    assert_refused(f, "reelist: ");
}

static void one_that_cannot_be_made_leaves_nothing(void **state)
{
    const struct fake_folder *f = *state;
    struct rlimit was;
    struct rlimit few;
    struct store *s = NULL;
    struct err e = {""};

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &was), 0);
    few = (struct rlimit){.rlim_cur = 8192, .rlim_max = was.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &few), 0);
    int result = store_create(&s, f->db, &e);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &was), 0);
    assert_int_equal(result, -1);
    assert_non_null(strstr(e.text, "--resume"));
    assert_int_equal(access(f->db, F_OK), -1);
}

#define WITH_FOLDER(test)                                                      \
    cmocka_unit_test_setup_teardown(test, fake_folder_make, fake_folder_remove)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_FOLDER(what_is_no_file_is_refused),
        WITH_FOLDER(one_that_lacks_a_table_or_a_column_is_refused),
        WITH_FOLDER(one_that_is_damaged_inside_is_refused),
        WITH_FOLDER(what_is_damaged_is_said_without_a_heading),
        WITH_FOLDER(one_that_cannot_be_made_leaves_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
