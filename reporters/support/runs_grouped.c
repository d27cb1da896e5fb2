/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runs_grouped.h"

#include "label.h"
#include "results_join.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { NAMED_MAX = 4, VALUES_MAX = 8, VALUE_COLUMNS = 60 };

static void add(struct text_buffer *b, const char *text)
{
    text_buffer_add(b, text, strlen(text));
}

static bool same(const struct run_difference *item, size_t a, size_t b)
{
    return strcmp(item->values[a], item->values[b]) == 0;
}

/* How many runs have the value of `run`; 0 where one before has it, too. */
static size_t count_of(const struct run_difference *item, size_t run,
                       size_t nruns)
{
    size_t n = 0;

    for (size_t i = 0; i < nruns; i++) {
        if (same(item, i, run)) {
            if (i < run) {
                return 0;
            }
            n++;
        }
    }
    return n;
}

static void add_value(struct text_buffer *out,
                      const struct run_difference *item, size_t run,
                      const struct results *r)
{
    size_t n = count_of(item, run, r->nruns);
    char value[RUN_VALUE_BYTES + 2];
    char count[32];

    snprintf(value, sizeof value, "%s",
             item->values[run][0] != '\0' ? item->values[run] : "not recorded");
    label_shorten(value, VALUE_COLUMNS);
    add(out, value);
    if (n > NAMED_MAX) {
        snprintf(count, sizeof count, " (%zu runs)", n);
        add(out, count);
        return;
    }
    const char *before = " (";
    for (size_t i = run; i < r->nruns; i++) {
        if (same(item, i, run)) {
            add(out, before);
            add(out, r->runs[i].label);
            before = ", ";
        }
    }
    add(out, ")");
}

void runs_grouped(struct text_buffer *out, const struct run_difference *item,
                  const struct results *r)
{
    size_t values = 0;
    size_t told = 0;
    char rest[64];

    for (size_t i = 0; i < r->nruns; i++) {
        values += count_of(item, i, r->nruns) > 0 ? 1U : 0U;
    }
    if (values == r->nruns) {
        add(out, "another in each run");
        return;
    }
    for (size_t n = r->nruns; n > 0; n--) {
        for (size_t i = 0; i < r->nruns && told < VALUES_MAX; i++) {
            if (count_of(item, i, r->nruns) == n) {
                add(out, told++ > 0 ? ", " : "");
                add_value(out, item, i, r);
            }
        }
    }
    if (told < values) {
        snprintf(rest, sizeof rest, ", and %zu values more", values - told);
        add(out, rest);
    }
}
