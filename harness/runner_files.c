/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_files.h"

#include <stdlib.h>

static const char event[] = "changed";

int runner_files_check(struct plugin_files *f, const struct runner_sides *sides,
                       struct err *e)
{
    bool changed;
    struct err unused;

    if (plugin_files_check(f, &changed, e) == 0) {
        return 0;
    }
    if (changed) {
        (void)runner_sides_put_event(sides, event, e->text, &unused);
    }
    (void)runner_sides_put_event(sides, "stopped", e->text, &unused);
    return -1;
}

int runner_files_refuse(struct store *store, struct err *e)
{
    char *text = NULL;

    if (store_get_event(store, event, &text, e)) {
        return -1;
    }
    int result =
        text[0] == '\0'
            ? 0
            : err_set(e, "the run was stopped in its middle: %s", text);
    free(text);
    return result;
}
