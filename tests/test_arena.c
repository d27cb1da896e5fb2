/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "arena.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BYTES = 100000 };

static struct arena *created(void)
{
    struct arena *a = NULL;
    struct err e = {""};

    if (arena_create(&a, &e)) {
        fail_msg("%s", e.text);
    }
    return a;
}

static unsigned char *allocated(struct arena *a, size_t bytes)
{
    struct err e = {""};
    unsigned char *p = arena_alloc(a, bytes, &e);

    if (p == NULL) {
        fail_msg("%s", e.text);
    }
    return p;
}

static void it_is_zeroed_aligned_and_apart(void **state)
{
    static const size_t sizes[] = {1, 4096, 4097, BYTES};
    enum { N = sizeof sizes / sizeof *sizes };
    unsigned char *parts[N];
    struct arena *a = created();
    uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);

    (void)state;
    for (size_t i = 0; i < N; i++) {
        parts[i] = allocated(a, sizes[i]);
        assert_int_equal((uintptr_t)parts[i] % page, 0);
        for (size_t at = 0; at < sizes[i]; at++) {
            assert_int_equal(parts[i][at], 0);
        }
        memset(parts[i], (int)i + 1, sizes[i]);
    }
    for (size_t i = 0; i < N; i++) {
        assert_int_equal(parts[i][0], i + 1);
        assert_int_equal(parts[i][sizes[i] - 1], i + 1);
    }
    arena_free(a);
}

static void a_child_and_its_parent_see_each_others_writes(void **state)
{
    struct arena *a = created();
    unsigned char *p = allocated(a, BYTES);
    int status;

    (void)state;
    p[0] = 1;
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        bool seen = p[0] == 1;
        p[BYTES - 1] = 2;
        _exit(seen ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(p[BYTES - 1], 2);
    arena_free(a);
}

/* What is mapped at `p`, from /proc/self/maps; "" if nothing is. */
static void mapped_file(const void *p, char path[256], bool *shared)
{
    char line[512];
    FILE *maps = fopen("/proc/self/maps", "re");

    assert_non_null(maps);
    path[0] = '\0';
    while (fgets(line, sizeof line, maps) != NULL) {
        uintptr_t from;
        uintptr_t to;
        char mode[5];
        int at = 0;
        if (sscanf(line, "%" SCNxPTR "-%" SCNxPTR " %4s %*s %*s %*s %n", &from,
                   &to, mode, &at)
                == 3
            && from <= (uintptr_t)p && (uintptr_t)p < to) {
            line[strcspn(line, "\n")] = '\0';
            snprintf(path, 256, "%.255s", line + at);
            *shared = mode[3] == 's';
        }
    }
    fclose(maps);
}

/* Looks for its own name alone: other trials may be running. */
static void it_leaves_nothing_in_dev_shm(void **state)
{
    struct arena *a = created();
    const unsigned char *p = allocated(a, BYTES);
    char path[256];
    bool shared = false;

    (void)state;
    mapped_file(p, path, &shared);
    assert_true(shared);
    assert_memory_equal(path, "/dev/shm/tvp-", 13);
    char *deleted = strstr(path, " (deleted)");
    assert_non_null(deleted);
    *deleted = '\0';
    assert_int_equal(access(path, F_OK), -1);
    arena_free(a);
    mapped_file(p, path, &shared);
    assert_string_equal(path, "");
}

static unsigned open_files(void)
{
    unsigned count = 0;
    DIR *dir = opendir("/proc/self/fd");

    assert_non_null(dir);
    while (readdir(dir) != NULL) {
        count++;
    }
    closedir(dir);
    return count;
}

static void it_keeps_no_file_open(void **state)
{
    unsigned before = open_files();
    struct arena *a = created();

    (void)state;
    allocated(a, BYTES);
    allocated(a, 1);
    assert_int_equal(open_files(), before);
    arena_free(a);
}

/* All of it is backed at once: else this would be a SIGBUS much later. */
static void more_than_dev_shm_holds_is_an_error(void **state)
{
    struct statvfs shm;
    struct err e = {""};
    struct arena *a = created();
    unsigned before = open_files();

    (void)state;
    assert_int_equal(statvfs("/dev/shm", &shm), 0);
    if (shm.f_blocks == 0) { /* without a limit */
        arena_free(a);
        skip();
    }
    assert_null(arena_alloc(a, (shm.f_blocks + 1) * shm.f_frsize, &e));
    assert_non_null(strstr(e.text, "/dev/shm"));
    assert_int_equal(open_files(), before);
    assert_int_equal(allocated(a, 1)[0], 0);
    arena_free(a);
}

static void freeing_none_is_fine(void **state)
{
    (void)state;
    arena_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_zeroed_aligned_and_apart),
        cmocka_unit_test(a_child_and_its_parent_see_each_others_writes),
        cmocka_unit_test(it_leaves_nothing_in_dev_shm),
        cmocka_unit_test(it_keeps_no_file_open),
        cmocka_unit_test(more_than_dev_shm_holds_is_an_error),
        cmocka_unit_test(freeing_none_is_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
