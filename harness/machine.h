/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "topology.h"

#include <jansson.h>

struct base_program;
struct doctor;
struct plan;
struct plugin_files;

/* The machine and the program as JSON text, for a run's records; the caller
 * frees *out. */
int machine_json(const struct topology *t, char **out, struct err *e);

/* What a run adds to that; each may be NULL. */
struct machine_run {
    const struct plan *plan; /* with the options applied */
    const char *command;     /* as it was typed */
    const struct doctor *doctor;
    const struct base_program *program; /* that measures, instead of this one */
    const struct plugin_files *plugins;
};
int machine_record(const struct topology *t, const struct machine_run *run,
                   char **out, struct err *e);

/* Of these variables ("NAME=value", ended by NULL) those that change how
 * programs run or what a batch system gave; the others are private. */
json_t *machine_environment(char *const variables[]);

/* Whether two of those are of one machine with the same CPUs allowed; says in
 * `e` what differs. */
int machine_same(const char *was, const char *now, struct err *e);
