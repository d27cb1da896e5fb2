/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "label.h"
#include "sentence.h"
#include "support/fake_results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int begin(void **state)
{
    struct results *r = malloc(sizeof *r);

    if (r == NULL) {
        return -1;
    }
    fake_init(r);
    *state = r;
    return 0;
}

static int end(void **state)
{
    fake_free(*state);
    free(*state);
    return 0;
}

static struct verdict *judge(const struct results *r, size_t *n)
{
    struct verdict *v;
    struct err e;

    assert_int_equal(analysis_verdicts(r, r->metric, &v, n, &e), 0);
    return v;
}

/* Of the first group. */
static void assert_sentence(const struct results *r, const char *expected)
{
    char text[SENTENCE_BYTES];
    size_t used;
    size_t n;
    struct verdict *v = judge(r, &n);

    analysis_sentence(r, r->metric, v, n, &used, text);
    free(v);
    assert_string_equal(text, expected);
}

static void contenders_differ_by_their_parameters(void **state)
{
    struct results *r = *state;

    fake_cell(r, "primes", "gil:interval=1ms", 1);
    fake_cell(r, "primes", "gil:interval=5ms", 1);
    fake_blocks(r, (double[]){30.0, 20.0}, 7, 0.0);
    assert_sentence(r, "primes, 1 worker: gil:interval=5ms is 1.50× faster "
                       "than gil:interval=1ms [1.50, 1.50]");
}

static void models_that_tie_share_the_sentence(void **state)
{
    struct results *r = *state;

    fake_cell(r, "sleep:time=2s", "sequential", 3);
    fake_cell(r, "sleep:time=2s", "threads", 3);
    fake_cell(r, "sleep:time=2s", "gil", 3);
    fake_cell(r, "sleep:time=2s", "processes", 3);
    fake_blocks(r, (double[]){6.0, 2.0, 2.0, 2.0}, 7, 0.02);
    char text[SENTENCE_BYTES];
    size_t used;
    size_t n;
    struct verdict *v = judge(r, &n);
    analysis_sentence(r, r->metric, v, n, &used, text);
    free(v);
    assert_int_equal(used, 6);
    assert_non_null(strstr(text, "sleep:time=2s, 3 workers: "));
    assert_non_null(strstr(text, " (no difference between them, ±"));
    assert_non_null(strstr(text, "× faster than sequential ["));
}

static void a_slight_win_does_not_lead_the_sentence(void **state)
{
    struct results *r = *state;

    fake_cell(r, "sleep:time=2s", "sequential", 3);
    fake_cell(r, "sleep:time=2s", "threads", 3);
    fake_cell(r, "sleep:time=2s", "processes", 3);
    fake_blocks(r, (double[]){6.0, 2.0, 2.01}, 7, 0.0);
    assert_sentence(r, "sleep:time=2s, 3 workers: threads are 3.00× faster "
                       "than sequential [3.00, 3.00] and only 1.005× than "
                       "processes [1.005, 1.005]");
}

static void nothing_is_said_to_win_when_all_tie(void **state)
{
    struct results *r = *state;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_cell(r, "primes", "gil", 2);
    fake_blocks(r, (double[]){10.0, 10.0, 10.0}, 7, 0.0);
    assert_sentence(r, "primes, 2 workers: no difference between any of "
                       "threads, processes and gil at this precision (±0.0 %)");
}

static void two_that_tie_show_how_close_they_are(void **state)
{
    struct results *r = *state;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){10.0, 10.0}, 7, 0.0);
    assert_sentence(r, "primes, 2 workers: no difference between threads and "
                       "processes at this precision (±0.0 %: 1.00× "
                       "[1.00, 1.00])");
}

/* 9.8 and 10.3 over 10: the upper limit is 3 % off, the lower one 2. */
static void it_is_said_how_far_apart_they_may_be(void **state)
{
    struct results *r = *state;
    char text[SENTENCE_BYTES];
    size_t used;
    size_t n;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "processes", 2);
    for (unsigned b = 0; b < 12; b++) {
        fake_sample(r, 0, b, 10.0);
        fake_sample(r, 1, b, b % 2 == 0 ? 9.8 : 10.3);
    }
    struct verdict *v = judge(r, &n);
    analysis_sentence(r, r->metric, v, n, &used, text);
    free(v);
    assert_non_null(strstr(text, " at this precision (±3 %: 1.00"));
}

static void too_few_blocks_are_said_to_be_too_few(void **state)
{
    struct results *r = *state;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "gil", 2);
    fake_blocks(r, (double[]){10.0, 20.0}, 3, 0.0);
    assert_sentence(r, "primes, 2 workers: undecided: 3 blocks are too few "
                       "(6 needed); so far threads are 2.00× faster than gil "
                       "[2.00, 2.00]");
}

static void what_is_not_clear_is_not_called_a_win(void **state)
{
    struct results *r = *state;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "gil", 2);
    fake_blocks(r, (double[]){10.0, 20.0}, 7, 0.0);
    r->looks = (struct looks){true, 6, 100};
    assert_sentence(r, "primes, 2 workers: undecided: not clear (p = 0.016, "
                       "0.0063 needed); so far threads are 2.00× faster than "
                       "gil [2.00, 2.00]");
}

static void it_is_said_among_how_many_it_is_not_clear(void **state)
{
    struct results *r = *state;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){10.0, 20.0, 10.0}, 7, 0.0);
    r->looks = (struct looks){true, 6, 100};
    assert_sentence(
        r, "primes, 2 workers: no difference between threads and processes at "
           "this precision (±0.0 %: 1.00× [1.00, 1.00]); undecided against "
           "gil: not clear among 3 comparisons (p = 0.016, 0.0063 needed)");
}

static void a_model_without_samples_is_mentioned(void **state)
{
    struct results *r = *state;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "processes", 2);
    fake_blocks(r, (double[]){10.0, 20.0, 30.0}, 7, 0.0);
    for (size_t i = 2; i < r->nsamples; i += 3) {
        r->samples[i].sample.status = SAMPLE_CRASHED;
    }
    assert_sentence(r, "primes, 2 workers: threads are 2.00× faster than gil "
                       "[2.00, 2.00]; nothing to compare of processes");
}

static void placements_are_told_when_there_are_several(void **state)
{
    struct results *r = *state;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "gil", 2);
    fake_cell(r, "primes", "gil", 2);
    snprintf(r->cells[2].placement, CELL_PLACEMENT_BYTES, "same-core");
    fake_blocks(r, (double[]){10.0, 20.0, 20.0}, 7, 0.0);
    assert_sentence(r, "primes, 2 workers, placement cores: threads are 2.00× "
                       "faster than gil [2.00, 2.00]");
}

static void the_verb_goes_with_the_metric(void **state)
{
    struct results *r = *state;

    fake_cell(r, "primes", "threads", 2);
    fake_cell(r, "primes", "gil", 2);
    fake_blocks(r, (double[]){10.0, 20.0}, 7, 0.0);
    r->metric = METRIC_THROUGHPUT;
    assert_sentence(r, "primes, 2 workers: threads have 2.00× higher "
                       "throughput than gil [2.00, 2.00]");
    r->metric = METRIC_ELAPSED;
    assert_sentence(r, "primes, 2 workers: threads are 2.00× faster than gil "
                       "[2.00, 2.00] in elapsed time");
}

static void a_model_alone_is_said_to_be_alone(void **state)
{
    struct results *r = *state;
    char text[SENTENCE_BYTES];

    fake_cell(r, "primes", "threads", 2);
    sentence_without_verdict(r, 0, text);
    assert_string_equal(text, "primes, 2 workers: threads alone was run, so "
                              "there is nothing to compare");
}

static void a_sentence_is_cut_between_characters(void **state)
{
    struct results *r = *state;
    char text[SENTENCE_BYTES];
    char clean[SENTENCE_BYTES];
    size_t used;
    size_t n;

    for (int i = 0; i < 24; i++) {
        char model[CELL_NAME_BYTES];
        snprintf(model, sizeof model, "%02d-××××××××××××××××", i);
        fake_cell(r, "primes", model, 2);
    }
    double same[24];
    for (size_t i = 0; i < 24; i++) {
        same[i] = 10.0;
    }
    fake_blocks(r, same, 6, 0.0);
    struct verdict *v = judge(r, &n);
    analysis_sentence(r, r->metric, v, n, &used, text);
    free(v);
    label_clean(text, clean, sizeof clean);
    assert_string_equal(text, clean);
    assert_true(strlen(text) > SENTENCE_BYTES - 8);
}

static void hostile_labels_become_harmless_text(void **state)
{
    static const struct {
        const char *raw;
        const char *clean;
    } cases[] = {
        {"a\x1b[31mb\nc", "a [31mb c"}, {"\xff\xfe", "??"},
        {"µs × …", "µs × …"},           {"\xc0\x80", "??"},
        {"\xed\xa0\x80", "?"},          {"cut\xe2\x82", "cut??"},
    };
    char text[64];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        label_clean(cases[i].raw, text, sizeof text);
        assert_string_equal(text, cases[i].clean);
    }
    const char right_to_left[] = {'a', '\xe2', '\x80', '\xae', '\0'};
    label_clean(right_to_left, text, sizeof text);
    assert_string_equal(text, "a?");
    label_clean("ab×", text, 4);
    assert_string_equal(text, "ab");
}

static void long_labels_keep_both_ends(void **state)
{
    char text[64] = "http:latency=×50ms";

    (void)state;
    label_shorten(text, 18);
    assert_string_equal(text, "http:latency=×50ms");
    label_shorten(text, 9);
    assert_string_equal(text, "http…50ms");
}

#define WITH_RUN(test) cmocka_unit_test_setup_teardown(test, begin, end)

static void lines_are_broken_at_blanks_where_there_are_any(void **state)
{
    static const struct {
        const char *text;
        size_t columns;
        size_t bytes;
    } cases[] = {
        {"", 5, 0},         {"abc", 3, 3},     {"abc def", 7, 7},
        {"abc def", 6, 3},  {"abc def", 3, 3}, {"a b c d", 4, 3},
        {"abcdefgh", 3, 3}, {"µµµ µµ", 4, 6},  {"µµµµ", 3, 6},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(label_line(cases[i].text, cases[i].columns),
                         cases[i].bytes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_RUN(contenders_differ_by_their_parameters),
        WITH_RUN(models_that_tie_share_the_sentence),
        WITH_RUN(a_slight_win_does_not_lead_the_sentence),
        WITH_RUN(nothing_is_said_to_win_when_all_tie),
        WITH_RUN(two_that_tie_show_how_close_they_are),
        WITH_RUN(it_is_said_how_far_apart_they_may_be),
        WITH_RUN(too_few_blocks_are_said_to_be_too_few),
        WITH_RUN(what_is_not_clear_is_not_called_a_win),
        WITH_RUN(it_is_said_among_how_many_it_is_not_clear),
        WITH_RUN(a_model_without_samples_is_mentioned),
        WITH_RUN(placements_are_told_when_there_are_several),
        WITH_RUN(the_verb_goes_with_the_metric),
        WITH_RUN(a_model_alone_is_said_to_be_alone),
        WITH_RUN(a_sentence_is_cut_between_characters),
        cmocka_unit_test(hostile_labels_become_harmless_text),
        cmocka_unit_test(long_labels_keep_both_ends),
        cmocka_unit_test(lines_are_broken_at_blanks_where_there_are_any),
    };

    return cmocka_run_group_tests_name("sentence", tests, NULL, NULL);
}
