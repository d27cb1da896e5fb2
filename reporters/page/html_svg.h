/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>
#include <stdio.h>

/* Pairs of colours, for light and for dark, that charts of a page share: what
 * they are called there is --c0, --c1, … in this order. */
enum { HTML_COLOUR_BYTES = 24 };
struct html_colours {
    size_t n;
    struct {
        char light[HTML_COLOUR_BYTES];
        char dark[HTML_COLOUR_BYTES];
    } * pairs;
};
void html_colours_free(struct html_colours *c);

/* One chart, as gnuplot drew it for either theme. */
struct html_svg {
    const char *light;
    const char *dark;
    const char *title; /* for those who can't see it */
    size_t index;      /* among the page's charts: its ids begin with it */
};

/*
 * Writes both as one inline <svg> whose colours are those of *c, which gets
 * more where need be. Where the two differ in more than colours, the light one
 * alone is written. Fails where one holds what has no place in a page (a
 * script, a link, what it would have to fetch) or is not SVG; `out` is then to
 * be thrown away.
 */
int html_svg_merge(FILE *out, const struct html_svg *s, struct html_colours *c,
                   struct err *e);
