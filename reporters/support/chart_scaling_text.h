/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart_kind.h"

#include <stdbool.h>

/* What the fits of both laws are, with the USL's peak if it is drawn, into the
 * panel at its right: at the top, or at the bottom. Or why there is none, and
 * what is wrong with those that are. */
void chart_scaling_text(const struct canvas *c,
                        const struct scaling *const laws[SCALING_LAWS],
                        bool peak, bool high);
