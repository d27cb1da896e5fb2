/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does it pay to leave the parsing and writing of JSON to processes? */
#include "workload.h"

#include "support/answer.h"
#include "support/bytes.h"
#include "support/json_document.h"
#include "support/own_memory.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static int enter(struct worker *w, struct err *e)
{
    return json_document_enter(w, params_number(w->job->params, "bytes"), e);
}

static uint64_t hash_of(const char *text)
{
    return bytes_hash_of(text, strlen(text));
}

static int read_and_write(struct worker *w, const char *text, struct err *e)
{
    json_error_t error;
    json_t *tree = json_loads(text, 0, &error);
    char *written;

    if (tree == NULL) {
        /* It finds text that it has no memory for wrong, or says nothing. */
        return err_set(e,
                       "jansson cannot read a document of %zu bytes%s%s; is "
                       "there memory? Lower bytes= or the workers",
                       strlen(text), error.text[0] != '\0' ? ": " : "",
                       error.text);
    }
    worker_safepoint(w);
    written = json_dumps(tree, JSON_COMPACT);
    json_decref(tree);
    if (written == NULL) {
        return err_set(e,
                       "jansson cannot write a document of %zu bytes; is "
                       "there memory? Lower bytes= or the workers",
                       strlen(text));
    }
    worker_safepoint(w);
    worker_checksum(w, hash_of(written));
    free(written);
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    for (uint64_t op = 0; op < ops; op++) {
        if (read_and_write(w, w->state, e) != 0) {
            return -1;
        }
    }
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    struct worker checker = {.job = job};
    int failed = enter(&checker, e);

    if (!failed) {
        failed = answer_verify_same(job, hash_of(checker.state),
                                    "the document that was read", e);
    }
    own_memory_leave(&checker);
    return failed;
}

static const struct param params[] = {
    {"bytes", PARAM_SIZE, "64K", "size of the document, or a little less",
     .min = 1024, .max = 268435456},
    {0},
};

const struct workload workload_json = {
    .name = "json",
    .summary = "parse a JSON document and write it again",
    .unit = "document",
    .kind = WORKLOAD_CPU,
    .question = "Does it pay to leave the parsing and writing of JSON to "
                "processes?",
    .story = "An operation parses a document with jansson into objects of "
             "their own, and writes those as text again: an array of records "
             "such as a web shop's interface sends, with numbers, texts, an "
             "address, a list. Most of it is allocating and freeing what is "
             "small. Each worker has a copy of the document, always the "
             "same.",
    .expect = "threads and processes alike, as far as malloc serves threads as "
              "well; under a lock one document is read or written at a time.",
    .verified = "what is written, byte for byte through a hash, against what "
                "was read, which is made without jansson.",
    .lock = "held, without a safepoint inside of parsing or writing: "
            "CPython's `_json` does both in C and never looks at the eval "
            "breaker. A safepoint after parsing, and one after writing.",
    .quick = "bytes=2K",
    .params = params,
    .enter = enter,
    .work = work,
    .leave = own_memory_leave,
    .verify = verify,
};
