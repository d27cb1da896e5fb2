/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "scratch_dir.h"
#include "tool_world.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void make_program(const char *dir, const char *name, mode_t mode)
{
    char path[PATH_MAX];

    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "we");
    assert_non_null(f);
    fclose(f);
    assert_int_equal(chmod(path, mode), 0);
}

static void only_whole_paths_are_searched(void **state)
{
    char dir[SCRATCH_PATH_BYTES];
    char before[PATH_MAX];
    char path[PATH_MAX];
    char where[PATH_MAX + 64];
    static const char *const relative[] = {"", ".", ":", ":.:", "./", "..:bin"};

    (void)state;
    scratch_dir_make(dir);
    assert_non_null(getcwd(before, sizeof before));
    assert_int_equal(chdir(dir), 0);
    make_program(dir, "tvp-tool", 0755);
    for (size_t i = 0; i < sizeof relative / sizeof *relative; i++) {
        assert_int_equal(setenv("PATH", relative[i], 1), 0);
        assert_int_equal(tool_world_find("tvp-tool", path), -1);
        assert_int_equal(errno, ENOENT);
    }
    snprintf(where, sizeof where, ".:/nonexistent:%s:", dir);
    assert_int_equal(setenv("PATH", where, 1), 0);
    assert_int_equal(tool_world_find("tvp-tool", path), 0);
    snprintf(where, sizeof where, "%s/tvp-tool", dir);
    assert_string_equal(path, where);
    assert_int_equal(chdir(before), 0);
    scratch_dir_remove(dir);
}

static void what_cannot_be_run_is_passed_over(void **state)
{
    char dir[SCRATCH_PATH_BYTES];
    char path[PATH_MAX];
    char folder[PATH_MAX];

    (void)state;
    scratch_dir_make(dir);
    make_program(dir, "tvp-text", 0644);
    snprintf(folder, sizeof folder, "%s/tvp-folder", dir);
    assert_int_equal(mkdir(folder, 0755), 0);
    assert_int_equal(setenv("PATH", dir, 1), 0);
    assert_int_equal(tool_world_find("tvp-text", path), -1);
    assert_int_equal(tool_world_find("tvp-folder", path), -1);
    assert_int_equal(unsetenv("PATH"), 0);
    assert_int_equal(tool_world_find("sh", path), 0);
    scratch_dir_remove(dir);
}

static bool has(char *const *environment, const char *variable)
{
    for (; *environment != NULL; environment++) {
        if (strcmp(*environment, variable) == 0) {
            return true;
        }
    }
    return false;
}

static void what_steers_gnuplot_is_left_out(void **state)
{
    (void)state;
    setenv("GNUPLOT_LIB", "/x", 1);
    setenv("GNUPLOT_DRIVER_DIR", "/x", 1);
    setenv("GNUTERM", "x11", 1);
    setenv("FIT_SCRIPT", "touch x", 1);
    setenv("PAGER", "touch x", 1);
    setenv("SHELL", "/x", 1);
    setenv("HOME", "/x", 1);
    setenv("PAGERS", "kept", 1);
    char **left = tool_world_environment();
    assert_non_null(left);
    assert_false(has(left, "GNUPLOT_LIB=/x"));
    assert_false(has(left, "GNUPLOT_DRIVER_DIR=/x"));
    assert_false(has(left, "GNUTERM=x11"));
    assert_false(has(left, "FIT_SCRIPT=touch x"));
    assert_false(has(left, "PAGER=touch x"));
    assert_false(has(left, "SHELL=/x"));
    assert_true(has(left, "HOME=/x"));
    assert_true(has(left, "PAGERS=kept"));
    free(left);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_whole_paths_are_searched),
        cmocka_unit_test(what_cannot_be_run_is_passed_over),
        cmocka_unit_test(what_steers_gnuplot_is_left_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
