/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plan.h"

#include <jansson.h>

/* The plan as it is carried out, options applied, with the keys of
 * tvp-plan(5): JSON is YAML, so that tvp run reads it back as the same. */
json_t *plan_json(const struct plan *p);
