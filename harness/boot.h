/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "params.h"

/* What a runtime costs before the first line of a program: the parameters
 * `boot` (processor time) and `boot-memory` of the model that declares them. */

/* Does both. The memory is kept as long as the process lives. */
int boot_runtime(const struct params *p, struct err *e);

/* Touches the memory alone; NULL for none, or on failure with the reason. */
int boot_memory(const struct params *p, void **out, struct err *e);
