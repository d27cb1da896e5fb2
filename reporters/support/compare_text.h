/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare.h"
#include "err.h"

#include <stdio.h>

/* For people: a line for each cell, the means, what to know before believing
 * it, and one line that sums it up. */
int compare_text(const struct compare *c, FILE *out, struct err *e);
