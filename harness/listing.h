/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/*
 * What `tvp list` shows, as an array of objects with name and summary;
 * workloads and models also have params (name, type, default, help, and
 * min, max or choices). `name` picks one, or is a plug-in's
 * path; NULL takes all.
 */
int listing_make(const char *what, const char *name, json_t **out,
                 struct err *e);

/* For people: a line each, or with `whole` also the parameters. */
void listing_print(const json_t *entries, bool whole, FILE *out);
