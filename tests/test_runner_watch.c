/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_watch.h"

#include "cmocka_all.h"

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

static void assert_text(const char *expected, const int *pus)
{
    struct pu_set s = {0};
    char text[RUNNER_WATCH_TEXT_BYTES];

    for (; *pus >= 0; pus++) {
        pu_set_add(&s, *pus);
    }
    runner_watch_text(&s, text);
    assert_string_equal(text, expected);
}

static void cpus_are_told_as_a_list_of_ranges(void **state)
{
    (void)state;
    assert_text("", (int[]){-1});
    assert_text("0", (int[]){0, -1});
    assert_text("0-2,5,8191", (int[]){0, 1, 2, 5, 8191, -1});
    assert_text("1023-1025", (int[]){1023, 1024, 1025, -1});
}

static void a_list_that_has_no_room_is_cut_at_a_comma(void **state)
{
    struct pu_set s = {0};
    char text[RUNNER_WATCH_TEXT_BYTES];

    (void)state;
    for (int pu = 4000; pu < 8000; pu += 2) {
        pu_set_add(&s, pu);
    }
    runner_watch_text(&s, text);
    assert_true(strlen(text) < sizeof text);
    assert_string_equal(text + strlen(text) - 3, "...");
    assert_int_equal(strncmp(text, "4000,4002,", 10), 0);
    assert_int_not_equal(text[strlen(text) - 4], ',');
}

static void what_stays_as_it_is_is_no_fault(void **state)
{
    const struct runner_sides sides = {.count = 1};
    struct runner_watch w;
    struct err e = {0};

    (void)state;
    runner_watch_begin(&w, &sides);
    assert_int_equal(runner_watch_check(&w, &sides, &e), 0);
    assert_false(runner_watch_replaced(&w));
}

static void a_change_is_told_with_both(void **state)
{
    const struct runner_sides sides = {.count = 0};
    struct runner_watch w;
    struct err e = {0};

    (void)state;
    runner_watch_begin(&w, &sides);
    pu_set_add(&w.cpus, 8000);
    assert_int_equal(runner_watch_check(&w, &sides, &e), -1);
    assert_non_null(strstr(e.text, ",8000 and now are "));
    runner_watch_begin(&w, &sides);
    strcpy(w.nodes, "0-63");
    assert_int_equal(runner_watch_check(&w, &sides, &e), -1);
    assert_non_null(strstr(e.text, "memory nodes that this run may use were "
                                   "0-63 and now are "));
}

static void what_is_unknown_is_no_change(void **state)
{
    const struct runner_sides sides = {.count = 0};
    struct runner_watch w;
    struct rlimit usual;
    struct err e = {0};
    int spare = open("/dev/null", O_RDONLY | O_CLOEXEC);

    (void)state;
    runner_watch_begin(&w, &sides);
    strcpy(w.nodes, "0-63");
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &usual), 0);
    struct rlimit none = {.rlim_cur = (rlim_t)spare,
                          .rlim_max = usual.rlim_max};
    close(spare);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    int opened = open("/dev/null", O_RDONLY | O_CLOEXEC);
    int result = runner_watch_check(&w, &sides, &e);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &usual), 0);
    assert_int_equal(opened, -1);
    assert_null(strstr(e.text, "memory nodes"));
    assert_true(result == 0 || strstr(e.text, "CPUs") == NULL);
    w.nodes[0] = '\0';
    w.cpus = (struct pu_set){0};
    assert_int_equal(runner_watch_check(&w, &sides, &e), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cpus_are_told_as_a_list_of_ranges),
        cmocka_unit_test(a_list_that_has_no_room_is_cut_at_a_comma),
        cmocka_unit_test(what_stays_as_it_is_is_no_fault),
        cmocka_unit_test(a_change_is_told_with_both),
        cmocka_unit_test(what_is_unknown_is_no_change),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
