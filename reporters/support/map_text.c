/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map_text.h"

#include "figure.h"
#include "label.h"

#include <stdarg.h>
#include <string.h>

enum { NAME_COLUMNS = 32 };

/* A win by a hair is no "1.00". */
static void ratio_text(const struct map_field *f, char text[MAP_FIELD_BYTES])
{
    double value = f->ratio.value;
    int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;

    if (f->verdict == MAP_WINS && value < 1.005) {
        decimals = 3;
    }
    snprintf(text, MAP_FIELD_BYTES, "%.*f", decimals,
             value < 99999.0 ? value : 99999.0);
}

static char sign_of(const struct map *m, const struct map_field *f)
{
    switch (f->verdict) {
    case MAP_WINS:
        return m->initials[f->winner];
    case MAP_NO_DIFFERENCE:
        return '=';
    case MAP_UNDECIDED:
        return '?';
    default:
        return ' ';
    }
}

void map_field_text(const struct map *m, size_t field,
                    char text[MAP_FIELD_BYTES])
{
    const struct map_field *f = &m->fields[field];
    char ratio[MAP_FIELD_BYTES];

    text[0] = '\0';
    if (f->inferred) {
        snprintf(text, MAP_FIELD_BYTES, "(%c)", sign_of(m, f));
    } else if (f->verdict != MAP_NOT_MEASURED) {
        ratio_text(f, ratio);
        snprintf(text, MAP_FIELD_BYTES, "%c %.12s", sign_of(m, f), ratio);
    }
}

static size_t widest_field(const struct map *m)
{
    size_t most = 0;

    for (size_t i = 0; i < m->x.n; i++) {
        size_t columns = label_columns(m->x.labels[i]);
        most = columns > most ? columns : most;
    }
    for (size_t i = 0; i < m->x.n * m->y.n; i++) {
        char text[MAP_FIELD_BYTES];
        map_field_text(m, i, text);
        most = strlen(text) > most ? strlen(text) : most;
    }
    return most;
}

/* Set off to the right by two blanks at least. */
static void put_right(FILE *out, const char *text, size_t width)
{
    size_t columns = label_columns(text);

    fprintf(out, "%*s%s", (int)(2 + (columns < width ? width - columns : 0)),
            "", text);
}

static void put_legend(const struct map *m, FILE *out)
{
    for (size_t i = 0; i < m->nmodels; i++) {
        char name[CELL_LABEL_BYTES + 2];
        snprintf(name, sizeof name, "%s", m->models[i]);
        label_shorten(name, NAME_COLUMNS);
        fprintf(out, "%s%c %s", i > 0 ? ", " : "", m->initials[i], name);
    }
    fputs(": who wins, by how many times; = no difference", out);
    if (map_count(m, MAP_UNDECIDED, false) > 0) {
        fprintf(out, "; ? fewer than %d blocks", STATS_MIN_SAMPLES);
    }
    if (map_count(m, MAP_WINS, true) + map_count(m, MAP_NO_DIFFERENCE, true)
        > 0) {
        fputs("; in brackets: inferred from around it", out);
    }
    fputs(map_count(m, MAP_NOT_MEASURED, false) > 0 ? "; blank: not measured.\n"
                                                    : ".\n",
          out);
}

void map_table(const struct map *m, FILE *out)
{
    size_t left = label_columns(m->y.key);
    size_t width = widest_field(m);
    char text[MAP_FIELD_BYTES];

    left = label_columns(m->x.key) > left ? label_columns(m->x.key) : left;
    for (size_t y = 0; y < m->y.n; y++) {
        size_t columns = label_columns(m->y.labels[y]);
        left = columns > left ? columns : left;
    }
    put_right(out, m->y.key, left);
    putc('\n', out);
    for (size_t y = m->y.n; y-- > 0;) {
        put_right(out, m->y.labels[y], left);
        for (size_t x = 0; x < m->x.n; x++) {
            map_field_text(m, y * m->x.n + x, text);
            put_right(out, text, width);
        }
        putc('\n', out);
    }
    put_right(out, m->x.key, left);
    for (size_t x = 0; x < m->x.n; x++) {
        put_right(out, m->x.labels[x], width);
    }
    fputs("\n\n", out);
    put_legend(m, out);
}

/* Adds to a text that is cut where there is no more room. */
static void add(char text[MAP_SENTENCE_BYTES], const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void add(char text[MAP_SENTENCE_BYTES], const char *format, ...)
{
    size_t used = strlen(text);
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text + used, MAP_SENTENCE_BYTES - used, format, arguments);
    va_end(arguments);
}

/* How many fields a model wins, and of those measured the one it wins by
 * most; returns that, or the count of all fields. */
static size_t best_of(const struct map *m, size_t model, size_t *wins)
{
    size_t all = m->x.n * m->y.n;
    size_t best = all;

    *wins = 0;
    for (size_t i = 0; i < all; i++) {
        const struct map_field *f = &m->fields[i];
        if (f->verdict != MAP_WINS || f->winner != model) {
            continue;
        }
        ++*wins;
        if (f->n > 0
            && (best == all || f->ratio.value > m->fields[best].ratio.value)) {
            best = i;
        }
    }
    return best;
}

static void add_model(const struct map *m, size_t model,
                      char text[MAP_SENTENCE_BYTES])
{
    char name[CELL_LABEL_BYTES + 2];
    size_t wins;
    size_t best = best_of(m, model, &wins);

    snprintf(name, sizeof name, "%s", m->models[model]);
    label_shorten(name, NAME_COLUMNS);
    add(text, "%s%zu%s to %s", model > 0 ? ", " : " ", wins,
        model == 0 ? (wins == 1 ? " goes" : " go") : "", name);
    if (wins > 0) {
        struct figure ratio = figure_ratio(&m->fields[best].ratio);
        add(text, " (up to %s %s %s, at %s=%s, %s=%s)", ratio.value,
            metric_better(m->metric), ratio.range, m->x.key,
            m->x.labels[best % m->x.n], m->y.key, m->y.labels[best / m->x.n]);
    }
}

static void add_count(size_t count, const char *what,
                      char text[MAP_SENTENCE_BYTES])
{
    if (count > 0) {
        add(text, ", %zu %s", count, what);
    }
}

void map_sentence(const struct map *m, char text[MAP_SENTENCE_BYTES])
{
    size_t inferred =
        map_count(m, MAP_WINS, true) + map_count(m, MAP_NO_DIFFERENCE, true);

    text[0] = '\0';
    add(text, "%.200s", m->workload);
    if (m->workers > 0) {
        add(text, ", %u worker%s", m->workers, m->workers == 1 ? "" : "s");
    }
    add(text, ": of %zu fields over %s and %s,", m->x.n * m->y.n, m->x.key,
        m->y.key);
    for (size_t i = 0; i < m->nmodels; i++) {
        add_model(m, i, text);
    }
    add_count(map_count(m, MAP_NO_DIFFERENCE, false)
                  + map_count(m, MAP_NO_DIFFERENCE, true),
              "to nobody (no difference)", text);
    add_count(map_count(m, MAP_UNDECIDED, false), "undecided", text);
    add_count(map_count(m, MAP_NOT_MEASURED, false), "not measured", text);
    if (inferred > 0) {
        add(text, "; %zu of them %s inferred from those around", inferred,
            inferred == 1 ? "is" : "are");
    }
}
