/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "order.h"

#include <stdbool.h>
#include <string.h>

enum { N = 40 };

static bool same(uint64_t seed_a, unsigned block_a, uint64_t seed_b,
                 unsigned block_b)
{
    size_t a[N];
    size_t b[N];

    order_shuffle(a, N, seed_a, block_a);
    order_shuffle(b, N, seed_b, block_b);
    return memcmp(a, b, sizeof a) == 0;
}

static void it_is_a_permutation(void **state)
{
    (void)state;
    for (size_t n = 1; n <= N; n++) {
        size_t order[N + 1];
        unsigned char seen[N] = {0};
        order[n] = 12345;
        order_shuffle(order, n, 7, (unsigned)n);
        for (size_t i = 0; i < n; i++) {
            assert_in_range(order[i], 0, n - 1);
            seen[order[i]]++;
        }
        for (size_t i = 0; i < n; i++) {
            assert_int_equal(seen[i], 1);
        }
        assert_int_equal(order[n], 12345);
    }
}

static void the_same_seed_and_block_give_the_same_order(void **state)
{
    static const uint64_t seeds[] = {0, 1, 42, UINT64_MAX};

    (void)state;
    for (size_t i = 0; i < sizeof seeds / sizeof *seeds; i++) {
        assert_true(same(seeds[i], 0, seeds[i], 0));
        assert_true(same(seeds[i], 77, seeds[i], 77));
    }
}

static void another_block_gives_another_order(void **state)
{
    (void)state;
    for (unsigned a = 0; a < 30; a++) {
        for (unsigned b = a + 1; b < 30; b++) {
            assert_false(same(42, a, 42, b));
        }
    }
}

static void another_seed_gives_another_order(void **state)
{
    static const uint64_t seeds[] = {
        0,
        1,
        2,
        42,
        UINT64_C(1) << 31,
        UINT64_C(1) << 32,
        UINT64_C(1) << 62,
        (UINT64_C(1) << 32) + 1,
        UINT64_C(999999999999999999),
    };

    (void)state;
    for (size_t a = 0; a < sizeof seeds / sizeof *seeds; a++) {
        for (size_t b = a + 1; b < sizeof seeds / sizeof *seeds; b++) {
            assert_false(same(seeds[a], 0, seeds[b], 0));
        }
    }
}

/* The block is mixed in, not added: else seed 1 would repeat seed 0's run
 * one block later. */
static void a_neighbouring_seed_is_no_shifted_run(void **state)
{
    (void)state;
    for (unsigned block = 1; block < 50; block++) {
        assert_false(same(1, block - 1, 0, block));
        assert_false(same(0, block - 1, 1, block));
    }
}

static void every_cell_comes_at_every_place_as_often(void **state)
{
    enum { CELLS = 6, EXPECTED = 100 };
    unsigned counts[CELLS][CELLS] = {{0}};

    (void)state;
    for (unsigned block = 0; block < CELLS * EXPECTED; block++) {
        size_t order[CELLS];
        order_shuffle(order, CELLS, 1, block);
        for (size_t i = 0; i < CELLS; i++) {
            counts[order[i]][i]++;
        }
    }
    /* The seed is fixed, so that this cannot flicker. */
    for (size_t i = 0; i < CELLS; i++) {
        for (size_t j = 0; j < CELLS; j++) {
            assert_in_range(counts[i][j], EXPECTED / 2, 3 * EXPECTED / 2);
        }
    }
}

/* Whether the second program's trial comes first. */
static bool is_swapped(uint64_t seed, unsigned block, size_t cell)
{
    size_t order[2] = {9, 9};

    order_sides(order, 2, seed, block, cell);
    assert_int_equal(order[0] + order[1], 1);
    return order[0] == 1;
}

static void one_program_comes_first(void **state)
{
    size_t order[2] = {9, 9};

    (void)state;
    order_sides(order, 1, 42, 3, 5);
    assert_int_equal(order[0], 0);
    assert_int_equal(order[1], 9);
}

static void each_program_comes_first_in_half_of_the_places(void **state)
{
    enum { CELLS = 64, BLOCKS = 64 };
    unsigned swapped = 0;

    (void)state;
    for (size_t cell = 0; cell < CELLS; cell++) {
        unsigned of_cell = 0;
        for (unsigned block = 0; block < BLOCKS; block++) {
            of_cell += is_swapped(42, block, cell);
        }
        assert_in_range(of_cell, BLOCKS / 4, 3 * BLOCKS / 4);
        swapped += of_cell;
    }
    assert_in_range(swapped, CELLS * BLOCKS * 45 / 100,
                    CELLS * BLOCKS * 55 / 100);
}

/* How often two sequences of coins agree, of a hundred. */
static unsigned agreement(uint64_t seed, unsigned shift, size_t other_cell,
                          uint64_t other_seed)
{
    unsigned agree = 0;

    for (unsigned block = 0; block < 100; block++) {
        agree += is_swapped(seed, block + shift, 1)
                 == is_swapped(other_seed, block, other_cell);
    }
    return agree;
}

/* Else one cell's turns would say another's, and drift would hit both alike. */
static void turns_of_cells_seeds_and_blocks_are_not_alike(void **state)
{
    (void)state;
    assert_int_equal(agreement(42, 0, 1, 42), 100);
    for (size_t cell = 2; cell < 20; cell++) {
        assert_in_range(agreement(42, 0, cell, 42), 25, 75);
    }
    for (uint64_t seed = 43; seed < 60; seed++) {
        assert_in_range(agreement(42, 0, 1, seed), 25, 75);
    }
    /* A neighbour's turns are not these, a block later. */
    for (unsigned shift = 1; shift < 5; shift++) {
        assert_in_range(agreement(42, shift, 2, 42), 25, 75);
        assert_in_range(agreement(42, shift, 1, 43), 25, 75);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_a_permutation),
        cmocka_unit_test(the_same_seed_and_block_give_the_same_order),
        cmocka_unit_test(another_block_gives_another_order),
        cmocka_unit_test(another_seed_gives_another_order),
        cmocka_unit_test(a_neighbouring_seed_is_no_shifted_run),
        cmocka_unit_test(every_cell_comes_at_every_place_as_often),
        cmocka_unit_test(one_program_comes_first),
        cmocka_unit_test(each_program_comes_first_in_half_of_the_places),
        cmocka_unit_test(turns_of_cells_seeds_and_blocks_are_not_alike),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
