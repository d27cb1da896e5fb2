/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "agreement.h"

#include "figure.h"
#include "label.h"
#include "sentence_parts.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { NAMES_MAX = 6, NAME_COLUMNS = 40 };

static void put(struct text_buffer *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void put(struct text_buffer *out, const char *format, ...)
{
    char text[SENTENCE_BYTES];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    text_buffer_add(out, text, strlen(text));
}

static void put_model(struct text_buffer *out, const struct agreement *a,
                      size_t cell)
{
    char text[SENTENCE_BYTES] = "";

    sentence_add_model(text, &a->r->cells[cell]);
    put(out, "%s", text);
}

static void put_wins(struct text_buffer *out, const struct agreement *a,
                     size_t winner, size_t other)
{
    put_model(out, a, winner);
    put(out, sentence_plural(&a->r->cells[winner]) ? " beat " : " beats ");
    put_model(out, a, other);
}

/* "processes beat gil", "no difference between threads and gil" */
static void put_stance(struct text_buffer *out, const struct agreement *a,
                       const struct agreement_item *item,
                       enum agreement_stance stance)
{
    switch (stance) {
    case AGREEMENT_FIRST:
        put_wins(out, a, item->first, item->second);
        break;
    case AGREEMENT_SECOND:
        put_wins(out, a, item->second, item->first);
        break;
    case AGREEMENT_NO_DIFFERENCE:
        put(out, "no difference between ");
        put_model(out, a, item->first);
        put(out, " and ");
        put_model(out, a, item->second);
        break;
    default:
        put(out, "%s between ",
            stance == AGREEMENT_TORN ? "runs disagree" : "undecided");
        put_model(out, a, item->first);
        put(out, " and ");
        put_model(out, a, item->second);
    }
}

static struct figure ratio_figure(double ratio)
{
    const struct interval exact = {.value = ratio, .low = ratio, .high = ratio};

    return figure_ratio(&exact);
}

/* ", 1.80× to 2.10×": of those machines on which one of both wins. */
static void put_range(struct text_buffer *out, const struct agreement *a,
                      const struct agreement_item *item,
                      enum agreement_stance stance)
{
    double least = INFINITY;
    double most = 0.0;

    if (stance != AGREEMENT_FIRST && stance != AGREEMENT_SECOND) {
        return;
    }
    for (size_t m = 0; m < a->nmachines; m++) {
        const struct agreement_voice *v = &item->voices[m];
        bool first = stance == AGREEMENT_FIRST;
        if (v->stance == stance) {
            least = fmin(least, first ? v->least : 1.0 / v->most);
            most = fmax(most, first ? v->most : 1.0 / v->least);
        }
    }
    struct figure low = ratio_figure(least);
    struct figure high = ratio_figure(most);
    bool one = strcmp(low.value, high.value) == 0;
    put(out, ", %s%s%s", low.value, one ? "" : " to ", one ? "" : high.value);
}

static bool of_hardware(const struct agreement *a, size_t machine, size_t h)
{
    return a->machines[machine].hardware == h;
}

/* How many machines of a hardware have a stance; and, any, measured it. */
static size_t count_hardware(const struct agreement *a,
                             const struct agreement_item *item, size_t h,
                             enum agreement_stance stance, bool any)
{
    size_t n = 0;

    for (size_t m = 0; m < a->nmachines; m++) {
        enum agreement_stance s = item->voices[m].stance;
        n += of_hardware(a, m, h) && (any ? s != AGREEMENT_SILENT : s == stance)
                 ? 1U
                 : 0U;
    }
    return n;
}

static void put_name(struct text_buffer *out, const struct agreement *a,
                     size_t machine, const char *before)
{
    char name[AGREEMENT_NAME_BYTES + 2];

    snprintf(name, sizeof name, "%s", a->machines[machine].name);
    label_shorten(name, NAME_COLUMNS);
    put(out, "%s%s", before, name);
}

/* Of a hardware's name: the CPU alone where no other has the same. */
static size_t name_bytes(const struct agreement *a, size_t h)
{
    const struct agreement_hardware *own = &a->hardware[h];

    for (size_t i = 0; i < a->nhardware; i++) {
        const struct agreement_hardware *other = &a->hardware[i];
        if (i != h && own->cpu_bytes == other->cpu_bytes
            && strncmp(own->name, other->name, own->cpu_bytes) == 0) {
            return strlen(own->name);
        }
    }
    return own->cpu_bytes;
}

/* "n1, n2 (2 of 5 with AMD EPYC 7302)" */
static void put_where(struct text_buffer *out, const struct agreement *a,
                      const struct agreement_item *item, size_t h,
                      enum agreement_stance stance)
{
    size_t n = count_hardware(a, item, h, stance, false);
    size_t all = count_hardware(a, item, h, stance, true);
    const char *before = "";

    for (size_t m = 0; m < a->nmachines && n <= NAMES_MAX; m++) {
        if (of_hardware(a, m, h) && item->voices[m].stance == stance) {
            put_name(out, a, m, before);
            before = ", ";
        }
    }
    if (a->nhardware == 1) {
        put(out, n > NAMES_MAX ? "agreement.csv names them" : "");
        return;
    }
    put(out, n <= NAMES_MAX ? " (" : "");
    if (n == all) {
        put(out, all == 1 ? "the one" : "all %zu", all);
    } else {
        put(out, "%zu of %zu", n, all);
    }
    put(out, " with %.*s%s", (int)name_bytes(a, h), a->hardware[h].name,
        n <= NAMES_MAX ? ")" : "");
}

static void put_places(struct text_buffer *out, const struct agreement *a,
                       const struct agreement_item *item,
                       enum agreement_stance stance)
{
    const char *before = ": ";

    for (size_t h = 0; h < a->nhardware; h++) {
        if (count_hardware(a, item, h, stance, false) > 0) {
            put(out, "%s", before);
            put_where(out, a, item, h, stance);
            before = ", and ";
        }
    }
}

/* On so many of how many. */
static void put_count(struct text_buffer *out, const struct agreement *a,
                      const struct agreement_item *item, size_t n)
{
    size_t counted = 0;

    for (size_t m = 0; m < a->nmachines; m++) {
        counted += a->machines[m].runs > 0 ? 1U : 0U;
    }
    if (n < item->machines) {
        put(out, " on %zu of %zu machines", n, item->machines);
    } else if (n == 1) {
        put(out, " on the one machine");
    } else if (n == 2) {
        put(out, " on both machines");
    } else {
        put(out, " on all %zu machines", n);
    }
    put(out, item->machines < counted ? " that measured it" : "");
}

/* The one that most machines have; of those with as many, the first. */
static enum agreement_stance main_stance(const struct agreement_item *item)
{
    enum agreement_stance most = AGREEMENT_FIRST;

    for (int s = 0; s < AGREEMENT_STANCES; s++) {
        if (item->counts[s] > item->counts[most]) {
            most = (enum agreement_stance)s;
        }
    }
    return most;
}

/* The others in short, since both are named. */
static void put_other(struct text_buffer *out, const struct agreement *a,
                      const struct agreement_item *item,
                      enum agreement_stance stance)
{
    static const char *const shorts[AGREEMENT_STANCES] = {
        [AGREEMENT_NO_DIFFERENCE] = "no difference",
        [AGREEMENT_TORN] = "runs disagree",
        [AGREEMENT_UNDECIDED] = "undecided",
    };

    put(out, "; ");
    if (shorts[stance] != NULL) {
        put(out, "%s", shorts[stance]);
    } else {
        put_stance(out, a, item, stance);
    }
    put(out, " on %zu", item->counts[stance]);
    put_range(out, a, item, stance);
    put_places(out, a, item, stance);
}

void agreement_sentence(const struct agreement *a,
                        const struct agreement_item *item,
                        struct text_buffer *out)
{
    enum agreement_stance most = main_stance(item);
    char work[SENTENCE_BYTES] = "";

    sentence_add_work(work, a->r, item->first);
    put(out, "%s", work);
    put_stance(out, a, item, most);
    put_count(out, a, item, item->counts[most]);
    put_range(out, a, item, most);
    if (item->kind == AGREEMENT_DIFFERS && a->nhardware > 1) {
        put_places(out, a, item, most);
    }
    for (int s = 0; s < AGREEMENT_STANCES; s++) {
        if (item->counts[s] > 0 && s != (int)most) {
            put_other(out, a, item, (enum agreement_stance)s);
        }
    }
}

void agreement_hardware_line(const struct agreement *a, size_t hardware,
                             struct text_buffer *out)
{
    const struct agreement_hardware *h = &a->hardware[hardware];
    const char *before = " (";

    put(out, "%s: %zu machine%s", h->name, h->machines,
        h->machines == 1 ? "" : "s");
    for (size_t m = 0; m < a->nmachines && h->machines <= NAMES_MAX; m++) {
        if (of_hardware(a, m, hardware) && a->machines[m].runs > 0) {
            put_name(out, a, m, before);
            before = ", ";
        }
    }
    put(out, before[0] == ',' ? ")" : "");
}
