/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "planets.h"

#include <math.h>

static const double PI = 3.141592653589793;
static const double DAYS = 365.24; /* a year */
static const double STEP = 0.01;   /* years */

/* The sun, Jupiter, Saturn, Uranus, Neptune: the Benchmarks Game's numbers. */
static const struct body planets[BODIES] = {
    {{0}, {0}, 1.0},
    {{4.84143144246472090e+00, -1.16032004402742839e+00,
      -1.03622044471123109e-01},
     {1.66007664274403694e-03, 7.69901118419740425e-03,
      -6.90460016972063023e-05},
     9.54791938424326609e-04},
    {{8.34336671824457987e+00, 4.12479856412430479e+00,
      -4.03523417114321381e-01},
     {-2.76742510726411822e-03, 4.99852801234917238e-03,
      2.30417297573763929e-05},
     2.85885980666130812e-04},
    {{1.28943695621391310e+01, -1.51111514016986312e+01,
      -2.23307578892655734e-01},
     {2.96460137564761618e-03, 2.37847173959480950e-03,
      -2.96589568540237556e-05},
     4.36624404335156298e-05},
    {{1.53796971148509165e+01, -2.59193146099879641e+01,
      1.79258772950371181e-01},
     {2.68067772490389322e-03, 1.62824170038242295e-03,
      -9.51592254519715870e-05},
     5.15138902046611451e-05},
};

void planets_begin(struct body bodies[BODIES])
{
    for (int i = 0; i < BODIES; i++) {
        bodies[i] = planets[i];
        bodies[i].mass *= 4 * PI * PI;
        for (int k = 0; k < AXES; k++) {
            bodies[i].v[k] *= DAYS;
            bodies[0].v[k] -= bodies[i].v[k] * planets[i].mass;
        }
    }
}

static double distance_squared(const struct body *a, const struct body *b)
{
    double sum = 0.0;

    for (int k = 0; k < AXES; k++) {
        sum += (a->at[k] - b->at[k]) * (a->at[k] - b->at[k]);
    }
    return sum;
}

static void attract(struct body *a, struct body *b)
{
    double squared = distance_squared(a, b);
    double pull = STEP / (squared * sqrt(squared));

    for (int k = 0; k < AXES; k++) {
        double d = a->at[k] - b->at[k];

        a->v[k] -= d * b->mass * pull;
        b->v[k] += d * a->mass * pull;
    }
}

void planets_advance(struct body bodies[BODIES])
{
    for (int i = 0; i < BODIES; i++) {
        for (int j = i + 1; j < BODIES; j++) {
            attract(&bodies[i], &bodies[j]);
        }
    }
    for (int i = 0; i < BODIES; i++) {
        for (int k = 0; k < AXES; k++) {
            bodies[i].at[k] += STEP * bodies[i].v[k];
        }
    }
}

double planets_energy(const struct body bodies[BODIES])
{
    double sum = 0.0;

    for (int i = 0; i < BODIES; i++) {
        const struct body *a = &bodies[i];

        sum += 0.5 * a->mass
               * (a->v[0] * a->v[0] + a->v[1] * a->v[1] + a->v[2] * a->v[2]);
        for (int j = i + 1; j < BODIES; j++) {
            sum -= a->mass * bodies[j].mass
                   / sqrt(distance_squared(a, &bodies[j]));
        }
    }
    return sum;
}

/* The same in more digits, and body by body: each is pulled by all others. */
struct precise {
    long double at[BODIES][AXES];
    long double v[BODIES][AXES];
};

/* Of body i to body j, and what its cube is. */
static long double cubed_distance(const struct precise *p, int i, int j,
                                  long double d[AXES])
{
    long double squared = 0.0L;

    for (int k = 0; k < AXES; k++) {
        d[k] = p->at[j][k] - p->at[i][k];
        squared += d[k] * d[k];
    }
    return squared * sqrtl(squared);
}

static void pull(struct precise *p, const struct body bodies[BODIES], int i)
{
    for (int j = 0; j < BODIES; j++) {
        long double d[AXES];
        long double cubed = cubed_distance(p, i, j, d);

        for (int k = 0; k < AXES && j != i; k++) {
            p->v[i][k] += d[k] * bodies[j].mass * STEP / cubed;
        }
    }
}

static long double precise_energy(const struct precise *p,
                                  const struct body bodies[BODIES])
{
    long double twice = 0.0L;

    for (int i = 0; i < BODIES; i++) {
        for (int k = 0; k < AXES; k++) {
            twice += bodies[i].mass * p->v[i][k] * p->v[i][k];
        }
        for (int j = 0; j < BODIES; j++) {
            long double d[AXES];
            long double cubed = cubed_distance(p, i, j, d);

            twice -=
                j == i ? 0.0L : bodies[i].mass * bodies[j].mass / cbrtl(cubed);
        }
    }
    return twice / 2;
}

long double planets_energy_otherwise(uint64_t steps)
{
    struct body bodies[BODIES];
    struct precise p;

    planets_begin(bodies);
    for (int i = 0; i < BODIES; i++) {
        for (int k = 0; k < AXES; k++) {
            p.at[i][k] = bodies[i].at[k];
            p.v[i][k] = bodies[i].v[k];
        }
    }
    for (uint64_t step = 0; step < steps; step++) {
        for (int i = 0; i < BODIES; i++) {
            pull(&p, bodies, i);
        }
        for (int i = 0; i < BODIES; i++) {
            for (int k = 0; k < AXES; k++) {
                p.at[i][k] += STEP * p.v[i][k];
            }
        }
    }
    return precise_energy(&p, bodies);
}
