/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "command.h"

#include <argp.h>
#include <stdint.h>

/* Finds the command that argv names and runs it. */
struct outcome cli_run(int argc, char **argv);

/*
 * argp_parse for a command whose argv[0] is its own name: help and version
 * work, usage errors end with status 2 and name the command.
 */
void cli_parse(const struct argp *argp, int argc, char **argv, void *input);

/* Outcomes, for short. */
struct outcome cli_ok(void);
struct outcome cli_failed(int status, const struct err *e);

/* argp_error, with what is typed in it made fit for a terminal (label.h). */
void cli_error(struct argp_state *state, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Options' values; a wrong one is a usage error that names the option. */
uint64_t cli_count(struct argp_state *state, const char *option,
                   const char *text);
uint64_t cli_duration(struct argp_state *state, const char *option,
                      const char *text);

/* A file's or folder's name, which may not be empty. */
char *cli_place(struct argp_state *state, const char *option, char *text);
