/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "team.h"

#include <stdbool.h>

/*
 * What the controller reads of a trial's threads while they wait at a gate:
 * before the start and after the end, so that it costs them nothing.
 */
struct trial_readings;

/* All workers are ready: notes where their threads stand, and begins to count
 * hardware events where asked. */
int trial_readings_begin(struct trial_readings **out, const struct team *t,
                         bool counters, struct err *e);

/* All workers are done: fills their samples. Those that share a thread have
 * its figures in the first one's. */
void trial_readings_end(struct trial_readings *r, struct team *t);
void trial_readings_free(struct trial_readings *r);
