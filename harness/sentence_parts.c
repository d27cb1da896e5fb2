/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sentence_parts.h"

#include "label.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
    MODEL_COLUMNS = 48,
    WORK_COLUMNS = 80,
};

void sentence_add(char text[SENTENCE_BYTES], const char *format, ...)
{
    char more[SENTENCE_BYTES];
    size_t used = strlen(text);
    va_list args;

    va_start(args, format);
    vsnprintf(more, sizeof more, format, args);
    va_end(args);
    /* What does not fit is cut between two characters, not inside one. */
    while (used + strlen(more) >= SENTENCE_BYTES) {
        size_t end = strlen(more) - 1;
        while (end > 0 && ((unsigned char)more[end] & 0xC0) == 0x80) {
            end--;
        }
        more[end] = '\0';
    }
    memcpy(text + used, more, strlen(more) + 1);
}

void sentence_add_model(char text[SENTENCE_BYTES], const struct cell *c)
{
    char label[CELL_LABEL_BYTES];
    char clean[CELL_LABEL_BYTES + 2];

    cell_model_label(c, label);
    label_clean(label, clean, CELL_LABEL_BYTES);
    label_shorten(clean, MODEL_COLUMNS);
    sentence_add(text, "%s", clean);
}

void sentence_add_models(char text[SENTENCE_BYTES], const struct results *r,
                         const size_t *cells, size_t n, const char *last)
{
    for (size_t i = 0; i < n; i++) {
        sentence_add(text, "%s", i == 0 ? "" : i + 1 < n ? ", " : last);
        sentence_add_model(text, &r->cells[cells[i]]);
    }
}

static bool several_placements(const struct results *r)
{
    for (size_t i = 1; i < r->ncells; i++) {
        if (strcmp(r->cells[i].placement, r->cells[0].placement) != 0) {
            return true;
        }
    }
    return false;
}

void sentence_add_work(char text[SENTENCE_BYTES], const struct results *r,
                       size_t cell)
{
    const struct cell *c = &r->cells[cell];
    char label[CELL_LABEL_BYTES];
    char clean[CELL_LABEL_BYTES + 2];

    cell_workload_label(c, label);
    label_clean(label, clean, CELL_LABEL_BYTES);
    label_shorten(clean, WORK_COLUMNS);
    sentence_add(text, "%s, %u worker%s", clean, c->workers,
                 c->workers == 1 ? "" : "s");
    if (several_placements(r)) {
        label_clean(c->placement, clean, CELL_PLACEMENT_BYTES);
        label_shorten(clean, MODEL_COLUMNS);
        sentence_add(text, ", placement %s", clean);
    }
    sentence_add(text, ": ");
}

bool sentence_plural(const struct cell *c)
{
    size_t length = strlen(c->model);

    return length > 0 && c->model[length - 1] == 's';
}

const char *sentence_verb(enum metric metric, bool plural)
{
    switch (metric) {
    case METRIC_TOTAL:
    case METRIC_ELAPSED:
        return plural ? "are" : "is";
    case METRIC_THROUGHPUT:
    case METRIC_LATENCY:
        return plural ? "have" : "has";
    case METRIC_CPU:
    case METRIC_MEMORY:
        break;
    }
    return plural ? "use" : "uses";
}
