/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare.h"

#include <stdbool.h>

/* Appends what to know before believing a comparison that is otherwise
 * complete. `unreliable` says it of base and of now: see unsettled.h. */
void compare_notes_add(struct compare *c, const bool unreliable[2]);
