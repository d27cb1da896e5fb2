/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scaling.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void add(char text[SCALING_NOTE_BYTES], const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void add(char text[SCALING_NOTE_BYTES], const char *format, ...)
{
    size_t used = strlen(text);
    va_list args;

    used += (size_t)snprintf(text + used, SCALING_NOTE_BYTES - used, "%s",
                             used > 0 ? "; " : "");
    va_start(args, format);
    vsnprintf(text + used, SCALING_NOTE_BYTES - used, format, args);
    va_end(args);
}

static const char *plural(size_t n)
{
    return n == 1 ? "" : "s";
}

void scaling_note(const struct scaling *s, char text[SCALING_NOTE_BYTES])
{
    text[0] = '\0';
    if (s->status == SCALING_FEW_POINTS) {
        add(text, "%zu worker count%s; %s needs %zu", s->points,
            plural(s->points),
            s->law == SCALING_AMDAHL ? "Amdahl's law" : "the USL",
            scaling_points_needed(s->law));
    }
    if (s->status == SCALING_NO_FIT) {
        add(text, "these %zu worker counts do not tell the law's terms apart",
            s->points);
    }
    if (s->status == SCALING_FEW_BLOCKS) {
        add(text, "%zu block%s; an interval needs %d", s->n, plural(s->n),
            STATS_MIN_SAMPLES);
    }
    if (s->status == SCALING_POOR) {
        add(text, "misses the medians by %.0f %%", 100.0 * s->error);
    }
    if (s->left_out > 0) {
        add(text,
            "%zu worker count%s left out: more workers than the %u PU%s that "
            "they keep busy",
            s->left_out, plural(s->left_out), s->pus, plural(s->pus));
    }
    if (s->extrapolates) {
        add(text, "the %s lies beyond the %u workers measured",
            s->kappa.value > 0.0 ? "peak" : "limit", s->max_workers);
    }
}
