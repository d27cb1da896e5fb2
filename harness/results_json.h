/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * A run read back from report.json, which `tvp report -f json` writes and
 * docs/report.schema.json describes: all but workers, latencies' buckets,
 * traces and the topology. What workers would say of the time and of their PUs
 * is kept as it was written, so that the same file is written again.
 */
enum {
    RESULTS_JSON_VERSION = 1,
    RESULTS_JSON_DEPTH = 64,
    RESULTS_JSON_BYTES_MAX = 256 << 20,
};

/* Whether it is a file that begins as JSON does. */
bool results_json_is(const char *path);

/* As results_load. Strict: see json_reader.h for how it complains. */
int results_json_load(struct results *r, const char *path, struct err *e);

/* The same from memory. */
int results_json_parse(struct results *r, const char *text, size_t bytes,
                       struct err *e);
