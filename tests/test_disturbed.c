/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "disturbed.h"
#include "support/fake_results.h"

#include <stdlib.h>
#include <string.h>

static int begin(void **state)
{
    struct results *r = malloc(sizeof *r);

    if (r == NULL) {
        return -1;
    }
    fake_init(r);
    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "gil", 2);
    *state = r;
    return 0;
}

static int end(void **state)
{
    fake_free(*state);
    free(*state);
    return 0;
}

static void put(struct results *r, size_t cell, unsigned block,
                const char *error)
{
    struct result_sample *s = fake_sample(r, cell, block, 1.0);

    s->error = error;
    s->sample.status = error[0] == '\0' ? SAMPLE_OK : SAMPLE_DISTURBED;
}

static void assert_line(const struct results *r, const char *expected)
{
    char text[DISTURBED_TEXT_BYTES];

    assert_int_equal(disturbed_line(r, text), 0);
    assert_string_equal(text, expected);
}

static void an_undisturbed_run_says_nothing(void **state)
{
    struct results *r = *state;
    char text[DISTURBED_TEXT_BYTES];

    put(r, 0, 0, "");
    put(r, 1, 0, "");
    r->samples[1].sample.status = SAMPLE_FAILED;
    r->samples[1].error = "steal: not a mark";
    assert_int_equal(disturbed_line(r, text), -1);
}

static void reasons_are_counted_by_kind_the_most_frequent_first(void **state)
{
    struct results *r = *state;

    put(r, 0, 0, "steal: 3 ms");
    put(r, 0, 0, "");
    put(r, 1, 0, "other load: 12 % of PU 3; steal: 2 ms; other load: PU 4");
    put(r, 1, 0, "other load: 5 %");
    put(r, 0, 1, "something new: 5; late start: 7 ms");
    put(r, 0, 1, "");
    put(r, 1, 1, "unheard of");
    put(r, 1, 1, "other load: 5 %");
    put(r, 1, 2, "stealing: nothing; my steal: none");
    assert_line(r, "7 of 9 samples disturbed (3 other load, 2 steal, 1 late "
                   "start, 2 another reason); 4 repeated, 2 of these "
                   "disturbed again.");
}

static void a_repeat_is_of_the_same_cell_and_block(void **state)
{
    struct results *r = *state;

    put(r, 0, 0, "steal: 3 ms");
    put(r, 1, 0, "steal: 3 ms");
    put(r, 1, 1, "steal: 3 ms");
    assert_line(r, "3 of 3 samples disturbed (3 steal); none repeated.");
}

static void what_helped_is_said(void **state)
{
    struct results *r = *state;

    put(r, 0, 0, "throttled: 3 ms");
    put(r, 0, 0, "");
    assert_line(r, "1 of 2 samples disturbed (1 throttled); 1 repeated, none "
                   "of these disturbed again.");
}

static void what_is_not_to_be_relied_on_is_warned_of(void **state)
{
    struct results *r = *state;
    char text[DISTURBED_TEXT_BYTES];

    /* A quarter of the places is borne; what a repeat mended does not count. */
    put(r, 0, 0, "");
    put(r, 1, 0, "");
    put(r, 0, 1, "steal: 3 ms");
    put(r, 0, 1, "");
    put(r, 1, 1, "steal: 3 ms");
    put(r, 1, 1, "steal: 4 ms");
    assert_int_equal(disturbed_warning(r, text), -1);
    put(r, 0, 2, "other load: 3 ms");
    put(r, 0, 2, "steal: 4 ms");
    assert_int_equal(disturbed_warning(r, text), 0);
    assert_string_equal(text,
                        "Don't rely on this run: 2 of 5 trials were disturbed, "
                        "and once more when they were repeated. 'tvp doctor' "
                        "says what to do.");
    /* Unless the run may have more. */
    r->max_disturbed = 0.4;
    assert_int_equal(disturbed_warning(r, text), -1);
    r->max_disturbed = 0.39;
    assert_int_equal(disturbed_warning(r, text), 0);
    r->max_disturbed = 0.0;
    assert_int_equal(disturbed_warning(r, text), 0);
}

#define WITH_RUN(test) cmocka_unit_test_setup_teardown(test, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(an_undisturbed_run_says_nothing),
        WITH_RUN(reasons_are_counted_by_kind_the_most_frequent_first),
        WITH_RUN(a_repeat_is_of_the_same_cell_and_block),
        WITH_RUN(what_helped_is_said),
        WITH_RUN(what_is_not_to_be_relied_on_is_warned_of),
    };

    return cmocka_run_group_tests_name("disturbed", tests, NULL, NULL);
}
