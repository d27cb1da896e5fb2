/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "crypto_library.h"

#include <string.h>

/* The examples of FIPS 180-4, and that of nothing at all. */
static void it_gives_the_standards_digests(void **state)
{
    static const struct {
        const char *text;
        unsigned char digest[8]; /* how it begins */
    } cases[] = {
        {"", {0xe3, 0xb0, 0xc4, 0x42, 0x98, 0xfc, 0x1c, 0x14}},
        {"abc", {0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01, 0xcf, 0xea}},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         {0x24, 0x8d, 0x6a, 0x61, 0xd2, 0x06, 0x38, 0xb8}},
    };
    struct crypto_library c;
    struct err e = {""};

    (void)state;
    if (crypto_library_load(&c, &e) != 0) {
        fail_msg("%s", e.text);
    }
    for (int i = 0; i < 3; i++) {
        unsigned char digest[SHA256_BYTES];
        unsigned bytes = 0;
        struct evp_md_ctx_st *context = c.context_new();

        assert_non_null(context);
        assert_int_equal(c.init(context, c.sha256, NULL), 1);
        assert_int_equal(
            c.update(context, cases[i].text, strlen(cases[i].text)), 1);
        assert_int_equal(c.final(context, digest, &bytes), 1);
        assert_int_equal(bytes, SHA256_BYTES);
        assert_memory_equal(digest, cases[i].digest, sizeof cases[i].digest);
        c.context_free(context);
    }
    crypto_library_release(&c);
}

static void it_can_be_loaded_and_released_again(void **state)
{
    struct crypto_library c = {0};
    struct err e = {""};

    (void)state;
    crypto_library_release(&c);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(crypto_library_load(&c, &e), 0);
        assert_string_equal(e.text, "");
        crypto_library_release(&c);
        assert_null(c.sha256);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_gives_the_standards_digests),
        cmocka_unit_test(it_can_be_loaded_and_released_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
