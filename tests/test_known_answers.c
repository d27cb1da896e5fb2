/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workloads against answers that are known from elsewhere. */
#include "cmocka_all.h"

#include "bytes.h"
#include "lock_tally.h"
#include "workload_rig.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What one worker's operations add, which verify agrees with. */
static uint64_t sum_of(const char *workload, const char *params, uint64_t ops)
{
    struct workload_rig rig;
    struct err e = {""};

    workload_rig_start(&rig, workload, params, 1, ops);
    if (workload_rig_work(&rig, 0, &e) != 0
        || workload_rig_verify(&rig, &e) != 0) {
        fail_msg("%s:%s: %s", workload, params, e.text);
    }
    uint64_t sum = rig.job.checksum;
    workload_rig_end(&rig);
    return sum;
}

/* OEIS A000720 and A006988: the millionth prime is 15485863. */
static void primes_are_as_many_as_tables_say(void **state)
{
    static const struct {
        const char *params;
        uint64_t primes;
    } cases[] = {{"limit=2", 1},
                 {"limit=1000", 168},
                 {"limit=1000000", 78498},
                 {"limit=15485862", 999999},
                 {"limit=15485863", 1000000}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(sum_of("primes", cases[i].params, 1), cases[i].primes);
    }
    assert_int_equal(sum_of("primes", "limit=1000", 3), 3 * 168);
}

/*
 * One step more adds its column's number for each pixel that has not escaped.
 * That is the set's area times where its middle is: 1.5065918849 (Förstemann
 * 2012) and -0.28676842048 (Munafo 2012, "Pixel Counting"), but for the pixels
 * at its edge.
 */
static void the_mandelbrot_set_is_as_large_as_known(void **state)
{
    enum { SIZE = 256 };
    const double pixel = 2.5 / SIZE;
    const double expected =
        1.5065918849 / (pixel * pixel) * ((2.0 - 0.28676842048) / pixel + 0.5);

    (void)state;
    double found =
        (double)(sum_of("mandelbrot", "size=256:iterations=501", SIZE)
                 - sum_of("mandelbrot", "size=256:iterations=500", SIZE));
    assert_true(fabs(found / expected - 1.0) < 0.02);
}

/* -0.75 is where the largest two parts of the set meet. */
static void a_point_of_the_set_never_escapes(void **state)
{
    (void)state;
    assert_int_equal(sum_of("mandelbrot", "size=1:iterations=10000", 1), 10000);
}

/* By hand: 1 * 31 + 0; 31 * 31 + 1; 962 * 31 + 2 = 0x7480, xor 962 >> 7 = 7. */
static void bytecode_finds_what_a_hand_does(void **state)
{
    (void)state;
    assert_int_equal(sum_of("bytecode", "loops=1", 1), 31);
    assert_int_equal(sum_of("bytecode", "loops=2", 1), 962);
    assert_int_equal(sum_of("bytecode", "loops=3", 1), 0x7487);
}

/* FIPS 180-2, B.1, and the empty message of NIST's CAVP: their first bytes. */
static void digests_are_those_of_the_standard(void **state)
{
    struct workload_rig rig;
    struct err e = {""};

    (void)state;
    assert_int_equal(sum_of("sha256", "bytes=0", 1), 0xe3b0c44298fc1c14U);
    workload_rig_start(&rig, "sha256", "bytes=3", 1, 1);
    memcpy(rig.workers[0].state, "abc", 3);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(rig.workers[0].checksum, 0xba7816bf8f01cfeaU);
    workload_rig_end(&rig);
}

/* Knuth's MMIX generator from 1 on, in whole numbers without end. */
static void computing_is_knuths_generator(void **state)
{
    static const char *const cases[][2] = {{"mixed", "op=1us:cpu=100%"},
                                           {"handover", "op=1us:bytes=100"}};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct workload_rig rig;
        struct err e = {""};

        workload_rig_start(&rig, cases[i][0], cases[i][1], 1, 1);
        rig.job.scale = 3;
        assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
        assert_int_equal(rig.workers[0].checksum, 0xa5fae1992097aa0eU);
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        assert_int_equal(rig.job.handed_bytes, i == 1 ? 100 : 0);
        rig.job.scale = 2;
        assert_int_equal(workload_rig_verify(&rig, &e), -1);
        workload_rig_end(&rig);
    }
}

/* A file with these bytes, whose name is `path`. */
static void write_file(char path[32], const char *text, size_t bytes)
{
    snprintf(path, 32, "/tmp/tvp-known-XXXXXX");
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, text, bytes), bytes);
    close(fd);
}

static uint64_t sum_with_file(const char *workload, const char *path,
                              const char *more, uint64_t ops)
{
    char params[512];

    snprintf(params, sizeof params, "file=%s%s", path, more);
    return sum_of(workload, params, ops);
}

/* Counted by hand; the licence's by wc -w, and by tr A-Z a-z | sort -u. */
static void words_are_as_many_as_others_count(void **state)
{
    static const char text[] =
        "The cat\tsaw\nthe  dog. The DOG\vsaw the\fcat,\r"
        "cat. \n";
    char path[32];

    (void)state;
    write_file(path, text, sizeof text - 1);
    uint64_t sum = sum_with_file("wordcount", path, "", 1);
    unlink(path);
    assert_int_equal(sum & UINT32_MAX, 11);
    assert_int_equal(sum >> 32, 7); /* the cat saw dog. dog cat, cat. */
    sum = sum_with_file("wordcount", TVP_TEST_DIR "/../LICENSE", "", 1);
    assert_int_equal(sum & UINT32_MAX, 5644);
    assert_int_equal(sum >> 32, 1384);
}

/* Parts begin with a page; the fourth operation is back at the first. */
static void file_read_sums_the_bytes_of_each_part(void **state)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *text = calloc(1, 3 * page);
    char path[32];

    (void)state;
    assert_non_null(text);
    for (size_t i = 0; i < 3 * page; i++) {
        text[i] = (char)(i * i % 251);
    }
    write_file(path, text, 3 * page);
    uint64_t sum =
        sum_with_file("file-read", path, ":cache=warm:bytes=1000:block=512", 4);
    unlink(path);
    assert_int_equal(sum, 2 * bytes_hash_of(text, 1000)
                              + bytes_hash_of(text + page, 1000)
                              + bytes_hash_of(text + 2 * page, 1000));
    free(text);
}

static void http_downloads_the_file_that_was_made(void **state)
{
    unsigned char file[10000];

    (void)state;
    bytes_fill(file, sizeof file, 0);
    assert_int_equal(sum_of("http", "latency=0:bytes=10000", 3),
                     3 * bytes_hash_of(file, sizeof file));
}

static void each_sleep_is_counted_and_without_the_lock(void **state)
{
    struct workload_rig rig;
    struct lock_tally tally;
    struct err e = {""};

    (void)state;
    workload_rig_start(&rig, "sleep", "time=1us", 1, 5);
    lock_tally_give(&tally, &rig.workers[0]);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    assert_int_equal(rig.job.checksum, 5);
    assert_int_equal(tally.released, 5);
    workload_rig_end(&rig);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(primes_are_as_many_as_tables_say),
        cmocka_unit_test(the_mandelbrot_set_is_as_large_as_known),
        cmocka_unit_test(a_point_of_the_set_never_escapes),
        cmocka_unit_test(bytecode_finds_what_a_hand_does),
        cmocka_unit_test(digests_are_those_of_the_standard),
        cmocka_unit_test(computing_is_knuths_generator),
        cmocka_unit_test(words_are_as_many_as_others_count),
        cmocka_unit_test(file_read_sums_the_bytes_of_each_part),
        cmocka_unit_test(http_downloads_the_file_that_was_made),
        cmocka_unit_test(each_sleep_is_counted_and_without_the_lock),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
