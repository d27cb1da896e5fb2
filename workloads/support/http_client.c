/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "http_client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <inttypes.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum { REQUEST_BYTES = 512 };

static const char ok[] = "HTTP/1.1 200";
static const char went_away[] = "if it was not killed, raise the limits "
                                "(ulimit -n, -u) or lower the workers";

static int connect_to(uint16_t port, struct err *e)
{
    const struct sockaddr_in address = {
        .sin_family = AF_INET,
        .sin_port = htons(port),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK),
    };
    const int on = 1;
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

    if (fd < 0) {
        return err_errno(e, "no socket for an HTTP client; raise the limit on "
                            "open files (ulimit -n) or lower the workers");
    }
    (void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(fd, (const struct sockaddr *)&address, sizeof address) != 0) {
        err_errno(e,
                  "cannot connect to our web server on 127.0.0.1:%u; was it "
                  "killed?",
                  (unsigned)port);
        close(fd);
        return -1;
    }
    return fd;
}

struct http_client *http_client_open(uint16_t port, size_t room, struct err *e)
{
    struct http_client *c = malloc(sizeof *c);

    if (c == NULL) {
        err_errno(e, "no memory for an HTTP client");
        return NULL;
    }
    *c = (struct http_client){.fd = -1, .room = room, .text = malloc(room)};
    if (c->text == NULL) {
        err_errno(e, "no memory for an answer of %zu bytes; ask for less",
                  room);
        goto close_client;
    }
    memset(c->text, 0, room); /* its pages, before the clock */
    c->fd = connect_to(port, e);
    if (c->fd < 0) {
        goto close_client;
    }
    return c;

close_client:
    http_client_close(c);
    return NULL;
}

void http_client_close(struct http_client *c)
{
    if (c != NULL) {
        if (c->fd >= 0) {
            close(c->fd);
        }
        free(c->text);
        free(c);
    }
}

static int send_request(const struct http_client *c, struct worker *w,
                        const char *path, struct err *e)
{
    char text[REQUEST_BYTES];
    size_t bytes = (size_t)snprintf(text, sizeof text,
                                    "GET %s HTTP/1.1\r\n"
                                    "Host: 127.0.0.1\r\n"
                                    "User-Agent: tvp\r\n"
                                    "Accept: application/json\r\n"
                                    "Connection: keep-alive\r\n\r\n",
                                    path);

    for (size_t sent = 0; sent < bytes;) {
        worker_blocking_enter(w);
        ssize_t part = send(c->fd, text + sent, bytes - sent, MSG_NOSIGNAL);
        worker_blocking_leave(w);
        if (part < 0 && errno != EINTR) {
            return err_errno(e, "cannot ask our web server for %s; %s", path,
                             went_away);
        }
        sent += part > 0 ? (size_t)part : 0;
    }
    return 0;
}

/* One more piece of an answer, behind the `have` bytes that are there. */
static int receive(const struct http_client *c, struct worker *w, size_t *have,
                   struct err *e)
{
    if (*have == c->room) {
        return err_set(e, "an answer has more than %zu bytes", c->room);
    }
    worker_blocking_enter(w);
    ssize_t got = recv(c->fd, c->text + *have, c->room - *have, 0);
    worker_blocking_leave(w);
    if (got == 0) {
        return err_set(e, "our web server has ended the connection; %s",
                       went_away);
    }
    if (got < 0 && errno != EINTR) {
        return err_errno(e, "cannot receive our web server's answer; %s",
                         went_away);
    }
    *have += got > 0 ? (size_t)got : 0;
    return 0;
}

int http_client_get(struct http_client *c, struct worker *w, const char *path,
                    struct http_text *body, struct err *e)
{
    struct http_head head = {0};
    size_t have = 0;
    int whole = 0;

    if (send_request(c, w, path, e) != 0) {
        return -1;
    }
    while (whole == 0 || have - head.bytes < head.content) {
        if (receive(c, w, &have, e) != 0) {
            return -1;
        }
        if (whole == 0) {
            whole = http_head_parse(&head, w, c->text, have);
        }
        if (whole < 0) {
            return err_set(e, "what came for %s is no HTTP head", path);
        }
    }
    if (head.start.bytes < sizeof ok - 1
        || memcmp(head.start.text, ok, sizeof ok - 1) != 0) {
        return err_set(e, "our web server answers %s with %.*s", path,
                       (int)head.start.bytes, head.start.text);
    }
    *body = (struct http_text){c->text + head.bytes, (size_t)head.content};
    return 0;
}
