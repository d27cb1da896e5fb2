/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What matmul, nbody, sort, zlib and json find, and what they do to a lock. */
#include "cmocka_all.h"

#include "lock_tally.h"
#include "own_matrices.h"
#include "registry.h"
#include "workload_rig.h"
#include "zlib_library.h"

#include <gsl/gsl_blas.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { OPS = 3, WORKERS = 2 };

static struct lock_tally work_of_one(const char *workload, const char *params)
{
    struct workload_rig rig;
    struct lock_tally tally;
    struct err e = {""};

    workload_rig_start(&rig, workload, params, 1, OPS);
    lock_tally_give(&tally, &rig.workers[0]);
    if (workload_rig_work(&rig, 0, &e) != 0
        || workload_rig_verify(&rig, &e) != 0) {
        fail_msg("%s:%s: %s", workload, params, e.text);
    }
    workload_rig_end(&rig);
    assert_int_equal(tally.released, tally.taken);
    return tally;
}

static void the_lock_is_held_and_released_as_by_cpython(void **state)
{
    static const struct {
        const char *workload;
        const char *params;
        unsigned releases; /* for each operation */
        unsigned safepoints;
    } cases[] = {
        {"matmul", "size=20", 1, 1},
        {"matmul", "size=20:lock=held", 0, 1},
        {"nbody", "steps=7", 0, 7},
        {"sort", "numbers=64", 0, 1},
        {"sort", "numbers=2:compare=called", 0, 2},
        {"zlib", "bytes=1", 1, 1},
        {"zlib", "bytes=64K", 1, 1},
        {"zlib", "bytes=32K:level=0", 2, 1},
        {"zlib", "bytes=120000:level=0", 3, 1},
        {"zlib", "bytes=400000:level=0", 4, 1},
        {"zlib", "bytes=16000:how=decompress", 1, 1},
        {"zlib", "bytes=17000:how=decompress", 2, 1},
        {"zlib", "bytes=1M:how=decompress", 4, 1},
        {"json", "bytes=1K", 0, 2},
        {"json", "bytes=100000", 0, 2},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct lock_tally t = work_of_one(cases[i].workload, cases[i].params);

        assert_int_equal(t.released, cases[i].releases * OPS);
        assert_int_equal(t.safepoints, cases[i].safepoints * OPS);
    }
}

/* At least log2(1024!) of them, about 8769, but for luck, and at most one for
 * each number and pass. */
static void a_sort_that_calls_has_a_safepoint_for_each_comparison(void **state)
{
    struct lock_tally t = work_of_one("sort", "numbers=1024:compare=called");

    (void)state;
    assert_in_range(t.safepoints, OPS * 8700, OPS * (1024 * 10 + 1));
}

static uint64_t sum_of(const char *workload, const char *params)
{
    struct workload_rig rig;
    struct err e = {""};
    uint64_t sum;

    workload_rig_start(&rig, workload, params, 1, 1);
    if (workload_rig_work(&rig, 0, &e) != 0
        || workload_rig_verify(&rig, &e) != 0) {
        fail_msg("%s:%s: %s", workload, params, e.text);
    }
    sum = rig.job.checksum;
    workload_rig_end(&rig);
    return sum;
}

/* nbody: the Benchmarks Game's. zlib, json, sort: by zlib and json of CPython,
 * and bytes_hash in whole numbers without end. */
static void known_answers_are_found(void **state)
{
    (void)state;
    assert_int_equal((int64_t)sum_of("nbody", "steps=0"), -169075164);
    assert_int_equal((int64_t)sum_of("nbody", "steps=1000"), -169087605);
    assert_int_equal(sum_of("sort", "numbers=1000"), 0xed1c5066de365b41U);
    assert_int_equal(sum_of("zlib", "how=decompress:bytes=4K"), 0x91bbc0ca);
    assert_int_equal(sum_of("json", "bytes=256K"), 0xe2dae40c9d7d5bdeU);
}

/* What BLAS makes of the same factors. */
static void products_are_those_of_blas(void **state)
{
    static const char *const params[] = {
        "size=1", "size=37:block=16", "size=37:block=37", "size=37:block=4096",
        "size=32:block=1"};

    (void)state;
    for (size_t i = 0; i < sizeof params / sizeof params[0]; i++) {
        struct workload_rig rig;
        struct err e;

        workload_rig_start(&rig, "matmul", params[i], 1, 2);
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        size_t n = params_number(&rig.params, "size");
        const struct own_matrices *m = rig.workers[0].state;
        double *a = m->a;
        gsl_matrix_view left = gsl_matrix_view_array(a, n, n);
        gsl_matrix_view right = gsl_matrix_view_array(a + n * n, n, n);
        gsl_matrix *product = gsl_matrix_alloc(n, n);
        gsl_blas_dgemm(CblasNoTrans, CblasNoTrans, 1.0, &left.matrix,
                       &right.matrix, 0.0, product);
        assert_memory_equal(a + 2 * n * n, product->data, n * n * sizeof *a);
        assert_true(n == 1 || memcmp(a, a + n * n, n * n * sizeof *a) != 0);
        gsl_matrix_free(product);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        workload_rig_end(&rig);
    }
}

static int compare(const void *a, const void *b)
{
    const uint64_t *x = a;
    const uint64_t *y = b;

    return (*x > *y) - (*x < *y);
}

/* One for each worker, and neither of them sorted already. */
static void what_is_sorted_is_a_permutation(void **state)
{
    enum { COUNT = 777 };
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "sort", "numbers=777", WORKERS, OPS);
    rig.workload->leave(&rig.workers[1]);
    rig.workers[1].random = 1; /* as the harness gives each its own */
    assert_int_equal(rig.workload->enter(&rig.workers[1], &e), 0);
    assert_memory_not_equal(rig.workers[0].state, rig.workers[1].state,
                            COUNT * sizeof(uint64_t));
    for (unsigned i = 0; i < WORKERS; i++) {
        uint64_t given[COUNT];
        size_t in_place = 0;

        assert_int_equal(workload_rig_work(&rig, i, &e), 0);
        memcpy(given, rig.workers[i].state, sizeof given);
        for (size_t k = 0; k < COUNT; k++) {
            in_place += given[k] == k;
        }
        assert_in_range(in_place, 0, COUNT / 20);
        qsort(given, COUNT, sizeof given[0], compare);
        for (size_t k = 0; k < COUNT; k++) {
            assert_int_equal(given[k], k);
        }
    }
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

/* By one: `change` is what is done to the first worker's state, if anything. */
static void check_noticed(const char *workload, const char *params,
                          void (*change)(void *))
{
    struct workload_rig rig;
    struct err e = {""};

    workload_rig_start(&rig, workload, params, WORKERS, OPS);
    if (change != NULL) {
        change(rig.workers[0].state);
    }
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
    rig.workers[0].checksum += change == NULL;
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    assert_non_null(strstr(e.text, "2 x 3 times"));
    workload_rig_end(&rig);
}

static void change_number(void *state)
{
    uint64_t *given = state;

    given[5] ^= 1;
}

static void change_factor(void *state)
{
    const struct own_matrices *m = state;

    m->a[5] += 1;
}

static void change_letter(void *state)
{
    memcpy(strstr(state, "example.org"), "exemple", 7);
}

static void wrong_work_is_noticed(void **state)
{
    (void)state;
    check_noticed("matmul", "size=16", NULL);
    check_noticed("matmul", "size=16", change_factor);
    check_noticed("nbody", "steps=10", NULL);
    check_noticed("sort", "numbers=100", NULL);
    check_noticed("sort", "numbers=100", change_number);
    check_noticed("zlib", "bytes=1K", NULL);
    check_noticed("zlib", "bytes=1K:how=decompress", NULL);
    check_noticed("json", "bytes=1K", NULL);
    check_noticed("json", "bytes=1K", change_letter);
}

/* Roundings of one are forgiven, no more. */
static void energies_may_differ_by_one_part(void **state)
{
    static const int64_t off[] = {-200000000, -9, -2, 2, 9, 200000000};
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "nbody", "steps=1000", 1, 1);
    for (size_t i = 0; i < sizeof off / sizeof off[0]; i++) {
        rig.workers[0].checksum = (uint64_t)(-169087605 + off[i]);
        assert_int_equal(workload_rig_verify(&rig, &e), -1);
    }
    rig.workers[0].checksum = (uint64_t)-169087605;
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

static void a_document_that_is_broken_is_said_to_be(void **state)
{
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "json", "bytes=1K", 1, 1);
    memset(rig.workers[0].state, '{', 2);
    assert_int_equal(workload_rig_work(&rig, 0, &e), -1);
    assert_non_null(strstr(e.text, "jansson cannot read"));
    workload_rig_end(&rig);
}

static void *no_memory(size_t bytes)
{
    (void)bytes;
    return NULL;
}

/* Where jansson itself has no word for it. */
static void a_document_that_no_memory_is_left_for_says_so(void **state)
{
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "json", "bytes=1K", 1, 1);
    json_set_alloc_funcs(no_memory, free);
    int failed = workload_rig_work(&rig, 0, &e);
    json_set_alloc_funcs(malloc, free);
    assert_int_equal(failed, -1);
    assert_non_null(strstr(e.text, "Lower bytes= or the workers"));
    assert_null(strstr(e.text, ": ;"));
    assert_null(strstr(e.text, "bytes: "));
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    workload_rig_end(&rig);
}

/* Libraries that go wrong. */
static int no_deflate(z_stream *z, int flush)
{
    (void)z;
    (void)flush;
    return Z_MEM_ERROR;
}

static int nothing_deflated(z_stream *z, int flush)
{
    (void)flush;
    z->total_out = 0;
    return Z_STREAM_END;
}

static int another_text(z_stream *z, int flush)
{
    (void)flush;
    memset(z->next_out, 'x', 1024);
    z->total_out = 1024;
    return Z_STREAM_END;
}

static int never_ends(z_stream *z, int flush)
{
    (void)flush;
    z->total_out += z->avail_out;
    z->avail_out = 0;
    return Z_BUF_ERROR;
}

static void a_zlib_that_fails_is_noticed(void **state)
{
    static int (*const faults[])(z_stream *, int) = {no_deflate, never_ends,
                                                     nothing_deflated};
    struct workload_rig rig;
    struct zlib_library *library;
    struct zlib_library good;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "zlib", "bytes=1K", 1, 1);
    library = rig.job.state;
    good = *library;
    for (int i = 0; i < 2; i++) {
        library->deflate = faults[i];
        assert_int_equal(workload_rig_work(&rig, 0, &e), -1);
        assert_non_null(strstr(e.text, "zlib cannot compress 1024 bytes"));
    }
    library->deflate = good.deflate;
    library->inflate = another_text;
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    assert_non_null(strstr(e.text, "does not give back"));
    library->inflate = good.inflate;
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    library->deflate = faults[2];
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    assert_non_null(strstr(e.text, "does not give back"));
    workload_rig_end(&rig);
}

static void values_that_cannot_work_are_refused(void **state)
{
    static const struct {
        const char *workload;
        const char *params;
    } cases[] = {
        {"matmul", "size=0"},       {"matmul", "size=4097"},
        {"matmul", "block=0"},      {"matmul", "lock=kept"},
        {"nbody", "steps=1000001"}, {"sort", "numbers=0"},
        {"sort", "compare=python"}, {"zlib", "bytes=0"},
        {"zlib", "bytes=2G"},       {"zlib", "level=10"},
        {"zlib", "how=both"},       {"json", "bytes=1023"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const struct workload *w = workload_find(cases[i].workload);
        struct params p;
        struct err e = {""};

        assert_int_equal(
            params_parse(&p, w->params, w->name, cases[i].params, &e), -1);
        assert_true(e.text[0] != '\0');
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_lock_is_held_and_released_as_by_cpython),
        cmocka_unit_test(a_sort_that_calls_has_a_safepoint_for_each_comparison),
        cmocka_unit_test(known_answers_are_found),
        cmocka_unit_test(products_are_those_of_blas),
        cmocka_unit_test(what_is_sorted_is_a_permutation),
        cmocka_unit_test(wrong_work_is_noticed),
        cmocka_unit_test(energies_may_differ_by_one_part),
        cmocka_unit_test(a_document_that_is_broken_is_said_to_be),
        cmocka_unit_test(a_document_that_no_memory_is_left_for_says_so),
        cmocka_unit_test(a_zlib_that_fails_is_noticed),
        cmocka_unit_test(values_that_cannot_work_are_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
