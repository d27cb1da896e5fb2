/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <zlib.h>

/* What is used of zlib: see library.h for why it is not linked. */
struct zlib_library {
    int (*deflate_init)(z_stream *, int level, const char *version, int bytes);
    int (*deflate)(z_stream *, int flush);
    int (*deflate_end)(z_stream *);
    int (*inflate_init)(z_stream *, const char *version, int bytes);
    int (*inflate)(z_stream *, int flush);
    int (*inflate_end)(z_stream *);
};

int zlib_library_load(struct zlib_library *z, struct err *e);
