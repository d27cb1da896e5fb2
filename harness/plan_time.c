/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plan_time.h"

#include "clock.h"
#include "registry.h"

#include <stdio.h>
#include <string.h>

/* A trial's program starts, loads and ends; each worker as well. */
static const uint64_t program_ns = UINT64_C(12000000);
static const uint64_t start_ns = 200000;

/* Trials that look for the count of operations, in trials of that length. */
enum { CALIBRATING = 4 };

/* How long one worker's operations take when nothing is in their way. */
static uint64_t worker_ns(const struct cell *c, uint64_t trial_time_ns)
{
    const struct workload *w = workload_find(c->workload);
    struct params params;
    struct err unused;

    if (w == NULL || w->length == NULL
        || params_parse(&params, w->params, w->name, c->params, &unused)) {
        return trial_time_ns;
    }
    uint64_t length_ns = params_number(&params, w->length);
    if (c->ops > 0 && length_ns > 0) {
        return c->ops * length_ns;
    }
    return length_ns > trial_time_ns ? length_ns : trial_time_ns;
}

static bool takes_turns(const struct cell *c)
{
    const struct model *m = model_find(c->model);
    struct params params;
    struct err unused;

    return m != NULL && m->interval_ns != NULL
           && model_parse_params(m, c->model_params, &params, &unused) == 0
           && m->interval_ns(&params) > 0;
}

static uint64_t cell_ns(const struct cell *c, uint64_t one_ns, unsigned cores)
{
    const struct workload *w = workload_find(c->workload);
    bool waits = w != NULL && w->kind == WORKLOAD_IO;
    unsigned n = c->workers;
    unsigned rounds = cell_is_sequential(c) ? n
                      : waits               ? 1
                      : takes_turns(c)      ? n
                                            : (n + cores - 1) / cores;

    return rounds * one_ns + program_ns + n * start_ns;
}

static bool same_work(const struct plan_cells *c, size_t a, size_t b)
{
    return strcmp(c->cells[a].workload, c->cells[b].workload) == 0
           && strcmp(c->cells[a].params, c->cells[b].params) == 0
           && c->trial_time_ns[a] == c->trial_time_ns[b];
}

uint64_t plan_time_ns(const struct plan_cells *c, unsigned blocks,
                      unsigned cores)
{
    uint64_t sum_ns = 0;

    for (size_t i = 0; i < c->count; i++) {
        uint64_t one_ns = worker_ns(&c->cells[i], c->trial_time_ns[i]);
        sum_ns += blocks * cell_ns(&c->cells[i], one_ns, cores);
        if (i == 0 || !same_work(c, i - 1, i)) {
            sum_ns += CALIBRATING * (one_ns + program_ns);
        }
    }
    return sum_ns;
}

static void put(uint64_t ns, char *text, size_t bytes)
{
    double s = (double)ns / 1e9;

    if (s < 90.0) {
        snprintf(text, bytes, "%.0f s", s < 1.0 ? 1.0 : s);
    } else if (s < 90.0 * 60.0) {
        snprintf(text, bytes, "%.0f min", s / 60.0);
    } else {
        snprintf(text, bytes, "%.1f h", s / 3600.0);
    }
}

void plan_time_text(const struct plan *p, const struct plan_cells *c,
                    unsigned cores, char text[PLAN_TIME_BYTES])
{
    uint64_t least_ns = plan_time_ns(c, p->min_blocks, cores);
    uint64_t most_ns = plan_time_ns(c, p->max_blocks, cores);
    bool cut = p->max_time_ns > 0 && p->max_time_ns < most_ns;
    char least[24];
    char most[24];

    most_ns = cut ? p->max_time_ns : most_ns;
    least_ns = least_ns < most_ns ? least_ns : most_ns;
    put(least_ns, least, sizeof least);
    put(most_ns, most, sizeof most);
    if (strcmp(least, most) == 0) {
        snprintf(text, PLAN_TIME_BYTES, "about %s%s", most,
                 cut ? ", where max_time ends it" : "");
    } else {
        snprintf(text, PLAN_TIME_BYTES, "from about %s to %s%s", least, most,
                 cut ? ", where max_time ends it" : "");
    }
}
