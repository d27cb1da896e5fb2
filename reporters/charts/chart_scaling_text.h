/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "chart_canvas.h"
#include "chart_scaling_curve.h"

/* What the fits of both laws are, with the USL's peak if it is drawn; or why
 * there is none, and what is wrong with those that are. */

/* What part of the panel's height it takes. */
double chart_scaling_text_part(const struct canvas *c, const struct curve *v);

/* Puts it into the panel at its right: at the top, or at the bottom. */
void chart_scaling_text(const struct canvas *c, const struct curve *v);
