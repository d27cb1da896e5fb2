/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

/*
 * Opens /dev/null for each of standard input, output and error that is closed,
 * as a batch system may leave them: else the next file that is opened takes
 * its number, and what is printed goes into it.
 */
void std_streams_open(void);

/* A write past the limit on a file's size (ulimit -f) fails from now on, with
 * EFBIG, rather than ending the program. */
void std_streams_limit(void);

/* A reader of standard output or error that goes away doesn't end the program
 * from now on: writes fail, with EPIPE. */
void std_streams_outlive(void);

/* Flushes, which can't be told twice. 0: all that was printed is written; 1:
 * nobody reads it any more; -1: it could not be written, and errno says why. */
int std_streams_flush(FILE *out);

/* What is printed there from now on goes nowhere, without failing. */
void std_streams_forget(FILE *out);
