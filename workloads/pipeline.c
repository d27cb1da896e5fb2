/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does it cost to pass work on from one stage to the next? */
#include "workload.h"

#include "support/answer.h"
#include "support/bounded_queue.h"
#include "support/document.h"
#include "support/own_memory.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { COPY, PLACE };

struct pipeline {
    uint64_t count;              /* numbers of a document */
    struct bounded_queue *queue; /* of documents, by their index */
    char *documents;             /* one of each worker's, and the queue's */
};

/* A worker's own. */
struct stages {
    uint64_t spare;    /* the index of the document that it may fill */
    uint64_t *numbers; /* copy: what is parsed, and what is transformed */
    char *text;        /* a number a line */
};

static struct document *document_at(const struct pipeline *p, uint64_t i)
{
    return (void *)(p->documents + i * document_bytes(p->count));
}

static int stage_one(struct worker *w, uint64_t index, struct err *e)
{
    const struct pipeline *p = w->job->state;
    const struct stages *s = w->state;
    struct document *d = document_at(p, index);

    if (s->numbers == NULL) {
        document_parse(w, s->text, d->numbers, p->count);
    } else {
        document_parse(w, s->text, s->numbers, p->count);
        memcpy(d->numbers, s->numbers, p->count * sizeof d->numbers[0]);
    }
    d->fresh = 1;
    return bounded_queue_put(p->queue, w, index, e);
}

/* The document is the worker's from then on. */
static int stage_two(struct worker *w, uint64_t *index, struct err *e)
{
    const struct pipeline *p = w->job->state;
    const struct stages *s = w->state;

    if (bounded_queue_take(p->queue, w, index, e) != 0) {
        return -1;
    }
    struct document *d = document_at(p, *index);
    const uint64_t *numbers = d->numbers;
    if (s->numbers != NULL) {
        memcpy(s->numbers, d->numbers, p->count * sizeof d->numbers[0]);
        numbers = s->numbers;
    }
    worker_checksum(w, d->fresh * document_transform(w, numbers, p->count));
    d->fresh = 0;
    return 0;
}

/* Every other operation takes first, so that the queue runs full and empty. */
static int work(struct worker *w, uint64_t ops, struct err *e)
{
    struct stages *s = w->state;
    uint64_t taken;

    for (uint64_t op = w->done; op < w->done + ops; op++) {
        if (op % 2 == 0) {
            if (stage_one(w, s->spare, e) != 0
                || stage_two(w, &s->spare, e) != 0) {
                return -1;
            }
        } else if (stage_two(w, &taken, e) != 0
                   || stage_one(w, taken, e) != 0) {
            return -1;
        }
    }
    return 0;
}

static int attach(struct job *job, struct err *e)
{
    uint64_t places = params_number(job->params, "places");
    struct pipeline *p = own_memory_setup(job, sizeof *p, e);

    if (p == NULL) {
        return -1;
    }
    p->count = params_number(job->params, "bytes") / sizeof(uint64_t);
    p->queue = job_alloc(job, bounded_queue_bytes(places), e);
    if (p->queue == NULL) {
        return -1;
    }
    p->documents = job_alloc(
        job, (job->workers + places / 2) * document_bytes(p->count), e);
    return p->documents == NULL ? err_prefix(e, "lower bytes=, or: ") : 0;
}

/* The first workers' documents are theirs; the others wait in the queue. */
static int setup(struct job *job, struct err *e)
{
    uint64_t places = params_number(job->params, "places");

    if (attach(job, e) != 0) {
        return -1;
    }
    const struct pipeline *p = job->state;
    for (uint64_t i = job->workers; i < job->workers + places / 2; i++) {
        struct document *d = document_at(p, i);
        d->fresh = 1;
        document_fill(d->numbers, p->count);
    }
    if (bounded_queue_init(p->queue, places, e) != 0) {
        return -1;
    }
    for (uint64_t i = job->workers; i < job->workers + places / 2; i++) {
        bounded_queue_fill(p->queue, i);
    }
    return 0;
}

static void leave(struct worker *w)
{
    struct stages *s = w->state;

    if (s != NULL) {
        free(s->numbers);
        free(s->text);
    }
    own_memory_leave(w);
}

static int enter(struct worker *w, struct err *e)
{
    const struct pipeline *p = w->job->state;
    bool copy = params_number(w->job->params, "pass") == COPY;
    struct stages *s = own_memory_enter(w, sizeof *s, NULL, e);

    if (s == NULL) {
        return -1;
    }
    s->spare = w->index;
    s->text = document_text(p->count);
    s->numbers = copy ? malloc(p->count * sizeof s->numbers[0]) : NULL;
    if (s->text == NULL || (copy && s->numbers == NULL)) {
        return err_errno(e, "no memory for a document's text; lower bytes= or "
                            "the workers");
    }
    return 0;
}

/* Twice in the queue, or not transformed and gone, would show here. */
static int check_left(const struct pipeline *p, uint64_t left, struct err *e)
{
    uint64_t fresh = 0;

    for (uint64_t i = 0; i < p->queue->count; i++) {
        struct document *d = document_at(p, bounded_queue_left(p->queue, i));
        fresh += d->fresh;
        d->fresh = 0;
    }
    if (p->queue->count != left || fresh != left) {
        return err_set(e,
                       "%" PRIu64 " documents are left, %" PRIu64
                       " of them untouched, not %" PRIu64 " as at the start",
                       p->queue->count, fresh, left);
    }
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    const struct pipeline *p = job->state;

    if (answer_verify_same(job, document_result(p->count),
                           "weighing the numbers", e)
        != 0) {
        return -1;
    }
    return check_left(p, params_number(job->params, "places") / 2, e);
}

static const char *const pass_choices[] = {"copy", "place", NULL};

static const char *const pass_help[] = {
    "made in the worker's memory, copied into shared memory and out of it",
    "made and used where it is, and only its number is passed on", NULL};

static const struct param params[] = {
    {"bytes", PARAM_SIZE, "16K",
     "what a document hands on; each worker has "
     "a document and its text",
     .min = 8, .max = UINT64_C(1) << 30},
    {"pass", PARAM_CHOICE, "copy", "how documents are passed on",
     .choices = pass_choices, .choice_help = pass_help},
    {"places", PARAM_COUNT, "4", "how many documents the queue has room for",
     .min = 2, .max = 65536},
    {0},
};

const struct workload workload_pipeline = {
    .name = "pipeline",
    .summary = "parse a document, pass it on, transform one that was passed on",
    .unit = "document",
    .kind = WORKLOAD_MIXED,
    .question = "What does it cost to pass work on from one stage to the next?",
    .story =
        "Stage one parses text into numbers, stage two weighs and adds them "
        "up; between them is a queue in memory that all workers share. Workers "
        "serve both stages, as those of a pool do: an operation puts a "
        "document into the queue and takes the oldest, as a rule another "
        "worker's. Every other operation takes first, and the queue is half "
        "full at the start, so that it runs full and empty and workers wait "
        "for it.\n\n"
        "`pass=copy` is what processes do that share no objects, and "
        "`pass=place` what threads do, and processes that build their data in "
        "shared memory. The work is the same under every model: compare "
        "`threads` with `pass=place` to `processes` with `pass=copy`.",
    .expect = "threads and processes alike, and both before gil: only the "
              "queue's mutex and the documents' bytes move between cores.",
    .verified = "what stage two makes of all documents, against the numbers "
                "that the text was made from; that none is transformed twice "
                "or lost, and as many are left as were there at the start.",
    .lock = "held while parsing, copying and transforming, with a safepoint at "
            "each number; released to wait for the queue's mutex where that is "
            "taken, and for room or a document, as in Python's `queue.Queue`.",
    .limit = "the queue, where documents are so small that its mutex is always "
             "taken.",
    .quick = "bytes=1K",
    .params = params,
    .setup = setup,
    .attach = attach,
    .enter = enter,
    .work = work,
    .leave = leave,
    .verify = verify,
    .teardown = own_memory_teardown,
};
