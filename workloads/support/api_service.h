/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http_client.h"
#include "http_server.h"
#include "latency_draw.h"

#include <jansson.h>

/*
 * A service in a process of its own that answers with JSON, and what workers
 * need to ask it. A request says whose it is and which one, and that decides
 * how long its answer takes and what is in it:
 *
 *     {"worker": 3, "number": 17, "waited_ns": 9876543, "items": [
 *      {"id": 0, "name": "Nut & bolt <M0>", "cents": 100}, ...]}
 */
struct api_terms {
    struct latency_draw latency;
    unsigned items; /* of an answer */
};

enum { API_PAGES = 4, API_ITEMS_MAX = 1000 };

/* Which of the pages it is that a request asks for: the prices differ. */
unsigned api_page(unsigned worker, uint64_t number);
uint64_t api_cents(unsigned page, unsigned item);

/* Hooks of a workload that asks such a service: after setup and attach,
 * teardown must be called, whether they failed or not. */
int api_service_setup(struct job *job, const struct api_terms *terms,
                      struct err *e);
int api_service_attach(struct job *job, struct err *e);
void api_service_teardown(struct job *job);
const struct api_terms *api_service_terms(const struct job *job);

/* Each worker's own connection, which is w->state. */
int api_service_enter(struct worker *w, struct err *e);
void api_service_leave(struct worker *w);

/*
 * Asks, without the lock while bytes are under way, and parses what comes with
 * it, in one piece as C code does. An answer that came too early, or to another
 * request, is a failure. The document is the caller's; NULL with the reason.
 */
json_t *api_service_ask(struct worker *w, uint64_t number, struct err *e);

/* What an answer says, added up: its wait and its prices. */
uint64_t api_answer_sum(const json_t *document);

/* What the answers to all of a job's requests must add up to, from neither
 * server nor JSON nor a loop over items. */
uint64_t api_service_sum(const struct job *job);
