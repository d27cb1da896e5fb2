/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart_plane.h"
#include "findings.h"

#include <stdbool.h>

/* How the throughput of one workload under one model grows with workers: what
 * stands in one panel. */
struct curve {
    const struct scaling *laws[SCALING_LAWS];
    size_t panel;         /* the workload's */
    size_t model;         /* into findings.models */
    unsigned max_workers; /* that were measured */
    struct plane plane;
    bool text_high; /* it stands where the curve leaves room */
};

/* Sets all but the last two. False where there is nothing that could have been
 * fitted: two counts at least. */
bool curve_find(struct curve *v, const struct findings *f, size_t panel,
                size_t model);

/* Sets the axes, and where the text has room, which takes such a part of the
 * panel's height. */
void curve_measure(struct curve *v, const struct findings *f, double text_part);

/* Whether a cell was measured that belongs to it. */
bool curve_has(const struct curve *v, const struct findings *f, size_t cell);

/* What a law says for so many workers. */
double curve_rate(const struct scaling *s, double workers);

/* Up to what count a law is drawn: one that is off, where it was fitted. */
double curve_end(const struct curve *v, const struct scaling *s);

/* Whether the USL has a peak that is near enough to be drawn. */
bool curve_has_peak(const struct curve *v);
