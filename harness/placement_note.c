/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people should know of a placement before they believe it. */
#include "placement_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
static void note_body(enum placement_base base, unsigned allowed_pus,
                      const int *pus, const struct spread *on, char text[80])
{
    unsigned places = base == PLACEMENT_PER_CORE ? on->cores : on->pus;

    *text = '\0';
    if (base == PLACEMENT_NONE && on->workers > allowed_pus) {
        snprintf(text, 80, " on %u PUs", allowed_pus);
    } else if (on->most_per_pu > 1 && on->pus == 1) {
        snprintf(text, 80, " share PU %d%s", pus[0],
                 allowed_pus > 1 ? "" : ", the only one allowed");
    } else if (on->most_per_pu > 1) {
        snprintf(text, 80, " on %u %s, %s%u on each", places,
                 base == PLACEMENT_PER_CORE ? "cores" : "PUs",
                 on->workers % places == 0 ? "" : "up to ", on->most_per_pu);
    } else if (on->pus > on->cores && base != PLACEMENT_COMPACT) {
        snprintf(text, 80, " on %u cores, SMT siblings in use", on->cores);
    } else if (base != PLACEMENT_NONE && on->on_fastest < on->workers) {
        snprintf(text, 80, ", %u of them on slower cores",
                 on->workers - on->on_fastest);
    }
}

/* Whether it asks for memory that would be the same without. */
static bool memory_is_idle(const struct placement *p,
                           const struct topology_facts *facts)
{
    return p->memory != PLACEMENT_MEMORY_FIRST_TOUCH
           && facts->allowed_numa_nodes < 2;
}

void placement_note(const struct topology *t, const char *placement,
                    unsigned workers, char text[PLACEMENT_TEXT_BYTES])
{
    int *pus = calloc((size_t)workers + 1, sizeof *pus);
    struct topology_facts facts;
    struct placement p;
    struct err ignored;
    struct spread on;
    char body[80] = "";
    char mask[64] = "";

    topology_describe(t, &facts);
    if (pus != NULL && placement_parse(placement, &p, &ignored) == 0
        && placement_compute(t, placement, workers, pus, &ignored) == 0) {
        on = spread_of(t, pus, workers);
        if (p.base != PLACEMENT_SAME_PU) {
            note_body(p.base, facts.allowed_pus, pus, &on, body);
        }
        if (*body == '\0' && memory_is_idle(&p, &facts)) {
            snprintf(body, sizeof body,
                     ", and one NUMA node: mem= changes nothing");
        }
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
