/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <hwloc.h>

/*
 * Whether hwloc gets through a description, which may come with somebody else's
 * run: tried in a process of its own first, since hwloc does not survive every
 * XML. Fails where that process was killed, by a fault or after 10 s of CPU
 * time; it gets 256 MiB of memory, as a PU's number may want 512. `reason` is
 * the errno with which hwloc merely refuses, or 0.
 */
int topology_probe(hwloc_topology_t hwloc, const char *source,
                   int (*set)(hwloc_topology_t, const char *), int *reason,
                   struct err *e);

/* Whether a path is a regular file, and not too long; or none at all. */
int topology_probe_file(const char *path, struct err *e);
