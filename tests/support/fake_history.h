/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "history.h"
#include "scratch_dir.h"
#include "trend.h"

/* A history that never was, to test what is made of one. */
struct fake_history {
    char dir[SCRATCH_PATH_BYTES];
    char db[SCRATCH_PATH_BYTES + 16];
    struct history *h;
    struct history_entry *entries;
    struct trend_scope scope; /* all of the first machine: fake_history_look */
};

/* For cmocka's set-up and teardown. */
int fake_history_begin(void **state);
int fake_history_end(void **state);

/* A run on a day, from 1, whose commit is "c01" for day 1; of the n cells
 * "cell-0", … each costs so many nanoseconds, within 1 %. */
void fake_history_add(struct fake_history *f, unsigned day,
                      const double *costs_ns, size_t n);

/* The same, but for what is changed in it before. */
void fake_history_run(struct history_run *run, unsigned day,
                      const double *costs_ns, size_t n);
void fake_history_put(struct fake_history *f, const struct history_run *run);

/* Reads all entries once more. */
void fake_history_look(struct fake_history *f);

/* A few per cent of noise, of a size such as 0.03: the same for an i always. */
double fake_history_noise(unsigned i, double size);
