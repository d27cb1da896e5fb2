/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "handover.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum {
    READS_MAX = 64, /* before the caller looks around */
    SUM_WORDS = 64, /* of a result that are looked at */
    WORD_BYTES = 8,
    READ_END = 0,
    WRITE_END = 1,
};

/* In front of each result. */
struct header {
    uint64_t worker;
    uint64_t bytes;
    uint64_t sum;
};

struct handover {
    int ends[2];
    unsigned workers;
    struct header header; /* of the result that is coming … */
    size_t header_got;
    unsigned char *body;
    size_t body_got;
    struct handed handed[]; /* … and what has, from each worker */
};

/* Of words here and there, the last bytes among them: enough to notice what is
 * missing, moved or another's, at a price that does not grow with the size. */
static uint64_t sum_of(const unsigned char *data, uint64_t bytes)
{
    uint64_t words = bytes / WORD_BYTES;
    uint64_t step = (words / SUM_WORDS + 1) * WORD_BYTES;
    uint64_t sum = bytes;
    uint64_t word;

    for (uint64_t at = 0; at + WORD_BYTES <= bytes; at += step) {
        memcpy(&word, data + at, WORD_BYTES);
        sum = (sum << 1 | sum >> 63) + word;
    }
    for (uint64_t at = bytes < WORD_BYTES ? 0 : bytes - WORD_BYTES; at < bytes;
         at++) {
        sum = (sum << 1 | sum >> 63) + data[at];
    }
    return sum;
}

static void make_turn(pthread_mutex_t *turn)
{
    pthread_mutexattr_t shared;

    pthread_mutexattr_init(&shared);
    pthread_mutexattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
    pthread_mutex_init(turn, &shared);
    pthread_mutexattr_destroy(&shared);
}

int handover_open(struct handover **out, struct handover_way *way,
                  unsigned workers, struct err *e)
{
    struct handover *h = calloc(1, sizeof *h + workers * sizeof h->handed[0]);

    if (h == NULL) {
        return err_set(e, "out of memory for %u workers", workers);
    }
    if (pipe2(h->ends, O_CLOEXEC) != 0) {
        free(h);
        return err_errno(e, "cannot make a pipe for the workers' results; "
                            "raise the limit on open files (ulimit -n)");
    }
    (void)fcntl(h->ends[READ_END], F_SETFL, O_NONBLOCK);
    h->workers = workers;
    make_turn(&way->turn);
    way->fd = h->ends[WRITE_END];
    *out = h;
    return 0;
}

void handover_close(struct handover *h)
{
    if (h != NULL) {
        close(h->ends[READ_END]);
        close(h->ends[WRITE_END]);
        free(h->body);
        free(h);
    }
}

static void skip(struct iovec *parts, size_t count, size_t bytes)
{
    for (size_t i = 0; i < count; i++) {
        size_t part = bytes < parts[i].iov_len ? bytes : parts[i].iov_len;

        parts[i].iov_base = (char *)parts[i].iov_base + part;
        parts[i].iov_len -= part;
        bytes -= part;
    }
}

/* No SIGPIPE can come: the controller has the pipe open as long as it lives,
 * and no worker outlives it. */
static int write_all(int fd, struct iovec parts[2])
{
    while (parts[0].iov_len + parts[1].iov_len > 0) {
        ssize_t written = writev(fd, parts, 2);

        if (written < 0 && errno != EINTR) {
            return -1;
        }
        skip(parts, 2, written > 0 ? (size_t)written : 0);
    }
    return 0;
}

int handover_send(struct handover_way *way, unsigned worker, const void *data,
                  size_t bytes, struct err *e)
{
    struct header header = {
        .worker = worker, .bytes = bytes, .sum = sum_of(data, bytes)};
    struct iovec parts[2] = {
        {.iov_base = &header, .iov_len = sizeof header},
        {.iov_base = (void *)(uintptr_t)data, .iov_len = bytes},
    };

    pthread_mutex_lock(&way->turn);
    int result = write_all(way->fd, parts);
    pthread_mutex_unlock(&way->turn);
    return result == 0 ? 0
                       : err_errno(e,
                                   "cannot hand %zu bytes over to the "
                                   "controller; is it still there?",
                                   bytes);
}

int handover_descriptor(const struct handover *h)
{
    return h == NULL ? -1 : h->ends[READ_END];
}

static int begin_result(struct handover *h, struct err *e)
{
    if (h->header.worker >= h->workers || h->header.bytes > PTRDIFF_MAX) {
        return err_set(e,
                       "what comes from the workers is no result: has "
                       "something else written to descriptor %d?",
                       h->ends[WRITE_END]);
    }
    h->body_got = 0;
    h->body = malloc(h->header.bytes + 1); /* nothing is a result, too */
    if (h->body == NULL) {
        return err_set(e,
                       "no memory for the %" PRIu64 " bytes that worker "
                       "%" PRIu64 " hands over; let it hand over fewer",
                       h->header.bytes, h->header.worker);
    }
    return 0;
}

static int end_result(struct handover *h, struct err *e)
{
    struct handed *handed = &h->handed[h->header.worker];
    uint64_t sum = sum_of(h->body, h->header.bytes);

    free(h->body);
    h->body = NULL;
    h->header_got = 0;
    if (sum != h->header.sum) {
        return err_set(e,
                       "what worker %" PRIu64 " handed over as its result "
                       "%" PRIu64 " did not arrive as it was sent",
                       h->header.worker, handed->results);
    }
    handed->results++;
    handed->bytes += h->header.bytes;
    return 0;
}

/* What is missing of the header, or else of the result. */
static ssize_t read_some(struct handover *h)
{
    if (h->header_got < sizeof h->header) {
        return read(h->ends[READ_END], (char *)&h->header + h->header_got,
                    sizeof h->header - h->header_got);
    }
    return read(h->ends[READ_END], h->body + h->body_got,
                h->header.bytes - h->body_got);
}

static int take_in(struct handover *h, size_t got, struct err *e)
{
    if (h->header_got < sizeof h->header) {
        h->header_got += got;
        if (h->header_got < sizeof h->header) {
            return 0;
        }
        if (begin_result(h, e)) {
            return -1;
        }
    } else {
        h->body_got += got;
    }
    return h->body_got < h->header.bytes ? 0 : end_result(h, e);
}

int handover_receive(struct handover *h, bool *more, struct err *e)
{
    *more = false;
    for (int i = 0; h != NULL && i < READS_MAX; i++) {
        ssize_t got = read_some(h);

        if (got < 0 && errno == EAGAIN) {
            *more = false;
            return 0;
        }
        if (got < 0 && errno != EINTR) {
            return err_errno(e, "cannot read what the workers hand over");
        }
        if (got > 0 && take_in(h, (size_t)got, e)) {
            return -1;
        }
        *more = true;
    }
    return 0;
}

int handover_compare(const struct handover *h, unsigned worker,
                     const struct handed *sent, struct err *e)
{
    if (h == NULL) {
        return 0;
    }
    const struct handed *got = &h->handed[worker];
    if (got->results == sent->results && got->bytes == sent->bytes) {
        return 0;
    }
    return err_set(e,
                   "%" PRIu64 " results of %" PRIu64 " bytes in all arrived "
                   "of the %" PRIu64 " of %" PRIu64 " that worker %u handed "
                   "over",
                   got->results, got->bytes, sent->results, sent->bytes,
                   worker);
}
