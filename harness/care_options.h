/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "runner.h"

#include <argp.h>

/* The options on how a run's trials are looked after, which all commands take
 * that measure: an argp to be a child, whose input is a struct runner_care that
 * care_init readied. They go with --resume. */
extern const struct argp care_argp;

void care_init(struct runner_care *c);

/* "repeat", "keep", "ignore"; -1 when it is none of them. */
const char *care_disturbed_name(enum on_disturbed how);
int care_disturbed_parse(const char *text, enum on_disturbed *out);
