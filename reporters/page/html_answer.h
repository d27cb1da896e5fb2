/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "findings.h"

#include <stdio.h>

/* The page's first section: what was found, in words; of several runs what
 * each of them says. */
int html_answer(FILE *out, const struct findings *f, struct err *e);
