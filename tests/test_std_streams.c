/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "std_streams.h"

#include "cmocka_all.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

static FILE *pipe_to(int *reader)
{
    int ends[2];

    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    *reader = ends[0];
    FILE *out = fdopen(ends[1], "w");
    assert_non_null(out);
    return out;
}

static void what_is_read_is_written(void **state)
{
    int reader;
    FILE *out = pipe_to(&reader);
    char got = 0;

    (void)state;
    fputs("x", out);
    assert_int_equal(std_streams_flush(out), 0);
    assert_int_equal(read(reader, &got, 1), 1);
    assert_int_equal(got, 'x');
    fclose(out);
    close(reader);
}

static void a_reader_that_is_gone_is_told_and_forgotten(void **state)
{
    int reader;
    FILE *out = pipe_to(&reader);

    (void)state;
    std_streams_outlive();
    close(reader);
    fputs("x", out);
    assert_int_equal(std_streams_flush(out), 1);
    std_streams_forget(out);
    fputs("y", out);
    assert_int_equal(std_streams_flush(out), 0);
    assert_int_equal(fclose(out), 0);
}

static void a_full_disk_is_no_reader_that_is_gone(void **state)
{
    FILE *out = fopen("/dev/full", "w");

    (void)state;
    assert_non_null(out);
    fputs("x", out);
    assert_int_equal(std_streams_flush(out), -1);
    assert_int_equal(errno, ENOSPC);
    (void)fclose(out);
}

/* stdio writes by itself when its buffer is full. */
static void what_failed_before_is_told(void **state)
{
    FILE *out = fopen("/dev/full", "w");

    (void)state;
    assert_non_null(out);
    setvbuf(out, NULL, _IONBF, 0);
    assert_true(fputs("x", out) < 0);
    errno = ENOENT; /* of something else */
    assert_int_equal(std_streams_flush(out), -1);
    assert_int_not_equal(errno, 0);
    assert_int_not_equal(errno, ENOENT);
    (void)fclose(out);
}

static void a_file_past_its_limit_fails_its_write(void **state)
{
    struct rlimit usual;
    FILE *file = tmpfile();

    (void)state;
    assert_non_null(file);
    std_streams_limit();
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &usual), 0);
    struct rlimit none = {.rlim_cur = 0, .rlim_max = usual.rlim_max};
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
    ssize_t wrote = write(fileno(file), "x", 1);
    int why = errno;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &usual), 0);
    assert_int_equal(wrote, -1);
    assert_int_equal(why, EFBIG);
    (void)fclose(file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_read_is_written),
        cmocka_unit_test(a_reader_that_is_gone_is_told_and_forgotten),
        cmocka_unit_test(a_full_disk_is_no_reader_that_is_gone),
        cmocka_unit_test(what_failed_before_is_told),
        cmocka_unit_test(a_file_past_its_limit_fails_its_write),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
