/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "fake_results.h"
#include "findings.h"

static void fill(struct results *r)
{
    static const double medians_ms[] = {10.0, 5.0, 7.0};

    fake_init(r);
    fake_cell(r, "primes", "sequential", 2);
    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "sleep", "threads", 2);
    fake_blocks(r, medians_ms, 7, 0.02);
}

static struct findings make(const struct results *r)
{
    struct findings f;
    struct err e = {""};

    if (findings_make(&f, r, &e) || findings_add_laws(&f, &e)
        || findings_add_metrics(&f, &e)) {
        fail_msg("%s", e.text);
    }
    return f;
}

static void what_was_found_is_found_once(void **state)
{
    struct result_memo memo = {0};
    struct results r;

    (void)state;
    fill(&r);
    r.memo = &memo;
    struct findings first = make(&r);
    assert_non_null(memo.data);
    struct findings second = make(&r);
    assert_ptr_equal(first.summaries, second.summaries);
    assert_ptr_equal(first.verdicts, second.verdicts);
    assert_ptr_equal(first.every, second.every);
    assert_ptr_equal(first.breakevens, second.breakevens);
    assert_ptr_equal(first.scalings, second.scalings);
    assert_int_equal(first.nevery, second.nevery);
    assert_int_equal(first.nbreakevens, second.nbreakevens);
    assert_int_equal(first.nscalings, second.nscalings);
    assert_true(second.nverdicts > 0 && second.nscalings > 0);
    findings_free(&first);
    assert_true(second.summaries[1].n == 7);
    findings_free(&second);
    memo.free(memo.data);
    fake_free(&r);
}

/* Whoever groups panels in another way does it for itself. */
static void lists_are_ones_own(void **state)
{
    struct result_memo memo = {0};
    struct results r;

    (void)state;
    fill(&r);
    r.memo = &memo;
    struct findings first = make(&r);
    struct findings second = make(&r);
    assert_int_equal(second.npanels, 2);
    first.panels[1] = 0;
    assert_int_equal(second.panels[1], 2);
    struct findings third = make(&r);
    assert_int_equal(third.panels[1], 2);
    assert_int_equal(third.nmodels, 2);
    assert_int_equal(third.models[1], 1);
    findings_free(&third);
    findings_free(&second);
    findings_free(&first);
    memo.free(memo.data);
    fake_free(&r);
}

/* So tests may change a run between two looks at it. */
static void without_a_memo_everything_is_found_anew(void **state)
{
    struct results r;

    (void)state;
    fill(&r);
    struct findings first = make(&r);
    for (size_t i = 0; i < r.nsamples; i++) {
        r.samples[i].sample.total_ns *= 2;
    }
    struct findings second = make(&r);
    assert_true(second.summaries[0].total_ns.value
                > 1.9 * first.summaries[0].total_ns.value);
    findings_free(&second);
    findings_free(&first);
    fake_free(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_found_is_found_once),
        cmocka_unit_test(lists_are_ones_own),
        cmocka_unit_test(without_a_memo_everything_is_found_anew),
    };

    return cmocka_run_group_tests_name("findings memo", tests, NULL, NULL);
}
