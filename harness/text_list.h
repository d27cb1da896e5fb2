/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>

/* Texts in order. Zeroed is empty. */
struct text_list {
    char **items;
    size_t count;
};

/* Adds a copy of the first `length` characters of `text`. */
int text_list_add(struct text_list *l, const char *text, size_t length,
                  struct err *e);
void text_list_clear(struct text_list *l);
