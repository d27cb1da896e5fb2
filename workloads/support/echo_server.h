/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdatomic.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * A TCP server on 127.0.0.1 that sends back what it gets, message by message,
 * in a process of its own: it shares no lock and no descriptor table with what
 * it serves, and ends with the thread that started it. Each of its threads
 * waits with epoll for connections of its own, which are dealt out in turns.
 */

enum { ECHO_KEY_BYTES = 16, ECHO_THREADS_MAX = 64 };

/* What a client must know, and what it may look at; in memory that the
 * server's process shares with who asks. */
struct echo_place {
    uint16_t port;
    unsigned char key[ECHO_KEY_BYTES]; /* sent first, or nothing is answered:
                                        * the port is open to all users */
    uint64_t message_bytes;            /* a message is so long */
    _Atomic uint64_t echoed;           /* messages, by now */
};

struct echo_server {
    pid_t pid; /* 0 where there is none */
};

/* As many threads as this process may use PUs, but no more than `clients`. */
unsigned echo_server_threads(unsigned clients);

/* Listens before it returns; fills `place` in but for message_bytes, which the
 * caller has set. */
int echo_server_start(struct echo_server *s, struct echo_place *place,
                      unsigned threads, struct err *e);

/* Ends the server and waits until it has; harmless where there is none. */
void echo_server_stop(struct echo_server *s);

/* A connected socket that has said the key, and sends at once what it is given
 * (TCP_NODELAY); -1 with the reason. */
int echo_server_connect(const struct echo_place *place, struct err *e);
