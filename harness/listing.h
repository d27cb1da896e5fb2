/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/*
 * What `tvp list` shows, as an array of objects with name and summary;
 * workloads and models also have params (name, type, default, help, and
 * min, max or choices); workloads, which come by kind, have kind, operation,
 * question, story, expect, limit, verified and lock, null where there is none,
 * and plug-ins a path; plans have the time that they take on this machine.
 * `name` picks one, or the workloads of a kind where none has that name, or is
 * a plug-in's path; NULL takes all.
 */
int listing_make(const char *what, const char *name, json_t **out,
                 struct err *e);

/* For people: a line each, those with a kind under its name; or with `whole`
 * all that is known of each. */
void listing_print(const json_t *entries, bool whole, FILE *out);

/* As Markdown: a table of all that leads to a section of each. */
void listing_print_markdown(const json_t *entries, FILE *out);
