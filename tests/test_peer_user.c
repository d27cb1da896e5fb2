/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cmocka_all.h"

#include "echo_server.h"
#include "http_server.h"
#include "peer_user.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NOBODY = 65534, KNOCKS = 200, SOON_MS = 30000 };

static struct sockaddr_in loopback(uint16_t port)
{
    return (struct sockaddr_in){
        .sin_family = AF_INET,
        .sin_port = htons(port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
}

static int connect_to(uint16_t port)
{
    const struct sockaddr_in address = loopback(port);
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (fd >= 0
        && connect(fd, (const struct sockaddr *)&address, sizeof address)
               != 0) {
        close(fd);
        return -1;
    }
    return fd;
}

/* Whether the other side ends the connection of its own accord. */
static bool is_closed(int fd)
{
    struct pollfd wait = {.fd = fd, .events = POLLIN};
    char byte;

    return poll(&wait, 1, SOON_MS) == 1 && recv(fd, &byte, 1, 0) <= 0;
}

/* In a process of another user: all its connections are ended. */
static int knock_as_nobody(uint16_t port)
{
    int fds[KNOCKS];
    int status = -1;
    pid_t pid = fork();

    if (pid == 0) {
        if (setresuid(NOBODY, NOBODY, NOBODY) != 0) {
            _exit(2);
        }
        for (int i = 0; i < KNOCKS; i++) {
            fds[i] = connect_to(port);
        }
        for (int i = 0; i < KNOCKS; i++) {
            if (fds[i] >= 0 && !is_closed(fds[i])) {
                _exit(1);
            }
        }
        _exit(0);
    }
    assert_int_equal(waitpid(pid, &status, 0), pid);
    return status;
}

/* The listener, its port, and one who has come. */
static void this_user_and_root_are_told_from_others(void **state)
{
    struct sockaddr_in here = loopback(0);
    struct sockaddr_in from;
    socklen_t bytes = sizeof here;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    (void)state;
    assert_int_equal(bind(listener, (struct sockaddr *)&here, bytes), 0);
    assert_int_equal(listen(listener, 4), 0);
    getsockname(listener, (struct sockaddr *)&here, &bytes);
    int fd = connect_to(ntohs(here.sin_port));
    bytes = sizeof from;
    getsockname(fd, (struct sockaddr *)&from, &bytes);
    assert_true(peer_user_is_ours(&from, &here));
    if (geteuid() == 0) {
        assert_int_equal(fchown(fd, NOBODY, NOBODY), 0); /* the socket's user */
        assert_false(peer_user_is_ours(&from, &here));
    }
    close(fd);
    from.sin_port = htons(1);
    assert_false(peer_user_is_ours(&from, &here));
    close(listener);
}

/* The kernel names root for it, whoever it was. */
static void who_has_closed_is_nobody(void **state)
{
    struct sockaddr_in here = loopback(0);
    struct sockaddr_in from;
    socklen_t bytes = sizeof here;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    (void)state;
    assert_int_equal(bind(listener, (struct sockaddr *)&here, bytes), 0);
    assert_int_equal(listen(listener, 4), 0);
    getsockname(listener, (struct sockaddr *)&here, &bytes);
    int fd = connect_to(ntohs(here.sin_port));
    bytes = sizeof from;
    getsockname(fd, (struct sockaddr *)&from, &bytes);
    assert_int_equal(send(fd, "x", 1, 0), 1);
    close(fd);
    assert_false(peer_user_is_ours(&from, &here));
    close(listener);
}

/* A lack of descriptors is no kernel that answers nobody. */
static void who_cannot_be_asked_for_is_nobody(void **state)
{
    struct sockaddr_in here = loopback(1);
    struct rlimit usual;
    int spare = open("/dev/null", O_RDONLY | O_CLOEXEC);

    (void)state;
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &usual), 0);
    struct rlimit none = {.rlim_cur = (rlim_t)spare,
                          .rlim_max = usual.rlim_max};
    close(spare);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
    bool ours = peer_user_is_ours(&here, &here);
    assert_int_equal(setrlimit(RLIMIT_NOFILE, &usual), 0);
    assert_false(ours);
}

static void the_echo_server_lets_no_other_user_in(void **state)
{
    struct err e = {""};
    struct echo_server s;
    struct echo_place *place = mmap(NULL, sizeof *place, PROT_READ | PROT_WRITE,
                                    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    char got[4];

    (void)state;
    if (geteuid() != 0) {
        skip();
    }
    assert_true(place != MAP_FAILED);
    place->message_bytes = sizeof got;
    assert_int_equal(echo_server_start(&s, place, 1, &e), 0);
    assert_int_equal(knock_as_nobody(place->port), 0);
    int fd = echo_server_connect(place, &e);
    assert_true(fd >= 0);
    assert_int_equal(send(fd, "abcd", 4, MSG_NOSIGNAL), 4);
    assert_int_equal(recv(fd, got, 4, MSG_WAITALL), 4);
    close(fd);
    echo_server_stop(&s);
    munmap(place, sizeof *place);
}

static void the_web_server_lets_no_other_user_in(void **state)
{
    static const char request[] = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    struct err e = {""};
    struct http_server s;
    struct http_server_options options = {.connections = 4, .clients = 2};
    char got[12];

    (void)state;
    if (geteuid() != 0) {
        skip();
    }
    options.file = open("/var/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (options.file < 0) {
        options.file = open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    }
    options.bytes = 5;
    assert_int_equal(write(options.file, "hello", 5), 5);
    assert_int_equal(http_server_start(&s, &options, &e), 0);
    assert_int_equal(knock_as_nobody(s.port), 0);
    int fd = connect_to(s.port);
    assert_int_equal(send(fd, request, sizeof request - 1, MSG_NOSIGNAL),
                     sizeof request - 1);
    assert_int_equal(recv(fd, got, sizeof got, MSG_WAITALL), sizeof got);
    assert_memory_equal(got, "HTTP/1.1 200", sizeof got);
    close(fd);
    http_server_stop(&s);
    close(options.file);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(this_user_and_root_are_told_from_others),
        cmocka_unit_test(who_has_closed_is_nobody),
        cmocka_unit_test(who_cannot_be_asked_for_is_nobody),
        cmocka_unit_test(the_echo_server_lets_no_other_user_in),
        cmocka_unit_test(the_web_server_lets_no_other_user_in),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
