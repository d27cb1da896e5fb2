/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"
#include "zlib_library.h"

/* Text through zlib as CPython's zlib.compress and zlib.decompress do it: a new
 * stream each time, and a worker's lock released around each call, of which
 * there is one for each piece of output. */
struct zlib_flow {
    const struct zlib_library *library;
    size_t room; /* bytes in each buffer */
    size_t input_bytes;
    size_t output_bytes;
    unsigned long adler; /* of what was expanded, as zlib found on the way */
    unsigned char *input;
    unsigned char *output;
    unsigned char buffers[];
};

/* With so many bytes of prose as input, and room for them compressed; to free.
 * NULL with the reason in `e`. */
struct zlib_flow *zlib_flow_new(const struct zlib_library *library,
                                size_t bytes, struct err *e);

/* From input to output; -1 where zlib fails, or there is no room. */
int zlib_flow_compress(struct zlib_flow *f, int level, struct worker *w);
int zlib_flow_expand(struct zlib_flow *f, struct worker *w);

/* The output is the next input. */
void zlib_flow_turn(struct zlib_flow *f);
