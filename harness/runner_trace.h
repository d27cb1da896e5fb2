/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "runner_blocks.h"

#include <stdio.h>

/* One more trial of each cell by this program, for its timeline alone: none of
 * the run's samples, since to write it down takes time. Ends early with the
 * run's time limit or a signal. */
int runner_trace(const struct runner_blocks *b, FILE *progress, struct err *e);
