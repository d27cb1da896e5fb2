/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

/*
 * A line of what a run says while it goes on: on a terminal as it is, elsewhere
 * with the time in UTC in front, so that a log tells when. `out` NULL is
 * silence. The format brings no newline.
 */
void note_line(FILE *out, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
