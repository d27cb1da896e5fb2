/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "command.h"

/* What stands behind `tvp history`. */
struct history_command {
    const char *name;
    const char *summary; /* one line */
    struct outcome (*run)(int argc, char **argv);
};

extern const struct history_command history_command_add;
extern const struct history_command history_command_list;
extern const struct history_command history_command_show;
extern const struct history_command history_command_trend;
extern const struct history_command history_command_check;

#define HISTORY_DB "results/history.db"
