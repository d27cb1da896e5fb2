/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "registry.h"

#include <string.h>

const struct workload *workload_find(const char *name)
{
    size_t i = 0;

    while (workload_table[i] != NULL
           && strcmp(workload_table[i]->name, name) != 0) {
        i++;
    }
    return workload_table[i];
}

const struct model *model_find(const char *name)
{
    size_t i = 0;

    while (model_table[i] != NULL && strcmp(model_table[i]->name, name) != 0) {
        i++;
    }
    return model_table[i];
}

const struct reporter *reporter_find(const char *name)
{
    size_t i = 0;

    while (reporter_table[i] != NULL
           && strcmp(reporter_table[i]->name, name) != 0) {
        i++;
    }
    return reporter_table[i];
}

const struct command *command_find(const char *name)
{
    size_t i = 0;

    while (command_table[i] != NULL
           && strcmp(command_table[i]->name, name) != 0) {
        i++;
    }
    return command_table[i];
}
