/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "err.h"

#include <errno.h>
#include <string.h>

enum { LONG = ERR_TEXT_BYTES + 100 };

static void fill(char text[LONG + 1], char with)
{
    memset(text, with, LONG);
    text[LONG] = '\0';
}

static void every_setter_returns_minus_one(void **state)
{
    struct err e;

    (void)state;
    assert_int_equal(err_set(&e, "no"), -1);
    assert_int_equal(err_errno(&e, "no"), -1);
    assert_int_equal(err_prefix(&e, "no"), -1);
}

static void the_text_is_formatted(void **state)
{
    struct err e;

    (void)state;
    err_set(&e, "cannot use %d of '%s'", 3, "it");
    assert_string_equal(e.text, "cannot use 3 of 'it'");
}

static void errno_says_why(void **state)
{
    struct err e;

    (void)state;
    errno = ENOENT;
    err_errno(&e, "cannot read %s", "plan");
    assert_string_equal(e.text, "cannot read plan: No such file or directory");
}

static void a_limit_that_was_met_is_named(void **state)
{
    struct err e;

    (void)state;
    errno = EMFILE;
    err_errno(&e, "cannot open it");
    assert_non_null(strstr(e.text, "(ulimit -n)"));
    errno = EMFILE;
    err_errno(&e, "cannot open it; raise the limit (ulimit -n)");
    assert_null(strstr(strstr(e.text, "ulimit") + 1, "ulimit"));
    errno = ENOMEM;
    err_errno(&e, "cannot have it");
    assert_non_null(strstr(e.text, "(ulimit -v"));
}

static void prefixes_pile_up_in_front(void **state)
{
    struct err e;

    (void)state;
    err_set(&e, "it is empty");
    err_prefix(&e, "%d:%d: ", 3, 7);
    err_prefix(&e, "plan.yaml:");
    assert_string_equal(e.text, "plan.yaml:3:7: it is empty");
}

static void a_percent_sign_in_the_old_text_is_kept(void **state)
{
    struct err e;

    (void)state;
    err_set(&e, "%s", "100%s");
    err_prefix(&e, "so: ");
    assert_string_equal(e.text, "so: 100%s");
}

static void what_is_too_long_is_cut_and_ends(void **state)
{
    char text[LONG + 1];
    struct err e;

    (void)state;
    fill(text, 'a');
    err_set(&e, "%s", text);
    assert_int_equal(strlen(e.text), ERR_TEXT_BYTES - 1);

    errno = EINVAL;
    err_errno(&e, "%s", text);
    assert_int_equal(strlen(e.text), ERR_TEXT_BYTES - 1);

    err_prefix(&e, "in front: ");
    assert_int_equal(strlen(e.text), ERR_TEXT_BYTES - 1);
    assert_memory_equal(e.text, "in front: aaa", 13);

    fill(text, 'b');
    err_prefix(&e, "%s", text);
    assert_int_equal(strlen(e.text), ERR_TEXT_BYTES - 1);
    assert_int_equal(e.text[0], 'b');
    assert_non_null(strstr(e.text, "aaa: Invalid argument"));
}

static void what_to_do_is_kept_where_a_path_is_too_long(void **state)
{
    char text[LONG + 1];
    struct err e;

    (void)state;
    fill(text, 'a');
    errno = EINVAL;
    err_errno(&e, "cannot open %s; choose another", text);
    assert_memory_equal(e.text, "cannot open aaa", 15);
    assert_non_null(strstr(e.text, "aaa...aaa"));
    assert_non_null(strstr(e.text, "aaa; choose another: Invalid argument"));
    for (size_t i = 0; i + 2 <= LONG; i += 2) {
        memcpy(text + i, "\xC3\xA4", 2);
    }
    err_set(&e, "%s", text);
    const char *gap = strstr(e.text, "...");
    assert_non_null(gap);
    assert_memory_equal(gap - 2, "\xC3\xA4...\xC3\xA4", 7);
}

static void a_reason_that_just_fits_is_whole(void **state)
{
    char text[LONG + 1];
    struct err e;
    size_t room = ERR_TEXT_BYTES - 1 - strlen(": Invalid argument");

    (void)state;
    fill(text, 'a');
    errno = EINVAL;
    err_errno(&e, "%.*s", (int)room, text);
    assert_int_equal(strlen(e.text), ERR_TEXT_BYTES - 1);
    assert_string_equal(e.text + room, ": Invalid argument");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_setter_returns_minus_one),
        cmocka_unit_test(the_text_is_formatted),
        cmocka_unit_test(errno_says_why),
        cmocka_unit_test(a_limit_that_was_met_is_named),
        cmocka_unit_test(prefixes_pile_up_in_front),
        cmocka_unit_test(a_percent_sign_in_the_old_text_is_kept),
        cmocka_unit_test(what_is_too_long_is_cut_and_ends),
        cmocka_unit_test(what_to_do_is_kept_where_a_path_is_too_long),
        cmocka_unit_test(a_reason_that_just_fits_is_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
