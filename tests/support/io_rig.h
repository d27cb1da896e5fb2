/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

#include <stdbool.h>

/* What tests of several workloads that read, write and send look for. */

/* Whether a directory is on a file system in memory, or is none. */
bool is_in_memory(const char *dir);

/* Fails the test unless setting the workload up for 2 workers fails with a
 * message that has both of the words. */
void assert_setup_refuses(const char *workload, const char *params,
                          const char *word, const char *other);
