/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdbool.h>
#include <stdint.h>

/*
 * A machine as hwloc sees it: the whole of it, and of that what this process
 * is allowed to run on. Never changed once loaded: any thread may read it.
 * A PU is a processing unit: what the system numbers as a CPU.
 */
struct topology;
struct hwloc_topology;

enum {
    TOPOLOGY_NONE = -1, /* such a level does not exist above this PU */
    TOPOLOGY_MODEL_BYTES = 128,
    TOPOLOGY_LIST_BYTES = 128,
    TOPOLOGY_PUS_MAX = 4096,
    TOPOLOGY_NODES_MAX = 1024, /* numbers of NUMA nodes are below */
    TOPOLOGY_XML_BYTES_MAX = 64 << 20,
};

/* One PU. All but `os` and `node` are hwloc's logical numbers, machine-wide. */
struct topology_pu {
    int os;   /* the system's number, as for taskset */
    int node; /* of the NUMA node beside it, the system's, as for numactl */
    int package, numa, l3;
    int core;          /* a PU without a core above it is its own core */
    int kind;          /* 0 is the slowest kind of core, higher is faster */
    uint64_t l3_bytes; /* of the L3 above it; 0: none, or not known */
    bool allowed;
};

/* What machine.json says. Whole machine, unless the name says allowed. */
struct topology_facts {
    unsigned packages, numa_nodes, l3_caches, cores, pus;
    unsigned core_kinds; /* 1, or more on a hybrid CPU */
    unsigned allowed_cores, allowed_pus, allowed_numa_nodes;
    uint64_t l3_bytes; /* of the first L3 cache; 0: none, or not known */
    char cpu_model[TOPOLOGY_MODEL_BYTES]; /* "": not known */
};

/*
 * This machine. Allowed is what the mask of this process (taskset, a batch
 * system) and its cgroup leave. Call it before any thread binds itself.
 * HWLOC_SYNTHETIC and HWLOC_XMLFILE are obeyed: see topology_is_this_machine.
 */
int topology_load(struct topology **out, struct err *e);

/* A machine out of hwloc's description, "pack:2 core:8 pu:2". Not bindable. */
int topology_load_synthetic(struct topology **out, const char *description,
                            struct err *e);

/* A machine out of an XML file of hwloc's (topology_xml, lstopo). Likewise. */
int topology_load_xml(struct topology **out, const char *path, struct err *e);

/* The same out of the XML itself, as topology_xml has it. */
int topology_load_text(struct topology **out, const char *xml, struct err *e);

/* Takes over a loaded hwloc topology; destroys it, also when it fails, as it
 * does for one without any PU. */
int topology_adopt(struct topology **out, struct hwloc_topology *hwloc,
                   struct err *e);

void topology_free(struct topology *t);

/* False for a description or a file: such a topology cannot be bound to. */
bool topology_is_this_machine(const struct topology *t);

void topology_describe(const struct topology *t, struct topology_facts *out);

/* All PUs, the not allowed as well, by package, NUMA node, L3, core. */
const struct topology_pu *topology_pus(const struct topology *t,
                                       unsigned *count);

/* The PU of that number of the system's, or NULL. */
const struct topology_pu *topology_pu_find(const struct topology *t, int os);

/* The allowed PUs as "0-3,8"; cut short where it does not fit. */
void topology_allowed_text(const struct topology *t,
                           char text[TOPOLOGY_LIST_BYTES]);

/* The PUs of a kind of core, the not allowed as well, likewise. */
void topology_kind_text(const struct topology *t, int kind,
                        char text[TOPOLOGY_LIST_BYTES]);

/* NUMA nodes by the system's numbers; allowed is what the cgroup leaves. */
bool topology_node_exists(const struct topology *t, int os);
bool topology_node_allowed(const struct topology *t, int os);

/* The allowed nodes as "0-1"; cut short where it does not fit. */
void topology_nodes_text(const struct topology *t,
                         char text[TOPOLOGY_LIST_BYTES]);

/*
 * The machine as hwloc's XML, to be freed by the caller. It says what is
 * allowed, and names the host.
 */
int topology_xml(const struct topology *t, char **out, struct err *e);

/*
 * Binds the calling thread to one allowed PU and reads the binding back:
 * once it has returned 0, the thread runs there.
 */
int topology_bind_self(const struct topology *t, int pu_os, struct err *e);

/* The same to a PU that a topology, in another program, has found to be this
 * machine's and allowed. */
int topology_bind_checked(int pu_os, struct err *e);

/* The number of the PU on which the caller runs now, or -1. */
int topology_current_pu(void);
