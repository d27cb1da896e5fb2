/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "agreement.h"
#include "fake_results.h"
#include "results_join.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 5, MODELS = 3, CELLS = 2 * MODELS, VERDICTS_MAX = 64 };

/* Runs of sequential, gil and processes on one work and another, on hosts of
 * which the last two have another CPU; verdicts are what a test puts. */
struct rig {
    struct results runs[RUNS];
    char machines[RUNS][128];
    struct results joined;
    struct verdict verdicts[VERDICTS_MAX];
    size_t n;
    bool left_out[RUNS];
    struct agreement a;
};

enum { SEQUENTIAL, GIL, PROCESSES };

static void set_machine(struct rig *rig, size_t run, const char *host,
                        const char *cpu)
{
    snprintf(rig->machines[run], sizeof rig->machines[run],
             "{\"host\": \"%s\", \"cpu_model\": \"%s\", \"pus\": 4}", host,
             cpu);
    rig->runs[run].machine_json = rig->machines[run];
}

static int begin(void **state)
{
    static const char *const hosts[RUNS] = {"n1", "n2", "n3", "n4", "n5"};
    struct rig *rig = calloc(1, sizeof *rig);
    struct err e;

    if (rig == NULL) {
        return -1;
    }
    for (size_t i = 0; i < RUNS; i++) {
        fake_init(&rig->runs[i]);
        for (size_t w = 0; w < 2; w++) {
            const char *work = w == 0 ? "primes" : "sleep";
            fake_cell(&rig->runs[i], work, "sequential", 2);
            fake_cell(&rig->runs[i], work, "gil", 2);
            fake_cell(&rig->runs[i], work, "processes", 2);
        }
        snprintf(rig->runs[i].run_id, sizeof rig->runs[i].run_id, "run%zu", i);
        rig->runs[i].cores = 2;
        rig->runs[i].pus = 4;
        set_machine(rig, i, hosts[i], i < 3 ? "Quick 9" : "Slow 5");
    }
    assert_int_equal(results_join(&rig->joined, rig->runs, RUNS, &e), 0);
    results_join_label(&rig->joined, hosts);
    *state = rig;
    return 0;
}

static int end(void **state)
{
    struct rig *rig = *state;

    agreement_free(&rig->a);
    results_join_free(&rig->joined);
    for (size_t i = 0; i < RUNS; i++) {
        fake_free(&rig->runs[i]);
    }
    free(rig);
    return 0;
}

/* What a run says of two models on the first work. */
static void says(struct rig *rig, size_t run, size_t winner, size_t other,
                 double ratio, enum verdict_kind kind)
{
    rig->verdicts[rig->n++] =
        (struct verdict){.metric = METRIC_TOTAL,
                         .winner = run * CELLS + winner,
                         .runner_up = run * CELLS + other,
                         .ratio = {.value = ratio, .low = ratio, .high = ratio},
                         .kind = kind};
}

static void wins(struct rig *rig, size_t run, size_t winner, size_t other,
                 double ratio)
{
    says(rig, run, winner, other, ratio, VERDICT_WINS);
}

static const struct agreement *made(struct rig *rig)
{
    struct err e;

    agreement_free(&rig->a);
    if (agreement_make(&rig->a, &rig->joined, rig->verdicts, rig->n,
                       rig->left_out, &e)) {
        fail_msg("%s", e.text);
    }
    return &rig->a;
}

static void assert_sentence(const struct agreement *a, size_t item,
                            enum agreement_kind kind, const char *expected)
{
    struct text_buffer text = {0};

    assert_true(item < a->nitems);
    agreement_sentence(a, &a->items[item], &text);
    assert_string_equal(text_buffer_text(&text), expected);
    assert_int_equal(a->items[item].kind, kind);
    text_buffer_free(&text);
}

static void what_holds_on_all_machines_is_said_once(void **state)
{
    struct rig *rig = *state;

    for (size_t i = 0; i < RUNS; i++) {
        wins(rig, i, PROCESSES, GIL, 1.8 + 0.1 * (double)i);
        says(rig, i, SEQUENTIAL, GIL, 1.0, VERDICT_NO_DIFFERENCE);
    }
    const struct agreement *a = made(rig);
    assert_int_equal(a->nmachines, RUNS);
    assert_int_equal(a->nhardware, 2);
    assert_int_equal(a->nitems, 2);
    assert_sentence(a, 0, AGREEMENT_ALL,
                    "primes, 2 workers: processes beat gil on all 5 machines, "
                    "1.80× to 2.20×");
    assert_sentence(a, 1, AGREEMENT_ALL,
                    "primes, 2 workers: no difference between sequential and "
                    "gil on all 5 machines");
    struct text_buffer text = {0};
    agreement_hardware_line(a, 1, &text);
    assert_string_equal(
        text_buffer_text(&text),
        "Slow 5, 2 cores, 4 hardware threads: 2 machines (n4, n5)");
    text_buffer_free(&text);
}

static void what_differs_is_said_with_machines_and_hardware(void **state)
{
    struct rig *rig = *state;

    /* The first verdict names who loses on most machines. */
    wins(rig, 4, GIL, PROCESSES, 1.25);
    for (size_t i = 0; i < 3; i++) {
        wins(rig, i, PROCESSES, GIL, 2.0);
    }
    says(rig, 3, GIL, PROCESSES, 1.01, VERDICT_NO_DIFFERENCE);
    const struct agreement *a = made(rig);
    assert_int_equal(a->nitems, 1);
    assert_sentence(
        a, 0, AGREEMENT_DIFFERS,
        "primes, 2 workers: processes beat gil on 3 of 5 machines, 2.00×: n1, "
        "n2, n3 (all 3 with Quick 9); gil beats processes on 1, 1.25×: n5 (1 "
        "of 2 with Slow 5); no difference on 1: n4 (1 of 2 with Slow 5)");
    const struct agreement_voice *v = a->items[0].voices;
    assert_int_equal(v[4].stance, AGREEMENT_SECOND);
    assert_true(fabs(v[4].least - 0.8) < 1e-12);
    assert_true(fabs(v[3].most - 1.0 / 1.01) < 1e-12);
}

static void undecided_machines_contradict_nobody(void **state)
{
    struct rig *rig = *state;

    for (size_t i = 0; i < 4; i++) {
        wins(rig, i, PROCESSES, GIL, 2.0);
    }
    says(rig, 4, GIL, PROCESSES, 9.0, VERDICT_UNDECIDED);
    const struct agreement *a = made(rig);
    assert_sentence(a, 0, AGREEMENT_UNSETTLED,
                    "primes, 2 workers: processes beat gil on 4 of 5 machines, "
                    "2.00×; undecided on 1: n5 (1 of 2 with Slow 5)");
}

static void runs_of_one_machine_are_one_machine(void **state)
{
    struct rig *rig = *state;

    set_machine(rig, 1, "n1", "Quick 9");
    set_machine(rig, 2, "n1", "Quick 9");
    for (size_t i = 0; i < RUNS; i++) {
        wins(rig, i, PROCESSES, GIL, 2.0 + (double)i);
    }
    rig->verdicts[1].kind = VERDICT_UNDECIDED;
    const struct agreement *a = made(rig);
    assert_int_equal(a->nmachines, 3);
    assert_int_equal(a->machine_of[2], 0);
    assert_int_equal(a->machines[0].runs, 3);
    assert_int_equal(a->items[0].voices[0].runs, 3);
    /* What an undecided run says is in no range. */
    assert_true(fabs(a->items[0].voices[0].least - 2.0) < 1e-12);
    assert_true(fabs(a->items[0].voices[0].most - 4.0) < 1e-12);
    assert_int_equal(a->items[0].kind, AGREEMENT_ALL);
    /* Two of its runs that contradict each other are told. */
    rig->verdicts[2] = rig->verdicts[1];
    rig->n--;
    rig->verdicts[1].kind = VERDICT_NO_DIFFERENCE;
    a = made(rig);
    assert_int_equal(a->items[0].voices[0].stance, AGREEMENT_TORN);
    assert_int_equal(a->items[0].kind, AGREEMENT_DIFFERS);
}

static void a_name_is_not_a_machine(void **state)
{
    struct rig *rig = *state;

    set_machine(rig, 1, "n1", "Slow 5");
    rig->runs[2].machine_json = NULL;
    rig->runs[3].machine_json = NULL;
    const struct agreement *a = made(rig);
    assert_int_equal(a->nmachines, RUNS);
    assert_string_equal(a->machines[0].name, "n1");
    assert_string_equal(a->machines[1].name, "n1 (2)");
    assert_string_equal(a->machines[2].name, "n3");
    assert_int_equal(a->nhardware, 3);
    rig->runs[2].machine_json = rig->machines[2];
    rig->runs[3].machine_json = rig->machines[3];
}

static void runs_that_are_left_out_count_nowhere(void **state)
{
    struct rig *rig = *state;

    for (size_t i = 0; i < RUNS; i++) {
        wins(rig, i, i == 2 ? GIL : PROCESSES, i == 2 ? PROCESSES : GIL, 2.0);
    }
    rig->left_out[2] = true;
    const struct agreement *a = made(rig);
    assert_int_equal(a->counted, 4);
    assert_int_equal(a->hardware[0].machines, 2);
    assert_sentence(
        a, 0, AGREEMENT_ALL,
        "primes, 2 workers: processes beat gil on all 4 machines, 2.00×");
}

static void works_and_models_and_metrics_are_apart(void **state)
{
    struct rig *rig = *state;

    wins(rig, 0, PROCESSES, GIL, 2.0);
    wins(rig, 0, PROCESSES, SEQUENTIAL, 2.0);
    wins(rig, 0, MODELS + PROCESSES, MODELS + GIL, 2.0);
    wins(rig, 1, PROCESSES, GIL, 2.0);
    rig->verdicts[3].metric = METRIC_LATENCY;
    /* Operations are each machine's own. */
    wins(rig, 2, PROCESSES, GIL, 3.0);
    rig->joined.cells[2 * CELLS + PROCESSES].ops = 77;
    wins(rig, 3, PROCESSES, GIL, 3.0);
    rig->joined.cells[3 * CELLS + PROCESSES].workers = 3;
    /* Without a ratio there is nothing to say. */
    wins(rig, 4, PROCESSES, GIL, 0.0);
    const struct agreement *a = made(rig);
    assert_int_equal(a->nitems, 5);
    assert_int_equal(a->items[0].machines, 2);
    assert_sentence(a, 0, AGREEMENT_ALL,
                    "primes, 2 workers: processes beat gil on both machines "
                    "that measured it, 2.00× to 3.00×");
    assert_sentence(a, 2, AGREEMENT_ALL,
                    "sleep, 2 workers: processes beat gil on the one machine "
                    "that measured it, 2.00×");
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(what_holds_on_all_machines_is_said_once),
        CASE(what_differs_is_said_with_machines_and_hardware),
        CASE(undecided_machines_contradict_nobody),
        CASE(runs_of_one_machine_are_one_machine),
        CASE(a_name_is_not_a_machine),
        CASE(runs_that_are_left_out_count_nowhere),
        CASE(works_and_models_and_metrics_are_apart),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
