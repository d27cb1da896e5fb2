/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results.h"

#include <jansson.h>

#include <stddef.h>

/* report.html as it is where there is no gnuplot, written to `dir`; to be
 * freed. All of these fail the test where they can't. */
char *html_page(const struct results *r, const char *dir);

/* A data block of a page, to be released. */
json_t *html_page_block(const char *text, const char *id);

/* How often `what` is in a text. */
size_t html_page_count(const char *text, const char *what);

/* Takes out what lies between `begin` and `end`, wherever it is. */
void html_page_cut(char *text, const char *begin, const char *end);

/* That links lead to one thing each, and no id is there twice. */
void html_page_assert_ids(const char *text);
