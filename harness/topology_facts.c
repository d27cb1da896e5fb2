/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a topology says of itself: counts, lists, and hwloc's XML. */
#include "topology_struct.h"

#include <stdio.h>
#include <string.h>

static unsigned count_of(const struct topology *t, hwloc_obj_type_t type)
{
    return (unsigned)hwloc_get_nbobjs_by_type(t->hwloc, type);
}

void topology_describe(const struct topology *t, struct topology_facts *out)
{
    hwloc_obj_t package = hwloc_get_obj_by_type(t->hwloc, HWLOC_OBJ_PACKAGE, 0);
    const char *model =
        package ? hwloc_obj_get_info_by_name(package, "CPUModel") : NULL;
    int core = TOPOLOGY_NONE;
    int allowed_core = TOPOLOGY_NONE;

    *out = (struct topology_facts){
        .packages = count_of(t, HWLOC_OBJ_PACKAGE),
        .numa_nodes = count_of(t, HWLOC_OBJ_NUMANODE),
        .l3_caches = count_of(t, HWLOC_OBJ_L3CACHE),
        .l3_bytes = t->pus[0].l3_bytes,
        .pus = t->pu_count,
        .allowed_numa_nodes = (unsigned)hwloc_bitmap_weight(
            hwloc_topology_get_allowed_nodeset(t->hwloc)),
        .core_kinds = 1,
    };
    snprintf(out->cpu_model, sizeof out->cpu_model, "%s", model ? model : "");
    for (unsigned i = 0; i < t->pu_count; i++) {
        const struct topology_pu *pu = &t->pus[i];
        unsigned kinds = (unsigned)pu->kind + 1;

        out->cores += pu->core != core;
        core = pu->core;
        out->core_kinds = kinds > out->core_kinds ? kinds : out->core_kinds;
        if (pu->allowed) {
            out->allowed_pus++;
            out->allowed_cores += pu->core != allowed_core;
            allowed_core = pu->core;
        }
    }
}

void topology_allowed_text(const struct topology *t,
                           char text[TOPOLOGY_LIST_BYTES])
{
    hwloc_bitmap_list_snprintf(text, TOPOLOGY_LIST_BYTES,
                               hwloc_topology_get_allowed_cpuset(t->hwloc));
}

void topology_kind_text(const struct topology *t, int kind,
                        char text[TOPOLOGY_LIST_BYTES])
{
    hwloc_bitmap_t pus = hwloc_bitmap_alloc();

    *text = '\0';
    for (unsigned i = 0; i < t->pu_count && pus != NULL; i++) {
        if (t->pus[i].kind == kind) {
            hwloc_bitmap_set(pus, (unsigned)t->pus[i].os);
        }
    }
    if (pus != NULL) {
        hwloc_bitmap_list_snprintf(text, TOPOLOGY_LIST_BYTES, pus);
    }
    hwloc_bitmap_free(pus);
}

bool topology_node_exists(const struct topology *t, int os)
{
    return os >= 0
           && hwloc_get_numanode_obj_by_os_index(t->hwloc, (unsigned)os)
                  != NULL;
}

bool topology_node_allowed(const struct topology *t, int os)
{
    return topology_node_exists(t, os)
           && hwloc_bitmap_isset(hwloc_topology_get_allowed_nodeset(t->hwloc),
                                 (unsigned)os)
                  != 0;
}

void topology_nodes_text(const struct topology *t,
                         char text[TOPOLOGY_LIST_BYTES])
{
    hwloc_bitmap_list_snprintf(text, TOPOLOGY_LIST_BYTES,
                               hwloc_topology_get_allowed_nodeset(t->hwloc));
}

int topology_xml(const struct topology *t, char **out, struct err *e)
{
    char *xml;
    int length;

    if (hwloc_topology_export_xmlbuffer(t->hwloc, &xml, &length, 0) != 0) {
        return err_errno(e, "hwloc cannot write the topology as XML");
    }
    *out = strdup(xml); /* hwloc's own buffer is not for free() */
    hwloc_free_xmlbuffer(t->hwloc, xml);
    return *out == NULL ? err_set(e, "no memory for the topology as XML") : 0;
}
