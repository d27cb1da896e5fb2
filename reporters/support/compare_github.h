/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "compare_format.h"

#include <stdbool.h>

/*
 * Workflow commands of GitHub Actions, a line each: an error for what got
 * worse, a warning for what is undecided or only in one run, a notice for what
 * got better and for the verdict. GitHub shows 10 of a type for a step: of
 * more, the worst nine and how many there are beside.
 */
enum { COMPARE_GITHUB_MAX = 10 };

extern const struct compare_format compare_github;

/* A text with what commands want escaped: %, line ends, and in a property,
 * before the message, : and , too. */
void compare_github_text(FILE *out, const char *text, bool property);
