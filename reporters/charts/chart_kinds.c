/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_kind.h"

#include "chart.h"

#include <string.h>

/* What was looked for first, then as a reader asks. */
const struct chart_kind *const chart_kinds[CHART_KINDS] = {
    &chart_crossover,
    &chart_map,
    &chart_fidelity,
    &chart_speedup,
    &chart_history,
    &chart_throughput,
    &chart_scaling,
    &chart_total,
    &chart_time,
    &chart_latency,
    &chart_latency_distribution,
    &chart_convoy,
    &chart_memory,
    &chart_placement,
    &chart_timeline,
};

static bool is_of(const struct chart_kind *kind, const char *name)
{
    size_t length = strlen(kind->name);
    bool several = kind->each_trace || kind->each_run;

    return strncmp(name, kind->name, length) == 0
           && (name[length] == '.' || (several && name[length] == '-'));
}

const char *chart_title(const char *name, size_t *place)
{
    for (*place = 0; *place < CHART_KINDS; (*place)++) {
        if (is_of(chart_kinds[*place], name)) {
            return chart_kinds[*place]->title;
        }
    }
    return "";
}
