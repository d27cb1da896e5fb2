/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "topology.h"

#include "topology_probe.h"
#include "topology_struct.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/*
 * Each trial loads the topology: discover no more than placing needs.
 * INCLUDE_DISALLOWED, as a drawing shows the whole machine; apply_mask does
 * the rest. DONT_CHANGE_BINDING spares a visit to every PU for its CPUID.
 * IS_THISSYSTEM would pass HWLOC_SYNTHETIC off as this machine: left out.
 */
static int discovery_open(hwloc_topology_t *out, struct err *e)
{
    unsigned long flags = HWLOC_TOPOLOGY_FLAG_INCLUDE_DISALLOWED
                          | HWLOC_TOPOLOGY_FLAG_DONT_CHANGE_BINDING;

#if HWLOC_API_VERSION >= 0x00020800
    flags |= HWLOC_TOPOLOGY_FLAG_NO_DISTANCES | HWLOC_TOPOLOGY_FLAG_NO_MEMATTRS;
#endif

    if (hwloc_topology_init(out) != 0) {
        return err_errno(e, "hwloc does not start");
    }
    /* None of these can fail on a topology that is not loaded yet. */
    hwloc_topology_set_flags(*out, flags);
    hwloc_topology_set_all_types_filter(*out, HWLOC_TYPE_FILTER_KEEP_NONE);
    hwloc_topology_set_type_filter(*out, HWLOC_OBJ_PACKAGE,
                                   HWLOC_TYPE_FILTER_KEEP_ALL);
    hwloc_topology_set_type_filter(*out, HWLOC_OBJ_L3CACHE,
                                   HWLOC_TYPE_FILTER_KEEP_ALL);
    hwloc_topology_set_type_filter(*out, HWLOC_OBJ_CORE,
                                   HWLOC_TYPE_FILTER_KEEP_ALL);
    /* A group may be what keeps the PUs of a NUMA node together. */
    hwloc_topology_set_type_filter(*out, HWLOC_OBJ_GROUP,
                                   HWLOC_TYPE_FILTER_KEEP_STRUCTURE);
    return 0;
}

static int number_above(hwloc_topology_t hwloc, hwloc_obj_type_t type,
                        hwloc_obj_t pu)
{
    hwloc_obj_t above = hwloc_get_ancestor_obj_by_type(hwloc, type, pu);

    return above == NULL ? TOPOLOGY_NONE : (int)above->logical_index;
}

/* NUMA nodes hang beside hwloc's tree; of several (HBM) the first counts. */
static hwloc_obj_t numa_of(hwloc_topology_t hwloc, hwloc_obj_t pu)
{
    return hwloc_get_numanode_obj_by_os_index(
        hwloc, (unsigned)hwloc_bitmap_first(pu->nodeset));
}

static int kind_of(hwloc_topology_t hwloc, hwloc_obj_t pu)
{
    int kind = hwloc_cpukinds_get_by_cpuset(hwloc, pu->cpuset, 0);
    int efficiency = 0;

    if (kind >= 0 && hwloc_cpukinds_get_nr(hwloc, 0) > 1) {
        hwloc_cpukinds_get_info(hwloc, (unsigned)kind, NULL, &efficiency, NULL,
                                NULL, 0);
    }
    return efficiency < 0 ? 0 : efficiency; /* -1: hwloc cannot rank them */
}

static void describe_pu(hwloc_topology_t hwloc, hwloc_obj_t pu,
                        struct topology_pu *out)
{
    hwloc_const_cpuset_t allowed = hwloc_topology_get_allowed_cpuset(hwloc);
    hwloc_obj_t l3 =
        hwloc_get_ancestor_obj_by_type(hwloc, HWLOC_OBJ_L3CACHE, pu);
    hwloc_obj_t node = numa_of(hwloc, pu);
    int cores = hwloc_get_nbobjs_by_type(hwloc, HWLOC_OBJ_CORE);
    int core = number_above(hwloc, HWLOC_OBJ_CORE, pu);

    *out = (struct topology_pu){
        .os = (int)pu->os_index,
        .node = node == NULL ? TOPOLOGY_NONE : (int)node->os_index,
        .package = number_above(hwloc, HWLOC_OBJ_PACKAGE, pu),
        .numa = node == NULL ? TOPOLOGY_NONE : (int)node->logical_index,
        .l3 = number_above(hwloc, HWLOC_OBJ_L3CACHE, pu),
        .core = core == TOPOLOGY_NONE ? cores + (int)pu->logical_index : core,
        .kind = kind_of(hwloc, pu),
        .l3_bytes = l3 == NULL ? 0 : l3->attr->cache.size,
        .allowed = hwloc_bitmap_isset(allowed, pu->os_index) != 0,
    };
}

static int by_place(const void *left, const void *right)
{
    const struct topology_pu *l = left;
    const struct topology_pu *r = right;
    const int a[] = {l->package, l->numa, l->l3, l->core, l->os};
    const int b[] = {r->package, r->numa, r->l3, r->core, r->os};

    for (size_t i = 0; i < sizeof a / sizeof *a; i++) {
        if (a[i] != b[i]) {
            return a[i] < b[i] ? -1 : 1;
        }
    }
    return 0;
}

int topology_adopt(struct topology **out, struct hwloc_topology *hwloc,
                   struct err *e)
{
    int pus = hwloc_get_nbobjs_by_type(hwloc, HWLOC_OBJ_PU);

    if (pus < 1) {
        hwloc_topology_destroy(hwloc);
        return err_set(e, "hwloc shows a machine without any PU; name another "
                          "description of one, or correct or unset "
                          "HWLOC_XMLFILE in the environment");
    }
    unsigned count = (unsigned)pus;
    struct topology *t = calloc(1, sizeof *t + count * sizeof *t->pus);
    if (t == NULL) {
        hwloc_topology_destroy(hwloc);
        return err_set(e, "no memory for a topology of %u PUs", count);
    }
    t->hwloc = hwloc;
    t->this_machine = hwloc_topology_is_thissystem(hwloc) != 0;
    t->pu_count = count;
    for (unsigned i = 0; i < count; i++) {
        describe_pu(hwloc, hwloc_get_obj_by_type(hwloc, HWLOC_OBJ_PU, i),
                    &t->pus[i]);
    }
    qsort(t->pus, count, sizeof *t->pus, by_place);
    *out = t;
    return 0;
}

void topology_free(struct topology *t)
{
    if (t != NULL) {
        hwloc_topology_destroy(t->hwloc);
        free(t);
    }
}

/* hwloc shows the real machine, without a word, where it cannot obey these. */
static int check_environment(hwloc_topology_t hwloc, struct err *e)
{
    bool synthetic = getenv("HWLOC_SYNTHETIC") != NULL;

    if (!hwloc_topology_is_thissystem(hwloc)
        || (!synthetic
            && (getenv("HWLOC_XMLFILE") == NULL
                || getenv("HWLOC_THISSYSTEM") != NULL))) {
        return 0;
    }
    return err_set(e,
                   "hwloc cannot show the machine that %s in the environment "
                   "asks for; correct or unset it, and unset HWLOC_THISSYSTEM",
                   synthetic ? "HWLOC_SYNTHETIC" : "HWLOC_XMLFILE");
}

/*
 * Leaves of the cgroup's PUs those in the inherited mask. The process's mask,
 * the union of its threads': the calling thread's alone would leave a single
 * PU to one that has bound itself, and no thread of ours widens its own.
 */
static int apply_mask(hwloc_topology_t hwloc, struct err *e)
{
    hwloc_bitmap_t mask = hwloc_bitmap_alloc();
    int status = -1;

    if (mask == NULL
        || (hwloc_get_cpubind(hwloc, mask, HWLOC_CPUBIND_PROCESS) != 0
            && hwloc_get_cpubind(hwloc, mask, HWLOC_CPUBIND_THREAD) != 0)) {
        err_errno(e, "cannot read which PUs this process may run on");
        goto free_mask;
    }
    hwloc_bitmap_and(mask, mask, hwloc_topology_get_allowed_cpuset(hwloc));
    status = hwloc_topology_allow(hwloc, mask, NULL, HWLOC_ALLOW_FLAG_CUSTOM);
    if (status != 0) {
        err_errno(e, "none of this machine's PUs is allowed to this process; "
                     "see taskset -p and the cgroup's cpuset.cpus");
    }

free_mask:
    hwloc_bitmap_free(mask);
    return status;
}

/* hwloc does not look whether there is memory. */
static int spare_memory(struct err *e)
{
    enum { SPARE_BYTES = 1 << 24 };
    void *volatile spare = malloc(SPARE_BYTES); /* or it is left out */

    if (spare == NULL) {
        return err_errno(e, "no memory to find out about this machine; free "
                            "some, or raise the limit (ulimit -v)");
    }
    free(spare);
    return 0;
}

int topology_load(struct topology **out, struct err *e)
{
    hwloc_topology_t hwloc;

    if (spare_memory(e) || discovery_open(&hwloc, e) != 0) {
        return -1;
    }
    if (hwloc_topology_load(hwloc) != 0) {
        err_errno(e, "hwloc cannot discover this machine");
        goto destroy;
    }
    if (check_environment(hwloc, e) != 0
        || (hwloc_topology_is_thissystem(hwloc) && apply_mask(hwloc, e) != 0)) {
        goto destroy;
    }
    return topology_adopt(out, hwloc, e);

destroy:
    hwloc_topology_destroy(hwloc);
    return -1;
}

/* As many PUs as its levels multiply to; built in full, they eat memory. */
static double pus_wanted(const char *description)
{
    double pus = 1;

    for (const char *at = description; *at != '\0' && *at != '(';
         at += strcspn(at, ": ") + (at[strcspn(at, ": ")] != '\0')) {
        double arity = strtod(at, NULL);
        pus *= arity >= 1 ? arity : 1;
    }
    return pus;
}

/* Reads what is never this machine; the hint says what can be read. */
static int load_other(struct topology **out, const char *source,
                      int (*set)(hwloc_topology_t, const char *),
                      const char *hint, struct err *e)
{
    hwloc_topology_t hwloc;
    int reason = 0;

    if (discovery_open(&hwloc, e) != 0) {
        return -1;
    }
    if (topology_probe(hwloc, source, set, &reason, e) != 0) {
        hwloc_topology_destroy(hwloc);
        return -1;
    }
    errno = reason != 0 ? reason : EINVAL; /* hwloc does not always say */
    if (reason != 0 || set(hwloc, source) != 0
        || hwloc_topology_load(hwloc) != 0) {
        err_errno(e, "no machine is described by \"%.200s\" (%s)", source,
                  hint);
        hwloc_topology_destroy(hwloc);
        return -1;
    }
    if (topology_adopt(out, hwloc, e) != 0) {
        return -1;
    }
    (*out)->this_machine = false; /* HWLOC_THISSYSTEM=1 would have it true */
    return 0;
}

int topology_load_synthetic(struct topology **out, const char *description,
                            struct err *e)
{
    if (pus_wanted(description) > TOPOLOGY_PUS_MAX) {
        return err_set(e, "the machine \"%.200s\" has more than %d PUs",
                       description, TOPOLOGY_PUS_MAX);
    }
    return load_other(out, description, hwloc_topology_set_synthetic,
                      "write \"pack:2 core:8 pu:2\", with pu last", e);
}

int topology_load_xml(struct topology **out, const char *path, struct err *e)
{
    if (topology_probe_file(path, e) != 0) {
        return -1;
    }
    return load_other(out, path, hwloc_topology_set_xml,
                      "name an XML file that lstopo or tvp wrote", e);
}

static int set_text(hwloc_topology_t hwloc, const char *xml)
{
    size_t bytes = strlen(xml) + 1;

    return bytes > INT_MAX
               ? -1
               : hwloc_topology_set_xmlbuffer(hwloc, xml, (int)bytes);
}

int topology_load_text(struct topology **out, const char *xml, struct err *e)
{
    return load_other(out, xml, set_text, "hwloc's XML is expected", e);
}

bool topology_is_this_machine(const struct topology *t)
{
    return t->this_machine;
}

const struct topology_pu *topology_pus(const struct topology *t,
                                       unsigned *count)
{
    *count = t->pu_count;
    return t->pus;
}

const struct topology_pu *topology_pu_find(const struct topology *t, int os)
{
    for (unsigned i = 0; i < t->pu_count; i++) {
        if (t->pus[i].os == os) {
            return &t->pus[i];
        }
    }
    return NULL;
}
