/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "comparison.h"

#include <stddef.h>

/* What is said of comparisons beside a drawing of them: clean texts. */

/* The runtime that is emulated, without its version: "CPython". */
enum { FIDELITY_NAME_BYTES = 24 };
void fidelity_runtime(const struct comparison *c,
                      char text[FIDELITY_NAME_BYTES]);

/* "CPython 5.23–5.25 ms, tvp 5.24 ms": of n comparisons of one figure. */
enum { FIDELITY_FIGURES_BYTES = 128 };
void fidelity_figures(const struct comparison *c, size_t n,
                      char text[FIDELITY_FIGURES_BYTES]);

/* Below the title, of all of them. */
enum { FIDELITY_SUBTITLE_BYTES = 200 };
void fidelity_subtitle(const struct comparison *c, size_t n,
                       char text[FIDELITY_SUBTITLE_BYTES]);
