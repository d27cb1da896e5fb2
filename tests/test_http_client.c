/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "http_client.h"
#include "lock_tally.h"

#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

enum { ROOM = 128, REQUEST_BYTES = 512, PIECES_MAX = 4 };

/* A client whose server is the test: each packet is a piece of an answer. */
struct ends {
    struct http_client client;
    int server;
    char text[ROOM];
};

static void open_ends(struct ends *s)
{
    int fds[2];

    assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, fds), 0);
    s->client = (struct http_client){fds[0], ROOM, s->text};
    s->server = fds[1];
}

static void close_ends(struct ends *s)
{
    close(s->client.fd);
    close(s->server);
}

static void answer(const struct ends *s, const char *piece)
{
    assert_int_equal(send(s->server, piece, strlen(piece), 0), strlen(piece));
}

static void an_answer_may_come_in_pieces(void **state)
{
    static const struct {
        const char *pieces[PIECES_MAX];
        unsigned receives;
        const char *body;
    } cases[] = {
        {{"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"}, 1, "hi"},
        {{"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n", "hi"}, 2, "hi"},
        {{"HTTP/1.1 200 OK\r\nContent-Length: 2\r", "\n\r", "\nh", "i"},
         4,
         "hi"},
        {{"HTTP/1.1 200 OK\r\n\r\n"}, 1, ""},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct worker w = {0};
        struct lock_tally lock;
        struct http_text body;
        struct ends s;
        struct err e;

        open_ends(&s);
        for (int p = 0; p < PIECES_MAX && cases[i].pieces[p] != NULL; p++) {
            answer(&s, cases[i].pieces[p]);
        }
        lock_tally_give(&lock, &w);
        assert_int_equal(http_client_get(&s.client, &w, "/x", &body, &e), 0);
        assert_int_equal(body.bytes, strlen(cases[i].body));
        assert_memory_equal(body.text, cases[i].body, body.bytes);
        assert_int_equal(lock.released, 1 + cases[i].receives);
        close_ends(&s);
    }
}

static void it_asks_for_the_path_and_keeps_the_connection(void **state)
{
    static const char line[] = "GET /3/17 HTTP/1.1\r\n";
    char text[REQUEST_BYTES + 1] = "";
    struct worker w = {0};
    struct http_text body;
    struct ends s;
    struct err e;

    (void)state;
    open_ends(&s);
    for (int i = 0; i < 3; i++) {
        answer(&s, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi");
        assert_int_equal(http_client_get(&s.client, &w, "/3/17", &body, &e), 0);
        ssize_t got = recv(s.server, text, REQUEST_BYTES, 0);
        assert_true(got > 4);
        text[got] = '\0';
        assert_memory_equal(text, line, strlen(line));
        assert_non_null(strstr(text, "\r\nHost: "));
        assert_string_equal(text + got - 4, "\r\n\r\n");
    }
    close_ends(&s);
}

static void what_is_no_good_answer_is_told(void **state)
{
    static const struct {
        const char *answer;
        const char *said;
    } cases[] = {
        {"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n",
         "HTTP/1.1 404 Not Found"},
        {"HTTP/1.1 20\r\n\r\n", "HTTP/1.1 20"},
        {"HTTP/1.1 200 OK\r\nbad\r\n\r\n", "no HTTP head"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 200\r\n\r\n"
         "0123456789012345678901234567890123456789"
         "0123456789012345678901234567890123456789012345678",
         "more than 128 bytes"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nhi",
         "ended the connection"},
        {"HTTP/1.1 200 OK\r\nConte", "ended the connection"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct worker w = {0};
        struct http_text body;
        struct ends s;
        struct err e = {""};

        open_ends(&s);
        answer(&s, cases[i].answer);
        shutdown(s.server, SHUT_WR);
        assert_int_equal(http_client_get(&s.client, &w, "/x", &body, &e), -1);
        if (strstr(e.text, cases[i].said) == NULL) {
            fail_msg("\"%s\" does not say \"%s\"", e.text, cases[i].said);
        }
        close_ends(&s);
    }
}

static void nobody_at_the_other_end_is_told(void **state)
{
    struct worker w = {0};
    struct http_text body;
    struct ends s;
    struct err e = {""};

    (void)state;
    open_ends(&s);
    close(s.server);
    assert_int_equal(http_client_get(&s.client, &w, "/x", &body, &e), -1);
    assert_non_null(strstr(e.text, "cannot ask our web server for /x"));
    close(s.client.fd);
    assert_null(http_client_open(1, ROOM, &e)); /* a port that needs root */
    assert_non_null(strstr(e.text, "127.0.0.1:1"));
    http_client_close(NULL);
}

/* Without a chance to see an end: as where a killed server's resets come. */
static void who_went_away_is_asked_for_whichever_call_sees_it(void **state)
{
    const struct timeval at_once = {.tv_usec = 1};
    struct worker w = {0};
    struct http_text body;
    struct ends s;
    struct err e;

    (void)state;
    open_ends(&s);
    assert_int_equal(setsockopt(s.client.fd, SOL_SOCKET, SO_RCVTIMEO, &at_once,
                                sizeof at_once),
                     0);
    assert_int_equal(http_client_get(&s.client, &w, "/x", &body, &e), -1);
    assert_non_null(strstr(e.text, "cannot receive"));
    assert_non_null(strstr(e.text, "killed"));
    shutdown(s.server, SHUT_RD);
    assert_int_equal(http_client_get(&s.client, &w, "/x", &body, &e), -1);
    assert_non_null(strstr(e.text, "cannot ask"));
    assert_non_null(strstr(e.text, "killed"));
    close_ends(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_answer_may_come_in_pieces),
        cmocka_unit_test(it_asks_for_the_path_and_keeps_the_connection),
        cmocka_unit_test(what_is_no_good_answer_is_told),
        cmocka_unit_test(nobody_at_the_other_end_is_told),
        cmocka_unit_test(who_went_away_is_asked_for_whichever_call_sees_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
