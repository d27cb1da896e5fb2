/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "bytes.h"
#include "own_memory.h"
#include "workload_rig.h"

#include <string.h>

enum { LINE_BYTES = 64, BYTES = 1000 };

static void it_is_zeroed_and_on_lines_of_its_own(void **state)
{
    static const unsigned char zeros[BYTES];
    struct worker w = {0};
    struct err e;

    (void)state;
    for (size_t bytes = 0; bytes <= BYTES; bytes += LINE_BYTES / 2) {
        unsigned char *memory = own_memory_enter(&w, bytes, NULL, &e);

        assert_non_null(memory);
        assert_ptr_equal(w.state, memory);
        assert_int_equal((size_t)memory % LINE_BYTES, 0);
        assert_memory_equal(memory, zeros, bytes);
        memset(memory, 1, bytes); /* for the next one */
        own_memory_leave(&w);
        assert_null(w.state);
    }
    own_memory_leave(&w);
}

static void too_much_says_what_to_lower(void **state)
{
    struct worker w = {0};
    struct err e = {""};

    (void)state;
    assert_null(own_memory_enter(&w, SIZE_MAX / 4, "rows=", &e));
    assert_non_null(strstr(e.text, "lower rows= or the workers"));
    assert_null(own_memory_enter(&w, SIZE_MAX / 4, NULL, &e));
    assert_non_null(strstr(e.text, "lower the workers"));
    assert_null(w.state);
}

static void the_parameter_bytes_says_how_many_of_the_stream(void **state)
{
    static const char *const params[] = {"bytes=0", "bytes=7", "bytes=1000"};
    static const size_t bytes[] = {0, 7, BYTES};
    unsigned char stream[BYTES];

    (void)state;
    bytes_fill(stream, sizeof stream, 0);
    for (int i = 0; i < 3; i++) {
        struct workload_rig rig;

        workload_rig_start(&rig, "handover", params[i], 1, 1);
        assert_memory_equal(rig.workers[0].state, stream, bytes[i]);
        workload_rig_end(&rig);
        assert_null(rig.workers[0].state);
    }
}

static void a_job_has_a_zeroed_piece(void **state)
{
    struct job job = {0};
    struct err e;

    (void)state;
    uint64_t *piece = own_memory_setup(&job, sizeof *piece, &e);
    assert_non_null(piece);
    assert_ptr_equal(job.state, piece);
    assert_int_equal(*piece, 0);
    own_memory_teardown(&job);
    assert_null(job.state);
    assert_null(own_memory_setup(&job, SIZE_MAX / 4, &e));
    assert_non_null(strstr(e.text, "no memory"));
    own_memory_teardown(&job);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_zeroed_and_on_lines_of_its_own),
        cmocka_unit_test(too_much_says_what_to_lower),
        cmocka_unit_test(the_parameter_bytes_says_how_many_of_the_stream),
        cmocka_unit_test(a_job_has_a_zeroed_piece),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
