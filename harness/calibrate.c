/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "calibrate.h"

#include "clock.h"
#include "registry.h"
#include "trial_process.h"

#include <string.h>

enum {
    ROUNDS_MAX = 12,
    GROWTH_MAX = 50,
    GROWTH_SLOW = 8,
    REFINEMENTS = 2,
    TIMEOUT_FACTOR = 20,
    TIMEOUT_BASE_S = 60,
};

/* One operation may take at most this long, or it is called hung. */
static const uint64_t first_timeout_ns = 600 * CLOCK_NS_PER_S;

struct finding {
    uint64_t ops;
    uint64_t scale;
    uint64_t ns;      /* that `ops` operations took … */
    uint64_t base_ns; /* … with what takes as long for any number of them */
};

static int try(const struct cell *cell, struct finding *f, int stop_fd,
               struct err *e)
{
    struct trial_result result;
    struct cell probe = *cell;

    probe.model_params[0] = '\0';
    strcpy(probe.model, "sequential");
    probe.workers = 1;
    probe.ops = f->ops;
    probe.scale = f->scale;
    probe.timeout_ns =
        cell->timeout_ns != 0 ? cell->timeout_ns : first_timeout_ns;
    if (trial_process_run(&probe, &result, stop_fd, e)) {
        return -1;
    }
    char label[CELL_LABEL_BYTES];
    int usable = sample_usable(&result.sample);
    cell_workload_label(cell, label);
    f->scale = result.scale;
    f->ns = usable ? (uint64_t)result.sample.elapsed_ns : 0;
    *e = result.error;
    trial_result_free(&result);
    return usable ? 0 : err_prefix(e, "%.200s does not run: ", label);
}

static uint64_t work_ns(const struct finding *f)
{
    return f->ns > f->base_ns ? f->ns - f->base_ns : 0;
}

/* One trial may have been disturbed, and then all of the run's would be too
 * short: the fastest of a few decides. */
static int refine(const struct cell *cell, uint64_t wanted_ns,
                  struct finding *f, int stop_fd, struct err *e)
{
    struct finding fastest = *f;

    for (int i = 0; i < REFINEMENTS && f->ops > 1; i++) {
        if (try(cell, f, stop_fd, e)) {
            return -1;
        }
        if (f->ns < fastest.ns) {
            fastest = *f;
        }
    }
    if (work_ns(&fastest) > 0 && f->ops > 1) {
        double ops =
            (double)fastest.ops * (double)wanted_ns / (double)work_ns(&fastest);
        f->ops = ops < 1.0 ? 1 : (uint64_t)(ops + 0.5);
        f->ns = wanted_ns + f->base_ns;
    }
    return 0;
}

/* Work that never ends counts as it likes, in steps that may be long, and may
 * prepare itself before: what the first operation takes says nothing of the
 * others. Returns by how much the count may grow at once. */
static double first_look(const struct cell *cell, uint64_t wanted_ns,
                         struct finding *f)
{
    const struct workload *w = workload_find(cell->workload);

    if (w == NULL || !w->endless) {
        return GROWTH_MAX;
    }
    f->base_ns = f->ns;
    return f->base_ns > wanted_ns / 3 ? GROWTH_SLOW : GROWTH_MAX;
}

/* Grows the count until the trial is long enough to extrapolate from. */
static int search(const struct cell *cell, uint64_t wanted_ns,
                  struct finding *f, int stop_fd, struct err *e)
{
    double most = GROWTH_MAX;

    f->ops = 1;
    for (int round = 0; round < ROUNDS_MAX; round++) {
        if (try(cell, f, stop_fd, e)) {
            return -1;
        }
        if (round == 0) {
            most = first_look(cell, wanted_ns, f);
        }
        uint64_t ns = work_ns(f);
        double factor = (double)wanted_ns / (double)(ns > 0 ? ns : 1);
        if (factor < 3.0) {
            double ops = (double)f->ops * factor + 0.5;
            uint64_t was = f->ops;
            f->ops = ops < 1.0 ? 1 : (uint64_t)ops;
            f->ns = f->base_ns
                    + (uint64_t)((double)ns * (double)f->ops / (double)was);
            return refine(cell, wanted_ns, f, stop_fd, e);
        }
        double grown = (double)f->ops * (factor < most ? factor * 0.8 : most);
        if (grown > (double)(INT64_MAX / CELL_WORKERS_MAX)) {
            break; /* as many as a cell can have */
        }
        f->ops = (uint64_t)(grown + 0.5);
    }
    return err_set(e, "%s: its operations take no time that could be measured",
                   cell->workload);
}

static int same_workload(const struct plan_cells *c, size_t a, size_t b)
{
    return strcmp(c->cells[a].workload, c->cells[b].workload) == 0
           && strcmp(c->cells[a].params, c->cells[b].params) == 0
           && c->cells[a].ops == c->cells[b].ops
           && c->trial_time_ns[a] == c->trial_time_ns[b];
}

/* All workers' work one after the other, many times over. */
static uint64_t timeout(const struct cell *c, const struct finding *f)
{
    uint64_t work_ns;

    if (__builtin_mul_overflow(f->ns, TIMEOUT_FACTOR * c->workers, &work_ns)
        || work_ns > INT64_MAX / 2) {
        work_ns = INT64_MAX / 2;
    }
    return TIMEOUT_BASE_S * CLOCK_NS_PER_S + work_ns;
}

void calibrate_like(const struct cell *known, struct cell *c)
{
    const uint64_t base_ns = TIMEOUT_BASE_S * CLOCK_NS_PER_S;

    c->ops = known->ops;
    c->scale = known->scale;
    if (c->timeout_ns == 0 && known->timeout_ns > base_ns) {
        struct finding f = {.ns =
                                (known->timeout_ns - base_ns)
                                / ((uint64_t)TIMEOUT_FACTOR * known->workers)};
        c->timeout_ns = timeout(c, &f);
    } else if (c->timeout_ns == 0) {
        c->timeout_ns = base_ns;
    }
}

static int find(const struct cell *cell, uint64_t wanted_ns, struct finding *f,
                int stop_fd, struct err *e)
{
    if (cell->ops == 0) {
        return search(cell, wanted_ns, f, stop_fd, e);
    }
    f->ops = 1;
    if (try(cell, f, stop_fd, e)) {
        return -1;
    }
    if (__builtin_mul_overflow(f->ns, cell->ops, &f->ns)) {
        f->ns = UINT64_MAX;
    }
    f->ops = cell->ops;
    return 0;
}

int calibrate(struct plan_cells *cells, size_t i, int stop_fd, struct err *e)
{
    struct cell first = cells->cells[i];
    struct finding f = {0};

    if (cells->calibrated[i]) {
        return 0;
    }
    if (find(&first, cells->trial_time_ns[i], &f, stop_fd, e)) {
        return -1;
    }
    for (size_t j = cells->count; j-- > i;) {
        if (same_workload(cells, i, j)) {
            struct cell *c = &cells->cells[j];
            cells->calibrated[j] = true;
            c->scale = f.scale;
            c->ops = f.ops;
            c->timeout_ns = c->timeout_ns != 0 ? c->timeout_ns : timeout(c, &f);
        }
    }
    return 0;
}
