/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "trace.h"

#include <jansson.h>

/*
 * A trace as a trial hands it to its runner: for each worker an object with
 * "dropped" and "events", which lists time and kind in turns.
 */

json_t *trace_to_json(const struct trace *t);

/* On failure nothing is to be freed. */
int trace_from_json(struct trace *out, const json_t *json, struct err *e);
