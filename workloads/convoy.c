/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What do computing threads cost the one that only answers?
 *
 * Worker 0 answers one-byte requests of a client in another process, as a
 * socket server's thread does; every other worker, a hog, computes until the
 * last request is answered. An operation is a round trip, and its latency is
 * what the client measured. Under a lock with an interval each answer waits
 * for the hogs to be made to give it up: the convoy effect (Beazley 2010).
 */
#include "workload.h"

#include "support/due.h"
#include "support/own_memory.h"
#include "support/pause.h"
#include "support/side_process.h"
#include "support/steps.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

enum { LINE_BYTES = 128 }; /* two cache lines: they are fetched in pairs */

struct shared {
    _Alignas(LINE_BYTES) atomic_bool over; /* the hogs read nothing else */
    _Alignas(LINE_BYTES) _Atomic uint64_t round_trip_ns; /* the last one */
    int server; /* worker 0's end: its number is the same in each process */
};

struct convoy {
    struct shared *shared;
    pid_t client; /* of the controller alone */
};

static ssize_t receive_byte(int fd)
{
    char byte;
    ssize_t got;

    do {
        got = recv(fd, &byte, 1, 0);
    } while (got < 0 && errno == EINTR);
    return got;
}

static ssize_t send_byte(int fd)
{
    char byte = 0;
    ssize_t sent;

    do {
        sent = send(fd, &byte, 1, MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    return sent;
}

/* Waits for the next request's time: as long after the reply before, or when
 * it is due. Returns what its round trip counts from. */
static uint64_t wait_to_ask(const struct due *due, const struct params *p,
                            uint64_t request)
{
    if (due->rate > 0) {
        pause_until(due_at_ns(due, request));
        return due_at_ns(due, request);
    }
    pause_until(worker_clock_ns() + params_number(p, "period"));
    return worker_clock_ns();
}

/* Waits for worker 0 to begin, and at the end tells it of the last round trip
 * by one byte more. */
static int ask_all(int fd, struct shared *s, const struct job *job)
{
    ssize_t moved = receive_byte(fd);
    struct due due = {.start_ns = worker_clock_ns(),
                      .rate = params_number(job->params, "rate"),
                      .of = 1};

    for (uint64_t i = 0; i < job->ops && moved == 1; i++) {
        uint64_t start_ns = wait_to_ask(&due, job->params, i);

        moved = send_byte(fd) == 1 ? receive_byte(fd) : 0;
        atomic_store(&s->round_trip_ns, worker_clock_ns() - start_ns);
    }
    return moved == 1 && send_byte(fd) == 1 ? 0 : -1;
}

static int fork_client(struct convoy *c, const struct job *job, struct err *e)
{
    int ends[2];

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0) {
        return err_errno(e, "cannot make a socket pair to a client; raise the "
                            "limit on open files (ulimit -n)");
    }
    c->shared->server = ends[0];
    c->client = side_process_fork(&ends[1], 1, e);
    if (c->client == 0) {
        side_process_name("convoy client");
        _exit(ask_all(ends[1], c->shared, job) == 0 ? EXIT_SUCCESS
                                                    : EXIT_FAILURE);
    }
    close(ends[1]); /* or its end would never be seen here */
    return c->client > 0 ? 0 : err_prefix(e, "no client: ");
}

static int attach(struct job *job, struct err *e)
{
    struct convoy *c = own_memory_setup(job, sizeof *c, e);

    if (c == NULL) {
        return -1;
    }
    c->shared = job_alloc(job, sizeof *c->shared, e);
    return c->shared == NULL ? -1 : 0;
}

static int setup(struct job *job, struct err *e)
{
    if (attach(job, e) != 0) {
        return -1;
    }
    struct convoy *c = job->state;
    c->shared->server = -1;
    return fork_client(c, job, e);
}

static void teardown(struct job *job)
{
    struct convoy *c = job->state;

    if (c == NULL) {
        return;
    }
    side_process_end(c->client);
    if (c->shared != NULL && c->shared->server >= 0) {
        close(c->shared->server);
    }
    own_memory_teardown(job);
}

static int lost(ssize_t moved, uint64_t done, struct err *e)
{
    const char *then = "; did someone kill the client's process?";

    return moved == 0 ? err_set(
               e, "the client ended after %" PRIu64 " answered requests%s",
               done, then)
                      : err_errno(e,
                                  "the client is gone after %" PRIu64
                                  " answered requests%s",
                                  done, then);
}

static int receive(struct worker *w, uint64_t done, struct err *e)
{
    const struct convoy *c = w->job->state;
    ssize_t got;

    worker_blocking_enter(w);
    got = receive_byte(c->shared->server);
    worker_blocking_leave(w);
    return got == 1 ? 0 : lost(got, done, e);
}

/* As a runtime does it: it cannot know that so little never blocks. */
static int reply(struct worker *w, uint64_t done, struct err *e)
{
    const struct convoy *c = w->job->state;
    ssize_t sent;

    worker_blocking_enter(w);
    sent = send_byte(c->shared->server);
    worker_blocking_leave(w);
    return sent == 1 ? 0 : lost(sent, done, e);
}

/* Each request but the first, and the byte after the last, says that the
 * client has measured the round trip before. */
static int answer_all(struct worker *w, uint64_t ops, struct err *e)
{
    const struct convoy *c = w->job->state;
    struct shared *s = c->shared;

    if (reply(w, 0, e) != 0) {
        return -1;
    }
    for (uint64_t op = 0; op < ops; op++) {
        if (receive(w, op, e) != 0) {
            return -1;
        }
        if (op > 0) {
            worker_latency(w, atomic_load(&s->round_trip_ns));
        }
        worker_checksum(w, 1);
        worker_safepoint(w);
        if (reply(w, op, e) != 0) {
            return -1;
        }
    }
    atomic_store(&s->over, true);
    if (receive(w, ops, e) != 0) {
        return -1;
    }
    worker_latency(w, atomic_load(&s->round_trip_ns));
    return 0;
}

/* One chain of steps, whose end proves that none was left out. */
static int compute_until_over(struct worker *w, struct err *e)
{
    const struct convoy *c = w->job->state;
    uint64_t x = w->index;
    uint64_t steps = 0;

    while (!atomic_load_explicit(&c->shared->over, memory_order_relaxed)) {
        x = steps_take(x, STEPS_PER_SAFEPOINT);
        steps += STEPS_PER_SAFEPOINT;
        worker_safepoint(w);
    }
    if (x != steps_skip(w->index, steps)) {
        return err_set(e,
                       "%" PRIu64 " steps gave a wrong number: is this "
                       "machine sound?",
                       steps);
    }
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    const struct convoy *c = w->job->state;
    int result;

    if (w->index > 0) {
        return compute_until_over(w, e);
    }
    result = answer_all(w, ops, e);
    atomic_store(&c->shared->over, true); /* the hogs must end, come what may */
    return result;
}

static int verify(const struct job *job, struct err *e)
{
    if (job->checksum != job->ops) {
        return err_set(e, "%" PRIu64 " requests were answered, not %" PRIu64,
                       job->checksum, job->ops);
    }
    return 0;
}

static const struct param params[] = {
    {"period", PARAM_DURATION, "2ms",
     "how long the client waits between a reply and its next request",
     .max = 60000000000},
    DUE_PARAM,
    {0},
};

const struct workload workload_convoy = {
    .name = "convoy",
    .summary = "answer a client while all other workers compute",
    .unit = "round trip",
    .kind = WORKLOAD_MIXED,
    .question = "What do computing threads cost the one that only answers?",
    .story =
        "Worker 0 answers requests of one byte, as a socket server's thread "
        "does. The client is a process of its own, at the other end of a "
        "socket pair; it shares no lock with anyone and is not bound. Every "
        "other worker is a hog: it computes until the last request is "
        "answered. One worker has no hogs beside it; under `sequential` "
        "they come too late, and find nothing to do.\n\n"
        "An operation is a round trip, and only worker 0 has operations: "
        "`ops` counts the client's round trips, however many hogs there "
        "are. Latency is what the client measured, from before it sends to "
        "after it has the reply. Look at that rather than at the time: most "
        "of the time is the client's own waiting.",
    .expect =
        "processes or threads without a lock: under one, each answer waits "
        "for a computing thread's interval.",
    .verified = "that each request was answered once; each hog's arithmetic, "
                "against a closed form of as many steps.",
    .lock =
        "worker 0 releases it to receive and to send, each for itself, with "
        "a safepoint in between. Hogs hold it, with a safepoint after 16 "
        "steps, some 25 ns.",
    .quick = "period=100us",
    .params = params,
    .setup = setup,
    .attach = attach,
    .work = work,
    .verify = verify,
    .teardown = teardown,
    .whole = true,
    .counted = 1,
};
