/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memory_policy.h"

#include "topology.h"

#include <errno.h>
#include <limits.h>
#include <linux/mempolicy.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum {
    WORD_BITS = CHAR_BIT * sizeof(unsigned long),
    WORDS = TOPOLOGY_NODES_MAX / WORD_BITS,
    KERNEL_BITS = TOPOLOGY_NODES_MAX + 1, /* of which it takes one less */
};

struct nodes {
    unsigned long words[WORDS];
};

static int read_policy(int *mode, struct nodes *nodes, unsigned long flags)
{
    return (int)syscall(SYS_get_mempolicy, mode, nodes->words,
                        (unsigned long)KERNEL_BITS, NULL, flags);
}

/* The node, or all that are allowed. */
static int fill(int node, struct nodes *out)
{
    int unused;

    if (node == MEMORY_INTERLEAVE) {
        return read_policy(&unused, out, MPOL_F_MEMS_ALLOWED);
    }
    *out = (struct nodes){0};
    out->words[(size_t)node / WORD_BITS] = 1UL << ((size_t)node % WORD_BITS);
    return 0;
}

static int refused(int node, struct err *e)
{
    char what[48] = "interleave memory over the NUMA nodes";

    if (node != MEMORY_INTERLEAVE) {
        snprintf(what, sizeof what, "take memory from NUMA node %d", node);
    }
    if (errno == EPERM || errno == ENOSYS) {
        return err_errno(e,
                         "cannot %s: memory policies are forbidden here; give "
                         "the container the capability SYS_NICE or another "
                         "seccomp profile, or leave the placement's mem= out",
                         what);
    }
    return err_errno(e,
                     "cannot %s; see that it has memory and that the "
                     "cgroup's cpuset.mems allows it, or leave the "
                     "placement's mem= out",
                     what);
}

int memory_policy_apply(int node, struct err *e)
{
    int wanted = node == MEMORY_INTERLEAVE ? MPOL_INTERLEAVE : MPOL_BIND;
    int mode = -1;
    struct nodes nodes;
    struct nodes set;

    if (node == MEMORY_FIRST_TOUCH) {
        return 0;
    }
    if (node >= TOPOLOGY_NODES_MAX || node < MEMORY_INTERLEAVE) {
        return err_set(e, "NUMA node %d is not below %d", node,
                       TOPOLOGY_NODES_MAX);
    }
    if (fill(node, &nodes)
        || syscall(SYS_set_mempolicy, wanted, nodes.words,
                   (unsigned long)KERNEL_BITS)
               != 0
        || read_policy(&mode, &set, 0)) {
        return refused(node, e);
    }
    if (mode != wanted || memcmp(&set, &nodes, sizeof set) != 0) {
        return err_set(e,
                       "the memory policy that was set for NUMA node %d is "
                       "not the one that holds; leave the placement's mem= out",
                       node);
    }
    return 0;
}
