/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/* What a workload's hook returned: 0, or else -1, with a text in `e` that says
 * so where the hook left none. */
int hook_result(const char *hook, int returned, struct err *e);
