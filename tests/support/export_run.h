/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"

/* Fills a fake run with all that makes exports hard: labels with quotes, line
 * ends, formulas and bytes that are not UTF-8, figures that are absent, samples
 * that are disturbed and repeated, and some that are lost. `r` is from
 * fake_init; what it is given lives as long as the program. */
void export_run_fill(struct results *r);
