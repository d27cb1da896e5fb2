/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "bytes.h"
#include "echo_server.h"
#include "io_rig.h"
#include "lock_tally.h"
#include "workload_rig.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { OPS = 5, LARGE = 1 << 24 };

/* A server of messages of so many bytes, in memory that it shares. */
static struct echo_place *start(struct echo_server *s, uint64_t bytes,
                                unsigned threads)
{
    struct err e = {""};
    struct echo_place *place = mmap(NULL, sizeof *place, PROT_READ | PROT_WRITE,
                                    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    assert_true(place != MAP_FAILED);
    place->message_bytes = bytes;
    if (echo_server_start(s, place, threads, &e) != 0) {
        fail_msg("%s", e.text);
    }
    return place;
}

static void stop(struct echo_server *s, struct echo_place *place)
{
    echo_server_stop(s);
    munmap(place, sizeof *place);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

static int client(const struct echo_place *place)
{
    struct err e = {""};
    int fd = echo_server_connect(place, &e);

    if (fd < 0) {
        fail_msg("%s", e.text);
    }
    return fd;
}

static void send_whole(int fd, const void *data, size_t bytes)
{
    assert_int_equal(send(fd, data, bytes, MSG_NOSIGNAL), bytes);
}

static void assert_comes(int fd, const void *expected, size_t bytes)
{
    unsigned char *got = malloc(bytes);

    assert_non_null(got);
    assert_int_equal(recv(fd, got, bytes, MSG_WAITALL), bytes);
    assert_memory_equal(got, expected, bytes);
    free(got);
}

static void it_sends_back_whole_messages_alone(void **state)
{
    struct echo_server s;
    struct echo_place *place = start(&s, 5, 1);
    int fd = client(place);
    char byte;

    (void)state;
    send_whole(fd, "hel", 3);
    assert_int_equal(recv(fd, &byte, 1, MSG_DONTWAIT), -1);
    assert_int_equal(atomic_load(&place->echoed), 0);
    send_whole(fd, "loworld", 7);
    assert_comes(fd, "helloworld", 10);
    assert_int_equal(atomic_load(&place->echoed), 2);
    close(fd);
    stop(&s, place);
}

/* More than sockets hold: it takes all of it in before it sends. */
static void a_large_message_needs_no_reader_meanwhile(void **state)
{
    struct echo_server s;
    struct echo_place *place = start(&s, LARGE, 1);
    unsigned char *message = malloc(LARGE);
    int fd = client(place);

    (void)state;
    assert_non_null(message);
    bytes_fill(message, LARGE, 0);
    for (int i = 0; i < 3; i++) {
        message[i] ^= 1;
        send_whole(fd, message, LARGE);
        assert_comes(fd, message, LARGE);
    }
    close(fd);
    free(message);
    stop(&s, place);
}

static void connections_are_apart_on_any_count_of_threads(void **state)
{
    (void)state;
    for (unsigned threads = 1; threads <= 3; threads++) {
        struct echo_server s;
        struct echo_place *place = start(&s, 4, threads);
        int fds[5];

        for (int i = 0; i < 5; i++) {
            fds[i] = client(place);
            send_whole(fds[i], &i, sizeof i);
        }
        for (int i = 4; i >= 0; i--) {
            assert_comes(fds[i], &i, sizeof i);
            close(fds[i]);
        }
        assert_int_equal(atomic_load(&place->echoed), 5);
        stop(&s, place);
    }
}

/* The stranger is hung up on, and those who are known are not disturbed. */
static void who_does_not_know_the_key_gets_no_answer(void **state)
{
    struct echo_server s;
    struct echo_place *place = start(&s, 4, 1);
    struct echo_place wrong = {.port = place->port, .message_bytes = 4};
    int known = client(place);
    char byte;

    (void)state;
    memcpy(wrong.key, place->key, ECHO_KEY_BYTES);
    wrong.key[ECHO_KEY_BYTES - 1] ^= 1;
    int stranger = client(&wrong);
    (void)send(stranger, "evil", 4, MSG_NOSIGNAL);
    assert_true(recv(stranger, &byte, 1, 0) <= 0);
    close(stranger);
    assert_int_equal(atomic_load(&place->echoed), 0);
    send_whole(known, "good", 4);
    assert_comes(known, "good", 4);
    close(known);
    stop(&s, place);
}

static void keys_and_ports_are_new_each_time(void **state)
{
    struct echo_server s;
    struct echo_server t;
    struct echo_place *a = start(&s, 4, 1);
    struct echo_place *b = start(&t, 4, 1);

    (void)state;
    assert_int_not_equal(a->port, b->port);
    assert_memory_not_equal(a->key, b->key, ECHO_KEY_BYTES);
    echo_server_stop(&t);
    munmap(b, sizeof *b);
    stop(&s, a);
    echo_server_stop(&s); /* once more does no harm */
}

static void a_server_that_is_gone_is_an_error(void **state)
{
    struct echo_place place = {.message_bytes = 4};
    struct echo_server s;
    struct echo_place *live = start(&s, 4, 1);
    struct err e = {""};

    (void)state;
    place.port = live->port;
    stop(&s, live);
    assert_int_equal(echo_server_connect(&place, &e), -1);
    assert_non_null(strstr(e.text, "127.0.0.1"));
}

/* Neither parent nor server holds the other end: the pipe ends. */
static void it_ends_when_its_parent_is_killed(void **state)
{
    int ends[2];
    char byte;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    pid_t parent = fork();
    if (parent == 0) {
        struct echo_place place = {.message_bytes = 4};
        struct echo_server s;
        struct err e;
        int rc = echo_server_start(&s, &place, 2, &e);
        ssize_t wrote = write(ends[1], rc == 0 ? "+" : "-", 1);
        (void)wrote;
        pause();
        _exit(0);
    }
    assert_int_equal(read(ends[0], &byte, 1), 1);
    assert_int_equal(byte, '+');
    kill(parent, SIGKILL);
    assert_int_equal(waitpid(parent, NULL, 0), parent);
    close(ends[1]);
    assert_int_equal(read(ends[0], &byte, 1), 0);
    close(ends[0]);
}

static void the_lock_is_released_to_send_and_to_receive(void **state)
{
    struct workload_rig rig;
    struct lock_tally lock;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "tcp", "bytes=1", 1, OPS);
    lock_tally_give(&lock, &rig.workers[0]);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    assert_int_equal(lock.released, 2 * OPS);
    assert_int_equal(rig.latency[0].total, OPS);
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

static void all_sizes_come_back_as_they_were_sent(void **state)
{
    static const char *const sizes[] = {"bytes=1", "bytes=9:servers=2",
                                        "bytes=1M"};

    (void)state;
    for (size_t i = 0; i < sizeof sizes / sizeof sizes[0]; i++) {
        struct workload_rig rig;
        struct err e = {""};

        workload_rig_start(&rig, "tcp", sizes[i], 2, OPS);
        for (unsigned worker = 0; worker < 2; worker++) {
            if (workload_rig_work(&rig, worker, &e) != 0) {
                fail_msg("%s", e.text);
            }
        }
        assert_int_equal(workload_rig_verify(&rig, &e), 0);
        workload_rig_end(&rig);
    }
}

static void verify_notices_what_was_not_echoed(void **state)
{
    struct workload_rig rig;
    struct err e;

    (void)state;
    workload_rig_start(&rig, "tcp", "", 2, OPS);
    assert_int_equal(workload_rig_work(&rig, 0, &e), 0);
    rig.workers[1].checksum = OPS; /* as if it had worked */
    assert_int_equal(workload_rig_verify(&rig, &e), -1);
    assert_int_equal(workload_rig_work(&rig, 1, &e), 0);
    assert_int_equal(workload_rig_verify(&rig, &e), -1); /* now it has twice */
    rig.workers[1].checksum -= OPS;
    assert_int_equal(workload_rig_verify(&rig, &e), 0);
    workload_rig_end(&rig);
}

/* Puts a server of the test's own in the place of the real one: what it will
 * say is there already. A client's state begins with its descriptor. */
static int work_with(const char *answer, size_t bytes, struct err *e)
{
    struct workload_rig rig;
    int ends[2];
    int rc;

    workload_rig_start(&rig, "tcp", "bytes=4", 1, 1);
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    assert_true(dup2(ends[0], *(const int *)rig.workers[0].state) >= 0);
    close(ends[0]);
    send_whole(ends[1], answer, bytes);
    shutdown(ends[1], SHUT_WR);
    rc = workload_rig_work(&rig, 0, e);
    close(ends[1]);
    workload_rig_end(&rig);
    return rc;
}

/* The first operation's message is four bytes of the number 0. */
static void a_wrong_echo_fails_the_work(void **state)
{
    struct err e = {""};

    (void)state;
    assert_int_equal(work_with("\0\0\0\0", 4, &e), 0);
    assert_int_equal(work_with("\0\0\0\1", 4, &e), -1);
    assert_non_null(strstr(e.text, "not what was sent"));
    assert_int_equal(work_with("\0\0\0", 3, &e), -1);
    assert_non_null(strstr(e.text, "hung up"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_sends_back_whole_messages_alone),
        cmocka_unit_test(a_large_message_needs_no_reader_meanwhile),
        cmocka_unit_test(connections_are_apart_on_any_count_of_threads),
        cmocka_unit_test(who_does_not_know_the_key_gets_no_answer),
        cmocka_unit_test(keys_and_ports_are_new_each_time),
        cmocka_unit_test(a_server_that_is_gone_is_an_error),
        cmocka_unit_test(it_ends_when_its_parent_is_killed),
        cmocka_unit_test(the_lock_is_released_to_send_and_to_receive),
        cmocka_unit_test(all_sizes_come_back_as_they_were_sent),
        cmocka_unit_test(verify_notices_what_was_not_echoed),
        cmocka_unit_test(a_wrong_echo_fails_the_work),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
