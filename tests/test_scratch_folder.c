/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "scratch_dir.h"
#include "scratch_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NAME_BYTES = SCRATCH_FOLDER_BYTES + 32, GIVE_UP_S = 600 };

static void make(struct scratch_folder *f, const char *dir)
{
    struct err e = {""};

    if (scratch_folder_make(f, dir, &e) != 0) {
        fail_msg("%s", e.text);
    }
}

static void put_file(const struct scratch_folder *f, const char *name)
{
    char path[NAME_BYTES];

    snprintf(path, sizeof path, "%s/%s", f->path, name);
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    assert_true(fd >= 0);
    close(fd);
}

static void it_goes_with_its_files(void **state)
{
    char dir[SCRATCH_PATH_BYTES];
    struct scratch_folder f;
    struct stat s;

    (void)state;
    scratch_dir_make(dir);
    make(&f, dir);
    assert_int_equal(stat(f.path, &s), 0);
    assert_int_equal(s.st_mode & 077, 0);
    assert_int_equal(fcntl(f.fd, F_GETFD), FD_CLOEXEC);
    put_file(&f, "0.db");
    put_file(&f, "0.db-wal");
    put_file(&f, "0.db-shm");
    put_file(&f, "12.db-journal");
    scratch_folder_remove(&f);
    assert_int_equal(f.fd, -1);
    assert_int_equal(scratch_dir_count(dir), 0);
    scratch_folder_remove(&f); /* once more does no harm */
    scratch_dir_remove(dir);
}

static void one_in_use_is_left_alone(void **state)
{
    char dir[SCRATCH_PATH_BYTES];
    struct scratch_folder first;
    struct scratch_folder second;

    (void)state;
    scratch_dir_make(dir);
    make(&first, dir);
    put_file(&first, "0.db");
    make(&second, dir);
    assert_string_not_equal(first.path, second.path);
    assert_int_equal(scratch_dir_count(dir), 2);
    assert_int_equal(scratch_dir_count(first.path), 2); /* the mark, too */
    scratch_folder_remove(&first);
    scratch_folder_remove(&second);
    scratch_dir_remove(dir);
}

/* A process that makes a folder, and has a child that works there. */
static pid_t owner(const char *dir, int tell)
{
    pid_t pid = fork();

    if (pid == 0) {
        struct scratch_folder f;
        struct err e;
        int rc = scratch_folder_make(&f, dir, &e);
        pid_t child = rc == 0 ? fork() : -1;

        if (child != 0) {
            (void)!write(tell, &child, sizeof child);
        }
        alarm(GIVE_UP_S); /* should nobody end it */
        pause();
        _exit(0);
    }
    return pid;
}

/* Ends that process, then its child, which becomes this program's: the folder
 * is in use until both are gone. */
static void what_the_killed_leave_goes_with_the_next(void **state)
{
    char dir[SCRATCH_PATH_BYTES];
    struct scratch_folder f;
    pid_t child = -1;
    int ends[2];

    (void)state;
    scratch_dir_make(dir);
    assert_int_equal(prctl(PR_SET_CHILD_SUBREAPER, 1), 0);
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    pid_t parent = owner(dir, ends[1]);
    assert_int_equal(read(ends[0], &child, sizeof child), sizeof child);
    assert_true(child > 0);
    kill(parent, SIGKILL);
    assert_int_equal(waitpid(parent, NULL, 0), parent);

    make(&f, dir);
    assert_int_equal(scratch_dir_count(dir), 2);
    scratch_folder_remove(&f);

    kill(child, SIGKILL);
    assert_int_equal(waitpid(child, NULL, 0), child);
    make(&f, dir);
    assert_int_equal(scratch_dir_count(dir), 1);
    scratch_folder_remove(&f);
    close(ends[0]);
    close(ends[1]);
    scratch_dir_remove(dir);
}

static void what_is_not_one_of_ours_is_left_alone(void **state)
{
    char dir[SCRATCH_PATH_BYTES];
    char path[NAME_BYTES];
    struct scratch_folder f;

    (void)state;
    scratch_dir_make(dir);
    scratch_dir_write(dir, "tvp-folder-file", "no folder");
    snprintf(path, sizeof path, "%s/else", dir);
    assert_int_equal(mkdir(path, 0700), 0);
    scratch_dir_write(path, "mine", "nobody else's");
    snprintf(path, sizeof path, "%s/tvp-folder-link", dir);
    assert_int_equal(symlink("else", path), 0);
    make(&f, dir);
    assert_int_equal(scratch_dir_count(dir), 4);
    assert_int_equal(scratch_dir_count(path), 1);
    scratch_folder_remove(&f);
    scratch_dir_remove(dir);
}

/* A folder of this user's that looks as if it had been forgotten, but for what
 * the case says. */
struct lookalike {
    const char *name;
    const char *mark; /* NULL: none */
    const char *file;
    mode_t mode;
    bool removed;
};

static void make_lookalike(const char *dir, const struct lookalike *l)
{
    char path[SCRATCH_PATH_BYTES * 2];

    snprintf(path, sizeof path, "%s/%s", dir, l->name);
    assert_int_equal(mkdir(path, 0700), 0);
    if (l->mark != NULL) {
        scratch_dir_write(path, l->mark, "");
    }
    scratch_dir_write(path, l->file, "years of work");
    assert_int_equal(chmod(path, l->mode), 0);
}

static void only_a_folder_that_was_made_here_is_removed(void **state)
{
    static const char mark[] = SCRATCH_FOLDER_MARK;
    static const struct lookalike cases[] = {
        {"tvp-folder-aB3xYz", mark, "0.db", 0700, true},
        {"tvp-folder-important", NULL, "thesis.txt", 0755, false},
        {"tvp-folder-important", mark, "0.db", 0700, false},
        {"tvp-folder-aB3xYz-kept", mark, "0.db", 0700, false},
        {"tvp-folder-short", mark, "0.db", 0700, false},
        {"tvp-folder-aB3-Yz", mark, "0.db", 0700, false},
        {"tvp-folder-secret", NULL, "0.db", 0700, false},
        {"tvp-folder-secret", "mark", "0.db", 0700, false},
        {"tvp-folder-secret", mark, "0.db", 0755, false},
        {"tvp-folder-secret", mark, "thesis.txt", 0700, false},
        {"tvp-folder-secret", mark, "my.db", 0700, false},
        {"tvp-folder-secret", mark, ".db", 0700, false},
        {"tvp-folder-secret", mark, "0.db-kept", 0700, false},
        {"tvp-folder-secret", mark, ".hidden", 0700, false},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char dir[SCRATCH_PATH_BYTES];
        char file[NAME_BYTES];
        struct scratch_folder f;

        scratch_dir_make(dir);
        make_lookalike(dir, &cases[i]);
        make(&f, dir);
        scratch_folder_remove(&f);
        snprintf(file, sizeof file, "%s/%s", cases[i].name, cases[i].file);
        char *text = scratch_dir_read(dir, file);
        if (cases[i].removed) {
            assert_null(text);
            assert_int_equal(scratch_dir_count(dir), 0);
        } else {
            assert_non_null(text);
            assert_string_equal(text, "years of work");
        }
        free(text);
        scratch_dir_remove(dir);
    }
}

/* All of it, so that who put it there finds it as it was. */
static void what_someone_put_into_it_stays(void **state)
{
    char dir[SCRATCH_PATH_BYTES];
    struct scratch_folder f;

    (void)state;
    scratch_dir_make(dir);
    make(&f, dir);
    put_file(&f, "0.db");
    put_file(&f, "thesis.txt");
    scratch_folder_remove(&f);
    assert_int_equal(scratch_dir_count(f.path), 3);
    make(&f, dir);
    assert_int_equal(scratch_dir_count(dir), 2);
    scratch_folder_remove(&f);
    assert_int_equal(scratch_dir_count(dir), 1);
    scratch_dir_remove(dir);
}

static void a_database_that_is_a_link_or_a_folder_stays(void **state)
{
    char dir[SCRATCH_PATH_BYTES];
    char path[NAME_BYTES];
    struct scratch_folder f;

    (void)state;
    for (unsigned i = 0; i < 2; i++) {
        scratch_dir_make(dir);
        make(&f, dir);
        put_file(&f, "0.db");
        snprintf(path, sizeof path, "%s/1.db", f.path);
        assert_int_equal(i == 0 ? mkdir(path, 0700) : symlink("x", path), 0);
        scratch_folder_remove(&f);
        assert_int_equal(scratch_dir_count(f.path), 3);
        scratch_dir_remove(dir);
    }
}

static void a_directory_that_is_none_is_named(void **state)
{
    struct scratch_folder f;
    struct err e;

    (void)state;
    assert_int_equal(scratch_folder_make(&f, "/nonexistent", &e), -1);
    assert_non_null(strstr(e.text, "/nonexistent"));
    assert_int_equal(f.fd, -1);
    scratch_folder_remove(&f);
}

/* Cut to what a path may have, the name of the one to be made is `dir`. */
static void a_directory_whose_name_is_too_long_stays(void **state)
{
    char root[SCRATCH_PATH_BYTES];
    char dir[SCRATCH_FOLDER_BYTES];
    struct scratch_folder *f = mmap(NULL, sizeof *f, PROT_READ | PROT_WRITE,
                                    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    struct stat s;
    struct err e;

    (void)state;
    assert_ptr_not_equal(f, MAP_FAILED);
    scratch_dir_make(root);
    size_t used = strlen(root);
    memcpy(dir, root, used);
    while (used < sizeof dir - 1) {
        size_t part = sizeof dir - 1 - used;
        part = part > 200 ? 100 : part;
        dir[used] = '/';
        memset(&dir[used + 1], 'd', part - 1);
        used += part;
        dir[used] = '\0';
        assert_int_equal(mkdir(dir, 0700), 0);
    }
    assert_int_equal(scratch_folder_make(f, dir, &e), -1);
    assert_int_equal(stat(dir, &s), 0);
    assert_int_equal(munmap(f, sizeof *f), 0);
    scratch_dir_remove(root);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_goes_with_its_files),
        cmocka_unit_test(one_in_use_is_left_alone),
        cmocka_unit_test(what_the_killed_leave_goes_with_the_next),
        cmocka_unit_test(what_is_not_one_of_ours_is_left_alone),
        cmocka_unit_test(only_a_folder_that_was_made_here_is_removed),
        cmocka_unit_test(what_someone_put_into_it_stays),
        cmocka_unit_test(a_database_that_is_a_link_or_a_folder_stays),
        cmocka_unit_test(a_directory_that_is_none_is_named),
        cmocka_unit_test(a_directory_whose_name_is_too_long_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
