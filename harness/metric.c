/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "metric.h"

#include <string.h>

static const struct {
    const char *name;
    const char *better;
} metrics[] = {
    [METRIC_TOTAL] = {"total", "faster"},
    [METRIC_ELAPSED] = {"elapsed", "faster"},
    [METRIC_THROUGHPUT] = {"throughput", "higher throughput"},
    [METRIC_LATENCY] = {"latency", "lower p99 latency"},
    [METRIC_CPU] = {"cpu", "less CPU time"},
    [METRIC_MEMORY] = {"memory", "less memory"},
};
enum { METRICS = sizeof metrics / sizeof *metrics };

int metric_parse(const char *name, enum metric *out)
{
    for (int i = 0; i < METRICS; i++) {
        if (strcmp(name, metrics[i].name) == 0) {
            *out = (enum metric)i;
            return 0;
        }
    }
    return -1;
}

const char *metric_name(enum metric m)
{
    return metrics[m].name;
}

const char *metric_better(enum metric m)
{
    return metrics[m].better;
}

double metric_cost(enum metric m, const struct sample *s)
{
    int64_t value = SAMPLE_ABSENT;

    switch (m) {
    case METRIC_TOTAL:
        value = s->total_ns;
        break;
    case METRIC_ELAPSED:
        value = s->elapsed_ns;
        break;
    case METRIC_THROUGHPUT:
        return s->ops_per_s > 0.0 ? 1.0 / s->ops_per_s : 0.0;
    case METRIC_LATENCY:
        value = s->latency_p99_ns;
        break;
    case METRIC_CPU:
        if (s->cpu_user_ns >= 0 && s->cpu_sys_ns >= 0) {
            value = s->cpu_user_ns + s->cpu_sys_ns;
        }
        break;
    case METRIC_MEMORY:
        value = s->pss_bytes;
        break;
    }
    return value > 0 ? (double)value : 0.0;
}

const size_t *metric_figures(enum metric m, size_t *n)
{
    static const struct {
        size_t offsets[2];
        size_t n;
    } figures[] = {
        [METRIC_TOTAL] = {{offsetof(struct sample, total_ns)}, 1},
        [METRIC_ELAPSED] = {{offsetof(struct sample, elapsed_ns)}, 1},
        [METRIC_THROUGHPUT] = {{offsetof(struct sample, ops_per_s)}, 1},
        [METRIC_LATENCY] = {{offsetof(struct sample, latency_p99_ns)}, 1},
        [METRIC_CPU] = {{offsetof(struct sample, cpu_user_ns),
                         offsetof(struct sample, cpu_sys_ns)},
                        2},
        [METRIC_MEMORY] = {{offsetof(struct sample, pss_bytes)}, 1},
    };

    *n = figures[m].n;
    return figures[m].offsets;
}
