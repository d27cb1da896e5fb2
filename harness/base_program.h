/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "err.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Another tvp, whose trials are taken in turn with this one's. */

enum { BASE_PROGRAM_BYTES = 4096 };

struct base_program {
    char path[BASE_PROGRAM_BYTES]; /* absolute, without links */
    char version[64];              /* "0.1.0 (0123456)", as it says itself */
    uint64_t content;              /* of its file: the hash FNV-1a, 64 bits */
};

/* Finds it by its path, which has a slash: PATH is not searched. Refuses what
 * cannot be executed, and what is no tvp. */
int base_program_find(struct base_program *p, const char *given, struct err *e);

/*
 * Whether it does the work of these cells as this program does: a trial of one
 * operation by each of them, for each workload and each model. A program that
 * speaks another version of the trial protocol, or does not know one of them,
 * or comes to another result, is refused. `stop_fd` as in trial_process_run.
 */
int base_program_check(const struct base_program *p, const struct cell *cells,
                       size_t count, int stop_fd, struct err *e);

/* Puts it into a machine's record in this program's place. */
void base_program_record(const struct base_program *p, json_t *machine);

/* Whether a machine's record names one. */
bool base_program_is_in(const char *machine_json);

/* Refuses a program that is not the one of the record, by what it says it is
 * and what is in its file, and a record that names none. */
int base_program_same(const struct base_program *p, const char *machine_json,
                      struct err *e);

/* Finds the program of a record again, and refuses it when it is not the one
 * that it was, or the record names none. */
int base_program_recall(struct base_program *p, const char *machine_json,
                        struct err *e);
