/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "runner.h"

/* Counts anew what a run holds of which nothing is left to be measured, for
 * its outcome; of one with --against what both programs' hold. */
int runner_idle(const char *dir, struct runner_outcome *out, struct err *e);
