/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From what size on does giving the lock up around native code pay?
 *
 * Each worker hashes a copy of its own, which it makes where it runs: with one
 * for all, threads would share memory that processes started afresh can't.
 */
#include "workload.h"

#include "support/answer.h"
#include "support/bytes.h"
#include "support/crypto_library.h"
#include "support/own_memory.h"

#include <inttypes.h>
#include <stdbool.h>

enum { PIECE_BYTES = 65536, SUM_BYTES = 8 };

/* One digest: a new context each time, the lock released for the bytes alone
 * and only where there are enough of them. */
static int hash(struct worker *w, const void *buffer, size_t bytes,
                bool released, unsigned char digest[SHA256_BYTES])
{
    const struct crypto_library *c = w->job->state;
    struct evp_md_ctx_st *context = c->context_new();
    int ok = context != NULL && c->init(context, c->sha256, NULL);

    if (ok && released) {
        worker_native_enter(w);
        ok = c->update(context, buffer, bytes);
        worker_native_leave(w);
    } else if (ok) {
        ok = c->update(context, buffer, bytes);
    }
    ok = ok && c->final(context, digest, NULL);
    c->context_free(context);
    return ok ? 0 : -1;
}

/* What a digest adds to the checksum. */
static uint64_t sum_of(const unsigned char digest[SHA256_BYTES])
{
    uint64_t sum = 0;

    for (int i = 0; i < SUM_BYTES; i++) {
        sum = sum << 8 | digest[i];
    }
    return sum;
}

static int setup(struct job *job, struct err *e)
{
    struct crypto_library *c = own_memory_setup(job, sizeof *c, e);

    return c == NULL ? -1 : crypto_library_load(c, e);
}

static void teardown(struct job *job)
{
    if (job->state != NULL) {
        crypto_library_release(job->state);
    }
    own_memory_teardown(job);
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t bytes = params_number(w->job->params, "bytes");
    bool released = bytes >= params_number(w->job->params, "release");

    for (uint64_t op = 0; op < ops; op++) {
        unsigned char digest[SHA256_BYTES];

        if (hash(w, w->state, bytes, released, digest) != 0) {
            return err_set(e, "libcrypto cannot hash %" PRIu64 " bytes", bytes);
        }
        worker_checksum(w, sum_of(digest));
        worker_safepoint(w);
    }
    return 0;
}

/* In pieces that are made as they are needed: no buffer of the workers'. */
static int expected_sum(const struct crypto_library *c, uint64_t bytes,
                        uint64_t *sum)
{
    unsigned char piece[PIECE_BYTES];
    unsigned char digest[SHA256_BYTES];
    struct evp_md_ctx_st *context = c->context_new();
    int ok = context != NULL && c->init(context, c->sha256, NULL);

    for (uint64_t done = 0; ok && done < bytes; done += PIECE_BYTES) {
        uint64_t left = bytes - done;
        size_t part = left < PIECE_BYTES ? (size_t)left : PIECE_BYTES;

        bytes_fill(piece, part, done);
        ok = c->update(context, piece, part);
    }
    ok = ok && c->final(context, digest, NULL);
    c->context_free(context);
    *sum = ok ? sum_of(digest) : 0;
    return ok ? 0 : -1;
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t bytes = params_number(job->params, "bytes");
    uint64_t once;

    if (expected_sum(job->state, bytes, &once) != 0) {
        return err_set(e, "libcrypto cannot hash %" PRIu64 " bytes to verify",
                       bytes);
    }
    return answer_verify_same(job, once, "hashing in pieces", e);
}

static const struct param params[] = {
    {"bytes", PARAM_SIZE, "1M",
     "how much an operation hashes; each worker has as much memory",
     .max = 1073741824},
    {"release", PARAM_SIZE, "2K",
     .help = "from how much on the lock is released for it; hashlib: 2K"},
    {0},
};

const struct workload workload_sha256 = {
    .name = "sha256",
    .summary = "hash a buffer with OpenSSL, as hashlib does",
    .unit = "hash",
    .kind = WORKLOAD_CPU,
    .question =
        "From what size on does giving the lock up around native code pay?",
    .story =
        "An operation hashes a buffer with OpenSSL's libcrypto (3, or else "
        "1.1), by the calls that CPython's hashlib makes: a context, its "
        "start, the bytes, the digest. Each worker hashes a copy of its "
        "own, made where it runs before the clock starts. The library is "
        "loaded when `sha256` runs; without it, it is left out.",
    .expect = "no model, once buffers are large: the lock is released for the "
              "hashing; below, processes.",
    .verified = "each digest, against hashing the same bytes in pieces.",
    .lock =
        "released around the bytes alone, where there are `release` or more "
        "of them; else held. A safepoint after each operation.",
    .quick = "bytes=4K",
    .params = params,
    .setup = setup,
    .attach = setup,
    .enter = own_memory_enter_bytes,
    .work = work,
    .leave = own_memory_leave,
    .verify = verify,
    .teardown = teardown,
};
