/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever a run says that its machine was, workers are placed on it, and it is
 * drawn; or it is refused with a reason. */
#include "fuzz.h"
#include "placement.h"
#include "topology.h"
#include "topology_draw.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { WORKERS = 5 };

static void check_placements(const struct topology *t)
{
    static const char *const placements[] = {"none",
                                             "compact",
                                             "scatter",
                                             "per-core",
                                             "same-pu",
                                             "list=0,1",
                                             "compact:kind=performance",
                                             "scatter:mem=local",
                                             "per-core:mem=node=0",
                                             NULL};
    int pus[WORKERS];
    struct err e = {""};

    for (size_t i = 0; placements[i] != NULL; i++) {
        e.text[0] = '\0';
        if (placement_compute(t, placements[i], WORKERS, pus, &e)) {
            fuzz_refused(&e);
            continue;
        }
        for (size_t w = 0; w < WORKERS; w++) {
            fuzz_check(pus[w] == -1 || topology_pu_find(t, pus[w]) != NULL);
        }
        if (topology_draw(t, placements[i], WORKERS, stdout, &e)) {
            fuzz_refused(&e);
        }
    }
}

/* hwloc keeps some of what it refuses.
 * NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp) */
int __lsan_is_turned_off(void);

int __lsan_is_turned_off(void)
{
    return 1;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct topology *t;
    struct topology_facts facts;
    char text[TOPOLOGY_LIST_BYTES];
    struct err e = {""};
    char *xml = malloc(size + 1);

    fuzz_check(xml != NULL);
    memcpy(xml, data, size);
    xml[size] = '\0';
    if (topology_load_text(&t, xml, &e)) {
        fuzz_refused(&e);
    } else {
        topology_describe(t, &facts);
        topology_allowed_text(t, text);
        check_placements(t);
        topology_free(t);
    }
    free(xml);
    return 0;
}
