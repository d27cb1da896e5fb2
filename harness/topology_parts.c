/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "topology_parts.h"

#include "units.h"

#include <stdio.h>
#include <string.h>

unsigned topology_core_end(const struct topology_pu *pus, unsigned count,
                           unsigned from)
{
    unsigned to = from + 1;

    while (to < count && pus[to].core == pus[from].core) {
        to++;
    }
    return to;
}

static bool same_group(const struct topology_pu *a, const struct topology_pu *b)
{
    return a->package == b->package && a->numa == b->numa && a->l3 == b->l3;
}

unsigned topology_group_end(const struct topology_pu *pus, unsigned count,
                            unsigned from)
{
    unsigned to = from + 1;

    while (to < count && same_group(&pus[to], &pus[from])) {
        to++;
    }
    return to;
}

unsigned topology_package_end(const struct topology_pu *pus, unsigned count,
                              unsigned from)
{
    unsigned to = from + 1;

    while (to < count && pus[to].package == pus[from].package) {
        to++;
    }
    return to;
}

void topology_group_name(const struct topology_pu *pu,
                         char text[TOPOLOGY_GROUP_BYTES])
{
    const char *between = "";
    char size[UNITS_TEXT_BYTES];
    size_t used = 0;

    *text = '\0';
    if (pu->numa != TOPOLOGY_NONE) {
        used =
            (size_t)snprintf(text, TOPOLOGY_GROUP_BYTES, "NUMA %d", pu->node);
        between = " · ";
    }
    if (pu->l3 != TOPOLOGY_NONE) {
        used += (size_t)snprintf(text + used, TOPOLOGY_GROUP_BYTES - used,
                                 "%sL3 %d", between, pu->l3);
    }
    if (pu->l3_bytes != 0) {
        units_size_text(pu->l3_bytes, size);
        snprintf(text + used, TOPOLOGY_GROUP_BYTES - used, ", %s", size);
    }
}
