/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "topology.h"

#include <stdio.h>

/*
 * The lines above a drawing: the machine, its kinds of cores where there are
 * several, and of a placement (or NULL) what to know, and where each worker's
 * memory comes from.
 */
int topology_draw_head(const struct topology *t, const char *placement,
                       unsigned workers, FILE *out, struct err *e);

/* "P ", and for slower kinds "E " and "L "; "" where all cores are alike. */
const char *topology_draw_kind(const struct topology_facts *facts, int kind);
