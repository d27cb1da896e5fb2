/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report_apart.h"

#include "cmocka_all.h"

#include "folder_tree.h"
#include "report_fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static void make_run(struct report_fixture *f)
{
    const double medians_ms[] = {4.0, 2.0};

    fake_cell(&f->r, "primes", "sequential", 2);
    fake_cell(&f->r, "primes", "threads", 2);
    fake_blocks(&f->r, medians_ms, 6, 0.01);
}

static struct report_job job_of(const struct report_fixture *f,
                                const char *formats)
{
    return (struct report_job){.results = &f->r,
                               .options = &report_defaults,
                               .dir = f->dir,
                               .formats = formats};
}

static void what_is_asked_for_is_there(void **state)
{
    struct report_fixture *f = *state;
    struct err e = {""};
    struct report_job job = job_of(f, "csv,text");

    make_run(f);
    assert_int_equal(report_apart(&job, &e), 0);
    char *text = scratch_dir_read(f->dir, "samples.csv");
    assert_non_null(text);
    free(text);
    text = scratch_dir_read(f->dir, "report.txt");
    assert_non_null(text);
    free(text);
}

static void what_went_wrong_comes_back(void **state)
{
    struct report_fixture *f = *state;
    struct err e = {""};
    struct report_job job = job_of(f, "csv");
    char path[SCRATCH_PATH_BYTES + 8];

    make_run(f);
    scratch_dir_write(f->dir, "file", "");
    snprintf(path, sizeof path, "%s/file", f->dir);
    job.dir = path;
    assert_int_equal(report_apart(&job, &e), -1);
    assert_non_null(strstr(e.text, "is no folder"));
}

/* A gnuplot that never ends stands before the real one. */
static void a_limit_gives_up_and_leaves_nothing_half_done(void **state)
{
    struct report_fixture *f = *state;
    struct err e = {""};
    struct report_job job = job_of(f, "csv,html");
    char bin[SCRATCH_PATH_BYTES];
    char program[SCRATCH_PATH_BYTES + 16];
    const char *usual = getenv("PATH");
    char *path = strdup(usual == NULL ? "" : usual);

    make_run(f);
    scratch_dir_make(bin);
    scratch_dir_write(bin, "gnuplot", "#!/bin/sh\nexec /bin/sleep 1000\n");
    snprintf(program, sizeof program, "%s/gnuplot", bin);
    chmod(program, 0700);
    setenv("PATH", bin, 1);
    job.formats = "csv";
    assert_int_equal(report_apart(&job, &e), 0);
    size_t tables = scratch_dir_count(f->dir);
    job.formats = "csv,html";
    job.limit_ms = 1000;
    assert_int_equal(report_apart(&job, &e), -1);
    setenv("PATH", path, 1);
    free(path);
    assert_non_null(strstr(e.text, "given up after 1 s"));
    char *text = scratch_dir_read(f->dir, "samples.csv");
    assert_non_null(text);
    free(text);
    text = scratch_dir_read(f->dir, "report.html");
    assert_null(text);
    assert_int_equal(scratch_dir_count(f->dir), tables);
    scratch_dir_remove(bin);
}

/* As Linux before 5.3, and what keeps containers from it, answer it. */
static int forbid_pidfds(void)
{
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_pidfd_open, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    const struct sock_fprog program = {sizeof steps / sizeof *steps, steps};

    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0
                   || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0
               ? -1
               : 0;
}

/* In a process of its own, which has no way back. */
static void no_pidfds_are_needed(void **state)
{
    enum { FORBIDDEN = 2 };
    struct report_fixture *f = *state;
    struct report_job job = job_of(f, "csv");
    struct err e = {""};
    int status = 0;

    make_run(f);
    job.limit_ms = 300000; /* rather than for ever */
    fflush(NULL);          /* or it would be printed twice */
    pid_t pid = fork();
    if (pid == 0) {
        _exit(forbid_pidfds() != 0 ? FORBIDDEN : -report_apart(&job, &e));
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    if (WEXITSTATUS(status) == FORBIDDEN) {
        skip();
    }
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void age(const char *path, bool old)
{
    const struct timespec long_ago[] = {{.tv_sec = 1}, {.tv_sec = 1}};

    assert_int_equal(
        utimensat(AT_FDCWD, path, old ? long_ago : NULL, AT_SYMLINK_NOFOLLOW),
        0);
}

static void touch(const char *dir, const char *name, bool old)
{
    char path[SCRATCH_PATH_BYTES + 64];

    scratch_dir_write(dir, name, "");
    snprintf(path, sizeof path, "%s/%s", dir, name);
    age(path, old);
}

/* A folder with a file in it. */
static void touch_folder(const char *dir, const char *name, bool old)
{
    char path[SCRATCH_PATH_BYTES + 64];

    snprintf(path, sizeof path, "%s/%s", dir, name);
    assert_int_equal(mkdir(path, 0777), 0);
    scratch_dir_write(path, "notes", "");
    age(path, old);
}

static void a_sweep_takes_its_own_and_what_is_old(void **state)
{
    struct report_fixture *f = *state;

    touch(f->dir, ".report.md.77.tmp", false);
    touch(f->dir, ".report.md.78.tmp", false);
    touch_folder(f->dir, ".html-77-abcdef", false);
    touch_folder(f->dir, ".html-78-abcdef", false);
    touch_folder(f->dir, ".fonts-78-abcdef", true);
    touch(f->dir, ".summary.csv.79.tmp", true);
    touch(f->dir, ".mine", true);
    touch(f->dir, "report.md", true);
    assert_int_equal(scratch_dir_count(f->dir), 8);
    folder_tree_sweep(f->dir, 77);
    assert_int_equal(scratch_dir_count(f->dir), 4);
    folder_tree_sweep(f->dir, 78);
    assert_int_equal(scratch_dir_count(f->dir), 2);
}

static void what_others_keep_there_stays(void **state)
{
    static const char *const files[] = {
        ".cfg.tmp",        ".tmp",        ".77.tmp",         ".a.77x.tmp",
        ".a.tmp.77",       ".a.-7.tmp",   ".html-77-abcdef", ".fonts-77-abcdef",
        ".cache-77-abcde", "a.md.77.tmp", ".a..tmp",
    };
    static const char *const folders[] = {
        ".cfg.tmp",        ".report.md.77.tmp", ".cache-77-abcdef",
        ".html-x-abcdef",  ".html-77-abcdefg",  ".html--abcdef",
        ".fonts-77x-abcd",
    };
    struct report_fixture *f = *state;
    char others[SCRATCH_PATH_BYTES + 16];
    char path[SCRATCH_PATH_BYTES + 64];

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        touch(f->dir, files[i], true);
    }
    snprintf(others, sizeof others, "%s/charts", f->dir);
    assert_int_equal(mkdir(others, 0777), 0);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        touch_folder(others, folders[i], true);
    }
    snprintf(path, sizeof path, "%s/.link.77.tmp", f->dir);
    assert_int_equal(symlink(others, path), 0);
    age(path, true);
    size_t kept = scratch_dir_count(f->dir);
    folder_tree_sweep(f->dir, 77);
    assert_int_equal(scratch_dir_count(f->dir), kept);
    assert_int_equal(scratch_dir_count(others),
                     sizeof folders / sizeof *folders);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_asked_for_is_there,
                                        report_fixture_begin,
                                        report_fixture_end),
        cmocka_unit_test_setup_teardown(what_went_wrong_comes_back,
                                        report_fixture_begin,
                                        report_fixture_end),
        cmocka_unit_test_setup_teardown(
            a_limit_gives_up_and_leaves_nothing_half_done, report_fixture_begin,
            report_fixture_end),
        cmocka_unit_test_setup_teardown(
            no_pidfds_are_needed, report_fixture_begin, report_fixture_end),
        cmocka_unit_test_setup_teardown(a_sweep_takes_its_own_and_what_is_old,
                                        report_fixture_begin,
                                        report_fixture_end),
        cmocka_unit_test_setup_teardown(what_others_keep_there_stays,
                                        report_fixture_begin,
                                        report_fixture_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
