/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * From how long a page takes to render on do web workers have to be processes?
 *
 * The backend is a process that is asked over a connection: a pause would leave
 * out the calls that wait for it and the parsing of what it says, which a lock
 * makes dear.
 */
#include "workload.h"

#include "support/api_service.h"
#include "support/computing.h"
#include "support/due.h"
#include "support/page.h"
#include "support/web_request.h"

#include <inttypes.h>
#include <stdio.h>

enum { ITEMS = 20, NAME_BYTES = 64 };

static int setup(struct job *job, struct err *e)
{
    const struct api_terms terms = {
        .latency = latency_draw_of(params_number(job->params, "backend"), 1, 0),
        .items = ITEMS,
    };

    return api_service_setup(job, &terms, e);
}

static uint64_t render_rows(struct worker *w, uint64_t rows)
{
    static const struct page_item item = {"Nut & bolt <M0>", 100};

    return page_render(w, &item, 1, rows);
}

static int calibrate(struct job *job, uint64_t *scale, struct err *e)
{
    return computing_calibrate_run(
        render_rows, params_number(job->params, "render"),
        params_number(job->params, "backend"), scale, e);
}

static int render(struct worker *w, const json_t *answer, struct err *e)
{
    struct page_item items[ITEMS];
    const json_t *list = json_object_get(answer, "items");

    if (json_array_size(list) != ITEMS) {
        return err_set(e, "the backend sends %zu items, not %d",
                       json_array_size(list), ITEMS);
    }
    for (size_t i = 0; i < ITEMS; i++) {
        const json_t *item = json_array_get(list, i);

        items[i].name = json_string_value(json_object_get(item, "name"));
        items[i].cents =
            (uint64_t)json_integer_value(json_object_get(item, "cents"));
        if (items[i].name == NULL) {
            return err_set(e, "the backend's item %zu has no name", i);
        }
    }
    worker_checksum(w, page_render(w, items, ITEMS, w->job->scale));
    return 0;
}

static int handle(struct worker *w, uint64_t op, struct err *e)
{
    char text[WEB_REQUEST_BYTES];
    size_t bytes = web_request_make(text, w->index, op);
    uint64_t number;

    if (web_request_parse(w, text, bytes, &number, e) != 0) {
        return -1;
    }
    json_t *answer = api_service_ask(w, number, e);
    if (answer == NULL) {
        return -1;
    }
    int failed = render(w, answer, e);
    json_decref(answer);
    return failed;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    return due_work(w, ops, handle, e);
}

static uint64_t expected_page(unsigned page, uint64_t rows)
{
    char names[ITEMS][NAME_BYTES];
    struct page_item escaped[ITEMS];

    for (unsigned i = 0; i < ITEMS; i++) {
        snprintf(names[i], NAME_BYTES, "Nut &amp; bolt &lt;M%u&gt;", i);
        escaped[i] = (struct page_item){names[i], api_cents(page, i)};
    }
    return page_printed(escaped, ITEMS, rows);
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t times[API_PAGES] = {0};
    uint64_t sum = 0;

    for (unsigned worker = 0; worker < job->workers; worker++) {
        for (uint64_t op = 0; op < job->ops; op++) {
            times[api_page(worker, op)]++;
        }
    }
    for (unsigned page = 0; page < API_PAGES; page++) {
        sum += times[page] == 0 ? 0
                                : times[page] * expected_page(page, job->scale);
    }
    if (job->checksum != sum) {
        return err_set(e,
                       "the pages of %u x %" PRIu64
                       " requests are not those that their rows make",
                       job->workers, job->ops);
    }
    return 0;
}

static const struct param params[] = {
    {"render", PARAM_DURATION, "1ms",
     "how long rendering a page takes by itself: as many rows as that",
     .max = 60000000000},
    {"backend", PARAM_DURATION, "4ms",
     "how long the backend waits before it answers", .max = 60000000000},
    DUE_PARAM,
    {0},
};

const struct workload workload_request = {
    .name = "request",
    .summary = "parse a web request, ask a backend, render a page",
    .unit = "request",
    .kind = WORKLOAD_MIXED,
    .question = "From how long a page takes to render on do web workers have "
                "to be processes?",
    .story =
        "An operation is what a web server's worker does with a request: it "
        "parses the head and a JSON body, asks a backend over a connection "
        "that it keeps, and renders a page of HTML from the answer by a "
        "template. Request and page are bytes in memory. The backend is a "
        "process of tvp's own, the service of `api`, which always waits the "
        "same time; a mere pause would leave out the calls, and what it costs "
        "to get the lock back after each.\n\n"
        "The page has as many rows as take the time that `render` says, "
        "measured once for the run in processor time, and so the same under "
        "every model.",
    .expect = "processes over `gil`, at the latest when all workers' rendering "
              "would fill more than one core: under a lock only one renders at "
              "a time; threads without it lose nothing.",
    .verified = "each page's bytes, against rows that printf makes.",
    .lock =
        "held to parse, with a safepoint after each line of a head, and for "
        "each JSON document in one piece, which CPython's `json` parses in "
        "C; held to render, with a safepoint after each piece of the "
        "template; released for each `send` to the backend and each `recv`.",
    .limit = "the cores, which the backend shares with the workers: two of "
             "them are full with some ten workers at the default times. The "
             "backend by itself is the service of `api`.",
    .quick = "render=100us:backend=1ms",
    .params = params,
    .setup = setup,
    .attach = api_service_attach,
    .calibrate = calibrate,
    .enter = api_service_enter,
    .work = work,
    .leave = api_service_leave,
    .verify = verify,
    .teardown = api_service_teardown,
};
