/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "command.h"
#include "model.h"
#include "reporter.h"
#include "workload.h"

/* NULL-ended tables that the build makes from the files it finds. */
extern const struct workload *const workload_table[];
extern const struct model *const model_table[];
extern const struct reporter *const reporter_table[];
extern const struct command *const command_table[];

/* By name; NULL when there is none. */
const struct workload *workload_find(const char *name);
const struct model *model_find(const char *name);
const struct reporter *reporter_find(const char *name);
const struct command *command_find(const char *name);
