/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "echo_server.h"

#include "loopback.h"
#include "peer_user.h"
#include "side_process.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sched.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    BACKLOG = 4096, /* clients may come all at once */
    EVENTS = 64,
    STACK_BYTES = 256 * 1024, /* a thread's; the default is 8 MiB */
};

struct server {
    int listener;
    struct echo_place *place;
    unsigned threads;
    unsigned next; /* which thread gets the next connection */
    int epolls[ECHO_THREADS_MAX];
};

/* A thread's part, which is that of epolls[index]. */
struct loop {
    struct server *server;
    unsigned index;
};

/* Takes a whole message in, then sends it back; the key counts as the first
 * message, and is not sent back. */
struct connection {
    int fd;
    bool known;   /* it has said the key */
    bool sending; /* else it takes in */
    size_t done;  /* bytes of this message, in this direction */
    unsigned char message[];
};

static struct sockaddr_in loopback(uint16_t port)
{
    return (struct sockaddr_in){
        .sin_family = AF_INET,
        .sin_port = htons(port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
}

static void connection_close(struct connection *c)
{
    close(c->fd);
    free(c);
}

/* Moves as much as goes without waiting. Returns 1 when the message is whole,
 * 0 when it is not, -1 when the connection is over. */
static int move(struct connection *c, size_t bytes)
{
    while (c->done < bytes) {
        unsigned char *at = c->message + c->done;
        ssize_t moved = c->sending
                            ? send(c->fd, at, bytes - c->done, MSG_NOSIGNAL)
                            : recv(c->fd, at, bytes - c->done, 0);

        if (moved < 0 && errno == EINTR) {
            continue;
        }
        if (moved < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) {
            return 0;
        }
        if (moved <= 0) {
            return -1;
        }
        c->done += (size_t)moved;
    }
    c->done = 0;
    return 1;
}

/* Waits for the direction that the connection now has. */
static int turn(int epoll, struct connection *c, bool sending)
{
    struct epoll_event event = {.events = sending ? EPOLLOUT : EPOLLIN,
                                .data.ptr = c};

    c->sending = sending;
    return epoll_ctl(epoll, EPOLL_CTL_MOD, c->fd, &event);
}

/* Sends at once, and asks for EPOLLOUT only where that did not take it all:
 * as a rule an echo is two calls beside epoll_wait. A client that has an echo
 * sends its next message then: who looked for it now would look in vain. */
static int serve_echo(int epoll, struct connection *c, struct echo_place *place)
{
    int whole;

    if (!c->sending) {
        whole = move(c, place->message_bytes);
        if (whole <= 0) {
            return whole;
        }
        c->sending = true;
        /* Before the client has it, who may look at once. */
        atomic_fetch_add_explicit(&place->echoed, 1, memory_order_relaxed);
        whole = move(c, place->message_bytes);
        if (whole == 0) {
            return turn(epoll, c, true);
        }
        c->sending = false;
        return whole;
    }
    whole = move(c, place->message_bytes);
    return whole > 0 ? turn(epoll, c, false) : whole;
}

static int serve(int epoll, struct connection *c, struct echo_place *place)
{
    int whole;

    if (c->known) {
        return serve_echo(epoll, c, place);
    }
    whole = move(c, ECHO_KEY_BYTES);
    if (whole <= 0) {
        return whole;
    }
    c->known = memcmp(c->message, place->key, ECHO_KEY_BYTES) == 0;
    return c->known ? 0 : -1;
}

/* Into the hands of the thread whose turn it is. */
static int welcome(struct server *s, int fd)
{
    size_t bytes = s->place->message_bytes > ECHO_KEY_BYTES
                       ? s->place->message_bytes
                       : ECHO_KEY_BYTES;
    struct connection *c = calloc(1, sizeof *c + bytes);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
    const int yes = 1;

    if (c == NULL) {
        return -1;
    }
    c->fd = fd;
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    if (epoll_ctl(s->epolls[s->next], EPOLL_CTL_ADD, fd, &event) != 0) {
        connection_close(c);
        return -1;
    }
    /* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): its epoll has it. */
    s->next = (s->next + 1) % s->threads;
    return 0;
}

/* What a client can do wrong is no reason to end; to have no descriptor left
 * is, as the client waits for ever otherwise. Other users' clients are gone
 * before they hold one. */
static int accept_all(struct server *s)
{
    const struct sockaddr_in here = loopback(s->place->port);
    struct sockaddr_in from = {0};
    socklen_t bytes = sizeof from;
    int fd;

    while ((fd = accept4(s->listener, (struct sockaddr *)&from, &bytes,
                         SOCK_NONBLOCK | SOCK_CLOEXEC))
           >= 0) {
        bytes = sizeof from;
        if (!peer_user_is_ours(&from, &here)) {
            close(fd);
        } else if (welcome(s, fd) != 0) {
            return -1;
        }
    }
    return errno == EMFILE || errno == ENFILE || errno == ENOMEM
                   || errno == ENOBUFS
               ? -1
               : 0;
}

/* Ends the whole server where it cannot go on, so that clients see it. */
static void *run_loop(void *part)
{
    const struct loop *l = part;
    int epoll = l->server->epolls[l->index];
    struct epoll_event events[EVENTS];

    for (;;) {
        int count = epoll_wait(epoll, events, EVENTS, -1);

        for (int i = 0; i < count; i++) {
            struct connection *c = events[i].data.ptr;

            if (c == NULL) {
                if (accept_all(l->server) != 0) {
                    _exit(EXIT_FAILURE);
                }
            } else if (serve(epoll, c, l->server->place) < 0) {
                connection_close(c);
            }
        }
        if (count < 0 && errno != EINTR) {
            _exit(EXIT_FAILURE);
        }
    }
    return NULL;
}

static int make_epolls(struct server *s)
{
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};

    for (unsigned i = 0; i < s->threads; i++) {
        s->epolls[i] = epoll_create1(EPOLL_CLOEXEC);
        if (s->epolls[i] < 0) {
            return -1;
        }
    }
    return epoll_ctl(s->epolls[0], EPOLL_CTL_ADD, s->listener, &event);
}

/* The server's whole life: its first thread is the loop that also accepts. */
_Noreturn static void live(struct server *s)
{
    struct loop loops[ECHO_THREADS_MAX] = {{s, 0}};
    pthread_attr_t attr;
    bool ok = make_epolls(s) == 0 && pthread_attr_init(&attr) == 0
              && pthread_attr_setstacksize(&attr, STACK_BYTES) == 0;

    for (unsigned i = 0; i < s->threads && ok; i++) {
        pthread_t thread;

        loops[i] = (struct loop){s, i};
        ok = i == 0 || pthread_create(&thread, &attr, run_loop, &loops[i]) == 0;
    }
    if (ok) {
        run_loop(&loops[0]);
    }
    _exit(EXIT_FAILURE);
}

unsigned echo_server_threads(unsigned clients)
{
    cpu_set_t set;
    unsigned pus = ECHO_THREADS_MAX;

    if (sched_getaffinity(0, sizeof set, &set) == 0) {
        pus = (unsigned)CPU_COUNT(&set);
    }
    pus = pus < clients ? pus : clients;
    return pus < ECHO_THREADS_MAX ? pus : ECHO_THREADS_MAX;
}

/* The port is any that is free. */
static int listen_at_loopback(uint16_t *port, struct err *e)
{
    struct sockaddr_in address = loopback(0);
    struct sockaddr *any = (struct sockaddr *)&address;
    socklen_t bytes = sizeof address;

    if (loopback_check(e)) {
        return -1;
    }
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) {
        return err_errno(e, "cannot make a socket; raise the limit on open "
                            "files (ulimit -n)");
    }
    if (bind(fd, any, bytes) != 0 || listen(fd, BACKLOG) != 0
        || getsockname(fd, any, &bytes) != 0) {
        err_errno(e, "cannot listen on 127.0.0.1; is the loopback interface "
                     "up?");
        close(fd);
        return -1;
    }
    *port = ntohs(address.sin_port);
    return fd;
}

int echo_server_start(struct echo_server *s, struct echo_place *place,
                      unsigned threads, struct err *e)
{
    struct server server = {.place = place, .threads = threads};

    *s = (struct echo_server){0};
    server.listener = listen_at_loopback(&place->port, e);
    if (server.listener < 0) {
        return err_prefix(e, "cannot start an echo server: ");
    }
    if (getrandom(place->key, sizeof place->key, 0) != sizeof place->key) {
        close(server.listener);
        return err_errno(e, "cannot have random bytes for an echo server");
    }
    s->pid = side_process_fork(&server.listener, 1, e);
    if (s->pid == 0) {
        side_process_name("echo server");
        live(&server);
    }
    close(server.listener);
    if (s->pid < 0) {
        s->pid = 0;
        return err_prefix(e, "cannot start an echo server: ");
    }
    return 0;
}

void echo_server_stop(struct echo_server *s)
{
    side_process_end(s->pid);
    *s = (struct echo_server){0};
}

/* The key goes out at once: nothing else is on its way. Closing leaves nothing
 * of a connection behind, where it would wait for a minute otherwise. */
int echo_server_connect(const struct echo_place *place, struct err *e)
{
    const struct sockaddr_in address = loopback(place->port);
    const struct linger at_once = {.l_onoff = 1};
    const int yes = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (fd < 0) {
        return err_errno(e, "cannot make a socket; raise the limit on open "
                            "files (ulimit -n) or lower the workers");
    }
    if (connect(fd, (const struct sockaddr *)&address, sizeof address) != 0
        || setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes) != 0
        || setsockopt(fd, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once) != 0
        || send(fd, place->key, sizeof place->key, MSG_NOSIGNAL)
               != sizeof place->key) {
        err_errno(e,
                  "cannot connect to our echo server at 127.0.0.1 port %u; "
                  "was it killed, or are there too many open files?",
                  (unsigned)place->port);
        close(fd);
        return -1;
    }
    return fd;
}
