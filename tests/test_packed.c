/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "packed.h"

#include <gsl/gsl_rng.h>

enum { COLUMNS = 7, ROWS = 2000 };

static int64_t any_number(gsl_rng *random, size_t bits)
{
    uint64_t value =
        ((uint64_t)gsl_rng_get(random) << 32) ^ (uint64_t)gsl_rng_get(random);

    return (int64_t)(bits == 0 ? 0 : value >> (64 - bits));
}

/* Of each width, about any number, in every count of rows. */
static void rows_come_back_as_they_were(void **state)
{
    static const size_t counts[] = {0, 1, 2, 511, 512, 513, 1025, ROWS};
    static int64_t rows[ROWS][COLUMNS];
    gsl_rng *random = gsl_rng_alloc(gsl_rng_mt19937);
    struct err e;

    (void)state;
    gsl_rng_set(random, 4);
    for (size_t bits = 0; bits <= 64; bits++) {
        struct packed *p;
        size_t count = counts[bits % (sizeof counts / sizeof *counts)];
        assert_int_equal(packed_create(&p, COLUMNS, &e), 0);
        for (size_t i = 0; i < count; i++) {
            for (size_t j = 0; j < COLUMNS; j++) {
                size_t width = j % 2 == 0 ? bits : bits * j / COLUMNS;
                rows[i][j] = any_number(random, width) - (int64_t)(j * i);
            }
            assert_int_equal(packed_append(p, rows[i], &e), 0);
        }
        assert_int_equal(packed_finish(p, &e), 0);
        assert_int_equal(packed_count(p), count);
        for (size_t i = 0; i < count; i++) {
            int64_t row[COLUMNS];
            packed_row(p, i, row);
            assert_memory_equal(row, rows[i], sizeof row);
            assert_int_equal(packed_value(p, i, i % COLUMNS),
                             rows[i][i % COLUMNS]);
        }
        packed_free(p);
    }
    gsl_rng_free(random);
}

static void the_farthest_numbers_fit(void **state)
{
    static const int64_t rows[][3] = {{INT64_MIN, -1, 0},
                                      {INT64_MAX, INT64_MAX, -1},
                                      {0, INT64_MIN, INT64_MAX}};
    struct packed *p;
    struct err e;

    (void)state;
    assert_int_equal(packed_create(&p, 3, &e), 0);
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(packed_append(p, rows[i], &e), 0);
    }
    assert_int_equal(packed_finish(p, &e), 0);
    for (size_t i = 0; i < 3; i++) {
        int64_t row[3];
        packed_row(p, i, row);
        assert_memory_equal(row, rows[i], sizeof row);
    }
    packed_free(p);
    packed_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_come_back_as_they_were),
        cmocka_unit_test(the_farthest_numbers_fit),
    };

    return cmocka_run_group_tests_name("packed", tests, NULL, NULL);
}
