/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "placement.h"

#include "memory_policy.h"
#include "placement_text.h"

#include <stdbool.h>
#include <stdlib.h>

static int check_allowed(const struct topology *t, int os, struct err *e)
{
    const struct topology_pu *pu = topology_pu_find(t, os);
    char allowed[TOPOLOGY_LIST_BYTES];

    if (pu != NULL && pu->allowed) {
        return 0;
    }
    topology_allowed_text(t, allowed);
    return err_set(e, "PU %d of the placement's list= %s; allowed: %s", os,
                   pu == NULL ? "does not exist" : "is not allowed", allowed);
}

static int compute_list(const struct topology *t, const char *list,
                        unsigned workers, int *pus_out, struct err *e)
{
    struct placement_range range;
    unsigned count = 0;
    int more;

    while ((more = placement_list_next(&list, &range, e)) > 0) {
        for (int os = range.first; os <= range.last; os++, count++) {
            if (check_allowed(t, os, e) != 0) {
                return -1;
            }
            if (count < workers) {
                pus_out[count] = os;
            }
        }
    }
    for (unsigned i = count; more == 0 && i < workers; i++) {
        pus_out[i] = pus_out[i - count];
    }
    return more;
}

/*
 * An allowed PU and its ranks: how many siblings come before it in its core,
 * cores in its L3, and so on. What is not allowed must leave no gaps, hence
 * ranks and not the numbers of the machine. Seats sort by rank in this order,
 * so that the later ones change fastest; packages are left to ORDER.
 */
enum { SIBLING, SLOWNESS, CORE, L3, NUMA, ORDER, RANKS };

enum { KIND_ANY = -1 };

struct seat {
    const struct topology_pu *pu;
    int rank[RANKS];
};

/* One pass is enough, as topology_pus come sorted. */
static void rank_seat(struct seat *seat, const struct seat *before)
{
    bool package = seat->pu->package == before->pu->package;
    bool numa = package && seat->pu->numa == before->pu->numa;
    bool l3 = numa && seat->pu->l3 == before->pu->l3;
    bool core = l3 && seat->pu->core == before->pu->core;

    seat->rank[ORDER] = before->rank[ORDER] + 1;
    seat->rank[NUMA] = package ? before->rank[NUMA] + !numa : 0;
    seat->rank[L3] = numa ? before->rank[L3] + !l3 : 0;
    seat->rank[CORE] = l3 ? before->rank[CORE] + !core : 0;
    seat->rank[SIBLING] = core ? before->rank[SIBLING] + 1 : 0;
}

/* Kind is the only one of core to take, or KIND_ANY. */
static unsigned seats_fill(const struct topology *t, int kind,
                           struct seat *seats)
{
    unsigned pu_count;
    unsigned count = 0;
    const struct topology_pu *pus = topology_pus(t, &pu_count);

    for (unsigned i = 0; i < pu_count; i++) {
        if (!pus[i].allowed || (kind != KIND_ANY && pus[i].kind != kind)) {
            continue;
        }
        seats[count] = (struct seat){.pu = &pus[i]};
        seats[count].rank[SLOWNESS] = -pus[i].kind;
        if (count > 0) {
            rank_seat(&seats[count], &seats[count - 1]);
        }
        count++;
    }
    return count;
}

static int by_rank(const void *left, const void *right)
{
    const struct seat *l = left;
    const struct seat *r = right;

    for (int i = 0; i < RANKS; i++) {
        if (l->rank[i] != r->rank[i]) {
            return l->rank[i] < r->rank[i] ? -1 : 1;
        }
    }
    return 0;
}

/* Puts the seats in the order in which workers take them. Returns how many. */
static unsigned seats_order(struct seat *seats, unsigned count,
                            enum placement_base base)
{
    unsigned kept = 0;

    for (unsigned i = 0; i < count; i++) {
        struct seat seat = seats[i];

        if (base == PLACEMENT_PER_CORE && seat.rank[SIBLING] > 0) {
            continue;
        }
        if (base != PLACEMENT_SCATTER) { /* by speed and order alone */
            seat.rank[SIBLING] = 0;
            seat.rank[CORE] = seat.rank[L3] = seat.rank[NUMA] = 0;
        }
        seats[kept++] = seat;
    }
    qsort(seats, kept, sizeof *seats, by_rank);
    return base == PLACEMENT_SAME_PU && kept > 0 ? 1 : kept;
}

/* The topology's number of the kind of core that the placement wants. */
static int find_kind(const struct topology *t, enum placement_kind wanted,
                     int *out, struct err *e)
{
    struct topology_facts facts;

    *out = KIND_ANY;
    if (wanted == PLACEMENT_KIND_ANY) {
        return 0;
    }
    topology_describe(t, &facts);
    if (facts.core_kinds < 2) {
        return err_set(e, "this machine has one kind of core, or does not say "
                          "which is faster; leave the placement's kind= out");
    }
    *out = wanted == PLACEMENT_KIND_PERFORMANCE ? (int)facts.core_kinds - 1 : 0;
    return 0;
}

static int no_seats(const struct topology *t, int kind, struct err *e)
{
    char allowed[TOPOLOGY_LIST_BYTES];

    if (kind == KIND_ANY) {
        return err_set(e, "no PU of this machine is allowed");
    }
    topology_allowed_text(t, allowed);
    return err_set(e,
                   "no core of the placement's kind= is allowed; allowed PUs: "
                   "%s, see taskset -p",
                   allowed);
}

static int compute_seats(const struct topology *t, const struct placement *p,
                         unsigned workers, int *pus_out, struct err *e)
{
    unsigned count;
    struct seat *seats;
    int kind;

    if (find_kind(t, p->kind, &kind, e)) {
        return -1;
    }
    topology_pus(t, &count);
    seats = calloc(count, sizeof *seats);
    if (seats == NULL) {
        return err_set(e, "no memory to place workers on %u PUs", count);
    }
    count = seats_order(seats, seats_fill(t, kind, seats), p->base);
    for (unsigned i = 0; i < workers && count > 0; i++) {
        pus_out[i] = seats[i % count].pu->os;
    }
    free(seats);
    return count > 0 ? 0 : no_seats(t, kind, e);
}

static int compute_pus(const struct topology *t, const struct placement *p,
                       unsigned workers, int *pus_out, struct err *e)
{
    if (p->base == PLACEMENT_LIST) {
        return compute_list(t, p->list, workers, pus_out, e);
    }
    if (p->base != PLACEMENT_NONE) {
        return compute_seats(t, p, workers, pus_out, e);
    }
    for (unsigned i = 0; i < workers; i++) {
        pus_out[i] = -1;
    }
    return 0;
}

static int check_node(const struct topology *t, int node, struct err *e)
{
    char allowed[TOPOLOGY_LIST_BYTES];

    if (topology_node_allowed(t, node)) {
        return 0;
    }
    topology_nodes_text(t, allowed);
    return err_set(e,
                   "the placement's mem=node=%d is a NUMA node that %s; "
                   "allowed: %s",
                   node,
                   topology_node_exists(t, node) ? "this process may not use"
                                                 : "does not exist",
                   allowed);
}

/* The node beside a PU; -1 with the reason where it can't be had. */
static int local_node(const struct topology *t, int pu_os, struct err *e)
{
    const struct topology_pu *pu = topology_pu_find(t, pu_os);
    char allowed[TOPOLOGY_LIST_BYTES];

    if (pu != NULL && topology_node_allowed(t, pu->node)) {
        return pu->node;
    }
    topology_nodes_text(t, allowed);
    return err_set(e,
                   "the placement's mem=local: PU %d is beside no NUMA node "
                   "that this process may use; allowed: %s",
                   pu_os, allowed);
}

static int node_of(const struct topology *t, const struct placement *p,
                   int pu_os, int *out, struct err *e)
{
    switch (p->memory) {
    case PLACEMENT_MEMORY_FIRST_TOUCH:
        *out = MEMORY_FIRST_TOUCH;
        break;
    case PLACEMENT_MEMORY_INTERLEAVE:
        *out = MEMORY_INTERLEAVE;
        break;
    case PLACEMENT_MEMORY_NODE:
        *out = p->node;
        return check_node(t, p->node, e);
    case PLACEMENT_MEMORY_LOCAL:
        *out = local_node(t, pu_os, e);
        return *out < 0 ? -1 : 0;
    }
    return 0;
}

int placement_compute(const struct topology *t, const char *placement,
                      unsigned workers, int *pus_out, struct err *e)
{
    struct placement p;
    int node;

    if (placement_parse(placement, &p, e)
        || compute_pus(t, &p, workers, pus_out, e)) {
        return -1;
    }
    for (unsigned i = 0; i < workers; i++) {
        if (node_of(t, &p, pus_out[i], &node, e)) {
            return -1;
        }
    }
    return 0;
}

int placement_nodes(const struct topology *t, const char *placement,
                    unsigned workers, const int *pus, int *nodes_out,
                    struct err *e)
{
    struct placement p;

    if (placement_parse(placement, &p, e)) {
        return -1;
    }
    for (unsigned i = 0; i < workers; i++) {
        if (node_of(t, &p, pus[i], &nodes_out[i], e)) {
            return -1;
        }
    }
    return 0;
}
