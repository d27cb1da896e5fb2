/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "text_list.h"

#include <stdio.h>

/*
 * What people should know of files whose code runs here: whether others could
 * put theirs into them, and that it runs as root. It is said before the file
 * is loaded, once of each.
 */
struct plugin_notes {
    FILE *out;             /* NULL is silence */
    struct text_list said; /* the files that were looked at */
};

/* Of one file; nothing of one that is not there. */
void plugin_notes_file(struct plugin_notes *n, const char *path);

/* Of those that "./spin.so:steps=7" loads: the workload's own, and then those
 * that its parameters name; to know these, it loads the first. `n` NULL: does
 * nothing. */
void plugin_notes_spec(struct plugin_notes *n, const char *spec);

void plugin_notes_free(struct plugin_notes *n);
