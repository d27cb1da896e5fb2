/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "topology_draw_head.h"

#include "memory_policy.h"
#include "placement.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { NAMED_WORKERS = 8 }; /* the others of a node are only counted */

const char *topology_draw_kind(const struct topology_facts *facts, int kind)
{
    static const char *const marks[] = {"P ", "E ", "L "};
    unsigned slower = facts->core_kinds - 1 - (unsigned)kind;

    return facts->core_kinds > 1 ? marks[slower < 2 ? slower : 2] : "";
}

static void draw_count(FILE *out, unsigned count, const char *what)
{
    if (count > 0) {
        fprintf(out, ", %u %s%s", count, what, count == 1 ? "" : "s");
    }
}

static void draw_machine(const struct topology *t,
                         const struct topology_facts *facts, FILE *out)
{
    bool known = *facts->cpu_model != '\0';

    fprintf(out, "Machine    %s%s", known ? facts->cpu_model : "unknown CPU",
            topology_is_this_machine(t) ? "" : " (not this machine)");
    draw_count(out, facts->packages, "package");
    draw_count(out, facts->numa_nodes, "NUMA node");
    draw_count(out, facts->cores, "core");
    draw_count(out, facts->pus, "PU");
    if (facts->allowed_pus < facts->pus) {
        fprintf(out, " (%u allowed)", facts->allowed_pus);
    }
    fputc('\n', out);
}

/* "Kinds      P cores, performance: PUs 8-11", the fastest first. */
static void draw_kinds(const struct topology *t,
                       const struct topology_facts *facts, FILE *out)
{
    int fastest = (int)facts->core_kinds - 1;
    char pus[TOPOLOGY_LIST_BYTES];

    for (int kind = fastest; fastest > 0 && kind >= 0; kind--) {
        topology_kind_text(t, kind, pus);
        fprintf(out, "%-11s%scores%s: PUs %.70s\n",
                kind == fastest ? "Kinds" : "", topology_draw_kind(facts, kind),
                kind == fastest ? ", performance"
                : kind == 0     ? ", efficiency"
                                : "",
                pus);
    }
}

/* "NUMA 1: w1, w3", of those whose memory comes from there. */
static void draw_node(const int *nodes, unsigned workers, int node, FILE *out)
{
    unsigned count = 0;

    fprintf(out, "NUMA %d:", node);
    for (unsigned i = 0; i < workers; i++) {
        if (nodes[i] == node && count++ < NAMED_WORKERS) {
            fprintf(out, "%s w%u", count > 1 ? "," : "", i);
        }
    }
    if (count > NAMED_WORKERS) {
        fprintf(out, " and %u more", count - NAMED_WORKERS);
    }
    fputc('\n', out);
}

static void draw_memory(const struct topology *t, const int *nodes,
                        unsigned workers, FILE *out)
{
    bool first = true;
    char allowed[TOPOLOGY_LIST_BYTES];

    if (nodes[0] == MEMORY_INTERLEAVE) {
        topology_nodes_text(t, allowed);
        fprintf(out, "Memory     NUMA %.70s, page by page\n", allowed);
    }
    for (int node = 0; node < TOPOLOGY_NODES_MAX; node++) {
        bool used = false;

        for (unsigned i = 0; i < workers && !used; i++) {
            used = nodes[i] == node;
        }
        if (used) {
            fprintf(out, "%-11s", first ? "Memory" : "");
            draw_node(nodes, workers, node, out);
            first = false;
        }
    }
}

static void draw_placement(const struct topology *t, const char *placement,
                           unsigned workers, FILE *out)
{
    char note[PLACEMENT_TEXT_BYTES];

    placement_note(t, placement, workers, note);
    fprintf(out, "Placement  %s, %u worker%s%s\n", placement, workers,
            workers == 1 ? "" : "s",
            strncmp(placement, "none", 4) == 0 ? ", bound to no PU" : "");
    if (*note != '\0') {
        fprintf(out, "Note       %s\n", note);
    }
}

int topology_draw_head(const struct topology *t, const char *placement,
                       unsigned workers, FILE *out, struct err *e)
{
    int *pus = calloc(2 * ((size_t)workers + 1), sizeof *pus);
    char canonical[PLACEMENT_TEXT_BYTES];
    struct topology_facts facts;
    int status = -1;

    if (pus == NULL) {
        return err_set(e, "no memory to place %u workers", workers);
    }
    int *nodes = pus + workers;
    topology_describe(t, &facts);
    if (placement != NULL
        && (placement_canonical(placement, canonical, e)
            || placement_compute(t, canonical, workers, pus, e)
            || placement_nodes(t, canonical, workers, pus, nodes, e))) {
        goto free_pus;
    }
    draw_machine(t, &facts, out);
    draw_kinds(t, &facts, out);
    if (placement != NULL) {
        draw_placement(t, canonical, workers, out);
        draw_memory(t, nodes, workers, out);
    }
    status = 0;

free_pus:
    free(pus);
    return status;
}
