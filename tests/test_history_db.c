/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is no history, or none any more. */
#include "cmocka_all.h"

#include "fake_history.h"
#include "history_db.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* A checksum of all bytes, and their number in *size. */
static uint64_t bytes_of(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    uint64_t sum = 0;

    assert_non_null(file);
    *size = 0;
    for (int c = getc(file); c != EOF; c = getc(file)) {
        sum = sum * 31 + (uint64_t)c + 1;
        ++*size;
    }
    fclose(file);
    return sum;
}

/* Opening fails, says so, and leaves the file's bytes. */
static void refuse(const struct fake_history *f, const char *says)
{
    size_t size_was;
    size_t size;
    uint64_t was = bytes_of(f->db, &size_was);
    struct history *h;
    struct err e;

    for (int write = 0; write < 2; write++) {
        assert_int_equal(history_open(&h, f->db, write != 0, &e), -1);
        if (strstr(e.text, says) == NULL) {
            fail_msg("%s", e.text);
        }
        assert_non_null(strstr(e.text, "it is left as it is"));
    }
    assert_true(bytes_of(f->db, &size) == was);
    assert_int_equal(size, size_was);
}

static void what_is_no_history_is_refused_and_left(void **state)
{
    struct fake_history *f = *state;
    const double cost = 100.0;

    scratch_dir_write(f->dir, "history.db",
                      "some text, and no database at all;"
                      " longer than a header of one is, "
                      "which has a hundred bytes.\n");
    refuse(f, "save what can be read");
    history_close(f->h);
    unlink(f->db);
    struct err e;
    assert_int_equal(history_open(&f->h, f->db, true, &e), 0);
    fake_history_add(f, 1, &cost, 1);
    sqlite3_exec(f->h->db, "PRAGMA user_version = 2", NULL, NULL, NULL);
    refuse(f, "written by a newer tvp");
    sqlite3_exec(f->h->db, "PRAGMA user_version = 1; PRAGMA application_id = 5",
                 NULL, NULL, NULL);
    refuse(f, "is a database, but no history of tvp");
}

/* A page in its middle is not what it was. */
static void a_damaged_history_is_refused_and_left(void **state)
{
    struct fake_history *f = *state;
    double costs[40];
    struct err e;

    for (unsigned day = 1; day <= 20; day++) {
        for (size_t i = 0; i < 40; i++) {
            costs[i] = 100.0;
        }
        fake_history_add(f, day, costs, 40);
    }
    history_close(f->h);
    FILE *file = fopen(f->db, "r+b");
    assert_non_null(file);
    for (long page = 3; page < 9; page++) {
        assert_int_equal(fseek(file, page * 4096, SEEK_SET), 0);
        for (int i = 0; i < 512; i++) {
            putc(0xa5, file);
        }
    }
    fclose(file);
    refuse(f, "is damaged");
    unlink(f->db);
    assert_int_equal(history_open(&f->h, f->db, true, &e), 0);
}

static void a_history_that_is_not_there_is_not_made_by_reading(void **state)
{
    struct fake_history *f = *state;
    char db[SCRATCH_PATH_BYTES + 32];
    struct history *h;
    struct err e;

    snprintf(db, sizeof db, "%s/none.db", f->dir);
    assert_int_equal(history_open(&h, db, false, &e), -1);
    assert_non_null(strstr(e.text, "tvp history add RUN"));
    assert_int_not_equal(access(db, F_OK), 0);
}

#define HISTORY_TEST(name)                                                     \
    cmocka_unit_test_setup_teardown(name, fake_history_begin, fake_history_end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        HISTORY_TEST(what_is_no_history_is_refused_and_left),
        HISTORY_TEST(a_damaged_history_is_refused_and_left),
        HISTORY_TEST(a_history_that_is_not_there_is_not_made_by_reading),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
