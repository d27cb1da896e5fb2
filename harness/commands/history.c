/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp history: what runs measured, one after another, and what changed. */
#include "history_command.h"

#include "cli.h"

#include <stdio.h>
#include <string.h>

static const struct history_command *const table[] = {
    &history_command_add,   &history_command_list,  &history_command_show,
    &history_command_trend, &history_command_check,
};
enum { COMMANDS = sizeof table / sizeof *table };

static void print_help(FILE *out)
{
    fputs("Usage: tvp history COMMAND [OPTION...]\n"
          "Keeps what runs measured in one file, and tells a lasting change "
          "from noise.\n\n",
          out);
    for (size_t i = 0; i < COMMANDS; i++) {
        fprintf(out, "  %-6s %s\n", table[i]->name, table[i]->summary);
    }
    fputs("\nHelp on one of them: tvp history COMMAND --help\n", out);
}

static struct outcome run(int argc, char **argv)
{
    const char *word = argc > 1 ? argv[1] : "";
    struct err e = {0};
    char name[32];

    if (strcmp(word, "--help") == 0 || strcmp(word, "-?") == 0) {
        print_help(stdout);
        return cli_ok();
    }
    if (word[0] == '\0') {
        print_help(stderr);
        return (struct outcome){.status = STATUS_USAGE};
    }
    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcmp(table[i]->name, word) == 0) {
            snprintf(name, sizeof name, "history %s", word);
            argv[1] = name;
            return table[i]->run(argc - 1, argv + 1);
        }
    }
    err_set(&e,
            "history: no command '%s'; there are: add, list, show, trend, "
            "check",
            word);
    return cli_failed(STATUS_USAGE, &e);
}

const struct command command_history = {
    .name = "history",
    .summary = "runs one after another: what changed for good, and when",
    .run = run,
};
