/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "plugin_files.h"
#include "runner_sides.h"

/* Between blocks: whether the files whose code a run runs are what they were.
 * If one has changed, that is noted with every side, since samples of both may
 * be in the last block: such a run is never gone on with. */
int runner_files_check(struct plugin_files *f, const struct runner_sides *sides,
                       struct err *e);

/* Refuses to go on with a run of which that was noted. */
int runner_files_refuse(struct store *store, struct err *e);
