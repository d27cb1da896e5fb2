/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tool.h"

#include "cmocka_all.h"

#include <stddef.h>
#include <string.h>

static enum tool_outcome shell(char *script, int limit_ms, struct err *e)
{
    char *argv[] = {"sh", "-c", script, NULL};
    const struct tool tool = {.argv = argv, .dir = "/", .limit_ms = limit_ms};

    return tool_run(&tool, e);
}

enum { LONG_MS = 60000, SHORT_MS = 200 };

static void what_went_wrong_is_told(void **state)
{
    struct err e = {""};

    (void)state;
    assert_int_equal(shell("exit 0", LONG_MS, &e), TOOL_DONE);
    assert_int_equal(shell("echo no way >&2; exit 3", LONG_MS, &e),
                     TOOL_FAILED);
    assert_string_equal(e.text, "sh failed (status 3); it said: no way");
    assert_int_equal(shell("kill -SEGV $$", LONG_MS, &e), TOOL_FAILED);
    assert_non_null(strstr(e.text, "was ended by signal 11"));
}

static void much_that_it_says_is_cut(void **state)
{
    struct err e = {""};

    (void)state;
    assert_int_equal(
        shell("head -c 10000000 /dev/zero | tr '\\0' x >&2; exit 1", LONG_MS,
              &e),
        TOOL_FAILED);
    assert_non_null(strstr(e.text, "it said: xxxx"));
}

static void one_that_hangs_is_killed(void **state)
{
    struct err e = {""};

    (void)state;
    assert_int_equal(shell("exec sleep 1000", SHORT_MS, &e), TOOL_FAILED);
    assert_non_null(strstr(e.text, "was killed: it took longer than 200 ms"));
}

static void one_that_is_not_there_is_missing(void **state)
{
    char *argv[] = {"tvp-no-such-program", NULL};
    const struct tool tool = {.argv = argv, .dir = "/", .limit_ms = LONG_MS};
    struct err e = {""};

    (void)state;
    assert_int_equal(tool_run(&tool, &e), TOOL_MISSING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_went_wrong_is_told),
        cmocka_unit_test(much_that_it_says_is_cut),
        cmocka_unit_test(one_that_hangs_is_killed),
        cmocka_unit_test(one_that_is_not_there_is_missing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
