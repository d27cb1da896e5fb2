/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What endless work promises under every model, with tests in the interface of
 * will-it-scale (tests/wis). Each trial is a program of its own. */
#include "cmocka_all.h"

#include "clock.h"
#include "orphans.h"
#include "registry.h"
#include "trial_process.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OPS = 2000 };

static struct cell make_cell(const char *test, const char *model,
                             unsigned workers)
{
    struct cell c = {.workload = "wis",
                     .workers = workers,
                     .ops = OPS,
                     .placement = "per-core",
                     .timeout_ns = 600 * CLOCK_NS_PER_S};

    snprintf(c.params, sizeof c.params, "%s/%s.so", TVP_WIS_DIR, test);
    snprintf(c.model, sizeof c.model, "%s", model);
    return c;
}

static struct trial_result run(const struct cell *c)
{
    struct trial_result r;
    struct err e = {0};

    if (trial_process_run_by(TVP_PROGRAM, c, &r, -1, &e)) {
        fail_msg("%s under %s: %s", c->params, c->model, e.text);
    }
    return r;
}

static void check_times(const struct cell *c, const struct sample *s)
{
    assert_int_equal(s->ops, c->ops * c->workers);
    assert_int_equal(s->checksum, c->ops * c->workers);
    assert_true(s->elapsed_ns > 0);
    assert_true(s->create_ns > 0);
    assert_int_equal(s->total_ns, s->create_ns + s->elapsed_ns);
    assert_true(s->cpu_user_ns + s->cpu_sys_ns > 0);
    assert_true(s->peak_rss_bytes > 0);
    assert_true(s->pss_bytes > 0);
}

/* What nobody measured is not there. */
static void check_absent(const struct trial_result *r)
{
    const struct sample *s = &r->sample;

    assert_int_equal(s->handback_ns, SAMPLE_ABSENT);
    assert_int_equal(s->join_ns, SAMPLE_ABSENT);
    assert_int_equal(s->warmup_ns, SAMPLE_ABSENT);
    assert_true(s->steady_ops_per_s < 0.0);
    assert_int_equal(s->gil_waits, SAMPLE_ABSENT);
    assert_int_equal(s->latency_p50_ns, SAMPLE_ABSENT);
    assert_null(r->latency);
    assert_null(r->lock_waits);
    for (size_t i = 0; i < r->nworkers; i++) {
        assert_int_equal(r->workers[i].cpu_user_ns, SAMPLE_ABSENT);
        assert_int_equal(r->workers[i].voluntary_switches, SAMPLE_ABSENT);
    }
}

static void check_worker(const struct trial_result *r,
                         const struct worker_sample *w)
{
    assert_int_equal(w->checksum, w->ops);
    if (w->end_ns == SAMPLE_ABSENT) {
        assert_int_equal(w->start_ns, SAMPLE_ABSENT);
        assert_int_equal(w->ops, 0);
        return;
    }
    assert_int_equal(w->end_ns, r->sample.elapsed_ns);
    assert_in_range(w->start_ns, 0, w->end_ns);
    assert_int_equal(w->pu_started, w->pu_bound);
    assert_int_equal(w->pu_ended, w->pu_bound);
}

/* Under these, whoever gets at the work first does all of it. */
static bool one_works(const struct cell *c)
{
    return strcmp(c->model, "sequential") == 0
           || (strcmp(c->model, "gil") == 0 && c->model_params[0] == '\0');
}

static void check_workers(const struct cell *c, const struct trial_result *r)
{
    bool processes = strcmp(c->model, "processes") == 0;
    int64_t sum = 0;
    size_t working = 0;

    assert_int_equal(r->nworkers, c->workers);
    for (size_t i = 0; i < r->nworkers; i++) {
        const struct worker_sample *w = &r->workers[i];
        check_worker(r, w);
        assert_int_equal(w->pid != r->workers[0].pid, processes && i > 0);
        sum += w->ops;
        working += w->ops > 0;
    }
    assert_int_equal(sum, r->sample.ops);
    if (one_works(c)) {
        assert_int_equal(working, 1);
    }
}

static void check(const struct cell *c)
{
    struct trial_result r = run(c);

    if (!sample_usable(&r.sample)) {
        fail_msg("%s under %s:%s, %u workers: %s: %s", c->params, c->model,
                 c->model_params, c->workers,
                 sample_status_name(r.sample.status), r.error.text);
    }
    check_times(c, &r.sample);
    check_absent(&r);
    check_workers(c, &r);
    trial_result_free(&r);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    const char *made = getenv("TVP_TEST_FILE");
    assert_true(made != NULL && access(made, F_OK) != 0);
}

static void counting_tests_run_under_every_model(void **state)
{
    static const char *const tests[] = {"count", "file", "heap", "tasks",
                                        "steps"};
    static const unsigned counts[] = {1, 3};
    (void)state;

    for (size_t i = 0; i < sizeof tests / sizeof *tests; i++) {
        for (size_t m = 0; model_table[m] != NULL; m++) {
            for (size_t n = 0; n < 2; n++) {
                struct cell c =
                    make_cell(tests[i], model_table[m]->name, counts[n]);
                check(&c);
            }
        }
    }
}

static void every_lock_has_its_way_with_them(void **state)
{
    (void)state;
    for (const struct param *p = model_find("gil")->params; p->name != NULL;
         p++) {
        for (size_t i = 0; p->type == PARAM_CHOICE && p->choices[i] != NULL;
             i++) {
            struct cell c = make_cell("count", "gil", 2);
            snprintf(c.model_params, sizeof c.model_params, "%s=%s", p->name,
                     p->choices[i]);
            check(&c);
        }
    }
}

static bool all_have_begun(const struct trial_result *r)
{
    for (size_t i = 0; i < r->nworkers; i++) {
        if (r->workers[i].end_ns == SAMPLE_ABSENT) {
            return false;
        }
    }
    return true;
}

/* All but the first wait for the lock from the start to the end; where the
 * processors are busy, the end comes later than they do only if it is far. */
static void who_never_gets_the_lock_is_seen(void **state)
{
    struct cell c = make_cell("count", "gil", 2);
    struct trial_result r;

    (void)state;
    c.ops = 200000;
    r = run(&c);
    while (sample_usable(&r.sample) && !all_have_begun(&r)) {
        trial_result_free(&r);
        c.ops *= 4;
        r = run(&c);
    }
    assert_true(sample_usable(&r.sample));
    assert_true(r.sample.fairness > 0.49 && r.sample.fairness < 0.51);
    trial_result_free(&r);
}

struct failing {
    const char *test;
    const char *model;
    enum sample_status status;
    const char *says;
};

static void what_goes_wrong_is_said(void **state)
{
    static const struct failing all[] = {
        {"returns", "threads", SAMPLE_FAILED,
         "returns.so returned, though a testcase should count for ever"},
        {"returns", "sequential", SAMPLE_FAILED, "returned, though"},
        {"returns", "gil", SAMPLE_FAILED, "returned, though"},
        {"returns", "processes", SAMPLE_FAILED, "returned, though"},
        {"leaves", "threads", SAMPLE_FAILED, "worker 1: "},
        {"leaves", "processes", SAMPLE_FAILED, "worker 1: "},
        {"asserts", "threads", SAMPLE_CRASHED, "the second one fails"},
        {"asserts", "processes", SAMPLE_CRASHED,
         "was ended by signal 6, Aborted. "},
        {"asserts", "processes", SAMPLE_CRASHED, "the second one fails"},
        {"exits", "threads", SAMPLE_CRASHED,
         "program, with status 3. this machine lacks what it takes"},
        {"exits", "processes", SAMPLE_CRASHED, "ended by itself with status 3"},
        {"exits", "processes", SAMPLE_CRASHED, "lacks what it takes"},
        {"missing", "threads", SAMPLE_FAILED, "does not define testcase;"},
        {"undescribed", "threads", SAMPLE_FAILED,
         "does not define testcase_description;"},
        {"nowhere", "threads", SAMPLE_FAILED, "No such file or directory"},
    };
    (void)state;

    /* Of a worker that exits, LeakSanitizer would have the last word. */
    assert_int_equal(setenv("LSAN_OPTIONS", "detect_leaks=0", 1), 0);
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct cell c = make_cell(all[i].test, all[i].model, 2);
        struct trial_result r;
        c.ops = UINT64_C(900000000000000); /* nobody gets there */
        r = run(&c);
        if (r.sample.status != all[i].status
            || strstr(r.error.text, all[i].says) == NULL) {
            fail_msg("%s under %s: %s: %s", all[i].test, all[i].model,
                     sample_status_name(r.sample.status), r.error.text);
        }
        trial_result_free(&r);
        assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    }
    unsetenv("LSAN_OPTIONS");
}

static void one_that_never_counts_ends_with_its_time(void **state)
{
    static const char *const models[] = {"threads", "processes"};
    (void)state;

    for (size_t i = 0; i < 2; i++) {
        struct cell c = make_cell("idle", models[i], 2);
        struct trial_result r;
        c.timeout_ns = CLOCK_NS_PER_S / 5;
        r = run(&c);
        while (strstr(r.error.text, "had not started") != NULL) {
            trial_result_free(&r);
            c.timeout_ns *= 4; /* where the processors are busy */
            r = run(&c);
        }
        assert_int_equal(r.sample.status, SAMPLE_TIMEOUT);
        assert_string_equal(r.error.text,
                            "the trial's time limit passed, and no worker has "
                            "counted a single operation");
        trial_result_free(&r);
    }
}

static void a_cleanup_that_crashes_costs_no_sample(void **state)
{
    (void)state;
    for (size_t m = 0; model_table[m] != NULL; m++) {
        struct cell c = make_cell("untidy", model_table[m]->name, 2);
        struct trial_result r = run(&c);
        assert_true(sample_usable(&r.sample));
        if (r.sample.status == SAMPLE_OK) {
            assert_non_null(
                strstr(r.error.text, "its clean-up was ended by signal 6"));
        }
        trial_result_free(&r);
    }
}

static void programs_started_afresh_are_refused(void **state)
{
    static const char *const starts[] = {"start=spawn", "start=forkserver"};
    (void)state;

    for (size_t i = 0; i < 2; i++) {
        struct cell c = make_cell("count", "processes", 2);
        struct trial_result r;
        snprintf(c.model_params, sizeof c.model_params, "%s", starts[i]);
        r = run(&c);
        assert_int_equal(r.sample.status, SAMPLE_FAILED);
        assert_non_null(strstr(r.error.text, "use processes:start=fork"));
        trial_result_free(&r);
    }
}

static void without_a_test_it_says_what_it_needs(void **state)
{
    struct cell c = make_cell("count", "threads", 1);
    struct trial_result r;

    (void)state;
    c.params[0] = '\0';
    r = run(&c);
    assert_int_equal(r.sample.status, SAMPLE_FAILED);
    assert_non_null(strstr(r.error.text, "wis needs a test: wis:PATH"));
    trial_result_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counting_tests_run_under_every_model),
        cmocka_unit_test(every_lock_has_its_way_with_them),
        cmocka_unit_test(who_never_gets_the_lock_is_seen),
        cmocka_unit_test(what_goes_wrong_is_said),
        cmocka_unit_test(one_that_never_counts_ends_with_its_time),
        cmocka_unit_test(a_cleanup_that_crashes_costs_no_sample),
        cmocka_unit_test(programs_started_afresh_are_refused),
        cmocka_unit_test(without_a_test_it_says_what_it_needs),
    };
    char file[64];
    struct err e;

    snprintf(file, sizeof file, "/tmp/tvp-test-wis-%d", (int)getpid());
    if (setenv("TVP_TEST_FILE", file, 1) || orphans_adopt(&e)) {
        return EXIT_FAILURE;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
