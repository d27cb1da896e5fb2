/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "topology.h"

/* The machine and the program as JSON text, for a run's records; the caller
 * frees *out. */
int machine_json(const struct topology *t, char **out, struct err *e);

/* Whether two of those are of one machine with the same CPUs allowed; says in
 * `e` what differs. */
int machine_same(const char *was, const char *now, struct err *e);
