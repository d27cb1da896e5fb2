/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/* Whether a drawing is there to its end: gnuplot is content when the disk was
 * full, and with a terminal that it lacks. `format` is "svg", "png" or "pdf".
 */
int drawing_check(const char *path, const char *format, struct err *e);
