/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare_format.h"

/* For people: a line for each cell, the means, what to know before believing
 * it, and one line that sums it up. */
extern const struct compare_format compare_text;
