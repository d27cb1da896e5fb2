/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "merge_plan.h"

/* Writes the plan's runs, in their order, into an empty file, which becomes a
 * merged one. It is not on the disk yet, and what a failure leaves of it is
 * the caller's to remove. */
int merge_write(const struct merge_plan *p, const char *file, struct err *e);
