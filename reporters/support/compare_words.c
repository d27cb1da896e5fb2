/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_rows.h"

#include "figure.h"
#include "label.h"

#include <jansson.h>

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static void bytes_text(double bytes, char text[COMPARE_FIGURE_BYTES])
{
    static const char *const units[] = {"B", "KiB", "MiB", "GiB", "TiB"};
    size_t unit = 0;

    while (bytes >= 1023.5 && unit + 1 < sizeof units / sizeof *units) {
        bytes /= 1024.0;
        unit++;
    }
    snprintf(text, COMPARE_FIGURE_BYTES, "%.*f %s",
             unit == 0 || bytes >= 99.95 ? 0
             : bytes < 9.995             ? 2
                                         : 1,
             bytes, units[unit]);
}

void compare_figure_text(const struct compare_row *row, double value,
                         char text[COMPARE_FIGURE_BYTES])
{
    const struct interval i = {value, value, value};
    enum metric m = row->cell->metric;

    text[0] = '\0';
    if (!(value > 0.0)) {
        return;
    }
    if (m == METRIC_MEMORY) {
        bytes_text(value, text);
        return;
    }
    struct figure f =
        m == METRIC_THROUGHPUT ? figure_rate(&i) : figure_duration(&i);
    snprintf(text, COMPARE_FIGURE_BYTES, "%.20s%s", f.value,
             row->per_op ? " per op" : "");
}

const char *compare_figure_unit(const struct compare_row *row)
{
    enum metric m = row->cell->metric;

    return m == METRIC_MEMORY       ? "bytes"
           : m == METRIC_THROUGHPUT ? "ops/s"
           : row->per_op            ? "ns/op"
                                    : "ns";
}

void compare_ratio_text(const struct interval *ratio,
                        char text[COMPARE_RATIO_BYTES])
{
    struct figure f = figure_ratio(ratio);

    text[0] = '\0';
    if (f.value[0] != '\0') {
        snprintf(text, COMPARE_RATIO_BYTES, "%s %s", f.value, f.range);
    }
}

static const char *worse_word(enum metric m)
{
    static const char *const words[METRIC_COUNT] = {
        [METRIC_TOTAL] = "slower",
        [METRIC_ELAPSED] = "slower",
        [METRIC_THROUGHPUT] = "lower throughput",
        [METRIC_LATENCY] = "higher p99 latency",
        [METRIC_CPU] = "more CPU time",
        [METRIC_MEMORY] = "more memory",
    };

    return words[m];
}

const char *compare_kind_word(const struct compare *c, enum metric m,
                              enum compare_kind kind)
{
    if (kind != COMPARE_WORSE && kind != COMPARE_BETTER) {
        return compare_kind_name(kind);
    }
    if (c->relative) {
        return kind == COMPARE_WORSE ? "less speed-up" : "more speed-up";
    }
    return kind == COMPARE_WORSE ? worse_word(m) : metric_better(m);
}

/* Whether all cells are about one metric, by one threshold. */
static bool all_alike(const struct compare *c)
{
    for (size_t i = 1; i < c->ncells; i++) {
        if (c->cells[i].metric != c->cells[0].metric
            || c->cells[i].threshold < c->cells[0].threshold
            || c->cells[i].threshold > c->cells[0].threshold) {
            return false;
        }
    }
    return c->ncells > 0;
}

/* "got slower by more than 5 %". */
static void worse_text(const struct compare *c, char text[COMPARE_LINE_BYTES])
{
    static const char *const verbs[METRIC_COUNT] = {
        [METRIC_TOTAL] = "got slower",
        [METRIC_ELAPSED] = "got slower",
        [METRIC_THROUGHPUT] = "lost throughput",
        [METRIC_LATENCY] = "got higher p99 latencies",
        [METRIC_CPU] = "use more CPU time",
        [METRIC_MEMORY] = "use more memory",
    };
    const char *cells = c->ncells == 1 ? "cell" : "cells";

    if (!all_alike(c)) {
        snprintf(text, COMPARE_LINE_BYTES,
                 "figures got worse by more than their threshold");
    } else if (c->relative) {
        snprintf(text, COMPARE_LINE_BYTES,
                 "%s lost more than %.3g %% of their speed-up", cells,
                 c->cells[0].threshold * 100.0);
    } else {
        snprintf(text, COMPARE_LINE_BYTES, "%s %s by more than %.3g %%", cells,
                 verbs[c->cells[0].metric], c->cells[0].threshold * 100.0);
    }
}

void compare_verdict_line(const struct compare *c,
                          char text[COMPARE_LINE_BYTES])
{
    size_t better = compare_count(c, COMPARE_BETTER);
    size_t undecided = compare_count(c, COMPARE_UNDECIDED);
    char what[COMPARE_LINE_BYTES];
    char rest[COMPARE_LINE_BYTES / 4] = "";
    size_t used = 0;

    if (c->ncells == 0) {
        snprintf(text, COMPARE_LINE_BYTES, "No cell was compared");
        return;
    }
    worse_text(c, what);
    if (better > 0) {
        used = (size_t)snprintf(rest, sizeof rest, "; %zu better", better);
    }
    if (undecided > 0) {
        snprintf(rest + used, sizeof rest - used, "%s %zu undecided",
                 better > 0 ? "," : ";", undecided);
    }
    snprintf(text, COMPARE_LINE_BYTES, "%zu of %zu %.80s%s",
             compare_count(c, COMPARE_WORSE), c->ncells, what, rest);
}

void compare_run_text(const struct results *r, char text[COMPARE_LINE_BYTES])
{
    char version[sizeof r->tvp_version];
    char host[64] = "";
    json_t *machine =
        r->machine_json == NULL ? NULL : json_loads(r->machine_json, 0, NULL);
    const char *name = json_string_value(json_object_get(machine, "host"));
    char id[sizeof r->run_id];

    label_clean(r->run_id, id, sizeof id);
    label_clean(r->tvp_version, version, sizeof version);
    label_clean(name == NULL ? "" : name, host, sizeof host);
    json_decref(machine);
    snprintf(text, COMPARE_LINE_BYTES, "%s (tvp %s%s%s)", id,
             version[0] != '\0' ? version : "of unknown version",
             host[0] != '\0' ? ", " : "", host);
}
