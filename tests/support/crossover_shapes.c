/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crossover_shapes.h"

#include <math.h>

const struct search_axis shape_cpu = {
    .key = "cpu", .type = PARAM_PERCENT, .high = 1.0};
const struct search_axis shape_op = {.key = "op",
                                     .type = PARAM_DURATION,
                                     .logarithmic = true,
                                     .low = 1e3,
                                     .high = 1e8};
const struct search_axis shape_workers = {.key = "workers",
                                          .type = PARAM_COUNT,
                                          .workers = true,
                                          .low = 1.0,
                                          .high = 8.0};

struct crossover_rules shape_ready(struct oracle *oracle,
                                   const struct search_axis *axis,
                                   double (*log_ratio)(double), double noise,
                                   uint64_t seed)
{
    oracle->axis = axis;
    oracle->log_ratio = log_ratio;
    oracle->noise = noise;
    oracle->lost = 0.0;
    oracle_begin(oracle, seed);
    return (struct crossover_rules){.axis = axis,
                                    .margin = 0.05,
                                    .precision =
                                        axis->logarithmic ? 0.05 : 0.02,
                                    .min_blocks = 6,
                                    .max_blocks = 28,
                                    .seed = seed};
}

double shape_straight(double v)
{
    return 0.8 * (v - 0.37);
}

double shape_bent(double v)
{
    return v < 0.5 ? 0.0 : log(2.0 * v);
}

double shape_start_cost(double v)
{
    return log((2.0 * v + 0.2e6) / (v + 1.2e6));
}

double shape_alike(double v)
{
    (void)v;
    return 0.0;
}

double shape_apart(double v)
{
    return 0.2 + 0.1 * v;
}

double shape_twice(double v)
{
    return 4.0 * (v - 0.2) * (v - 0.7);
}

double shape_hill(double v)
{
    return fmax(0.4 - 4.0 * (v - 0.5) * (v - 0.5), 0.0);
}

double shape_late(double v)
{
    return v < 0.6 ? 0.0 : log(1.05) * (v - 0.6) / 0.4;
}

double shape_between_3_and_4(double v)
{
    return 0.3 * (v - 3.5);
}

double shape_falling(double v)
{
    return -shape_straight(v);
}

double shape_slow(double v)
{
    return 0.4 * (v - 0.5);
}

bool shape_encloses(const struct crossover_border *b, double truth)
{
    return b->low <= truth * 1.000001 && b->high >= truth * 0.999999;
}
