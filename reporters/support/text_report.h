/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "results.h"

#include <stdio.h>

/* The verdicts as sentences, then a table per workload (of a search: what it
 * found); of several runs what differs between them first: UTF-8, at most 100
 * columns. Errors of `out` are for the caller to notice. */
int text_report(const struct results *r, FILE *out, struct err *e);
