/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map_rig.h"

#include "fake_results.h"
#include "fake_search.h"

#include <stdlib.h>

int map_rig_begin(void **state)
{
    const char *const axes[] = {"cpu=0%..100%", "workers=1..4"};
    struct map_rig *f = calloc(1, sizeof *f);

    if (f == NULL) {
        return -1;
    }
    fake_init(&f->r);
    fake_search(&f->s, "map", "mixed:op=1ms", "gil,processes", axes);
    f->s.grid[0] = 8;
    f->s.grid[1] = 4;
    fake_searched(&f->r, &f->s);
    scratch_dir_make(f->dir);
    *state = f;
    return 0;
}

int map_rig_end(void **state)
{
    struct map_rig *f = *state;

    fake_free(&f->r);
    search_free(&f->s);
    scratch_dir_remove(f->dir);
    free(f);
    return 0;
}

void map_rig_measure(struct map_rig *f, double cpu, double workers,
                     double ratio, double spread)
{
    const double values[] = {cpu, workers};
    double costs_ms[12];

    for (size_t i = 0; i < 6; i++) {
        costs_ms[2 * i] = 10.0 * ratio * (1.0 + spread * ((double)i - 2.5));
        costs_ms[2 * i + 1] = 10.0;
    }
    fake_point(&f->r, &f->s, values, costs_ms, 6);
}

void map_rig_fill(struct map_rig *f)
{
    static const double cpus[] = {0.0, 0.4, 0.8, 1.0};
    static const double workers[] = {1.0, 3.0, 4.0};

    for (size_t y = 0; y < 3; y++) {
        for (size_t x = 0; x < 4; x++) {
            double ratio = cpus[x] < 0.3 ? 0.8 : 1.0 + cpus[x] * workers[y];
            map_rig_measure(f, cpus[x], workers[y], ratio, 0.01);
        }
    }
    map_rig_measure(f, 0.2, 1.0, 1.0, 0.05);
    map_rig_measure(f, 0.2, 3.0, 0.996, 0.0001);
}
