/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "metric.h"

#include <jansson.h>

/* By how much a metric must change before it counts: 0.05 for 5 %; 0 where
 * nobody says. Each function has one for every metric. */

/* One of them, "5%": more than 0 %. */
int threshold_set(double thresholds[METRIC_COUNT], enum metric metric,
                  const char *percent, struct err *e);

/* "5%" for all, or "total=5%,memory=2%" for these; the others stay. */
int threshold_parse(double thresholds[METRIC_COUNT], const char *text,
                    struct err *e);

/* As a plan has them: "5%" where all are alike, else by the metrics' names;
 * NULL for none. */
json_t *threshold_json(const double thresholds[METRIC_COUNT]);

/* The same back, from a run's machine.json; what is no threshold is none. */
void threshold_of_run(double thresholds[METRIC_COUNT],
                      const char *machine_json);
