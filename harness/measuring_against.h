/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "command.h"

#include <stdbool.h>

/*
 * The end of a run that was measured in turn with another program's: writes
 * that one's records into its own folder, prints how both compare, and ends
 * with STATUS_REGRESSION where a cell got worse. Does nothing for other runs. A
 * status that is not fine already stays what it is.
 */
void measuring_against(const char *dir, bool quiet, struct outcome *outcome);
