/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial_reply.h"

#include "cmocka_all.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

enum { MOST_BYTES = 160 }; /* and so 10 values */

static void reply(const char *said, const char *expected)
{
    struct trial_words words = {.out_most = MOST_BYTES};
    struct trial_result r;

    text_buffer_add(&words.out, said, strlen(said));
    trial_reply_read(&r, &words, 0);
    assert_int_equal(r.sample.status, SAMPLE_FAILED);
    assert_non_null(strstr(r.error.text, expected));
    trial_result_free(&r);
    trial_words_free(&words);
}

static void more_than_an_answer_is_not_read(void **state)
{
    (void)state;
    reply("[0,1,2,3,4,5,6,7,8,9", "not JSON");
    reply("[0,1,2,3,4,5,6,7,8,9,]", "too much for a sample");
    reply("[[[[[[[[[[[", "too much for a sample");
    reply("{{{{{{{{{{{", "too much for a sample");
    reply("", "without a word");
}

/* Who writes for ever is not read for ever. */
static void of_too_much_the_end_is_kept(void **state)
{
    struct trial_words words = {.out_most = MOST_BYTES};
    struct trial_pipes pipes;
    struct err e;
    char much[MOST_BYTES] = "";

    (void)state;
    memset(much, 'x', sizeof much - 1);
    assert_int_equal(trial_pipes_open(&pipes, &e), 0);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(write(pipes.out[1], much, strlen(much)), strlen(much));
        assert_true(trial_pipes_read_out(&pipes, &words));
    }
    assert_int_equal(words.out.length, strlen(much));
    trial_pipes_close(&pipes);
    trial_words_free(&words);
}

static void a_file_without_end_is_drained_to_a_limit(void **state)
{
    struct trial_words words = {.out_most = MOST_BYTES};
    struct trial_pipes pipes = {{-1, -1}, {-1, -1}, {-1, -1}};

    (void)state;
    pipes.out[0] = open("/dev/zero", O_RDONLY | O_CLOEXEC);
    assert_true(pipes.out[0] >= 0);
    alarm(300); /* a test that would never end fails */
    trial_pipes_drain(&pipes, &words);
    alarm(0);
    assert_true(pipes.out[0] >= 0);
    trial_pipes_close(&pipes);
    trial_words_free(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(more_than_an_answer_is_not_read),
        cmocka_unit_test(of_too_much_the_end_is_kept),
        cmocka_unit_test(a_file_without_end_is_drained_to_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
