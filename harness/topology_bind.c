/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The part of a topology that binds threads to PUs. */
#include "topology.h"

#include "topology_struct.h"

#include <sched.h>

static int check_bindable(const struct topology *t, int pu_os, struct err *e)
{
    const struct topology_pu *pu = topology_pu_find(t, pu_os);
    char allowed[TOPOLOGY_LIST_BYTES];

    /* On such a topology hwloc reports success and binds nothing. */
    if (!t->this_machine) {
        return err_set(e,
                       "cannot bind to PU %d: the topology is not this "
                       "machine's; unset HWLOC_SYNTHETIC and HWLOC_XMLFILE",
                       pu_os);
    }
    if (pu == NULL || !pu->allowed) {
        topology_allowed_text(t, allowed);
        return err_set(e, "cannot bind to PU %d: only %s may be used", pu_os,
                       allowed);
    }
    return 0;
}

int topology_bind_self(const struct topology *t, int pu_os, struct err *e)
{
    hwloc_bitmap_t bound = hwloc_bitmap_alloc();
    int status = -1;

    if (check_bindable(t, pu_os, e) != 0) {
        goto free_bound;
    }
    if (bound == NULL || hwloc_bitmap_only(bound, (unsigned)pu_os) != 0
        || hwloc_set_cpubind(t->hwloc, bound,
                             HWLOC_CPUBIND_THREAD | HWLOC_CPUBIND_STRICT)
               != 0) {
        err_errno(e, "cannot bind to PU %d", pu_os);
        goto free_bound;
    }
    hwloc_bitmap_zero(bound);
    if (hwloc_get_cpubind(t->hwloc, bound, HWLOC_CPUBIND_THREAD) != 0
        || hwloc_bitmap_weight(bound) != 1 || hwloc_bitmap_first(bound) != pu_os
        || topology_current_pu() != pu_os) {
        err_set(e, "bound to PU %d, yet running on PU %d, or free to", pu_os,
                topology_current_pu());
        goto free_bound;
    }
    status = 0;

free_bound:
    hwloc_bitmap_free(bound);
    return status;
}

int topology_bind_checked(int pu_os, struct err *e)
{
    size_t pus = (size_t)pu_os + 1;
    size_t bytes = CPU_ALLOC_SIZE(pus);
    cpu_set_t *set = CPU_ALLOC(pus);

    if (set == NULL) {
        return err_set(e, "out of memory to bind to PU %d", pu_os);
    }
    CPU_ZERO_S(bytes, set);
    CPU_SET_S((size_t)pu_os, bytes, set);
    int failed = sched_setaffinity(0, bytes, set) != 0;
    if (failed) {
        err_errno(e, "cannot bind to PU %d", pu_os);
    }
    CPU_FREE(set);
    if (!failed && topology_current_pu() != pu_os) {
        return err_set(e, "bound to PU %d, yet running on PU %d", pu_os,
                       topology_current_pu());
    }
    return failed ? -1 : 0;
}

/* hwloc's numbers too, from the vDSO: allocates nothing, reads no /proc. */
int topology_current_pu(void)
{
    return sched_getcpu();
}
