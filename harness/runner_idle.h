/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "runner.h"

/* Counts anew what a run holds of which nothing is left to be measured, for
 * its outcome; `path` is its run.db. */
int runner_idle(const char *path, struct runner_outcome *out, struct err *e);
