/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Do many small requests need more than threads, when some answers are slow?
 *
 * The client is a runtime's own, on a socket, rather than libcurl: what it does
 * between two calls, with the lock, is much of what a small request costs.
 */
#include "workload.h"

#include "support/answer.h"
#include "support/api_service.h"
#include "support/due.h"

static int setup(struct job *job, struct err *e)
{
    const struct params *p = job->params;
    const struct api_terms terms = {
        .latency =
            latency_draw_of(params_number(p, "latency"),
                            params_number(p, "tail"), params_number(p, "seed")),
        .items = (unsigned)params_number(p, "items"),
    };

    return api_service_setup(job, &terms, e);
}

static int ask(struct worker *w, uint64_t op, struct err *e)
{
    json_t *document = api_service_ask(w, op, e);

    if (document == NULL) {
        return -1;
    }
    worker_checksum(w, api_answer_sum(document));
    json_decref(document);
    worker_safepoint(w);
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    return due_work(w, ops, ask, e);
}

static int verify(const struct job *job, struct err *e)
{
    return answer_verify_sum(job, api_service_sum(job), "waits and prices", e);
}

static const struct param params[] = {
    {"latency", PARAM_DURATION, "10ms", "the median wait of an answer",
     .max = 60000000000},
    {"tail", PARAM_COUNT, "5",
     "the slowest 1 of 100 answers take so many times the median or "
     "more; 1: all take the same",
     .min = 1, .max = 100},
    {"items", PARAM_COUNT, "10", "entries in an answer, some 60 bytes each",
     .max = API_ITEMS_MAX},
    {"seed", PARAM_COUNT, "1",
     .help = "decides which answers are the slow ones"},
    DUE_PARAM,
    {0},
};

const struct workload workload_api = {
    .name = "api",
    .summary = "ask a web service for a small JSON document",
    .unit = "request",
    .kind = WORKLOAD_IO,
    .question = "Do many small requests need more than threads, when some "
                "answers are slow?",
    .story =
        "An operation is an HTTP request over a connection that its worker "
        "keeps, and the parsing of the small JSON document that comes back, "
        "with jansson. The service is tvp's own (libmicrohttpd, a thread for "
        "each connection) in a process that no model touches, on the loopback "
        "interface; it is not bound.\n\n"
        "How long the service waits before it answers is drawn from a "
        "log-normal distribution, cut at its slowest 1 of 10,000. Seed, worker "
        "and the request's number decide it, so that every model waits for the "
        "same answers. The worker whose waits add up to most ends last.",
    .expect = "threads and `gil` alike, with processes dearer to start: waits "
              "overlap, and the lock is held only to parse.",
    .verified = "each answer when it comes: whose it is, and that it came no "
                "sooner than it says; waits in all against the same draw, made "
                "again, and prices against a closed form.",
    .lock =
        "released for each `send` and each `recv`, as CPython's `socket` "
        "does, which `requests` and `urllib3` call; held for the head, with "
        "a safepoint after each line, and for the document in one piece: "
        "CPython's `json` parses in C and never lets go.",
    .limit = "the cores, which the service shares with its clients: on two of "
             "them, 64 workers at the default latency leave both mostly idle; "
             "with `latency=0` two workers fill them.",
    .quick = "latency=1ms",
    .params = params,
    .setup = setup,
    .attach = api_service_attach,
    .enter = api_service_enter,
    .work = work,
    .leave = api_service_leave,
    .verify = verify,
    .teardown = api_service_teardown,
};
