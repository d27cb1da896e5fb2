/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_style.h"

#include <string.h>

/* A wide line lies under a narrow dashed one, a full circle inside an open
 * square: where threads and processes coincide, both are seen. */
static const struct {
    const char *model;
    struct chart_style style;
} known[] = {
    {"sequential", {"grey", 2, "solid", 1.5, 0.8}},
    {"threads", {"blue", 7, "solid", 3.5, 0.8}},
    {"gil", {"vermilion", 9, "solid", 1.5, 0.9}},
    {"processes", {"green", 4, "(8,5)", 1.8, 1.0}},
};
enum { KNOWN = sizeof known / sizeof *known };

static const struct chart_style spare[] = {
    {"purple", 13, "(10,3,2,3)", 1.5, 1.0}, {"orange", 11, "(5,3)", 1.5, 0.9},
    {"sky", 6, "(2,2)", 1.8, 0.9},          {"contrast", 8, "(12,4)", 1.2, 0.9},
    {"purple", 12, "solid", 1.2, 1.0},      {"orange", 10, "solid", 1.2, 0.9},
    {"sky", 15, "(10,3,2,3)", 1.2, 0.9},    {"contrast", 1, "(3,3)", 1.2, 0.9},
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
