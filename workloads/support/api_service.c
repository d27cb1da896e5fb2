/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "api_service.h"

#include "descriptors.h"
#include "own_memory.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    HEAD_BYTES = 4096, /* more than all that is before the items */
    ITEM_BYTES = 96,   /* more than one with the largest numbers */
    PATH_BYTES = 64,
    CONNECTIONS_SPARE = 8,
};

/* What workers in programs of their own have to know as well. */
struct site {
    uint16_t port;
    struct api_terms terms;
};

struct api_service {
    struct http_server server; /* none in a worker's own program */
    struct site *site;
};

unsigned api_page(unsigned worker, uint64_t number)
{
    return (unsigned)((worker + number) % API_PAGES);
}

uint64_t api_cents(unsigned page, unsigned item)
{
    return 100 * ((uint64_t)page + 1) + item;
}

/* The server's side. */
static int answer(const void *of, const char *path,
                  struct http_server_answer *a)
{
    const struct api_terms *terms = of;
    size_t room = HEAD_BYTES + (size_t)terms->items * ITEM_BYTES;
    unsigned worker;
    uint64_t number;

    a->text = malloc(room);
    if (a->text == NULL
        || sscanf(path, "/%9u/%19" SCNu64, &worker, &number) != 2) {
        return -1;
    }
    a->wait_ns = latency_draw_ns(&terms->latency, worker, number);
    a->bytes = (size_t)snprintf(a->text, room,
                                "{\"worker\": %u, \"number\": %" PRIu64
                                ", \"waited_ns\": %" PRIu64 ", \"items\": [",
                                worker, number, a->wait_ns);
    for (unsigned i = 0; i < terms->items; i++) {
        a->bytes += (size_t)snprintf(
            a->text + a->bytes, room - a->bytes,
            "%s{\"id\": %u, \"name\": \"Nut & bolt <M%u>\", \"cents\": %" PRIu64
            "}",
            i == 0 ? "" : ", ", i, i, api_cents(api_page(worker, number), i));
    }
    memcpy(a->text + a->bytes, "]}", 2);
    a->bytes += 2;
    return 0;
}

int api_service_attach(struct job *job, struct err *e)
{
    struct api_service *s = own_memory_setup(job, sizeof *s, e);

    if (s == NULL) {
        return -1;
    }
    s->site = job_alloc(job, sizeof *s->site, e);
    return s->site == NULL ? -1 : 0;
}

int api_service_setup(struct job *job, const struct api_terms *terms,
                      struct err *e)
{
    if (api_service_attach(job, e) != 0) {
        return -1;
    }
    struct api_service *s = job->state;
    const struct http_server_options options = {
        .file = -1,
        .answer = answer,
        .of = &s->site->terms,
        .connections = job->workers + CONNECTIONS_SPARE,
        .clients = job->workers,
    };
    s->site->terms = *terms;
    descriptors_allow(job->workers + CONNECTIONS_SPARE);
    if (http_server_start(&s->server, &options, e) != 0) {
        return -1;
    }
    s->site->port = s->server.port;
    return 0;
}

void api_service_teardown(struct job *job)
{
    struct api_service *s = job->state;

    if (s != NULL) {
        http_server_stop(&s->server);
    }
    own_memory_teardown(job);
}

const struct api_terms *api_service_terms(const struct job *job)
{
    const struct api_service *s = job->state;

    return &s->site->terms;
}

int api_service_enter(struct worker *w, struct err *e)
{
    const struct api_service *s = w->job->state;

    w->state = http_client_open(
        s->site->port,
        (size_t)HEAD_BYTES + (size_t)s->site->terms.items * ITEM_BYTES, e);
    return w->state == NULL ? -1 : 0;
}

void api_service_leave(struct worker *w)
{
    http_client_close(w->state);
    w->state = NULL;
}

static json_int_t integer(const json_t *document, const char *key)
{
    const json_t *value = json_object_get(document, key);

    return json_is_integer(value) ? json_integer_value(value) : -1;
}

/* Whether this is the answer to that request, and came no sooner than it
 * says. */
static int check(const json_t *document, const struct worker *w,
                 uint64_t number, uint64_t took_ns, struct err *e)
{
    json_int_t waited_ns = integer(document, "waited_ns");

    if (integer(document, "worker") != w->index
        || integer(document, "number") != (json_int_t)number) {
        return err_set(e,
                       "worker %u has the answer to another request than its "
                       "number %" PRIu64,
                       w->index, number);
    }
    if (waited_ns < 0 || took_ns < (uint64_t)waited_ns) {
        return err_set(e,
                       "an answer that waited %" PRIu64
                       " ns was there after %" PRIu64
                       " ns: this machine's clock cannot be trusted",
                       (uint64_t)waited_ns, took_ns);
    }
    return 0;
}

json_t *api_service_ask(struct worker *w, uint64_t number, struct err *e)
{
    uint64_t asked_ns = worker_clock_ns();
    struct http_text body;
    char path[PATH_BYTES];
    json_error_t wrong;

    snprintf(path, sizeof path, "/%u/%" PRIu64, w->index, number);
    if (http_client_get(w->state, w, path, &body, e) != 0) {
        return NULL;
    }
    uint64_t took_ns = worker_clock_ns() - asked_ns;
    json_t *document = json_loadb(body.text, body.bytes, 0, &wrong);
    worker_safepoint(w);
    if (document == NULL) {
        err_set(e, "the answer to %s is no JSON: %s", path,
                wrong.text[0] != '\0' ? wrong.text
                                      : "no memory; lower the workers");
    } else if (check(document, w, number, took_ns, e) != 0) {
        json_decref(document);
        document = NULL;
    }
    return document;
}

uint64_t api_answer_sum(const json_t *document)
{
    uint64_t sum = (uint64_t)integer(document, "waited_ns");
    const json_t *item;
    size_t i;

    json_array_foreach(json_object_get(document, "items"), i, item)
    {
        sum += (uint64_t)integer(item, "cents");
    }
    return sum;
}

uint64_t api_service_sum(const struct job *job)
{
    const struct api_terms *terms = api_service_terms(job);
    uint64_t n = terms->items;
    uint64_t sum = 0;

    for (unsigned worker = 0; worker < job->workers; worker++) {
        for (uint64_t op = 0; op < job->ops; op++) {
            sum += latency_draw_ns(&terms->latency, worker, op)
                   + n * api_cents(api_page(worker, op), 0) + n * (n - 1) / 2;
        }
    }
    return sum;
}
