/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_style.h"

#include <math.h>
#include <string.h>

/* A wide line lies under a narrow dashed one, a full circle inside an open
 * square: where threads and processes coincide, both are seen. */
static const struct {
    const char *model;
    struct chart_style style;
} known[] = {
    {"sequential", {0x7F7F7F, 2, "solid", 1.5, 0.8}},
    {"threads", {0x0072B2, 7, "solid", 3.5, 0.8}},
    {"gil", {0xD55E00, 9, "solid", 1.5, 0.9}},
    {"processes", {0x009E73, 4, "(8,5)", 1.8, 1.0}},
};
enum { KNOWN = sizeof known / sizeof *known };

static const struct chart_style spare[] = {
    {0xCC79A7, 13, "(10,3,2,3)", 1.5, 1.0}, {0xE69F00, 11, "(5,3)", 1.5, 0.9},
    {0x56B4E9, 6, "(2,2)", 1.8, 0.9},       {0x000000, 8, "(12,4)", 1.2, 0.9},
    {0xCC79A7, 12, "solid", 1.2, 1.0},      {0xE69F00, 10, "solid", 1.2, 0.9},
    {0x56B4E9, 15, "(10,3,2,3)", 1.2, 0.9}, {0x000000, 1, "(3,3)", 1.2, 0.9},
};
enum { SPARES = sizeof spare / sizeof *spare };

struct chart_style chart_style_of(const char *model, int again, size_t *spares)
{
    for (size_t i = 0; i < KNOWN && !again; i++) {
        if (strcmp(known[i].model, model) == 0) {
            return known[i].style;
        }
    }
    return spare[(*spares)++ % SPARES];
}

static unsigned mix(unsigned channel, double by)
{
    double target = by > 0.0 ? 255.0 : 0.0;

    return (unsigned)lround(channel + (target - channel) * fabs(by));
}

unsigned chart_tint(unsigned rgb, double by)
{
    return mix(rgb >> 16 & 0xFF, by) << 16 | mix(rgb >> 8 & 0xFF, by) << 8
           | mix(rgb & 0xFF, by);
}
