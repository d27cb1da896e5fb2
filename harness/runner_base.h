/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"
#include "err.h"
#include "runner_session.h"
#include "topology.h"

#include <stddef.h>

/* The other side of a run with --against: its store is base/run.db in the
 * run's folder, a run of its own for all who read it. */

/* Adds the side to a session that is open and has no store yet. */
int runner_base_add(struct runner_session *s, const struct base_program *p,
                    const char *dir, struct err *e);

/* Whether the program, if there is one, does the cells' work. */
int runner_base_check(const struct runner_session *s, const struct cell *cells,
                      size_t count, struct err *e);

/*
 * Opens the side of a run that goes on, if it has one: refused when its program
 * is not what it was, or when `dir` is itself the other side of a run.
 */
int runner_base_reopen(struct runner_session *s, const char *dir,
                       struct err *e);

/* The folder of a run's other side. */
int runner_base_folder(const char *dir, char out[4096], struct err *e);
