/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli.h"

#include "label.h"
#include "registry.h"
#include "std_streams.h"
#include "units.h"
#include "version.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct outcome cli_ok(void)
{
    return (struct outcome){.status = STATUS_OK};
}

struct outcome cli_failed(int status, const struct err *e)
{
    return (struct outcome){.status = status, .err = *e};
}

void cli_parse(const struct argp *argp, int argc, char **argv, void *input)
{
    char name[64];
    char *command = argv[0];

    snprintf(name, sizeof name, "tvp %s", command);
    argv[0] = name;
    argp_err_exit_status = STATUS_USAGE;
    /* It ends the program itself where the arguments are wrong. */
    int failed = argp_parse(argp, argc, argv, 0, NULL, input);
    if (failed) {
        fprintf(stderr, "%s: cannot read the arguments: %s\n", name,
                strerror(failed));
        exit(STATUS_FAILED);
    }
    argv[0] = command;
}

void cli_error(struct argp_state *state, const char *format, ...)
{
    struct err e;
    char clean[sizeof e.text];
    va_list arguments;

    va_start(arguments, format);
    (void)vsnprintf(e.text, sizeof e.text, format, arguments);
    va_end(arguments);
    label_clean(e.text, clean, sizeof clean);
    argp_error(state, "%s", clean);
}

uint64_t cli_count(struct argp_state *state, const char *option,
                   const char *text)
{
    uint64_t count = 0;

    if (units_count(text, &count)) {
        cli_error(state, "%s wants a whole number, got '%s'", option, text);
    }
    return count;
}

char *cli_place(struct argp_state *state, const char *option, char *text)
{
    if (text[0] == '\0') {
        argp_error(state, "%s is empty: name a file or a folder", option);
    }
    return text;
}

uint64_t cli_duration(struct argp_state *state, const char *option,
                      const char *text)
{
    uint64_t ns = 0;

    if (units_duration(text, &ns) || ns == 0) {
        cli_error(state, "%s wants a duration such as 100ms, got '%s'", option,
                  text);
    }
    return ns;
}

static void print_help(FILE *out)
{
    fputs("Usage: tvp COMMAND [OPTION...]\n"
          "Runs the same work as threads, as threads under a GIL and as "
          "processes,\nand says where processes win.\n\n",
          out);
    for (size_t i = 0; command_table[i] != NULL; i++) {
        if (!command_table[i]->internal) {
            fprintf(out, "  %-10s %s\n", command_table[i]->name,
                    command_table[i]->summary);
        }
    }
    fputs("\nStart with: tvp run        (the quick plan, about a minute)\n"
          "Help on a command: tvp COMMAND --help\n",
          out);
}

static struct outcome usage_error(const char *word)
{
    struct outcome o = {.status = STATUS_USAGE};

    err_set(&o.err, "no command '%s'; commands are:", word);
    for (size_t i = 0; command_table[i] != NULL; i++) {
        size_t used = strlen(o.err.text);
        if (!command_table[i]->internal) {
            snprintf(o.err.text + used, sizeof o.err.text - used, "%s %s",
                     i > 0 ? "," : "", command_table[i]->name);
        }
    }
    return o;
}

/* What failed before is told as well, and keeps its status. */
static void add_unwritten(struct outcome *outcome)
{
    const char *why = strerror(errno);
    size_t used = strlen(outcome->err.text);

    snprintf(outcome->err.text + used, sizeof outcome->err.text - used,
             "%scannot write to standard output: %s", used > 0 ? "\n" : "",
             why);
    if (outcome->status == STATUS_OK) {
        outcome->status = STATUS_FAILED;
    }
}

/* A filter whose reader has enough ends by no error, but as by the signal that
 * who started it may have had ignored. */
static struct outcome finish(bool outlives, struct outcome outcome)
{
    int failed = std_streams_flush(stdout);

    if (failed < 0) {
        add_unwritten(&outcome);
    }
    if (failed != 0) {
        std_streams_forget(stdout);
    }
    if (failed > 0 && !outlives && outcome.status <= STATUS_FAILED) {
        outcome.status = STATUS_SIGNAL + SIGPIPE;
        outcome.err.text[0] = '\0';
    }
    return outcome;
}

static struct outcome run_word(int argc, char **argv, bool *outlives)
{
    const char *word = argc > 1 ? argv[1] : "";

    if (strcmp(word, "--help") == 0 || strcmp(word, "-?") == 0
        || strcmp(word, "-h") == 0 || strcmp(word, "help") == 0) {
        print_help(stdout);
        return cli_ok();
    }
    if (strcmp(word, "--version") == 0 || strcmp(word, "-V") == 0) {
        puts("tvp " TVP_VERSION " (" TVP_COMMIT ")");
        return cli_ok();
    }
    if (word[0] == '\0') {
        print_help(stderr);
        return (struct outcome){.status = STATUS_USAGE};
    }
    const struct command *command = command_find(word);
    if (command == NULL) {
        return usage_error(word);
    }
    *outlives = command->outlives;
    if (command->outlives) {
        std_streams_outlive();
    }
    return command->run(argc - 1, argv + 1);
}

struct outcome cli_run(int argc, char **argv)
{
    bool outlives = false;

    std_streams_open();
    std_streams_limit();
    struct outcome outcome = run_word(argc, argv, &outlives);
    return finish(outlives, outcome);
}
