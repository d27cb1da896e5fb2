/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What every workload promises under every model, tested unasked on each file
 * that is added: the same answer, the right count, nothing left behind. Each
 * trial is a program of its own, as in a run. Endless ones promise less, and
 * need somebody's test to run: test_wis.
 */
#include "cmocka_all.h"

#include "clock.h"
#include "orphans.h"
#include "pause.h"
#include "registry.h"
#include "time_split.h"
#include "trial_process.h"

#include <dirent.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OPS = 3, WORKERS_MAX = 3 };

static const double SPLIT_TOLERANCE = 0.02;

/* The next that ends, from `i` on; NULL after the last. */
static const struct workload *ending_from(size_t *i)
{
    while (workload_table[*i] != NULL && workload_table[*i]->endless) {
        (*i)++;
    }
    return workload_table[*i];
}

static struct cell make_cell(const struct workload *w, const char *model,
                             unsigned workers)
{
    struct cell c = {.workers = workers,
                     .ops = OPS,
                     .placement = "per-core",
                     .timeout_ns = UINT64_C(600000000000)};

    snprintf(c.workload, sizeof c.workload, "%s", w->name);
    snprintf(c.model, sizeof c.model, "%s", model);
    snprintf(c.params, sizeof c.params, "%s", w->quick == NULL ? "" : w->quick);
    return c;
}

static struct trial_result run(const struct cell *c)
{
    struct trial_result r;
    struct err e = {0};

    if (trial_process_run(c, &r, -1, &e)) {
        fail_msg("%s under %s: %s", c->workload, c->model, e.text);
    }
    if (!sample_usable(&r.sample)) {
        fail_msg("%s:%s under %s, %u workers: %s: %s", c->workload, c->params,
                 c->model, c->workers, sample_status_name(r.sample.status),
                 r.error.text);
    }
    return r;
}

/* Workloads that calibrate themselves must do the same work everywhere. */
static uint64_t scale_of(const struct workload *w)
{
    struct cell c = make_cell(w, "sequential", 1);
    struct trial_result r = run(&c);
    uint64_t scale = r.scale;

    trial_result_free(&r);
    return scale;
}

/* How many of its workers have operations to do. */
static unsigned counted(const struct cell *c)
{
    unsigned n = workload_find(c->workload)->counted;

    return n == 0 || n > c->workers ? c->workers : n;
}

static void check_times(const struct cell *c, const struct trial_result *r)
{
    const struct sample *s = &r->sample;

    assert_int_equal(s->ops, c->ops * counted(c));
    assert_true(s->elapsed_ns > 0);
    assert_true(s->create_ns > 0);
    assert_true(s->join_ns > 0);
    assert_true(s->skew_ns >= 0);
    assert_true(s->skew_ns <= s->elapsed_ns);
    assert_true(s->handback_ns >= 0);
    assert_int_equal(s->total_ns, s->create_ns + s->elapsed_ns + s->handback_ns
                                      + s->join_ns);
    assert_true(s->peak_rss_bytes > 0);
}

static void check_workers(const struct cell *c, const struct trial_result *r)
{
    uint64_t sum = 0;
    bool processes = strcmp(c->model, "processes") == 0;

    assert_int_equal(r->nworkers, c->workers);
    for (size_t i = 0; i < r->nworkers; i++) {
        const struct worker_sample *w = &r->workers[i];
        assert_int_equal(w->worker, i);
        assert_int_equal(w->ops, i < counted(c) ? c->ops : 0);
        assert_true(w->start_ns >= 0);
        assert_true(w->end_ns >= w->start_ns);
        assert_int_equal(w->pu_started, w->pu_bound);
        assert_int_equal(w->pid != r->workers[0].pid, processes && i > 0);
        sum += w->checksum;
    }
    assert_int_equal(sum, r->sample.checksum);
}

/* Returns what clocks counted twice. */
static double check_split(const struct cell *c, const struct trial_result *r)
{
    const struct worker_sample *workers[WORKERS_MAX];
    struct time_split t;
    double sum_ns = 0.0;

    for (size_t i = 0; i < r->nworkers; i++) {
        workers[i] = &r->workers[i];
    }
    assert_int_equal(time_split_sample(&t, &r->sample, workers, r->nworkers,
                                       cell_is_sequential(c) != 0),
                     0);
    for (size_t i = 0; i < TIME_PARTS; i++) {
        assert_true(t.part_ns[i] >= 0.0 || t.part_ns[i] == SAMPLE_ABSENT);
        sum_ns += t.part_ns[i] > 0.0 ? t.part_ns[i] : 0.0;
    }
    assert_true(fabs(sum_ns - t.total_ns) <= SPLIT_TOLERANCE * t.total_ns);
    return t.excess_ns;
}

static uint64_t check_trial(const struct cell *c)
{
    struct trial_result r = run(c);
    uint64_t checksum = r.sample.checksum;

    check_times(c, &r);
    check_workers(c, &r);
    (void)check_split(c, &r);
    trial_result_free(&r);
    return checksum;
}

static void check_same(const struct cell *c, uint64_t checksum)
{
    if (check_trial(c) != checksum) {
        fail_msg("%s:%s under %s:%s gave another answer than under sequential",
                 c->workload, c->params, c->model, c->model_params);
    }
}

/* With each choice of each of its parameters, its default among them. */
static void check_model(const struct cell *cell, const struct model *m,
                        uint64_t checksum)
{
    struct cell c = *cell;

    snprintf(c.model, sizeof c.model, "%s", m->name);
    check_same(&c, checksum);
    for (const struct param *p = m->params; p != NULL && p->name != NULL; p++) {
        for (size_t i = 0; p->type == PARAM_CHOICE && p->choices[i] != NULL;
             i++) {
            snprintf(c.model_params, sizeof c.model_params, "%s=%s", p->name,
                     p->choices[i]);
            check_same(&c, checksum);
        }
    }
}

static void every_workload_gives_the_same_answer_under_every_model(void **state)
{
    static const unsigned counts[] = {1, 3};
    (void)state;

    for (size_t i = 0; ending_from(&i) != NULL; i++) {
        uint64_t scale = scale_of(workload_table[i]);
        for (size_t n = 0; n < 2; n++) {
            struct cell c =
                make_cell(workload_table[i], "sequential", counts[n]);
            c.scale = scale;
            uint64_t checksum = check_trial(&c);
            for (size_t m = 0; model_table[m] != NULL; m++) {
                check_model(&c, model_table[m], checksum);
            }
        }
    }
}

/* The models that differ in what their workers share. */
static void check_choice(const struct cell *cell)
{
    static const char *const models[] = {"threads", "processes"};
    struct cell c = *cell;
    struct trial_result r = run(&c);

    c.scale = r.scale;
    uint64_t checksum = r.sample.checksum;
    trial_result_free(&r);
    for (size_t m = 0; m < sizeof models / sizeof *models; m++) {
        check_model(&c, model_find(models[m]), checksum);
    }
}

static void check_choices(const struct workload *w, const struct param *p)
{
    for (size_t i = 0; p->choices[i] != NULL; i++) {
        struct cell c = make_cell(w, "sequential", WORKERS_MAX);
        size_t used = strlen(c.params);
        snprintf(c.params + used, sizeof c.params - used, "%s%s=%s",
                 used > 0 ? ":" : "", p->name, p->choices[i]);
        check_choice(&c);
    }
}

/* Some that `quick` chooses among need a disk, and one that can be told to
 * forget what it cached. */
static bool is_quick(const struct workload *w, const struct param *p)
{
    char text[PARAMS_TEXT_BYTES];

    snprintf(text, sizeof text, "%s=", p->name);
    return w->quick != NULL && strstr(w->quick, text) != NULL;
}

static void each_choice_of_a_workload_gives_one_answer(void **state)
{
    (void)state;
    for (size_t i = 0; ending_from(&i) != NULL; i++) {
        const struct workload *w = workload_table[i];
        for (const struct param *p = w->params; p != NULL && p->name != NULL;
             p++) {
            if (p->type == PARAM_CHOICE && !is_quick(w, p)) {
                check_choices(w, p);
            }
        }
    }
}

/* What a worker waits for a PU once its work is done can't be told from what
 * it waited before: on a busy machine some trials' clocks disagree, and a split
 * that counts something twice makes all of them. */
static void check_clocks_agree(const struct cell *c)
{
    uint64_t until_ns = clock_now_ns() + 60 * CLOCK_NS_PER_S;
    double twice; /* the share of the time that was counted so */

    do {
        struct trial_result r = run(c);
        twice = check_split(c, &r) / (double)r.sample.total_ns;
        trial_result_free(&r);
    } while (twice > SPLIT_TOLERANCE && clock_now_ns() < until_ns);
    assert_true(twice <= SPLIT_TOLERANCE);
}

/* Reading the clocks takes microseconds: these trials last longer. */
static void the_parts_of_the_time_add_up(void **state)
{
    static const struct {
        const char *workload;
        uint64_t ops;
    } cases[] = {{"bytecode", 250}, {"mixed", 40}, {"sleep", 40}};
    (void)state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct workload *w = workload_find(cases[i].workload);
        uint64_t scale = scale_of(w);
        for (size_t m = 0; model_table[m] != NULL; m++) {
            struct cell c = make_cell(w, model_table[m]->name, 2);
            c.ops = cases[i].ops;
            c.scale = scale;
            check_clocks_agree(&c);
        }
    }
}

static void io_workloads_record_each_operation(void **state)
{
    (void)state;
    for (size_t i = 0; ending_from(&i) != NULL; i++) {
        if (workload_table[i]->kind != WORKLOAD_IO) {
            continue;
        }
        struct cell c = make_cell(workload_table[i], "threads", 2);
        struct trial_result r = run(&c);
        assert_non_null(r.latency);
        assert_int_equal(r.latency->total, r.sample.ops);
        assert_true(r.sample.latency_p50_ns > 0);
        assert_true(r.sample.latency_max_ns >= r.sample.latency_p50_ns);
        trial_result_free(&r);
    }
}

static void a_workload_with_a_figure_names_and_reports_it(void **state)
{
    (void)state;
    for (size_t i = 0; ending_from(&i) != NULL; i++) {
        const struct workload *w = workload_table[i];
        assert_int_equal(w->figure != NULL, w->figure_name != NULL);
        struct cell c = make_cell(w, "processes", 2);
        struct trial_result r = run(&c);
        assert_int_equal(r.sample.figure != SAMPLE_ABSENT, w->figure != NULL);
        assert_string_equal(r.figure_name,
                            w->figure_name == NULL ? "" : w->figure_name);
        trial_result_free(&r);
    }
}

static size_t shared_memory_objects(void)
{
    size_t count = 0;
    DIR *dir = opendir("/dev/shm");
    struct dirent *entry;

    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        count += strncmp(entry->d_name, "tvp-", 4) == 0;
    }
    if (dir != NULL) {
        closedir(dir);
    }
    return count;
}

/* Other tests' have a name for an instant, or while one waits for a CPU; what
 * is left behind stays. Ends early where there are no more than `most`. */
static size_t lasting_shared_memory_objects(size_t most, int looks)
{
    size_t fewest = shared_memory_objects();

    for (int i = 0; i < looks && fewest > most; i++) {
        pause_for(5 * CLOCK_NS_PER_MS);
        size_t now = shared_memory_objects();
        fewest = now < fewest ? now : fewest;
    }
    return fewest;
}

static void nothing_is_left_behind(void **state)
{
    size_t before = lasting_shared_memory_objects(0, 100);
    (void)state;

    for (size_t i = 0; ending_from(&i) != NULL; i++) {
        struct cell c = make_cell(workload_table[i], "processes", 3);
        struct trial_result r = run(&c);
        trial_result_free(&r);
        /* As a subreaper, this program would inherit whoever is left. */
        assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    }
    assert_in_range(lasting_shared_memory_objects(before, 4000), 0, before);
}

/* tvp is what trials and workers are started as: this program is not, so it
 * becomes tvp's trial or worker when started as one. */
int main(int argc, char **argv)
{
    struct err e;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            every_workload_gives_the_same_answer_under_every_model),
        cmocka_unit_test(each_choice_of_a_workload_gives_one_answer),
        cmocka_unit_test(the_parts_of_the_time_add_up),
        cmocka_unit_test(io_workloads_record_each_operation),
        cmocka_unit_test(a_workload_with_a_figure_names_and_reports_it),
        cmocka_unit_test(nothing_is_left_behind),
    };

    if (argc > 1 && command_find(argv[1]) != NULL) {
        struct outcome o = command_find(argv[1])->run(argc - 1, argv + 1);
        if (o.err.text[0] != '\0') {
            fprintf(stderr, "%s\n", o.err.text);
        }
        fflush(stdout);
        if (o.at_once) {
            _exit(o.status);
        }
        return o.status;
    }
    if (orphans_adopt(&e)) {
        fprintf(stderr, "%s\n", e.text);
        return EXIT_FAILURE;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
