/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "reporter.h"
#include "results.h"

/* What `tvp run` writes when it ends, and `tvp report` without -f. */
extern const char report_default_formats[];

/* Whether each of the comma-separated names is a reporter's. */
int report_check(const char *formats, struct err *e);

/* Writes each of those formats into the folder, made if need be. Goes on
 * after a failure; `e` says which failed. */
int report_write(const struct results *r, const struct report_options *o,
                 const char *dir, const char *formats, struct err *e);
