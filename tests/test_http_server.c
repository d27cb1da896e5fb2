/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "bytes.h"
#include "http_server.h"
#include "scratch_file.h"

#include <curl/curl.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { BYTES = 100001 };

static int start(struct http_server *s, uint64_t latency_ns)
{
    struct err e;
    struct http_server_options options = {
        .file = scratch_file_open("/tmp", BYTES, &e),
        .bytes = BYTES,
        .latency_ns = latency_ns,
        .connections = 8,
    };
    int rc = http_server_start(s, &options, &e);

    close(options.file);
    return rc;
}

static size_t add(char *data, size_t size, size_t count, void *hash)
{
    bytes_hash_add(hash, data, size * count);
    return size * count;
}

static CURLcode fetch(CURL *curl, uint16_t port, struct bytes_hash *hash)
{
    char url[64];

    *hash = (struct bytes_hash){0};
    snprintf(url, sizeof url, "http://127.0.0.1:%u/any", (unsigned)port);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, add);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, hash);
    return curl_easy_perform(curl);
}

static void it_sends_the_file_again_and_again(void **state)
{
    static unsigned char expected[BYTES];
    struct bytes_hash whole = {0};
    struct http_server s;
    CURL *curl = curl_easy_init();

    (void)state;
    bytes_fill(expected, BYTES, 0);
    bytes_hash_add(&whole, expected, BYTES);
    assert_non_null(curl);
    assert_int_equal(start(&s, 0), 0);
    for (int i = 0; i < 3; i++) {
        struct bytes_hash got;
        long connects = -1;

        assert_int_equal(fetch(curl, s.port, &got), CURLE_OK);
        assert_int_equal(got.length, BYTES);
        assert_int_equal(bytes_hash_value(&got), bytes_hash_value(&whole));
        curl_easy_getinfo(curl, CURLINFO_NUM_CONNECTS, &connects);
        assert_int_equal(connects, i == 0 ? 1 : 0);
    }
    curl_easy_cleanup(curl);
    http_server_stop(&s);
}

static void it_waits_before_it_answers(void **state)
{
    struct http_server s;
    struct bytes_hash got;
    double seconds = 0.0;
    CURL *curl = curl_easy_init();

    (void)state;
    assert_non_null(curl);
    assert_int_equal(start(&s, 20000000), 0);
    assert_int_equal(fetch(curl, s.port, &got), CURLE_OK);
    curl_easy_getinfo(curl, CURLINFO_TOTAL_TIME, &seconds);
    assert_true(seconds >= 0.020);
    curl_easy_cleanup(curl);
    http_server_stop(&s);
}

static void after_a_stop_no_process_and_no_server_is_left(void **state)
{
    struct http_server s;
    struct bytes_hash got;
    CURL *curl = curl_easy_init();

    (void)state;
    assert_non_null(curl);
    assert_int_equal(start(&s, 0), 0);
    uint16_t port = s.port;
    http_server_stop(&s);
    assert_int_equal(s.pid, 0);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
    assert_int_equal(fetch(curl, port, &got), CURLE_COULDNT_CONNECT);
    http_server_stop(&s); /* once more does no harm */
    curl_easy_cleanup(curl);
}

static void one_that_was_killed_can_be_stopped(void **state)
{
    struct http_server s;

    (void)state;
    assert_int_equal(start(&s, 0), 0);
    kill(s.pid, SIGKILL);
    http_server_stop(&s);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

static void a_blocked_signal_stays_blocked_and_does_not_reach_it(void **state)
{
    struct http_server s;
    sigset_t child;
    sigset_t after;

    (void)state;
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigaddset(&child, SIGTERM);
    sigprocmask(SIG_BLOCK, &child, NULL);
    assert_int_equal(start(&s, 0), 0);
    sigprocmask(SIG_BLOCK, NULL, &after);
    assert_true(sigismember(&after, SIGTERM));
    assert_false(sigismember(&after, SIGINT));
    kill(s.pid, SIGTERM); /* ends it: the server lets the signal in */
    int status = 0;
    assert_int_equal(waitpid(s.pid, &status, 0), s.pid);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    sigprocmask(SIG_UNBLOCK, &child, NULL);
}

static void it_ends_when_its_parent_is_killed(void **state)
{
    int ends[2];
    char byte;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t parent = fork();
    if (parent == 0) {
        struct http_server s;
        int rc = start(&s, 0);
        ssize_t wrote = write(ends[1], rc == 0 ? "+" : "-", 1);
        (void)wrote;
        pause();
        _exit(0);
    }
    assert_int_equal(read(ends[0], &byte, 1), 1);
    assert_int_equal(byte, '+');
    kill(parent, SIGKILL);
    assert_int_equal(waitpid(parent, NULL, 0), parent);
    /* Neither parent nor server holds the other end: the pipe ends. */
    close(ends[1]);
    assert_int_equal(read(ends[0], &byte, 1), 0);
    close(ends[0]);
}

static void a_file_that_is_none_is_an_error(void **state)
{
    const struct http_server_options options = {
        .file = -1, .bytes = 1, .connections = 1};
    struct http_server s;
    struct err e;

    (void)state;
    int rc = http_server_start(&s, &options, &e);
    assert_int_equal(rc, -1);
    assert_int_equal(s.pid, 0);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

/* What was asked for, in quotes, after a wait. */
static int echo(const void *of, const char *path, struct http_server_answer *a)
{
    const uint64_t *wait_ns = of;
    size_t room = strlen(path) + 3;

    if (strcmp(path, "/none") == 0) {
        return -1;
    }
    a->text = malloc(room);
    if (a->text == NULL) {
        return -1;
    }
    a->bytes = (size_t)snprintf(a->text, room, "\"%s\"", path);
    a->wait_ns = *wait_ns;
    return 0;
}

static size_t keep(char *data, size_t size, size_t count, void *text)
{
    strncat(text, data, size * count);
    return size * count;
}

static long ask(CURL *curl, const struct http_server *s, const char *path,
                char text[64])
{
    char url[64];
    long status = 0;

    text[0] = '\0';
    snprintf(url, sizeof url, "http://127.0.0.1:%u%s", (unsigned)s->port, path);
    curl_easy_setopt(curl, CURLOPT_URL, url);
    curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, text);
    assert_int_equal(curl_easy_perform(curl), CURLE_OK);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

static void it_answers_each_path_as_a_function_does(void **state)
{
    const uint64_t wait_ns = 20000000;
    const struct http_server_options options = {
        .file = -1, .connections = 2, .answer = echo, .of = &wait_ns};
    CURL *curl = curl_easy_init();
    const char *type = NULL;
    double seconds = 0.0;
    struct http_server s;
    struct err e;
    char text[64];

    (void)state;
    assert_non_null(curl);
    assert_int_equal(http_server_start(&s, &options, &e), 0);
    assert_int_equal(ask(curl, &s, "/1/2", text), 200);
    assert_string_equal(text, "\"/1/2\"");
    curl_easy_getinfo(curl, CURLINFO_TOTAL_TIME, &seconds);
    assert_true(seconds >= 0.020);
    curl_easy_getinfo(curl, CURLINFO_CONTENT_TYPE, &type);
    assert_string_equal(type, "application/json");
    assert_int_equal(ask(curl, &s, "/none", text), 404);
    assert_int_equal(ask(curl, &s, "/3", text), 200);
    assert_string_equal(text, "\"/3\"");
    curl_easy_cleanup(curl);
    http_server_stop(&s);
}

/* Those that it cannot accept would wait for ever. */
static void one_without_descriptors_for_all_is_refused(void **state)
{
    static const struct {
        unsigned clients;
        int result;
    } cases[] = {{57, 0}, {58, -1}};
    struct rlimit was;

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &was), 0);
    const struct rlimit few = {.rlim_cur = 64, .rlim_max = was.rlim_max};
    for (int i = 0; i < 2; i++) {
        const struct http_server_options options = {
            .file = -1,
            .connections = 100,
            .clients = cases[i].clients,
            .answer = echo,
            .of = &(uint64_t){0},
        };
        struct http_server s;
        struct err e = {""};

        assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
        int result = http_server_start(&s, &options, &e);
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &was), 0);
        assert_int_equal(result, cases[i].result);
        if (result != 0) {
            assert_non_null(strstr(e.text, "needs 65 open files"));
            assert_non_null(strstr(e.text, "ulimit -n"));
        }
        http_server_stop(&s);
    }
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_sends_the_file_again_and_again),
        cmocka_unit_test(it_waits_before_it_answers),
        cmocka_unit_test(after_a_stop_no_process_and_no_server_is_left),
        cmocka_unit_test(one_that_was_killed_can_be_stopped),
        cmocka_unit_test(a_blocked_signal_stays_blocked_and_does_not_reach_it),
        cmocka_unit_test(it_ends_when_its_parent_is_killed),
        cmocka_unit_test(a_file_that_is_none_is_an_error),
        cmocka_unit_test(it_answers_each_path_as_a_function_does),
        cmocka_unit_test(one_without_descriptors_for_all_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
