/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* A page of HTML from a template, by an interpreter of templates such as those
 * that web servers' workers have. */
struct page_item {
    const char *name; /* any text: it is escaped */
    uint64_t cents;
};

/* Renders a table of `rows` rows, for which the `count` items are gone round,
 * and returns the page's bytes_hash_value. What is done of a page makes room
 * for what follows, as in one that is sent in pieces. A safepoint after each
 * piece of the template. */
uint64_t page_render(struct worker *w, const struct page_item *items,
                     size_t count, uint64_t rows);

/* The same by printf, for items whose names are escaped already. */
uint64_t page_printed(const struct page_item *escaped, size_t count,
                      uint64_t rows);
