/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "arena.h"
#include "descriptors.h"
#include "registry.h"
#include "workload.h"

#include <sys/resource.h>

enum { WORKERS = 300, LITTLE = 64 };

static void lower(struct rlimit before)
{
    struct rlimit little = {.rlim_cur = LITTLE, .rlim_max = before.rlim_max};

    assert_int_equal(setrlimit(RLIMIT_NOFILE, &little), 0);
}

static rlim_t limit(void)
{
    struct rlimit now;

    assert_int_equal(getrlimit(RLIMIT_NOFILE, &now), 0);
    return now.rlim_cur;
}

/* Before there are workers, which inherit it. */
static void setup_allows_for_all_that_the_workers_open(void **state)
{
    static const struct {
        const char *workload;
        const char *params;
        unsigned each; /* descriptors of a worker */
    } cases[] = {
        {"dup", "", 2},
        {"pipe", "", 2},
        {"tcp", "servers=1", 1},
        {"file-write", "sync=none:bytes=512:ring=512", 1},
        {"sqlite", "sync=off", 3},
    };
    struct rlimit before;

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct workload *w = workload_find(cases[i].workload);
        struct params parsed;
        struct job job = {.params = &parsed, .workers = WORKERS, .ops = 1};
        struct err e = {""};

        assert_int_equal(
            params_parse(&parsed, w->params, w->name, cases[i].params, &e), 0);
        assert_int_equal(arena_create(&job.arena, &e), 0);
        lower(before);
        int rc = w->setup(&job, &e);
        rlim_t now = limit();
        setrlimit(RLIMIT_NOFILE, &before);
        if (rc != 0 || now < (rlim_t)WORKERS * cases[i].each) {
            fail_msg("%s: %ju descriptors %s", w->name, (uintmax_t)now, e.text);
        }
        if (w->teardown != NULL) {
            w->teardown(&job);
        }
        arena_free(job.arena);
    }
}

static void no_more_than_the_hard_limit_and_never_less(void **state)
{
    struct rlimit before;

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &before), 0);
    lower(before);
    descriptors_allow(0); /* beside those that are open already */
    assert_int_equal(limit(), LITTLE);
    descriptors_allow(100);
    assert_true(limit() > 100);
    rlim_t was = limit();
    descriptors_allow(10);
    assert_int_equal(limit(), was);
    if (before.rlim_max != RLIM_INFINITY) {
        descriptors_allow(before.rlim_max);
        assert_int_equal(limit(), before.rlim_max);
    }
    setrlimit(RLIMIT_NOFILE, &before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(setup_allows_for_all_that_the_workers_open),
        cmocka_unit_test(no_more_than_the_hard_limit_and_never_less),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
