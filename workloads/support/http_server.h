/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * A web server in a process of its own, that sends one file, whatever it is
 * asked for, or what a function makes of each path. It shares no lock, no
 * descriptor table and no memory with what it serves, and ends with the thread
 * that started it.
 */
struct http_server {
    pid_t pid; /* 0 where there is none */
    uint16_t port;
};

struct http_server_answer {
    char *text; /* JSON, from malloc; the server frees it */
    size_t bytes;
    uint64_t wait_ns; /* from the request to the start of its answer */
};

struct http_server_options {
    int file; /* stays the caller's; unused with `answer` */
    uint64_t bytes;
    uint64_t latency_ns;  /* from a request to the start of its answer */
    unsigned connections; /* at once; a thread for each */
    unsigned clients;     /* of those, that are sure to come: a server that
                           * has not the descriptors for them is refused */
    /* In place of the file, called in the server's process by any of its
     * threads: 0, or -1 for a path that it does not know. NULL: the file. */
    int (*answer)(const void *of, const char *path,
                  struct http_server_answer *);
    const void *of;
};

/* Listens on 127.0.0.1 before it returns. */
int http_server_start(struct http_server *s,
                      const struct http_server_options *options, struct err *e);

/* Ends the server and waits until it has; harmless where there is none. */
void http_server_stop(struct http_server *s);
