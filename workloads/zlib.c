/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Are threads as good as processes at native code that releases the lock? */
#include "workload.h"

#include "support/answer.h"
#include "support/bytes.h"
#include "support/own_memory.h"
#include "support/prose.h"
#include "support/zlib_flow.h"

#include <stdlib.h>
#include <string.h>

enum { COMPRESS, DECOMPRESS };
enum { ADLER_BASE = 65521 };

static int setup(struct job *job, struct err *e)
{
    struct zlib_library *z = own_memory_setup(job, sizeof *z, e);

    return z == NULL ? -1 : zlib_library_load(z, e);
}

static int level_of(const struct job *job)
{
    return (int)params_number(job->params, "level");
}

static bool compresses(const struct job *job)
{
    return params_number(job->params, "how") == COMPRESS;
}

static int enter(struct worker *w, struct err *e)
{
    const struct job *job = w->job;
    struct worker maker = {.job = job}; /* no worker has the lock yet */
    struct zlib_flow *f =
        zlib_flow_new(job->state, params_number(job->params, "bytes"), e);

    w->state = f;
    if (f == NULL) {
        return -1;
    }
    if (!compresses(job)) {
        if (zlib_flow_compress(f, level_of(job), &maker) != 0) {
            return err_set(e,
                           "zlib cannot compress %zu bytes to expand; is "
                           "there memory? Lower bytes= or the workers",
                           f->input_bytes);
        }
        zlib_flow_turn(f);
    }
    return 0;
}

static uint64_t output_hash(const struct zlib_flow *f)
{
    return bytes_hash_of(f->output, f->output_bytes);
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    bool compress = compresses(w->job);
    int level = level_of(w->job);
    struct zlib_flow *f = w->state;

    for (uint64_t op = 0; op < ops; op++) {
        int failed =
            compress ? zlib_flow_compress(f, level, w) : zlib_flow_expand(f, w);

        if (failed) {
            return err_set(e,
                           "zlib cannot %s %zu bytes; is there memory? "
                           "Lower bytes= or the workers",
                           compress ? "compress" : "decompress",
                           f->input_bytes);
        }
        worker_checksum(w, compress ? output_hash(f) : f->adler);
        worker_safepoint(w);
    }
    return 0;
}

/* RFC 1950, 8.2. */
static uint64_t adler32_of(const unsigned char *from, size_t bytes)
{
    uint64_t a = 1;
    uint64_t b = 0;

    for (size_t i = 0; i < bytes; i++) {
        a = (a + from[i]) % ADLER_BASE;
        b = (b + a) % ADLER_BASE;
    }
    return b << 16 | a;
}

/* There and back again, to compare with the text made anew. */
static int find_answer(const struct job *job, struct zlib_flow *f,
                       uint64_t *answer)
{
    struct worker checker = {.job = job};
    size_t bytes = f->input_bytes;

    if (zlib_flow_compress(f, level_of(job), &checker) != 0) {
        return -1;
    }
    *answer = output_hash(f);
    zlib_flow_turn(f);
    if (zlib_flow_expand(f, &checker) != 0) {
        return -1;
    }
    prose_fill((char *)f->input, bytes, 0);
    if (!compresses(job)) {
        *answer = adler32_of(f->input, bytes);
    }
    return f->output_bytes == bytes && memcmp(f->input, f->output, bytes) == 0
               ? 0
               : -1;
}

static int verify(const struct job *job, struct err *e)
{
    struct zlib_flow *f =
        zlib_flow_new(job->state, params_number(job->params, "bytes"), e);
    uint64_t answer;
    int failed;

    if (f == NULL) {
        return -1;
    }
    failed = find_answer(job, f, &answer);
    free(f);
    if (failed) {
        return err_set(e, "zlib does not give back the text that it got; "
                          "install another zlib1g");
    }
    return answer_verify_same(job, answer, "the text that was expanded", e);
}

static const char *const how_choices[] = {
    [COMPRESS] = "compress", [DECOMPRESS] = "decompress", NULL};

static const struct param params[] = {
    {"how", PARAM_CHOICE, "compress", "which way", .choices = how_choices},
    {"bytes", PARAM_SIZE, "64K",
     "size of the text; a worker has twice as much memory", .min = 1,
     .max = 1073741824},
    {"level", PARAM_COUNT, "6",
     "how hard zlib tries to make it smaller; 0: not at all", .max = 9},
    {0},
};

const struct workload workload_zlib = {
    .name = "zlib",
    .summary = "compress a text, or expand it, with zlib",
    .unit = "text",
    .kind = WORKLOAD_CPU,
    .question = "Are threads as good as processes at native code that releases "
                "the lock?",
    .story = "An operation compresses a text with zlib, or expands what was "
             "compressed before the clock started, by the calls that CPython's "
             "`zlib.compress` and `zlib.decompress` make: a new stream each "
             "time, with memory of its own, and output that grows by pieces. "
             "The text has made-up words, short ones often and long ones "
             "seldom, always the same; each worker has a copy. The library is "
             "loaded when `zlib` runs; without it, it is left out.",
    .expect = "no model: the lock is released for the compressing; with a few "
              "bytes, processes, since making a stream is done with it.",
    .verified = "compressed: each output, against one that was expanded again "
                "and compared with the text. Decompressed: the Adler-32 of "
                "each output (RFC 1950), against the text's.",
    .lock = "released around each call of deflate and inflate, however little "
            "there is to do, as CPython's zlib does; taken for each piece of "
            "output (32K, 64K, 256K, 1M, …; expanded text begins with 16K), to "
            "make a stream and to end it. A safepoint after each operation.",
    .quick = "bytes=4K",
    .params = params,
    .setup = setup,
    .attach = setup,
    .enter = enter,
    .work = work,
    .leave = own_memory_leave,
    .verify = verify,
    .teardown = own_memory_teardown,
};
