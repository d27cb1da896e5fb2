/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdio.h>

/*
 * The colours of all charts, by name, for a light and for a dark ground:
 * gnuplot variables, so that a script is drawn in either theme. Models and
 * parts have those of Okabe and Ito (2008), lighter where the ground is dark.
 *
 * Writes what defines them; before it, `theme` is 'light' or 'dark'. Besides:
 * blend(c, t) mixes a colour with the ground, tint(c, t) with
 * white and shade(c, t) with black;
 * over(c) is black or white, whichever has
 * more contrast on it (WCAG 2.1); hex(c) is what
 * `rgb variable` takes.
 */
void chart_palette_put(FILE *gp);

/* One of them, or of two the mix that a script has as "mix(blue,ground,0.40)";
 * `contrast` for a name that is none. */
unsigned chart_palette_rgb(const char *colour, bool dark);
