/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "bytes.h"

#include <string.h>

enum { BYTES = 100 };

static uint64_t hash_in_pieces(const unsigned char *data, size_t bytes,
                               size_t piece)
{
    struct bytes_hash h = {0};

    for (size_t done = 0; done < bytes; done += piece) {
        bytes_hash_add(&h, data + done,
                       bytes - done < piece ? bytes - done : piece);
    }
    return bytes_hash_value(&h);
}

static void a_hash_does_not_depend_on_how_the_stream_is_cut(void **state)
{
    unsigned char data[BYTES];

    (void)state;
    bytes_fill(data, sizeof data, 0);
    for (size_t bytes = 1; bytes <= BYTES; bytes++) {
        uint64_t whole = hash_in_pieces(data, bytes, bytes);

        for (size_t piece = 1; piece < bytes; piece++) {
            assert_int_equal(hash_in_pieces(data, bytes, piece), whole);
        }
    }
}

static void a_hash_notices_each_changed_bit(void **state)
{
    unsigned char data[BYTES];

    (void)state;
    bytes_fill(data, sizeof data, 0);
    uint64_t before = hash_in_pieces(data, BYTES, BYTES);
    for (size_t bit = 0; bit < 8 * BYTES; bit++) {
        data[bit / 8] = (unsigned char)(data[bit / 8] ^ (1U << bit % 8));
        assert_int_not_equal(hash_in_pieces(data, BYTES, BYTES), before);
        data[bit / 8] = (unsigned char)(data[bit / 8] ^ (1U << bit % 8));
    }
}

static void a_hash_notices_words_that_changed_places(void **state)
{
    unsigned char data[BYTES];
    unsigned char moved[BYTES];

    (void)state;
    bytes_fill(data, sizeof data, 0);
    memcpy(moved, data, sizeof moved);
    memcpy(moved + 8, data + 16, 8);
    memcpy(moved + 16, data + 8, 8);
    assert_int_not_equal(hash_in_pieces(data, BYTES, BYTES),
                         hash_in_pieces(moved, BYTES, BYTES));
}

static void a_hash_tells_lengths_of_zeros_apart(void **state)
{
    const unsigned char zeros[BYTES] = {0};

    (void)state;
    for (size_t a = 0; a < BYTES; a++) {
        for (size_t b = a + 1; b <= BYTES; b++) {
            assert_int_not_equal(hash_in_pieces(zeros, a, BYTES),
                                 hash_in_pieces(zeros, b, BYTES));
        }
    }
}

static void a_part_of_the_stream_is_the_same_by_itself(void **state)
{
    unsigned char whole[BYTES];
    unsigned char part[BYTES];

    (void)state;
    bytes_fill(whole, sizeof whole, 0);
    for (size_t offset = 0; offset < BYTES; offset += 8) {
        bytes_fill(part, BYTES - offset, offset);
        assert_memory_equal(part, whole + offset, BYTES - offset);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hash_does_not_depend_on_how_the_stream_is_cut),
        cmocka_unit_test(a_hash_notices_each_changed_bit),
        cmocka_unit_test(a_hash_notices_words_that_changed_places),
        cmocka_unit_test(a_hash_tells_lengths_of_zeros_apart),
        cmocka_unit_test(a_part_of_the_stream_is_the_same_by_itself),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
