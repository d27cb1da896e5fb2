/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "place_text.h"

#include "label.h"

#include <stdio.h>
#include <string.h>

static void append_count(char *text, unsigned count, const char *what)
{
    size_t used = strlen(text);

    if (count > 0) {
        snprintf(text + used, PLACE_SUBTITLE_BYTES - used, ", %u %s%s", count,
                 what, count == 1 ? "" : "s");
    }
}

void place_subtitle(const struct place_plan *p, char text[PLACE_SUBTITLE_BYTES])
{
    struct topology_facts facts;

    topology_describe(p->t, &facts);
    label_clean(*facts.cpu_model != '\0' ? facts.cpu_model : "unknown CPU",
                text, TOPOLOGY_MODEL_BYTES);
    append_count(text, facts.packages, "package");
    append_count(text, facts.numa_nodes, "NUMA node");
    append_count(text, facts.cores, "core");
    append_count(text, facts.pus, "PU");
    if (facts.allowed_pus < facts.pus) {
        size_t used = strlen(text);
        snprintf(text + used, PLACE_SUBTITLE_BYTES - used, " (%u allowed)",
                 facts.allowed_pus);
    }
    if (p->left_out > 0) {
        size_t used = strlen(text);
        snprintf(text + used, PLACE_SUBTITLE_BYTES - used,
                 "; %zu more not drawn", p->left_out);
    }
}

/* The placement stands above already. */
static void leave_out(char *text, const char *placement)
{
    size_t bytes = strlen(placement);

    if (strncmp(text, placement, bytes) == 0
        && strncmp(text + bytes, ": ", 2) == 0) {
        memmove(text, text + bytes + 2, strlen(text + bytes + 2) + 1);
    }
}

void place_details(const struct place_plan *plan,
                   const struct place_panel *panel,
                   const struct place_seen *seen,
                   char text[PLACE_DETAILS_BYTES])
{
    if (!seen->bound) {
        snprintf(text, PLACE_DETAILS_BYTES, "bound to no PU%s",
                 seen->workers > 0 ? "; share of workers that ended there"
                                   : "");
    } else if (seen->astray > 0) {
        snprintf(text, PLACE_DETAILS_BYTES,
                 "%zu of %zu were not where it was planned", seen->astray,
                 seen->workers);
    } else {
        placement_note(plan->t, panel->placement, panel->workers, text);
        leave_out(text, panel->placement);
    }
}
