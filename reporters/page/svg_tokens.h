/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* The SVG that gnuplot writes, piece by piece. Nothing is copied. */

struct svg_slice {
    const char *at;
    size_t length;
};

enum { SVG_ATTRIBUTES_MAX = 32 };

enum svg_kind { SVG_OPEN, SVG_CLOSE, SVG_TEXT };

struct svg_token {
    enum svg_kind kind;
    struct svg_slice name; /* of a tag */
    struct svg_slice text; /* as it stands there, its entities too */
    bool empty;            /* <name/> */
    size_t nattributes;
    struct {
        struct svg_slice name;
        struct svg_slice value; /* without its quotes */
    } attributes[SVG_ATTRIBUTES_MAX];
};

/* The next one at *at, which moves on. 1, 0 at the end, or -1 where it is not
 * what gnuplot writes. Comments, declarations and instructions are skipped. */
int svg_next(const char **at, struct svg_token *out);

bool svg_is(const struct svg_slice *s, const char *text);
