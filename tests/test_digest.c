/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 against the vectors of NIST (FIPS 180-4 examples, CAVP). */
#include "cmocka_all.h"

#include "digest.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static void known_texts_have_known_digests(void **state)
{
    static const struct {
        const char *text;
        const char *digest;
    } cases[] = {
        {"", "e3b0c44298fc1c149afbf4c8996fb924"
             "27ae41e4649b934ca495991b7852b855"},
        {"abc", "ba7816bf8f01cfea414140de5dae2223"
                "b00361a396177a9cb410ff61f20015ad"},
        {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
         "248d6a61d20638b8e5c026930c3e6039"
         "a33ce45964ff2167f6ecedd419db06c1"},
        {"abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
         "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
         "cf5b16a778af8380036ce59e7b049237"
         "0b249b11e8f07a51afac45037afee9d1"},
    };
    char text[DIGEST_TEXT_BYTES];

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        digest_text(cases[i].text, strlen(cases[i].text), text);
        assert_string_equal(text, cases[i].digest);
    }
}

static void a_million_letters_have_theirs(void **state)
{
    enum { LETTERS = 1000000 };
    char text[DIGEST_TEXT_BYTES];
    char *letters = malloc(LETTERS);

    (void)state;
    assert_non_null(letters);
    memset(letters, 'a', LETTERS);
    digest_text(letters, LETTERS, text);
    assert_string_equal(text, "cdc76e5c9914fb9281a1c7e284d73e67"
                              "f1809a48a497200e046d39ccc7112cd0");
    free(letters);
}

static void a_file_is_digested_or_said(void **state)
{
    char path[] = "/tmp/tvp-test-digest-XXXXXX";
    char text[DIGEST_TEXT_BYTES];
    struct err e = {""};
    int fd = mkstemp(path);

    (void)state;
    assert_true(fd >= 0);
    assert_int_equal(digest_file(path, text, &e), 0);
    assert_memory_equal(text, "e3b0c442", 8);
    assert_int_equal(write(fd, "abc", 3), 3);
    assert_int_equal(digest_file(path, text, &e), 0);
    assert_memory_equal(text, "ba7816bf", 8);
    close(fd);
    unlink(path);
    assert_int_equal(digest_file(path, text, &e), -1);
    assert_non_null(strstr(e.text, "cannot read /tmp/tvp-test-digest-"));
}

/* It is read in pieces: the ends of some are the file's. */
static void a_long_file_has_the_digest_of_its_bytes(void **state)
{
    enum { PIECE = 32768 };
    static const size_t sizes[] = {PIECE - 1,     PIECE,         PIECE + 1,
                                   2 * PIECE - 9, 2 * PIECE - 8, 2 * PIECE,
                                   2 * PIECE + 64};
    char path[] = "/tmp/tvp-test-digest-XXXXXX";
    unsigned char bytes[2 * PIECE + 64];
    int fd = mkstemp(path);

    (void)state;
    assert_true(fd >= 0);
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (unsigned char)(i * 7 + i / 251);
    }
    assert_int_equal(write(fd, bytes, sizeof bytes), sizeof bytes);
    for (size_t i = sizeof sizes / sizeof *sizes; i-- > 0;) {
        char text[DIGEST_TEXT_BYTES];
        char expected[DIGEST_TEXT_BYTES];
        struct err e = {""};
        assert_int_equal(ftruncate(fd, (off_t)sizes[i]), 0);
        assert_int_equal(digest_file(path, text, &e), 0);
        digest_text(bytes, sizes[i], expected);
        assert_string_equal(text, expected);
    }
    close(fd);
    unlink(path);
}

static void what_is_no_file_has_no_digest(void **state)
{
    static const char *const paths[] = {"/dev/zero", "/tmp"};
    char text[DIGEST_TEXT_BYTES];

    (void)state;
    for (size_t i = 0; i < 2; i++) {
        struct err e = {""};
        assert_int_equal(digest_file(paths[i], text, &e), -1);
        assert_non_null(strstr(e.text, "it is no file"));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_texts_have_known_digests),
        cmocka_unit_test(a_million_letters_have_theirs),
        cmocka_unit_test(a_file_is_digested_or_said),
        cmocka_unit_test(a_long_file_has_the_digest_of_its_bytes),
        cmocka_unit_test(what_is_no_file_has_no_digest),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
