/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Opens /dev/null for each of standard input, output and error that is closed,
 * as a batch system may leave them: else the next file that is opened takes
 * its number, and what is printed goes into it.
 */
void std_streams_open(void);
