/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does a round trip over a socket cost, where nobody computes? */
#include "workload.h"

#include "support/bytes.h"
#include "support/descriptors.h"
#include "support/due.h"
#include "support/echo_server.h"
#include "support/own_memory.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct tcp {
    struct echo_server server; /* of the controller alone */
    struct echo_place *place;
};

struct client {
    int fd;
    uint64_t bytes;
    unsigned char *got;   /* behind what is sent */
    unsigned char sent[]; /* the stream's bytes, an operation's mark first */
};

static int lost(ssize_t moved, struct err *e)
{
    const char *then = "was it killed? Else raise the limit on open files "
                       "(ulimit -n) or lower the workers";

    return moved == 0 ? err_set(e, "the echo server hung up; %s", then)
                      : err_errno(e, "cannot reach the echo server; %s", then);
}

static int send_all(struct worker *w, const struct client *c, struct err *e)
{
    for (uint64_t done = 0; done < c->bytes;) {
        ssize_t sent;

        worker_blocking_enter(w);
        sent = send(c->fd, c->sent + done, c->bytes - done, MSG_NOSIGNAL);
        worker_blocking_leave(w);
        if (sent < 0 && errno != EINTR) {
            return lost(sent, e);
        }
        done += sent > 0 ? (uint64_t)sent : 0;
        worker_safepoint(w);
    }
    return 0;
}

static int receive_all(struct worker *w, const struct client *c, struct err *e)
{
    for (uint64_t done = 0; done < c->bytes;) {
        ssize_t got;

        worker_blocking_enter(w);
        got = recv(c->fd, c->got + done, c->bytes - done, 0);
        worker_blocking_leave(w);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return lost(got, e);
        }
        done += got > 0 ? (uint64_t)got : 0;
        worker_safepoint(w);
    }
    return 0;
}

static int exchange(struct worker *w, uint64_t op, struct err *e)
{
    struct client *c = w->state;
    uint64_t mark = op * w->job->workers + w->index;

    memcpy(c->sent, &mark, c->bytes < sizeof mark ? c->bytes : sizeof mark);
    if (send_all(w, c, e) != 0 || receive_all(w, c, e) != 0) {
        return -1;
    }
    if (memcmp(c->got, c->sent, c->bytes) != 0) {
        return err_set(e, "the echo is not what was sent; is this machine "
                          "sound?");
    }
    worker_checksum(w, 1);
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    return due_work(w, ops, exchange, e);
}

static int enter(struct worker *w, struct err *e)
{
    const struct tcp *t = w->job->state;
    uint64_t bytes = t->place->message_bytes;
    struct client *c = own_memory_enter(w, sizeof *c + 2 * bytes, "bytes=", e);

    if (c == NULL) {
        return -1;
    }
    c->bytes = bytes;
    c->got = c->sent + bytes;
    bytes_fill(c->sent, bytes, 0);
    c->fd = echo_server_connect(t->place, e);
    return c->fd < 0 ? -1 : 0;
}

static void leave(struct worker *w)
{
    struct client *c = w->state;

    if (c != NULL && c->fd >= 0) {
        close(c->fd);
    }
    own_memory_leave(w);
}

static int attach(struct job *job, struct err *e)
{
    struct tcp *t = own_memory_setup(job, sizeof *t, e);

    if (t == NULL) {
        return -1;
    }
    t->place = job_alloc(job, sizeof *t->place, e);
    return t->place == NULL ? -1 : 0;
}

static int setup(struct job *job, struct err *e)
{
    unsigned threads = (unsigned)params_number(job->params, "servers");
    struct tcp *t;

    if (attach(job, e) != 0) {
        return -1;
    }
    t = job->state;
    t->place->message_bytes = params_number(job->params, "bytes");
    descriptors_allow((uint64_t)job->workers + ECHO_THREADS_MAX);
    return echo_server_start(
        &t->server, t->place,
        threads > 0 ? threads : echo_server_threads(job->workers), e);
}

static void teardown(struct job *job)
{
    struct tcp *t = job->state;

    if (t != NULL) {
        echo_server_stop(&t->server);
    }
    own_memory_teardown(job);
}

/* Workers compared each echo; that as many were made the server says. */
static int verify(const struct job *job, struct err *e)
{
    const struct tcp *t = job->state;
    uint64_t echoed = atomic_load(&t->place->echoed);
    uint64_t all = job->workers * job->ops;

    if (job->checksum != all || echoed != all) {
        return err_set(e,
                       "of %u x %" PRIu64 " messages, the server sent %" PRIu64
                       " back, and %" PRIu64 " came",
                       job->workers, job->ops, echoed, job->checksum);
    }
    return 0;
}

static const struct param params[] = {
    {"bytes", PARAM_SIZE, "1K", "size of a message, and of its echo", .min = 1,
     .max = 1048576},
    {"servers", PARAM_COUNT, "0",
     "threads of the server; 0: one for each PU, up to the workers",
     .max = ECHO_THREADS_MAX},
    DUE_PARAM,
    {0},
};

const struct workload workload_tcp = {
    .name = "tcp",
    .summary = "send a message over TCP and wait for its echo",
    .unit = "echo",
    .kind = WORKLOAD_IO,
    .question =
        "What does a round trip over a socket cost, where nobody computes?",
    .story =
        "An operation sends a message and waits for all of its echo. Each "
        "worker has a connection of its own, made before the clock starts, "
        "without Nagle's delay (`TCP_NODELAY`). The server is tvp's own, in a "
        "process that no model touches, at a free port of the loopback "
        "interface; it answers nobody but the trial's workers. Its threads "
        "wait with epoll, each for connections of its own, and are not bound.",
    .expect = "processes: threads share one table of descriptors, and under a "
              "lock each round trip takes it twice, behind all who wait.",
    .verified = "each echo, byte for byte, against what was sent, which no "
                "other operation sends; their number, against how many the "
                "server counted.",
    .lock = "released for each send and each recv, as the methods of "
            "socket.socket do; held to compare. A safepoint after each.",
    .limit =
        "the PUs, which the server shares with the workers: an echo costs it "
        "about as much processor time as it costs the worker, from one worker "
        "on. The workers' side is not what bounds it: a worker does no more "
        "than the two calls, and waits for the server in the second. With as "
        "many workers as PUs or more, both sides keep all of the PUs busy, and "
        "more workers gain only what serving several at once saves. `servers=` "
        "shows it: fewer threads of the server mean fewer echoes for as many "
        "workers, and more than there are PUs gain nothing.",
    .params = params,
    .setup = setup,
    .attach = attach,
    .enter = enter,
    .work = work,
    .leave = leave,
    .verify = verify,
    .teardown = teardown,
};
