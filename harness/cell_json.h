/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "err.h"

#include <jansson.h>

/* What `tvp trial` reads: an object with the fields of a cell. */
json_t *cell_to_json(const struct cell *c);

/*
 * workload, model, workers and ops are required; params, model_params,
 * placement ("none"), scale (0) and timeout_ns (0) are not. Unknown keys,
 * wrong types and values out of range are refused by name.
 */
int cell_from_json(struct cell *c, const json_t *json, struct err *e);
