/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "digest.h"
#include "err.h"
#include "params.h"
#include "plan.h"
#include "plugin_notes.h"
#include "text_list.h"

#include <jansson.h>
#include <stddef.h>
#include <sys/stat.h>

/* The files whose code a run runs: workloads in files of their own, and those
 * that their parameters name (struct param's `loaded`). */

struct plugin_file {
    char path[PARAM_TEXT_BYTES]; /* as it was written */
    char digest[DIGEST_TEXT_BYTES];
    struct stat was; /* when it was digested */
};

struct plugin_files {
    struct plugin_file *list; /* each once */
    size_t count;
};

/* Adds to `out` those of a workload with such parameters. Loads the first. */
int plugin_files_of(const char *workload, const char *params,
                    struct text_list *out, struct err *e);

/* Those of the cells, or, where there are none yet, of the plan's workloads.
 * What follows a failure is plugin_files_free as well. */
int plugin_files_find(struct plugin_files *f, const struct plan *p,
                      const struct plan_cells *cells, struct err *e);

/* {"./spin.so": its SHA-256, …}, for a machine's record. */
json_t *plugin_files_json(const struct plugin_files *f);

/* Those that a run's machine.json names. Loads none; refuses if one of them is
 * not what it was, and says of the others what there is to say. */
int plugin_files_recall(struct plugin_files *f, const char *machine_json,
                        struct plugin_notes *notes, struct err *e);

/* Whether they are what they were: 0; else -1, and in *changed whether one is
 * another than it was, rather than gone. Reads none of which device, inode,
 * size and time are what they were. */
int plugin_files_check(struct plugin_files *f, bool *changed, struct err *e);

void plugin_files_free(struct plugin_files *f);
