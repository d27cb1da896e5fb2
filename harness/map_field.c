/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map_field.h"

#include <stdlib.h>

/* What was measured in one field, and room to pair it. */
struct measured {
    const double *costs;
    unsigned n;
    size_t nmodels;
    uint64_t seed;
    double *ours;
    double *theirs;
};

static struct interval ratio_over(const struct measured *m, size_t model,
                                  size_t rival)
{
    for (unsigned i = 0; i < m->n; i++) {
        m->ours[i] = m->costs[i * m->nmodels + model];
        m->theirs[i] = m->costs[i * m->nmodels + rival];
    }
    return stats_ratio_interval(m->theirs, m->ours, m->n, m->seed);
}

/* How far a model is ahead of the one that comes closest to it, or ahead. */
static double lead_of(const struct measured *m, size_t model)
{
    double least = 0.0;

    for (size_t i = 0; i < m->nmodels; i++) {
        double ratio = i == model ? 0.0 : ratio_over(m, model, i).value;
        if (i != model && (least == 0.0 || ratio < least)) {
            least = ratio;
        }
    }
    return least;
}

static void judge(struct map_field *f, const struct measured *m)
{
    double best = 0.0;

    for (size_t i = 0; i < m->nmodels; i++) {
        double lead = lead_of(m, i);
        if (lead > best) {
            best = lead;
            f->winner = i;
        }
    }
    f->runner_up = f->winner;
    for (size_t i = 0; i < m->nmodels; i++) {
        if (i == f->winner) {
            continue;
        }
        struct interval ratio = ratio_over(m, f->winner, i);
        if (f->runner_up == f->winner || ratio.low < f->ratio.low) {
            f->runner_up = i;
            f->ratio = ratio;
        }
    }
}

static enum map_verdict verdict_of(const struct map_field *f)
{
    if (f->n == 0) {
        return MAP_NOT_MEASURED;
    }
    if (f->n < STATS_MIN_SAMPLES) {
        return MAP_UNDECIDED;
    }
    return f->ratio.low > 1.0 ? MAP_WINS : MAP_NO_DIFFERENCE;
}

int map_field_judge(struct map_field *f, const double *costs, unsigned n,
                    size_t nmodels, uint64_t seed, struct err *e)
{
    struct measured m = {
        .costs = costs,
        .n = n,
        .nmodels = nmodels,
        .seed = seed,
        .ours = calloc(2 * (size_t)n + 1, sizeof *m.ours),
    };

    if (m.ours == NULL) {
        return err_set(e, "no memory to compare %u blocks", n);
    }
    m.theirs = m.ours + n;
    f->n = n;
    f->winner = 0;
    f->runner_up = 0;
    f->ratio = (struct interval){0};
    if (n > 0) {
        judge(f, &m);
    }
    f->verdict = verdict_of(f);
    free(m.ours);
    return 0;
}

const char *map_verdict_name(enum map_verdict verdict)
{
    static const char *const names[] = {
        [MAP_NOT_MEASURED] = "not measured",
        [MAP_UNDECIDED] = "undecided",
        [MAP_NO_DIFFERENCE] = "no difference",
        [MAP_WINS] = "wins",
    };

    return names[verdict];
}
