/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>

/* The sun and the four large planets, attracting one another: the n-body
 * problem of the Benchmarks Game, with its numbers and its way to compute. */

enum { AXES = 3, BODIES = 5 };

struct body {
    double at[AXES]; /* astronomical units */
    double v[AXES];  /* of them a year */
    double mass;     /* 4 pi^2 is the sun's */
};

/* Where all of them begin; the sun moves so that the whole stays in place. */
void planets_begin(struct body bodies[BODIES]);

/* A step of a hundredth of a year, pair by pair: first all velocities, by the
 * places so far, then all places. */
void planets_advance(struct body bodies[BODIES]);

/* Of motion and of places, which is negative. */
double planets_energy(const struct body bodies[BODIES]);

/* What it is after so many steps from the beginning, found in another way: in
 * more digits, and body by body. */
long double planets_energy_otherwise(uint64_t steps);
