/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan may not have more of, each with its place and its reason. */
#include "cmocka_all.h"

#include "plan.h"
#include "scratch_dir.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { TEXT_BYTES = 1 << 20 };

struct scratch {
    char dir[SCRATCH_PATH_BYTES];
    char path[SCRATCH_PATH_BYTES + 16];
    char text[TEXT_BYTES];
};

static int make_scratch(void **state)
{
    struct scratch *s = calloc(1, sizeof *s);

    if (s == NULL) {
        return -1;
    }
    scratch_dir_make(s->dir);
    snprintf(s->path, sizeof s->path, "%s/plan.yaml", s->dir);
    *state = s;
    return 0;
}

static int remove_scratch(void **state)
{
    struct scratch *s = *state;

    scratch_dir_remove(s->dir);
    free(s);
    return 0;
}

static void add(struct scratch *s, const char *text, size_t times)
{
    size_t used = strlen(s->text);
    size_t length = strlen(text);

    assert_true(used + times * length < sizeof s->text);
    for (size_t i = 0; i < times; i++, used += length) {
        memcpy(s->text + used, text, length + 1);
    }
}

static int load(const struct scratch *s, struct plan *p, struct err *e)
{
    scratch_dir_write(s->dir, "plan.yaml", s->text);
    return plan_load(p, s->path, e);
}

static void assert_refused(const struct scratch *s, const char *why)
{
    struct plan p;
    struct err e = {""};

    assert_int_equal(load(s, &p, &e), -1);
    if (strstr(e.text, why) == NULL) {
        fail_msg("expected %s, got %s", why, e.text);
    }
}

static void assert_loaded(const struct scratch *s)
{
    struct plan p;
    struct err e = {""};

    if (load(s, &p, &e)) {
        fail_msg("%s", e.text);
    }
    plan_free(&p);
}

static void a_plan_nests_so_deep(void **state)
{
    struct scratch *s = *state;

    add(s, "name: ", 1);
    add(s, "[", 100000);
    assert_refused(s, "plan.yaml:1:38: nested more than 32 levels deep");
    s->text[0] = '\0';
    add(s, "{a: ", 100000);
    assert_refused(s, "plan.yaml:1:129: nested more than 32 levels deep");
}

static void a_plan_has_so_many_anchors(void **state)
{
    struct scratch *s = *state;
    char anchored[32];

    add(s, "matrix: [{workloads: [", 1);
    for (int i = 0; i < 100; i++) {
        snprintf(anchored, sizeof anchored, "&a%d primes, ", i);
        add(s, anchored, 1);
    }
    add(s, "primes]}]", 1);
    assert_loaded(s);
    s->text[0] = '\0';
    add(s, "matrix: [", 1);
    add(s, "&a b, ", 101);
    assert_refused(s, "plan.yaml:1:610: more than 100 anchors");
}

static void a_plan_has_so_many_values(void **state)
{
    struct scratch *s = *state;

    add(s, "matrix: [", 1);
    add(s, "a, ", 100000);
    assert_refused(s, "more than 100000 values; split it");
}

static void an_alias_counts_as_what_it_stands_for(void **state)
{
    struct scratch *s = *state;

    add(s, "matrix:\n- &a {workloads: primes, workers: [", 1);
    add(s, "1-10000, ", 900);
    add(s, "1]}\n", 1);
    add(s, "- *a\n", 1000);
    assert_refused(s, "plan.yaml:2:3: the plan has more than 1000 groups");
}

static void a_list_has_so_many_items(void **state)
{
    struct scratch *s = *state;

    add(s, "matrix:\n- workloads: [", 1);
    add(s, "primes,", 1001);
    add(s, "]\n", 1);
    assert_refused(s, "plan.yaml:2:7015: this list has more than 1000 items");
}

static void cells_given_twice_count(void **state)
{
    struct scratch *s = *state;
    struct plan_cells cells;
    struct plan p;
    struct err e = {""};

    add(s, "matrix:\n- workloads: [", 1);
    add(s, "primes,", 200);
    add(s, "]\n  models: [", 1);
    add(s, "threads,", 101);
    add(s, "]\n  workers: 1\n", 1);
    assert_int_equal(load(s, &p, &e), 0);
    assert_int_equal(plan_cells(&p, 1, 1, &cells, &e), -1);
    assert_string_equal(e.text, "the plan has more than 20000 cells; split it");
    plan_free(&p);
}

static void sweeps_multiply_up_to_a_limit(void **state)
{
    struct scratch *s = *state;

    add(s, "matrix:\n- workloads: ", 1);
    add(s, "zlib\n  sweep: {level: [", 1);
    add(s, "1,", 400);
    add(s, "1], bytes: [", 1);
    add(s, "1K,", 250);
    add(s, "1K]}\n", 1);
    assert_refused(s, "the sweeps make more than 20000 items");
}

static void sweeps_of_all_groups_count_together(void **state)
{
    struct scratch *s = *state;

    add(s,
        "matrix:\n- &a {workloads: zlib, models: threads, workers: 1-500, "
        "sweep: {level: [1, 2, 3, 4, 5, 6, 7, 8, 9]}}\n",
        1);
    add(s, "- *a\n", 4);
    assert_refused(s, "plan.yaml:2:3: the plan has more than 20000 cells");
}

static void texts_are_text(void **state)
{
    static const struct {
        const char *yaml, *why;
    } cases[] = {
        {"name: \"a\\e[31mb\"\n", "plan.yaml:1:7: a control character"},
        {"description: \"a\\x7f\"\n", "plan.yaml:1:14: a control character"},
        {"name: \"a\\u202Eb\"\n", "plan.yaml:1:7: a control character"},
        {"name: a\xE2\x81\xA6z\n", "plan.yaml:1:7: a control character"},
        {"matrix:\n- workloads: [\"primes\\0\"]\n",
         "plan.yaml:2:15: a text is expected here"},
        {"\"\\e]0;title\\a\": 1\n", "plan.yaml:1:1: ' ]0;title ' is not a key"},
    };
    struct scratch *s = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        s->text[0] = '\0';
        add(s, cases[i].yaml, 1);
        assert_refused(s, cases[i].why);
    }
}

static void what_is_no_regular_file_is_not_waited_for(void **state)
{
    struct scratch *s = *state;
    struct plan p;
    struct err e = {""};

    assert_int_equal(mkfifo(s->path, 0600), 0);
    assert_int_equal(plan_load(&p, s->path, &e), -1);
    assert_non_null(strstr(e.text, "wants to be a regular file"));
    assert_int_equal(plan_load(&p, "/dev/zero", &e), -1);
    assert_non_null(strstr(e.text, "wants to be a regular file"));
    assert_int_equal(plan_load(&p, s->dir, &e), -1);
    assert_non_null(strstr(e.text, "wants to be a regular file"));
}

#define SCRATCH_TEST(test)                                                     \
    cmocka_unit_test_setup_teardown(test, make_scratch, remove_scratch)

int main(void)
{
    const struct CMUnitTest tests[] = {
        SCRATCH_TEST(a_plan_nests_so_deep),
        SCRATCH_TEST(a_plan_has_so_many_anchors),
        SCRATCH_TEST(a_plan_has_so_many_values),
        SCRATCH_TEST(an_alias_counts_as_what_it_stands_for),
        SCRATCH_TEST(a_list_has_so_many_items),
        SCRATCH_TEST(cells_given_twice_count),
        SCRATCH_TEST(sweeps_multiply_up_to_a_limit),
        SCRATCH_TEST(sweeps_of_all_groups_count_together),
        SCRATCH_TEST(texts_are_text),
        SCRATCH_TEST(what_is_no_regular_file_is_not_waited_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
