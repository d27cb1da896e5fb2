/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "zlib_flow.h"

#include "prose.h"

#include <stdlib.h>
#include <string.h>

enum { SPARE_BYTES = 65536, FIRST_EXPANDED_BYTES = 16384 };

/* By what CPython's output grows. */
static const uInt pieces[] = {32768,   65536,   262144,  1048576,
                              4194304, 8388608, 16777216};
enum { PIECES = sizeof pieces / sizeof pieces[0] };

struct zlib_flow *zlib_flow_new(const struct zlib_library *library,
                                size_t bytes, struct err *e)
{
    size_t room = bytes + bytes / 64 + SPARE_BYTES; /* level 0 adds some */
    struct zlib_flow *f = malloc(sizeof *f + 2 * room);

    if (f == NULL) {
        err_errno(e,
                  "no memory for two buffers of %zu bytes; lower bytes= or the "
                  "workers",
                  room);
        return NULL;
    }
    *f = (struct zlib_flow){.library = library,
                            .room = room,
                            .input_bytes = bytes,
                            .input = f->buffers,
                            .output = f->buffers + room};
    memset(f->buffers, 0, 2 * room); /* its pages, before the clock */
    prose_fill((char *)f->input, bytes, 0);
    return f;
}

static int run(struct zlib_flow *f, z_stream *z, int (*step)(z_stream *, int),
               uInt first, struct worker *w)
{
    size_t piece = 0;
    int rc;

    z->next_in = f->input;
    z->avail_in = (uInt)f->input_bytes;
    z->next_out = f->output;
    do {
        size_t left = f->room - z->total_out;
        size_t wanted = piece == 0 ? first : pieces[piece];

        z->avail_out = (uInt)(left < wanted ? left : wanted);
        piece += piece + 1 < PIECES;
        worker_native_enter(w);
        rc = step(z, Z_FINISH);
        worker_native_leave(w);
    } while ((rc == Z_OK || rc == Z_BUF_ERROR) && z->avail_out == 0
             && z->total_out < f->room);
    f->output_bytes = z->total_out;
    f->adler = z->adler;
    return rc == Z_STREAM_END ? 0 : -1;
}

int zlib_flow_compress(struct zlib_flow *f, int level, struct worker *w)
{
    const struct zlib_library *lib = f->library;
    z_stream z = {0};
    int rc = -1;

    if (lib->deflate_init(&z, level, ZLIB_VERSION, sizeof z) == Z_OK) {
        rc = run(f, &z, lib->deflate, pieces[0], w);
        lib->deflate_end(&z);
    }
    return rc;
}

int zlib_flow_expand(struct zlib_flow *f, struct worker *w)
{
    const struct zlib_library *lib = f->library;
    z_stream z = {0};
    int rc = -1;

    if (lib->inflate_init(&z, ZLIB_VERSION, sizeof z) == Z_OK) {
        rc = run(f, &z, lib->inflate, FIRST_EXPANDED_BYTES, w);
        lib->inflate_end(&z);
    }
    return rc;
}

void zlib_flow_turn(struct zlib_flow *f)
{
    unsigned char *output = f->input;

    f->input = f->output;
    f->input_bytes = f->output_bytes;
    f->output = output;
}
