/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "placement.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum kind { NONE, COMPACT, SCATTER, PER_CORE, SAME_PU, LIST, KINDS };

const struct placement_entry placement_table[] = {
    [NONE] = {"none", "unbound: the system moves workers as it likes"},
    [COMPACT] = {"compact", "close together, SMT siblings first"},
    [SCATTER] = {"scatter", "far apart: packages, NUMA nodes, L3s, cores"},
    [PER_CORE] = {"per-core", "one PU of each core, never two siblings"},
    [SAME_PU] = {"same-pu", "all workers on one PU"},
    [LIST] = {"list=PU,...", "these PUs in this order, as list=0,2,4-7"},
    [KINDS] = {NULL, NULL},
};

static const char list_prefix[] = "list=";

struct range {
    int first, last;
};

/* A PU number, or -1 where there is none, or none so large. */
static int read_number(const char **at)
{
    char *end;
    unsigned long number;

    if (**at < '0' || **at > '9') {
        return -1;
    }
    number = strtoul(*at, &end, 10);
    *at = end;
    return number < TOPOLOGY_PUS_MAX ? (int)number : -1;
}

/* Takes "4" or "4-7" and the comma behind it. 1, 0 at the end, or -1. */
static int list_next(const char **at, struct range *out, struct err *e)
{
    const char *item = *at;
    int length = (int)strcspn(item, ",");

    if (*item == '\0') {
        return 0;
    }
    out->first = read_number(at);
    out->last = out->first;
    if (out->first >= 0 && **at == '-') {
        ++*at;
        out->last = read_number(at);
    }
    if (out->first < 0 || out->last < 0 || *at != item + length) {
        return err_set(e,
                       "\"%.*s\" in a placement's list= is no PU; write "
                       "numbers below %d and ranges, as list=0,2,4-7",
                       length, item, TOPOLOGY_PUS_MAX);
    }
    if (out->last < out->first) {
        return err_set(e,
                       "the range %d-%d in a placement's list= runs "
                       "backwards; write %d-%d",
                       out->first, out->last, out->last, out->first);
    }
    if (**at == ',' && *++*at == '\0') {
        return err_set(e, "a placement's list= ends in a comma; write "
                          "list=0,2,4-7");
    }
    return 1;
}

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

/* Without a machine (NULL) it checks how the list is written, no more. */
static int compute_list(const struct topology *t, const char *list,
                        unsigned workers, int *pus_out, struct err *e)
{
    struct range range;
    unsigned count = 0;
    int more;

    while ((more = list_next(&list, &range, e)) > 0) {
        for (int os = range.first; os <= range.last; os++, count++) {
            if (t != NULL && check_allowed(t, os, e) != 0) {
                return -1;
            }
            if (count < workers) {
                pus_out[count] = os;
            }
        }
    }
    if (more == 0 && count == 0) {
        return err_set(e, "a placement's list= is empty; write list=0,2,4-7");
    }
    for (unsigned i = count; more == 0 && i < workers; i++) {
        pus_out[i] = pus_out[i - count];
    }
    return more;
}

static enum kind kind_of(const char *text)
{
    if (strncmp(text, list_prefix, strlen(list_prefix)) == 0) {
        return LIST;
    }
    for (enum kind kind = NONE; kind < LIST; kind++) {
        if (strcmp(text, placement_table[kind].name) == 0) {
            return kind;
        }
    }
    return KINDS;
}

int placement_check(const char *text, struct err *e)
{
    enum kind kind = kind_of(text);

    if (strlen(text) >= PLACEMENT_TEXT_BYTES) {
        return err_set(e, "the placement \"%.40s...\" is longer than %d bytes",
                       text, PLACEMENT_TEXT_BYTES - 1);
    }
    if (kind == KINDS) {
        return err_set(e,
                       "\"%s\" is no placement; write none, compact, scatter, "
                       "per-core, same-pu, or list= with PUs, as list=0,2,4-7",
                       text);
    }
    return kind == LIST
               ? compute_list(NULL, text + strlen(list_prefix), 0, NULL, e)
               : 0;
}

/* Up to the comma that ends it: for list=, one that no digit follows. */
static size_t item_length(const char *text)
{
    size_t length = strcspn(text, ",");

    if (kind_of(text) != LIST) {
        return length;
    }
    while (text[length] == ',' && text[length + 1] >= '0'
           && text[length + 1] <= '9') {
        length += 1 + strcspn(text + length + 1, ",");
    }
    return length;
}

int placement_next(const char **at, char out[PLACEMENT_TEXT_BYTES],
                   struct err *e)
{
    size_t length = item_length(*at);

    if (**at == '\0') {
        return 0;
    }
    if (length >= PLACEMENT_TEXT_BYTES) {
        return placement_check(*at, e);
    }
    memcpy(out, *at, length);
    out[length] = '\0';
    *at += length;
    if (**at == ',' && *++*at == '\0') {
        return err_set(e, "the placements end in a comma");
    }
    return placement_check(out, e) == 0 ? 1 : -1;
}

/*
 * An allowed PU and its ranks: how many siblings come before it in its core,
 * cores in its L3, and so on. What is not allowed must leave no gaps, hence
 * ranks and not the numbers of the machine. Seats sort by rank in this order,
 * so that the later ones change fastest; packages are left to ORDER.
 */
enum { SIBLING, SLOWNESS, CORE, L3, NUMA, ORDER, RANKS };

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

static unsigned seats_fill(const struct topology *t, struct seat *seats)
{
    unsigned pu_count;
    unsigned count = 0;
    const struct topology_pu *pus = topology_pus(t, &pu_count);

    for (unsigned i = 0; i < pu_count; i++) {
        if (!pus[i].allowed) {
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
static unsigned seats_order(struct seat *seats, unsigned count, enum kind kind)
{
    unsigned kept = 0;

    for (unsigned i = 0; i < count; i++) {
        struct seat seat = seats[i];

        if (kind == PER_CORE && seat.rank[SIBLING] > 0) {
            continue;
        }
        if (kind != SCATTER) { /* by speed and order alone */
            seat.rank[SIBLING] = 0;
            seat.rank[CORE] = seat.rank[L3] = seat.rank[NUMA] = 0;
        }
        seats[kept++] = seat;
    }
    qsort(seats, kept, sizeof *seats, by_rank);
    return kind == SAME_PU && kept > 0 ? 1 : kept;
}

static int compute_seats(const struct topology *t, enum kind kind,
                         unsigned workers, int *pus_out, struct err *e)
{
    unsigned count;
    struct seat *seats;

    topology_pus(t, &count);
    seats = calloc(count, sizeof *seats);
    if (seats == NULL) {
        return err_set(e, "no memory to place workers on %u PUs", count);
    }
    count = seats_order(seats, seats_fill(t, seats), kind);
    for (unsigned i = 0; i < workers && count > 0; i++) {
        pus_out[i] = seats[i % count].pu->os;
    }
    free(seats);
    return count > 0 ? 0 : err_set(e, "no PU of this machine is allowed");
}

int placement_compute(const struct topology *t, const char *placement,
                      unsigned workers, int *pus_out, struct err *e)
{
    enum kind kind = kind_of(placement);

    if (placement_check(placement, e) != 0) {
        return -1;
    }
    if (kind == LIST) {
        return compute_list(t, placement + strlen(list_prefix), workers,
                            pus_out, e);
    }
    if (kind != NONE) {
        return compute_seats(t, kind, workers, pus_out, e);
    }
    for (unsigned i = 0; i < workers; i++) {
        pus_out[i] = -1;
    }
    return 0;
}

/* How workers lie on the machine. */
struct spread {
    unsigned workers, pus, cores, most_per_pu;
    unsigned on_fastest; /* the fastest kind of core that any worker is on */
};

static struct spread spread_of(const struct topology *t, const int *pus,
                               unsigned workers)
{
    struct spread on = {.workers = workers};
    int last_core = TOPOLOGY_NONE;
    int fastest = -1;
    unsigned count;
    const struct topology_pu *pu = topology_pus(t, &count);

    for (const struct topology_pu *end = pu + count; pu < end; pu++) {
        unsigned here = 0;

        for (unsigned w = 0; w < workers; w++) {
            here += pus[w] == pu->os;
        }
        if (here == 0) {
            continue;
        }
        on.pus++;
        on.cores += pu->core != last_core;
        last_core = pu->core;
        on.most_per_pu = here > on.most_per_pu ? here : on.most_per_pu;
        if (pu->kind > fastest) {
            fastest = pu->kind;
            on.on_fastest = 0;
        }
        on.on_fastest += pu->kind == fastest ? here : 0;
    }
    return on;
}

/* What follows "scatter: 12 workers"; "" is nothing to say. */
static void note_body(enum kind kind, unsigned allowed_pus, const int *pus,
                      const struct spread *on, char text[80])
{
    unsigned places = kind == PER_CORE ? on->cores : on->pus;

    *text = '\0';
    if (kind == NONE && on->workers > allowed_pus) {
        snprintf(text, 80, " on %u PUs", allowed_pus);
    } else if (on->most_per_pu > 1 && on->pus == 1) {
        snprintf(text, 80, " share PU %d%s", pus[0],
                 allowed_pus > 1 ? "" : ", the only one allowed");
    } else if (on->most_per_pu > 1) {
        snprintf(text, 80, " on %u %s, %s%u on each", places,
                 kind == PER_CORE ? "cores" : "PUs",
                 on->workers % places == 0 ? "" : "up to ", on->most_per_pu);
    } else if (on->pus > on->cores && kind != COMPACT) {
        snprintf(text, 80, " on %u cores, SMT siblings in use", on->cores);
    } else if (kind != NONE && on->on_fastest < on->workers) {
        snprintf(text, 80, ", %u of them on slower cores",
                 on->workers - on->on_fastest);
    }
}

void placement_note(const struct topology *t, const char *placement,
                    unsigned workers, char text[PLACEMENT_TEXT_BYTES])
{
    int *pus = calloc((size_t)workers + 1, sizeof *pus);
    struct topology_facts facts;
    struct err ignored;
    struct spread on;
    char body[80] = "";
    char mask[64] = "";

    topology_describe(t, &facts);
    if (pus != NULL && kind_of(placement) != SAME_PU
        && placement_compute(t, placement, workers, pus, &ignored) == 0) {
        on = spread_of(t, pus, workers);
        note_body(kind_of(placement), facts.allowed_pus, pus, &on, body);
    }
    if (facts.allowed_pus < facts.pus) {
        snprintf(mask, sizeof mask, " (%u of %u PUs%s; inherited mask)",
                 facts.allowed_pus, facts.pus,
                 facts.allowed_pus > 1 ? " allowed" : "");
    }
    *text = '\0';
    if (*body != '\0') {
        snprintf(text, PLACEMENT_TEXT_BYTES, "%.80s: %u workers%s%s", placement,
                 workers, body, mask);
    }
    free(pus);
}
