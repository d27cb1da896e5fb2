/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The texts that workloads make: prose, and documents of JSON. */
#include "cmocka_all.h"

#include "json_document.h"
#include "prose.h"
#include "zlib_library.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum { BYTES = 262144 };

static void prose_is_the_same_for_the_same_seed(void **state)
{
    char once[300];
    char again[300];
    char shorter[300];
    char other[300];

    (void)state;
    prose_fill(once, sizeof once, 7);
    prose_fill(again, sizeof again, 7);
    prose_fill(other, sizeof other, 8);
    memset(shorter, '!', sizeof shorter);
    prose_fill(shorter, 13, 7);
    assert_memory_equal(once, again, sizeof once);
    assert_memory_not_equal(once, other, sizeof once);
    assert_memory_equal(once, shorter, 13);
    assert_int_equal(shorter[13], '!');
}

static void prose_has_nothing_but_letters_spaces_and_stops(void **state)
{
    char *text = malloc(BYTES + 1);

    (void)state;
    assert_non_null(text);
    prose_fill(text, BYTES, 0);
    text[BYTES] = '\0';
    assert_int_equal(strspn(text, "abcdefghijklmnopqrstuvwxyz ,."), BYTES);
    free(text);
}

/* English is made 2 to 3 times smaller. */
static void prose_compresses_about_as_well_as_english(void **state)
{
    struct zlib_library lib;
    struct err e = {""};
    z_stream z = {0};
    unsigned char *text = malloc(BYTES);
    unsigned char *packed = malloc(BYTES);

    (void)state;
    if (zlib_library_load(&lib, &e) != 0) {
        fail_msg("%s", e.text);
    }
    assert_true(text != NULL && packed != NULL);
    prose_fill((char *)text, BYTES, 0);
    assert_int_equal(lib.deflate_init(&z, 6, ZLIB_VERSION, sizeof z), Z_OK);
    z.next_in = text;
    z.avail_in = BYTES;
    z.next_out = packed;
    z.avail_out = BYTES;
    assert_int_equal(lib.deflate(&z, Z_FINISH), Z_STREAM_END);
    assert_in_range(z.total_out, BYTES / 3, BYTES / 2);
    lib.deflate_end(&z);
    free(packed);
    free(text);
}

/* A stream that CPython's zlib made. */
static void zlib_expands_what_others_compressed(void **state)
{
    static const unsigned char packed[] =
        "\x78\xda\x0b\xcf\xcc\xce\x2c\x48\x4d\xc9\x4c\xd4\x51\x08\xc7\xc2\x54"
        "\x04\x00\xc1\x38\x0b\x7f";
    static const char text[] = "Wikipedia, Wikipedia, Wikipedia!";
    struct zlib_library lib;
    struct err e = {""};
    unsigned char in[sizeof packed];
    unsigned char out[2 * sizeof text];
    z_stream z = {.next_in = in,
                  .avail_in = sizeof packed - 1,
                  .next_out = out,
                  .avail_out = sizeof out};

    (void)state;
    assert_int_equal(zlib_library_load(&lib, &e), 0);
    memcpy(in, packed, sizeof packed);
    assert_int_equal(lib.inflate_init(&z, ZLIB_VERSION, sizeof z), Z_OK);
    assert_int_equal(lib.inflate(&z, Z_FINISH), Z_STREAM_END);
    assert_int_equal(z.total_out, sizeof text - 1);
    assert_memory_equal(out, text, sizeof text - 1);
    assert_int_equal(lib.inflate_end(&z), Z_OK);
}

static void documents_fit_and_come_back_byte_for_byte(void **state)
{
    char *text = malloc(BYTES + JSON_RECORD_BYTES + 1);

    (void)state;
    assert_non_null(text);
    for (size_t bytes = 1024; bytes <= BYTES; bytes += bytes / 3) {
        size_t length = json_document_write(text, bytes);
        json_t *tree = json_loadb(text, length, 0, NULL);
        char *written = json_dumps(tree, JSON_COMPACT);

        text[length] = '\0';
        assert_in_range(length, bytes / 2, bytes);
        assert_non_null(written);
        assert_string_equal(written, text);
        free(written);
        json_decref(tree);
    }
    assert_in_range(json_document_write(text, 1), 3, JSON_RECORD_BYTES);
    for (size_t bytes = 1024; bytes < 3072; bytes++) {
        size_t length = json_document_write(text, bytes);

        assert_in_range(length, bytes - JSON_RECORD_BYTES, bytes);
        assert_int_equal(text[length - 1], ']');
    }
    free(text);
}

/* As CPython's json reads it. */
static void documents_say_what_others_read_in_them(void **state)
{
    char *text = malloc(BYTES + JSON_RECORD_BYTES);
    json_int_t ids = 0;
    json_int_t stock = 0;
    double prices = 0.0;
    json_t *record;
    json_t *tree;
    size_t i;

    (void)state;
    assert_non_null(text);
    tree = json_loadb(text, json_document_write(text, BYTES), 0, NULL);
    assert_int_equal(json_array_size(tree), 713);
    json_array_foreach(tree, i, record)
    {
        ids += json_integer_value(json_object_get(record, "id"));
        stock += json_integer_value(json_object_get(record, "stock"));
        prices += json_real_value(json_object_get(record, "price"));
        assert_true(json_is_null(json_object_get(record, "parent")));
    }
    assert_int_equal(ids, 713253828);
    assert_int_equal(stock, 10223);
    assert_true(prices == 147681.265625);
    json_decref(tree);
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(prose_is_the_same_for_the_same_seed),
        cmocka_unit_test(prose_has_nothing_but_letters_spaces_and_stops),
        cmocka_unit_test(prose_compresses_about_as_well_as_english),
        cmocka_unit_test(zlib_expands_what_others_compressed),
        cmocka_unit_test(documents_fit_and_come_back_byte_for_byte),
        cmocka_unit_test(documents_say_what_others_read_in_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
