/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>

/* Sorts n numbers, none of them NAN, the least first. Many are sorted by
 * their digits: in proportion to n, if there is memory for as many again. */
void stats_sort(double *values, size_t n);
