/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http_head.h"

/*
 * A client that keeps its connection, by the calls that a runtime's own HTTP
 * library makes: send and recv without the lock, everything else with it.
 */
struct http_client {
    int fd;
    size_t room; /* of `text` */
    char *text;  /* the answer that came last */
};

/* Connects to 127.0.0.1. An answer may have `room` bytes with its head. NULL
 * with the reason in `e`. */
struct http_client *http_client_open(uint16_t port, size_t room, struct err *e);
void http_client_close(struct http_client *c); /* harmless for NULL */

/* Asks for a path; `body` is what has come, and stays so until the next call.
 * Another status than 200 is a failure. */
int http_client_get(struct http_client *c, struct worker *w, const char *path,
                    struct http_text *body, struct err *e);
