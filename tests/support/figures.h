/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample.h"

/* Records' figures, for tests that bring them somewhere and back. */

/* Every figure another number; each `gap`-th (from 2) is absent. */
void figures_fill(void *record, const struct field *fields, int gap);

/* Fails the test unless all figures are the same. */
void figures_assert_same(const void *a, const void *b,
                         const struct field *fields);
