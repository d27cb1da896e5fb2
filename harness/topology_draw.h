/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "topology.h"

#include <stdio.h>

/*
 * Draws the machine as text (UTF-8, 100 columns where it can be done): its
 * packages, NUMA nodes, L3 caches, cores and PUs, which of them are allowed,
 * and where the placement puts each worker. No placement is NULL.
 */
int topology_draw(const struct topology *t, const char *placement,
                  unsigned workers, FILE *out, struct err *e);
