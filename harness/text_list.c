/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "text_list.h"

#include <stdlib.h>
#include <string.h>

int text_list_add(struct text_list *l, const char *text, size_t length,
                  struct err *e)
{
    char *copy = strndup(text, length);
    char **items = realloc(l->items, (l->count + 1) * sizeof *items);

    if (items != NULL) {
        l->items = items;
    }
    if (copy == NULL || items == NULL) {
        free(copy);
        return err_set(e, "out of memory");
    }
    l->items[l->count++] = copy;
    return 0;
}

void text_list_clear(struct text_list *l)
{
    for (size_t i = 0; i < l->count; i++) {
        free(l->items[i]);
    }
    free(l->items);
    *l = (struct text_list){0};
}
