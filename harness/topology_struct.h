/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "topology.h"

#include <hwloc.h>

/* What a topology is, for the files that make it and bind by it alone. */
struct topology {
    hwloc_topology_t hwloc;
    bool this_machine;
    unsigned pu_count;
    struct topology_pu pus[];
};
