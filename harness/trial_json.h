/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "trial.h"

#include <jansson.h>

/* What is written changes in a way that older programs cannot read: then this
 * does, too. Where it is missing it is 1. */
enum { TRIAL_PROTOCOL = 1 };

/* What `tvp trial` writes: the sample with its workers and latencies. */
json_t *trial_to_json(const struct trial_result *r);

/* The other way; refuses what trial_to_json would not have written. */
int trial_from_json(struct trial_result *r, const json_t *json, struct err *e);
