/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "topology.h"

/* A machine's PUs, in topology_pus' order, taken apart as drawings have it. */

/* Behind the PUs of the core that starts at `from`. */
unsigned topology_core_end(const struct topology_pu *pus, unsigned count,
                           unsigned from);

/* Behind the PUs under the same package, NUMA node and L3 as `from`. */
unsigned topology_group_end(const struct topology_pu *pus, unsigned count,
                            unsigned from);

/* Behind the PUs of the package of `from`. */
unsigned topology_package_end(const struct topology_pu *pus, unsigned count,
                              unsigned from);

/* "NUMA 0 · L3 1, 32M", of what there is above the PU; "" for nothing. */
enum { TOPOLOGY_GROUP_BYTES = 64 };
void topology_group_name(const struct topology_pu *pu,
                         char text[TOPOLOGY_GROUP_BYTES]);
