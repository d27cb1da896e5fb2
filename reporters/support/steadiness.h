/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

#include <stddef.h>

/* What there is to say of samples that do not look like independent draws
 * from one distribution, line by line. */
enum steadiness {
    STEADINESS_DRIFT,
    STEADINESS_ECHO,     /* a sample is like the one before */
    STEADINESS_OUTLIERS, /* for those who want to know all */
    STEADINESS_LINES
};
enum { STEADINESS_BYTES = 512 };

/* -1 where there is nothing to say. */
int steadiness_line(const struct findings *f, enum steadiness line,
                    char text[STEADINESS_BYTES]);
