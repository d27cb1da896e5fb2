/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "named_files.h"

#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { FILES = 3 };

struct fixture {
    char dir[64];
    struct named_files *files;
};

static int start(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);

    snprintf(f->dir, sizeof f->dir, "/tmp/tvp-test-XXXXXX");
    assert_non_null(mkdtemp(f->dir));
    f->files = mmap(NULL, named_files_bytes(FILES), PROT_READ | PROT_WRITE,
                    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    assert_true(f->files != MAP_FAILED);
    *state = f;
    return 0;
}

static int end(void **state)
{
    struct fixture *f = *state;

    rmdir(f->dir);
    munmap(f->files, named_files_bytes(FILES));
    free(f);
    return 0;
}

static size_t files_in(const char *path)
{
    DIR *dir = opendir(path);
    size_t count = 0;

    assert_non_null(dir);
    for (const struct dirent *d; (d = readdir(dir)) != NULL;) {
        count += d->d_name[0] != '.';
    }
    closedir(dir);
    return count;
}

static void they_are_empty_and_gone_once_removed(void **state)
{
    struct fixture *f = *state;
    struct err e = {""};
    struct stat status;

    assert_int_equal(named_files_make(f->files, f->dir, FILES, &e), 0);
    assert_int_equal(files_in(f->dir), FILES);
    for (int i = 0; i < FILES; i++) {
        assert_int_equal(stat(f->files->paths[i], &status), 0);
        assert_int_equal(status.st_size, 0);
        assert_int_equal(status.st_mode & 0777U, 0600);
    }
    named_files_remove(f->files);
    assert_int_equal(files_in(f->dir), 0);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    named_files_remove(f->files);
}

/* Its keeper comes to this program, which can wait for it then. */
static void
they_are_gone_once_their_maker_was_killed_with_its_group(void **state)
{
    struct fixture *f = *state;
    int ends[2];
    char word = 0;

    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    assert_int_equal(pipe(ends), 0);
    pid_t maker = fork();
    if (maker == 0) {
        struct err e;
        setpgid(0, 0);
        word = named_files_make(f->files, f->dir, FILES, &e) == 0 ? '+' : '-';
        ssize_t wrote = write(ends[1], &word, 1);
        (void)wrote;
        for (;;) {
            pause();
        }
    }
    assert_int_equal(read(ends[0], &word, 1), 1);
    assert_int_equal(word, '+');
    assert_int_equal(files_in(f->dir), FILES);
    assert_int_equal(kill(-maker, SIGKILL), 0);
    assert_int_equal(waitpid(maker, NULL, 0), maker);
    assert_int_equal(waitpid(-1, NULL, 0), f->files->keeper.pid);
    assert_int_equal(files_in(f->dir), 0);
    close(ends[0]);
    close(ends[1]);
}

static void a_directory_that_is_not_there_is_named(void **state)
{
    struct fixture *f = *state;
    char dir[sizeof f->dir + 8];
    struct err e = {""};

    snprintf(dir, sizeof dir, "%s/none", f->dir);
    assert_int_equal(named_files_make(f->files, dir, FILES, &e), -1);
    assert_non_null(strstr(e.text, dir));
    assert_non_null(strstr(e.text, strerror(ENOENT)));
    named_files_remove(f->files);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void a_directory_with_too_long_a_name_is_refused(void **state)
{
    struct fixture *f = *state;
    char dir[NAMED_FILE_PATH_BYTES];
    struct err e = {""};

    memset(dir, 'd', sizeof dir);
    dir[sizeof dir - sizeof "/tvp-XXXXXX" + 1] = '\0';
    assert_int_equal(named_files_make(f->files, dir, FILES, &e), -1);
    assert_non_null(strstr(e.text, "too long"));
    named_files_remove(f->files);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(they_are_empty_and_gone_once_removed,
                                        start, end),
        cmocka_unit_test_setup_teardown(
            they_are_gone_once_their_maker_was_killed_with_its_group, start,
            end),
        cmocka_unit_test_setup_teardown(a_directory_that_is_not_there_is_named,
                                        start, end),
        cmocka_unit_test_setup_teardown(
            a_directory_with_too_long_a_name_is_refused, start, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
