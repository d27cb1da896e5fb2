/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdio.h>

/* Writes a text so that nothing in it means anything in HTML, between tags or
 * within a quoted attribute. Clean, as by label_clean. */
void html_text(FILE *out, const char *text);

/* The same of a text whose lines are to stay. */
void html_lines(FILE *out, const char *text);

/* A JSON string, quotes and all, that cannot end the <script> it stands in. */
void html_json_text(FILE *out, const char *text);

/* A JSON number: the shortest that reads back as the same double; null where
 * it is not finite. */
void html_json_number(FILE *out, double value);
