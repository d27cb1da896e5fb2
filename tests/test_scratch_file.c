/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "bytes.h"
#include "file_remedy.h"
#include "page_cache.h"
#include "scratch_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BYTES = 200001 };

/* What the file system says to O_TMPFILE; 0: it has its way. */
static int says_to_unnamed;
static unsigned named;

int watched_open(const char *path, int flags, ...) __asm__("__wrap_open");
int real_open(const char *path, int flags, ...) __asm__("__real_open");
int watched_mkostemp(char *path, int flags) __asm__("__wrap_mkostemp");
int real_mkostemp(char *path, int flags) __asm__("__real_mkostemp");

int watched_open(const char *path, int flags, ...)
{
    if ((flags & O_TMPFILE) == O_TMPFILE && says_to_unnamed != 0) {
        errno = says_to_unnamed;
        return -1;
    }
    return real_open(path, flags, 0600);
}

int watched_mkostemp(char *path, int flags)
{
    named++;
    return real_mkostemp(path, flags);
}

static bool can_be_unnamed(void)
{
    int fd = real_open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    if (fd >= 0) {
        close(fd);
    }
    return fd >= 0;
}

static void it_has_a_name_for_a_moment_where_it_must(void **state)
{
    static const struct {
        int said;
        unsigned named;
        bool opened;
    } cases[] = {
        {0, 0, true},      {EOPNOTSUPP, 1, true}, {EISDIR, 1, true},
        {ENOENT, 1, true}, {EROFS, 0, false},     {EMFILE, 0, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct stat s;
        struct err e;

        if (cases[i].said == 0 && !can_be_unnamed()) {
            continue;
        }
        named = 0;
        says_to_unnamed = cases[i].said;
        int fd = scratch_file_open("/tmp", 1, &e);
        says_to_unnamed = 0;
        assert_int_equal(named, cases[i].named);
        assert_int_equal(fd >= 0, cases[i].opened);
        if (fd >= 0) {
            assert_int_equal(fstat(fd, &s), 0);
            assert_int_equal(s.st_nlink, 0);
            close(fd);
        }
    }
}

static void it_holds_the_stream_and_has_no_name(void **state)
{
    static unsigned char got[BYTES + 1];
    static unsigned char expected[BYTES];
    struct stat s;
    struct err e;
    int fd = scratch_file_open("/tmp", BYTES, &e);

    (void)state;
    assert_true(fd >= 0);
    bytes_fill(expected, BYTES, 0);
    assert_int_equal(pread(fd, got, sizeof got, 0), BYTES);
    assert_memory_equal(got, expected, BYTES);
    assert_int_equal(fstat(fd, &s), 0);
    assert_int_equal(s.st_nlink, 0);
    assert_int_equal(s.st_mode & 077, 0);
    assert_int_equal(fcntl(fd, F_GETFD), FD_CLOEXEC);
    close(fd);
}

static void it_may_be_empty(void **state)
{
    struct stat s;
    struct err e;
    int fd = scratch_file_open("/tmp", 0, &e);

    (void)state;
    assert_true(fd >= 0);
    assert_int_equal(fstat(fd, &s), 0);
    assert_int_equal(s.st_size, 0);
    close(fd);
}

static void a_missing_directory_is_named(void **state)
{
    struct err e;

    (void)state;
    assert_int_equal(scratch_file_open("/nonexistent", 1, &e), -1);
    assert_non_null(strstr(e.text, "/nonexistent"));
    assert_non_null(strstr(e.text, "dir="));
}

static void too_few_descriptors_are_no_fault_of_the_directory(void **state)
{
    struct rlimit before;
    struct err e = {""};

    (void)state;
    getrlimit(RLIMIT_NOFILE, &before);
    struct rlimit none = {.rlim_cur = 0, .rlim_max = before.rlim_max};
    setrlimit(RLIMIT_NOFILE, &none);
    int fd = scratch_file_open("/tmp", 1, &e);
    setrlimit(RLIMIT_NOFILE, &before);
    assert_int_equal(fd, -1);
    assert_non_null(strstr(e.text, "ulimit -n"));
    assert_null(strstr(e.text, "dir="));
}

static void what_to_do_depends_on_what_went_wrong(void **state)
{
    static const struct {
        int number;
        const char *word;
    } cases[] = {
        {EMFILE, "ulimit -n"},    {ENFILE, "ulimit -n"},
        {ENOSPC, "make room"},    {EDQUOT, "make room"},
        {ENOMEM, "workers"},      {EIO, "kernel's log"},
        {EROFS, "directory to"},  {EACCES, "directory to"},
        {ENOENT, "directory to"}, {ENOTDIR, "directory to"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_non_null(strstr(file_remedy(cases[i].number), cases[i].word));
    }
}

static void a_directory_whose_name_is_too_long_is_an_error(void **state)
{
    char dir[5000];
    struct err e;

    (void)state;
    memset(dir, 'd', sizeof dir - 1);
    dir[sizeof dir - 1] = '\0';
    assert_int_equal(scratch_file_open(dir, 1, &e), -1);
    assert_non_null(strstr(e.text, "too long"));
}

static void the_cache_holds_what_was_just_read(void **state)
{
    unsigned char byte;
    bool holds = false;
    struct err e;
    int fd = scratch_file_open("/tmp", BYTES, &e);

    (void)state;
    assert_true(fd >= 0);
    assert_int_equal(pread(fd, &byte, 1, 8192), 1);
    assert_int_equal(page_cache_holds(fd, 8192, &holds, &e), 0);
    assert_true(holds);
    close(fd);
}

static void the_cache_lets_go_of_what_is_on_a_disk(void **state)
{
    bool in_memory = true;
    bool holds = true;
    struct err e;
    int fd = scratch_file_open("/var/tmp", BYTES, &e);

    (void)state;
    assert_true(fd >= 0);
    assert_int_equal(page_cache_is_storage(fd, &in_memory, &e), 0);
    if (in_memory) {
        close(fd);
        skip();
    }
    assert_int_equal(fsync(fd), 0);
    assert_int_equal(page_cache_evict(fd, 0, 0), 0);
    assert_int_equal(page_cache_holds(fd, 8192, &holds, &e), 0);
    assert_false(holds);
    close(fd);
}

static void descriptors_that_are_none_are_errors(void **state)
{
    bool unused;
    struct err e;

    (void)state;
    assert_int_not_equal(page_cache_evict(-1, 0, 0), 0);
    assert_int_equal(page_cache_holds(-1, 0, &unused, &e), -1);
    assert_int_equal(page_cache_is_storage(-1, &unused, &e), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_holds_the_stream_and_has_no_name),
        cmocka_unit_test(it_has_a_name_for_a_moment_where_it_must),
        cmocka_unit_test(it_may_be_empty),
        cmocka_unit_test(a_missing_directory_is_named),
        cmocka_unit_test(too_few_descriptors_are_no_fault_of_the_directory),
        cmocka_unit_test(what_to_do_depends_on_what_went_wrong),
        cmocka_unit_test(a_directory_whose_name_is_too_long_is_an_error),
        cmocka_unit_test(the_cache_holds_what_was_just_read),
        cmocka_unit_test(the_cache_lets_go_of_what_is_on_a_disk),
        cmocka_unit_test(descriptors_that_are_none_are_errors),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
