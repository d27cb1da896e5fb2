/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workloads whose operation is a system call or two: what each does
 * beside counting, where it lets go of a lock, and what it notices. */
#include "cmocka_all.h"

#include "lock_tally.h"
#include "named_files.h"
#include "workload_rig.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OPS = 300, PIPE_BYTES = 65536 };

/* What a pipe is said to have room for; 0: what it has. */
static int pretended_room;

int wrapped_fcntl(int fd, int command, ...) __asm__("__wrap_fcntl");
int real_fcntl(int fd, int command, ...) __asm__("__real_fcntl");

int wrapped_fcntl(int fd, int command, ...)
{
    va_list more;

    va_start(more, command);
    void *argument = va_arg(more, void *);
    va_end(more);
    return command == F_GETPIPE_SZ && pretended_room != 0
               ? pretended_room
               : real_fcntl(fd, command, argument);
}

static size_t open_descriptors(void)
{
    DIR *dir = opendir("/proc/self/fd");
    size_t count = 0;

    assert_non_null(dir);
    while (readdir(dir) != NULL) {
        count++;
    }
    closedir(dir);
    return count;
}

/* Less than usual for a user who has many. */
static int pipe_room(void)
{
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    int room = fcntl(ends[1], F_GETPIPE_SZ);
    close(ends[0]);
    close(ends[1]);
    return room;
}

static void an_operation_releases_the_lock_around_each_call_that_a_runtime_does(
    void **state)
{
    static const struct {
        const char *workload;
        const char *params;
        unsigned releases; /* an operation */
        int room;          /* in a pipe */
    } cases[] = {
        {"getppid", "", 0, 0},
        {"futex", "", 0, 0},
        {"futex", "scope=private", 0, 0},
        {"yield", "", 1, 0},
        {"signal", "", 1, 0},
        {"dup", "", 2, 0},
        {"open", "", 2, 0},
        {"pipe", "", 2, 0},
        {"pipe", "bytes=4097", 2, 4097},
        {"pipe", "bytes=65536", 2, PIPE_BYTES}, /* all that there is room for */
    };
    int room = pipe_room();

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t descriptors = open_descriptors();
        if (cases[i].room > room) {
            continue;
        }
        struct workload_rig rig;
        struct lock_tally tally;
        struct err e = {""};

        workload_rig_start(&rig, cases[i].workload, cases[i].params, 2, OPS);
        size_t before = open_descriptors();
        for (unsigned w = 0; w < 2; w++) {
            lock_tally_give(&tally, &rig.workers[w]);
        }
        for (unsigned w = 0; w < 2; w++) {
            assert_int_equal(workload_rig_work(&rig, w, &e), 0);
        }
        assert_int_equal(tally.released, 2 * OPS * cases[i].releases);
        assert_int_equal(tally.safepoints, 2 * OPS);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        rig.workers[0].checksum--;
        assert_int_equal(workload_rig_verify(&rig, &e), -1);
        assert_int_equal(open_descriptors(), before);
        workload_rig_end(&rig);
        assert_int_equal(open_descriptors(), descriptors);
    }
}

static void expect_failure(struct workload_rig *rig, const char *text)
{
    struct err e = {""};

    assert_int_equal(workload_rig_work(rig, 0, &e), -1);
    if (strstr(e.text, text) == NULL) {
        fail_msg("'%s' has no '%s'", e.text, text);
    }
    workload_rig_end(rig);
}

static void getppid_notices_another_parent(void **state)
{
    struct workload_rig rig;

    (void)state;
    workload_rig_start(&rig, "getppid", "", 1, OPS);
    assert_int_equal(*(int *)rig.workers[0].state, getppid());
    ++*(int *)rig.workers[0].state;
    expect_failure(&rig, "the parent is not");
}

static void dup_notices_that_there_is_no_descriptor(void **state)
{
    struct workload_rig rig;
    struct rlimit before;
    struct stat status;

    (void)state;
    workload_rig_start(&rig, "dup", "", 1, OPS);
    int file = *(int *)rig.workers[0].state;
    assert_int_equal(fstat(file, &status), 0);
    assert_true(S_ISREG(status.st_mode));
    assert_int_equal(status.st_nlink, 0); /* nothing to leave behind */
    getrlimit(RLIMIT_NOFILE, &before);
    struct rlimit none = {.rlim_cur = 0, .rlim_max = before.rlim_max};
    setrlimit(RLIMIT_NOFILE, &none);
    struct err e = {""};
    assert_int_equal(workload_rig_work(&rig, 0, &e), -1);
    setrlimit(RLIMIT_NOFILE, &before);
    assert_non_null(strstr(e.text, "cannot duplicate"));
    workload_rig_end(&rig);
}

static void
open_opens_each_workers_own_file_and_notices_that_it_is_gone(void **state)
{
    struct workload_rig rig;
    struct stat first;
    struct stat second;

    (void)state;
    workload_rig_start(&rig, "open", "", 2, OPS);
    const struct named_files *files = rig.job.state;
    assert_int_equal(stat(files->paths[0], &first), 0);
    assert_int_equal(stat(files->paths[1], &second), 0);
    assert_true(first.st_ino != second.st_ino);
    assert_int_equal(unlink(files->paths[0]), 0);
    struct err e = {""};
    assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
    expect_failure(&rig, "cannot open");
}

static void pipe_notices_a_byte_that_is_not_its_own(void **state)
{
    static const char *const params[] = {"", "bytes=10"};
    struct workload_rig rig;

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        workload_rig_start(&rig, "pipe", params[i], 1, OPS);
        const int *ends = rig.workers[0].state; /* its first field */
        assert_int_equal(write(ends[1], "?", 1), 1);
        expect_failure(&rig, "other bytes");
    }
}

static void pipe_refuses_what_would_wait_for_ever(void **state)
{
    struct workload_rig rig;
    struct err e = {""};

    (void)state;
    pretended_room = PIPE_BYTES;
    workload_rig_start(&rig, "pipe", "bytes=65536", 1, 1);
    rig.workload->leave(&rig.workers[0]);
    pretended_room = 4096;
    assert_int_equal(rig.workload->enter(&rig.workers[0], &e), -1);
    pretended_room = 0;
    assert_non_null(strstr(e.text, "room for 4096 bytes"));
    assert_non_null(strstr(e.text, "not for 65536; lower bytes="));
    assert_int_equal(params_parse(&rig.params, rig.workload->params, "pipe",
                                  "bytes=65537", &e),
                     -1);
    assert_non_null(strstr(e.text, "64K"));
    workload_rig_end(&rig);
}

static void signal_notices_that_its_handler_does_not_run(void **state)
{
    struct workload_rig rig;

    (void)state;
    workload_rig_start(&rig, "signal", "", 1, OPS);
    (void)signal(SIGUSR1, SIG_IGN);
    expect_failure(&rig, "its handler did not run");
}

static void on_signal(int number)
{
    (void)number;
}

static void signal_puts_back_the_handler_that_was_there(void **state)
{
    struct workload_rig rig;

    (void)state;
    (void)signal(SIGUSR1, on_signal);
    workload_rig_start(&rig, "signal", "", 1, OPS);
    workload_rig_end(&rig);
    assert_ptr_equal(signal(SIGUSR1, SIG_DFL), on_signal);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            an_operation_releases_the_lock_around_each_call_that_a_runtime_does),
        cmocka_unit_test(getppid_notices_another_parent),
        cmocka_unit_test(dup_notices_that_there_is_no_descriptor),
        cmocka_unit_test(
            open_opens_each_workers_own_file_and_notices_that_it_is_gone),
        cmocka_unit_test(pipe_notices_a_byte_that_is_not_its_own),
        cmocka_unit_test(pipe_refuses_what_would_wait_for_ever),
        cmocka_unit_test(signal_notices_that_its_handler_does_not_run),
        cmocka_unit_test(signal_puts_back_the_handler_that_was_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
