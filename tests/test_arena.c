/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "arena.h"

#include <dirent.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BYTES = 100000, TEXT_BYTES = 256 };

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
    assert_memory_equal(path, "/dev/shm/", 9);
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

/* For programs started afresh, and for no other. */
static void it_keeps_its_files_until_it_is_freed(void **state)
{
    unsigned before = open_files();
    struct arena *a = created();

    (void)state;
    assert_int_equal(arena_descriptor(a, 0), -1);
    allocated(a, BYTES);
    allocated(a, 1);
    assert_int_equal(open_files(), before + 2);
    for (size_t i = 0; i < 2; i++) {
        int flags = fcntl(arena_descriptor(a, i), F_GETFD);
        assert_true(flags >= 0);
        assert_true((flags & FD_CLOEXEC) != 0);
    }
    assert_int_not_equal(arena_descriptor(a, 0), arena_descriptor(a, 1));
    assert_int_equal(arena_descriptor(a, 2), -1);
    arena_free(a);
    assert_int_equal(open_files(), before);
}

static void described(const struct arena *a, char text[TEXT_BYTES])
{
    struct err e = {""};

    if (arena_describe(a, text, TEXT_BYTES, &e)) {
        fail_msg("%s", e.text);
    }
}

/* In a child: 0 if it has what the parent left, and leaves its own. */
static int live_attached(const char *text)
{
    struct arena *a;
    struct err e;

    if (arena_attach(&a, text, &e)) {
        return 1;
    }
    for (size_t i = 0; arena_descriptor(a, i) >= 0; i++) {
        if ((fcntl(arena_descriptor(a, i), F_GETFD) & FD_CLOEXEC) == 0) {
            return 2;
        }
    }
    unsigned char *first = arena_alloc(a, BYTES, &e);
    unsigned char *second = first == NULL ? NULL : arena_alloc(a, 1, &e);
    if (second == NULL || first[BYTES - 1] != 1 || second[0] != 2) {
        return 3;
    }
    second[0] = 3;
    if (arena_alloc(a, 1, &e) != NULL
        || strstr(e.text, "as the controller did") == NULL) {
        return 4; /* there was no third */
    }
    arena_free(a);
    return 0;
}

static void who_attaches_has_the_same_in_the_same_order(void **state)
{
    struct arena *a = created();
    unsigned char *first = allocated(a, BYTES);
    unsigned char *second = allocated(a, 1);
    char text[TEXT_BYTES];
    int status;

    (void)state;
    described(a, text);
    first[BYTES - 1] = 1;
    second[0] = 2;
    /* As posix_spawn's file actions leave them. */
    assert_int_equal(fcntl(arena_descriptor(a, 0), F_SETFD, 0), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        _exit(live_attached(text));
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    assert_int_equal(second[0], 3);
    arena_free(a);
}

/* A fresh arena of descriptors of its own: freeing it closes them. */
static struct arena *attached_anew(const struct arena *a)
{
    char text[TEXT_BYTES];
    struct arena *again = NULL;
    struct err e = {""};

    snprintf(text, sizeof text, "%d:%d", dup(arena_descriptor(a, 0)), BYTES);
    if (arena_attach(&again, text, &e)) {
        fail_msg("%s", e.text);
    }
    return again;
}

static void who_asks_for_another_size_gets_nothing(void **state)
{
    unsigned before = open_files();
    struct arena *a = created();
    struct err e = {""};

    (void)state;
    allocated(a, BYTES);
    struct arena *again = attached_anew(a);
    assert_null(arena_alloc(again, BYTES + 1, &e));
    assert_non_null(strstr(e.text, "attach"));
    assert_non_null(arena_alloc(again, BYTES, &e));
    arena_free(again);
    again = attached_anew(a);
    arena_free(again); /* with what nobody claimed */
    arena_free(a);
    assert_int_equal(open_files(), before);
}

static void what_describes_no_memory_is_refused(void **state)
{
    static const char *const cases[] = {"x", "5", "-1:10", "1000000:10", ","};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *a;
        struct err e = {""};
        if (arena_attach(&a, cases[i], &e) == 0) {
            fail_msg("'%s' was taken", cases[i]);
        }
        assert_non_null(strstr(e.text, cases[i]));
        assert_non_null(strstr(e.text, "does not describe shared memory"));
    }
}

static void a_description_that_does_not_fit_is_refused(void **state)
{
    struct arena *a = created();
    char text[4];
    struct err e = {""};

    (void)state;
    assert_int_equal(arena_describe(a, text, sizeof text, &e), 0);
    assert_string_equal(text, "");
    allocated(a, BYTES);
    assert_int_equal(arena_describe(a, text, sizeof text, &e), -1);
    assert_non_null(strstr(e.text, "too many"));
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
        cmocka_unit_test(it_keeps_its_files_until_it_is_freed),
        cmocka_unit_test(who_attaches_has_the_same_in_the_same_order),
        cmocka_unit_test(who_asks_for_another_size_gets_nothing),
        cmocka_unit_test(what_describes_no_memory_is_refused),
        cmocka_unit_test(a_description_that_does_not_fit_is_refused),
        cmocka_unit_test(more_than_dev_shm_holds_is_an_error),
        cmocka_unit_test(freeing_none_is_fine),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
