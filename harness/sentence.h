/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis.h"

/* What there is to say of a work that has no verdict (one model only, or no
 * block with usable samples of two); `cell` is one that does this work. */
void sentence_without_verdict(const struct results *r, size_t cell,
                              char text[SENTENCE_BYTES]);
