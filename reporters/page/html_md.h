/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

/* Turns into HTML what tvp's own sections write as Markdown: paragraphs, one
 * that is bold, lists, tables with blanks around their bars, fenced blocks of
 * text. Whatever else is in it stands there as text. `caption` is that of the
 * tables, clean. */
void html_from_md(FILE *out, const char *md, const char *caption);
