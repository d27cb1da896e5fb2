/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "findings.h"

#include <stdio.h>

/* Writes at most this many bytes of a text so that nothing in it means anything
 * in Markdown or HTML. */
enum { MD_TEXT_BYTES = 4096 };
void md_text(FILE *out, const char *text);

/* What stands above a panel: "mixed, cpu=25%, per-core". */
void md_panel(FILE *out, const struct findings *f, size_t panel);
