/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "findings.h"
#include "findings_runs.h"
#include "results_join.h"
#include "run_file.h"
#include "support/fake_results.h"
#include "support/fake_runs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void cells_of_all_runs_stand_one_after_another(void **state)
{
    const struct fake_runs *f = *state;
    const struct results *r = &f->joined;

    assert_int_equal(r->ncells, 24 + 36);
    assert_int_equal(r->nsamples, 0);
    assert_string_equal(r->cells[23].workload, "sleep");
    assert_int_equal(r->cells[23].run, 0);
    assert_string_equal(r->cells[24].workload, "primes");
    assert_int_equal(r->cells[24].run, 1);
    assert_ptr_equal(results_of_cell(r, 59), &f->runs[1]);
    assert_string_equal(results_label(r, 59), "two");
    assert_int_equal(results_runs(r), 2);
    assert_ptr_equal(results_run(r, 1), &f->runs[1]);
}

static void a_lone_run_is_its_own(void **state)
{
    const struct fake_runs *f = *state;
    char name[RUN_FILE_BYTES];

    assert_int_equal(results_runs(&f->runs[0]), 1);
    assert_ptr_equal(results_run(&f->runs[0], 0), &f->runs[0]);
    assert_ptr_equal(results_of_cell(&f->runs[0], 3), &f->runs[0]);
    assert_string_equal(results_label(&f->runs[0], 3), "");
    run_file_name(&f->runs[0], 0, "machine.json", name);
    assert_string_equal(name, "machine.json");
}

static void runs_never_do_the_same_work(void **state)
{
    const struct fake_runs *f = *state;
    const struct cell *a = &f->joined.cells[0];
    const struct cell *b = &f->joined.cells[24];

    assert_string_equal(a->model, b->model);
    assert_true(cell_same_work(a, a + 1));
    assert_false(cell_same_work(a, b));
    assert_false(cell_is_base(a, b + 1));
}

static void traces_know_their_joined_cell(void **state)
{
    struct fake_runs *f = *state;
    struct result_trace trace = {.cell = 2};

    f->runs[1].traces = &trace;
    f->runs[1].ntraces = 1;
    fake_runs_join(f, "one", "two");
    f->runs[1].traces = NULL;
    f->runs[1].ntraces = 0;
    assert_int_equal(f->joined.ntraces, 1);
    assert_int_equal(f->joined.traces[0].cell, 26);
}

static void what_runs_agree_on_is_kept(void **state)
{
    struct fake_runs *f = *state;

    assert_string_equal(f->joined.plan_name, "fake");
    assert_string_equal(f->joined.tvp_version, "0.1.0");
    assert_int_equal(f->joined.cores, 0);
    assert_string_equal(f->joined.command, "");
    f->runs[1].cores = 2;
    f->runs[1].plan_name[0] = 'F';
    fake_runs_join(f, "one", "two");
    assert_string_equal(f->joined.plan_name, "");
    assert_int_equal(f->joined.cores, 2);
}

static void labels_are_clean_and_never_the_same(void **state)
{
    static const struct {
        const char *given[2];
        const char *labels[2];
        const char *slugs[2];
    } cases[] = {
        {{"a", "b"}, {"a", "b"}, {"a", "b"}},
        {{"a", "a"}, {"a", "a (2)"}, {"a", "a-2"}},
        {{"a b", "a-b"}, {"a b", "a-b"}, {"a-b", "a-b.2"}},
        {{"", ""}, {"", " (2)"}, {"run", "_2"}},
        {{"../x", "-f"}, {"../x", "-f"}, {"_.-x", "_f"}},
        {{"a\nb\x1b", "\xff<i>"}, {"a b ", "?<i>"}, {"a-b", "_i"}},
        {{"0123456789012345678901234567890123456789", "é"},
         {"0123456789012345…567890123456789", "é"},
         {"0123456789012345-567890123456789", "run"}},
    };
    struct fake_runs *f = *state;

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fake_runs_join(f, cases[i].given[0], cases[i].given[1]);
        for (size_t j = 0; j < 2; j++) {
            assert_string_equal(f->joined.runs[j].label, cases[i].labels[j]);
            assert_string_equal(f->joined.runs[j].slug, cases[i].slugs[j]);
        }
    }
    char name[RUN_FILE_BYTES];
    run_file_name(&f->joined, 1, "machine.json", name);
    assert_string_equal(name, "machine-run.json");
    run_file_name(&f->joined, 1, "map", name);
    assert_string_equal(name, "map-run");
}

static void a_run_is_taken_once(void **state)
{
    struct fake_runs *f = *state;
    struct results twice[2] = {f->runs[0], f->runs[0]};
    struct results out;
    struct err e = {0};

    assert_int_equal(results_join(&out, twice, 2, &e), -1);
    assert_non_null(strstr(e.text, "runs 1 and 2 are the same"));
    assert_non_null(strstr(e.text, f->runs[0].run_id));
    /* Begun in the same second, from the same seed. */
    twice[1].wall_ns++;
    assert_int_equal(results_join(&out, twice, 2, &e), 0);
    results_join_free(&out);
    assert_int_equal(results_join(&out, twice, 0, &e), -1);
    assert_int_equal(results_join(&out, twice, RESULTS_JOIN_MAX + 1, &e), -1);
    assert_non_null(strstr(e.text, "513 runs"));
}

/* Whether verdicts of the joined results are a run's, byte for byte. */
static void assert_verdicts(const struct verdict *joined,
                            const struct verdict *own, size_t n, size_t first)
{
    for (size_t i = 0; i < n; i++) {
        struct verdict v = joined[i];
        v.winner -= first;
        v.runner_up -= first;
        assert_memory_equal(&v, &own[i], sizeof v);
    }
}

static void make(struct findings *out, const struct results *r)
{
    struct err e = {0};

    if (findings_make(out, r, &e) || findings_add_laws(out, &e)
        || findings_add_metrics(out, &e)) {
        fail_msg("%s", e.text);
    }
}

static void a_run_says_in_company_what_it_says_alone(void **state)
{
    const struct fake_runs *f = *state;
    struct findings all;
    size_t verdicts = 0;
    size_t every = 0;
    size_t sentences = 0;

    make(&all, &f->joined);
    for (size_t i = 0; i < 2; i++) {
        struct findings own;
        size_t first = f->joined.runs[i].first_cell;
        make(&own, &f->runs[i]);
        assert_true(own.nverdicts > 0 && own.nbreakevens > 0);
        assert_verdicts(all.verdicts + verdicts, own.verdicts, own.nverdicts,
                        first);
        assert_verdicts(all.every + every, own.every, own.nevery, first);
        assert_memory_equal(all.sentences + sentences, own.sentences,
                            own.nsentences * sizeof *own.sentences);
        assert_memory_equal(all.stationarity + first, own.stationarity,
                            f->runs[i].ncells * sizeof *own.stationarity);
        for (size_t j = 0; j < f->runs[i].ncells; j++) {
            struct summary s = all.summaries[first + j];
            assert_int_equal(s.cell, first + j);
            s.cell = j;
            assert_memory_equal(&s, &own.summaries[j], sizeof s);
        }
        verdicts += own.nverdicts;
        every += own.nevery;
        sentences += own.nsentences;
        findings_free(&own);
    }
    assert_int_equal(all.nverdicts, verdicts);
    assert_int_equal(all.nevery, every);
    assert_int_equal(all.nsentences, sentences);
    findings_free(&all);
}

static void laws_come_run_by_run(void **state)
{
    const struct fake_runs *f = *state;
    struct findings all;
    struct findings second;

    make(&all, &f->joined);
    make(&second, &f->runs[1]);
    size_t breakevens = all.nbreakevens - second.nbreakevens;
    size_t scalings = all.nscalings - second.nscalings;
    assert_true(breakevens > 0 && scalings > 0 && second.nscalings > 0);
    for (size_t i = 0; i < second.nbreakevens; i++) {
        struct breakeven b = all.breakevens[breakevens + i];
        b.cell -= 24;
        b.against -= 24;
        assert_memory_equal(&b, &second.breakevens[i], sizeof b);
    }
    for (size_t i = 0; i < second.nscalings; i++) {
        struct scaling s = all.scalings[scalings + i];
        s.cell -= 24;
        assert_memory_equal(&s, &second.scalings[i], sizeof s);
    }
    findings_free(&second);
    findings_free(&all);
}

static void panels_are_shared_and_models_are_not(void **state)
{
    const struct fake_runs *f = *state;
    struct findings all;
    char text[CELL_LABEL_BYTES];

    make(&all, &f->joined);
    assert_int_equal(all.npanels, 3);
    assert_int_equal(all.nmodels, 8);
    findings_model_label(&all, all.models[2], text);
    assert_string_equal(text, "threads · one");
    findings_model_label(&all, all.models[3], text);
    assert_string_equal(text, "threads · two");
    assert_true(findings_in_panel(&all, 0, 0));
    assert_true(findings_in_panel(&all, 0, 24));
    assert_true(findings_of_model(&all, 2, 1));
    assert_false(findings_of_model(&all, 2, 25));
    assert_int_equal(findings_run_panel(&all, 1, 1), 1);
    assert_int_equal(findings_run_panel(&all, 2, 1), 2);
    assert_int_equal(findings_run_panel(&all, 2, 0), 2); /* it has none */
    assert_int_equal(findings_runs(&all), 2);
    findings_free(&all);
}

static void parameters_that_are_spelled_out_are_the_same(void **state)
{
    struct fake_runs *f = *state;

    snprintf(f->runs[0].cells[0].workload, CELL_NAME_BYTES, "mixed");
    snprintf(f->runs[0].cells[0].params, PARAMS_TEXT_BYTES, "cpu=25%%:op=10ms");
    snprintf(f->runs[1].cells[0].workload, CELL_NAME_BYTES, "mixed");
    snprintf(f->runs[1].cells[0].params, PARAMS_TEXT_BYTES, "cpu=25%%");
    snprintf(f->runs[1].cells[1].params, PARAMS_TEXT_BYTES, "who=knows");
    fake_runs_join(f, "one", "two");
    assert_string_equal(f->joined.cells[0].params, "cpu=25%");
    assert_string_equal(f->joined.cells[24].params, "cpu=25%");
    assert_string_equal(f->joined.cells[25].params, "who=knows");
    assert_string_equal(f->runs[0].cells[0].params, "cpu=25%:op=10ms");
}

static void by_run_a_panel_is_one_runs(void **state)
{
    struct fake_runs *f = *state;
    struct findings all;
    char text[CELL_LABEL_BYTES];

    make(&all, &f->joined);
    findings_facet(&all, true);
    assert_int_equal(all.npanels, 5);
    assert_int_equal(all.nmodels, 4);
    findings_panel_name(&all, 1, text);
    assert_string_equal(text, "primes");
    findings_panel_details(&all, 1, text);
    assert_string_equal(text, "two");
    findings_panel_details(&all, 2, text);
    assert_string_equal(text, "one, time=2s");
    findings_model_label(&all, 25, text);
    assert_string_equal(text, "threads");
    assert_false(findings_in_panel(&all, 1, 0));
    assert_true(findings_in_panel(&all, 1, 24));
    assert_true(findings_of_model(&all, 1, 25));
    assert_true(findings_shares_scale(&all, 0, 24));
    assert_false(findings_shares_scale(&all, 0, 12));
    f->joined.cells[24].ops++;
    assert_false(findings_shares_scale(&all, 0, 24));
    findings_free(&all);
}

int main(void)
{
#define WITH_RUNS(test)                                                        \
    cmocka_unit_test_setup_teardown(test, fake_runs_begin, fake_runs_end)
    const struct CMUnitTest tests[] = {
        WITH_RUNS(cells_of_all_runs_stand_one_after_another),
        WITH_RUNS(a_lone_run_is_its_own),
        WITH_RUNS(runs_never_do_the_same_work),
        WITH_RUNS(traces_know_their_joined_cell),
        WITH_RUNS(what_runs_agree_on_is_kept),
        WITH_RUNS(labels_are_clean_and_never_the_same),
        WITH_RUNS(a_run_is_taken_once),
        WITH_RUNS(a_run_says_in_company_what_it_says_alone),
        WITH_RUNS(laws_come_run_by_run),
        WITH_RUNS(panels_are_shared_and_models_are_not),
        WITH_RUNS(parameters_that_are_spelled_out_are_the_same),
        WITH_RUNS(by_run_a_panel_is_one_runs),
    };

    return cmocka_run_group_tests_name("results join", tests, NULL, NULL);
}
