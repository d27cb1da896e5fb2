/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "http_head.h"
#include "lock_tally.h"

#include <stdio.h>
#include <string.h>

static int parse(struct http_head *h, const char *text, size_t bytes)
{
    struct worker nobody = {0};

    return http_head_parse(h, &nobody, text, bytes);
}

static void assert_text(struct http_text t, const char *expected)
{
    assert_non_null(t.text);
    assert_int_equal(t.bytes, strlen(expected));
    assert_memory_equal(t.text, expected, t.bytes);
}

static void a_request_is_taken_apart(void **state)
{
    static const char text[] = "GET /a?b=c HTTP/1.1\r\n"
                               "Host: example.org:80\r\n"
                               "content-LENGTH:  5 \r\n"
                               "Empty:\r\n"
                               "\r\nhello";
    struct http_head h;

    (void)state;
    assert_int_equal(parse(&h, text, sizeof text - 1), 1);
    assert_text(h.start, "GET /a?b=c HTTP/1.1");
    assert_int_equal(h.count, 3);
    assert_text(http_head_value(&h, "HOST"), "example.org:80");
    assert_text(http_head_value(&h, "Empty"), "");
    assert_null(http_head_value(&h, "Hos").text);
    assert_null(http_head_value(&h, "Hosts").text);
    assert_int_equal(h.content, 5);
    assert_memory_equal(text + h.bytes, "hello", 5);
}

static void until_its_end_has_come_more_is_waited_for(void **state)
{
    static const char text[] = "HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n";
    struct http_head h;

    (void)state;
    for (size_t bytes = 0; bytes < sizeof text - 1; bytes++) {
        assert_int_equal(parse(&h, text, bytes), 0);
    }
    assert_int_equal(parse(&h, text, sizeof text - 1), 1);
    assert_int_equal(h.content, 12);
    assert_int_equal(h.bytes, sizeof text - 1);
}

static void what_is_no_head_is_refused(void **state)
{
    static const char *const cases[] = {
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length:\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1x\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1234567890123456\r\n\r\n",
    };
    struct http_head h;

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(parse(&h, cases[i], strlen(cases[i])), -1);
    }
}

static void as_many_fields_as_there_is_room_for(void **state)
{
    char text[1024] = "HTTP/1.1 200 OK\r\n";
    size_t bytes = strlen(text);
    struct http_head h;

    (void)state;
    for (int i = 0; i < HTTP_FIELDS_MAX; i++) {
        bytes += (size_t)snprintf(text + bytes, sizeof text - bytes,
                                  "N%d: %d\r\n", i, i);
    }
    memcpy(text + bytes, "\r\n", 2);
    assert_int_equal(parse(&h, text, bytes + 2), 1);
    assert_text(http_head_value(&h, "n31"), "31");
    memcpy(text + bytes, "A: b\r\n\r\n", 8);
    assert_int_equal(parse(&h, text, bytes + 8), -1);
}

static void each_line_lets_others_in(void **state)
{
    static const char text[] = "HTTP/1.1 200 OK\r\nA: b\r\nC: d\r\n\r\n";
    struct lock_tally tally;
    struct worker w = {0};
    struct http_head h;

    (void)state;
    lock_tally_give(&tally, &w);
    assert_int_equal(http_head_parse(&h, &w, text, sizeof text - 1), 1);
    assert_int_equal(tally.safepoints, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_request_is_taken_apart),
        cmocka_unit_test(until_its_end_has_come_more_is_waited_for),
        cmocka_unit_test(what_is_no_head_is_refused),
        cmocka_unit_test(as_many_fields_as_there_is_room_for),
        cmocka_unit_test(each_line_lets_others_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
