/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "params.h"
#include "topology.h"

/*
 * Where workers run, and where their memory comes from: a name, and options
 * behind colons, as "compact:kind=performance:mem=local".
 */

enum { PLACEMENT_TEXT_BYTES = 256 };

struct placement_entry {
    const char *name, *summary;
};

/* Every placement, for people; ends with a NULL name. */
extern const struct placement_entry placement_table[];

/* The options that a placement takes. */
extern const struct param placement_params[];

/* Whether the text is a placement, on whatever machine. */
int placement_check(const char *text, struct err *e);

/* Checks, and writes it anew: options in one order, those that are the
 * default left out, so that equal placements are equal texts. */
int placement_canonical(const char *text, char out[PLACEMENT_TEXT_BYTES],
                        struct err *e);

/*
 * Takes the next of a list separated by commas into out and moves *at behind
 * it. Numbers go on with a list=: "list=0,2,4-7,compact" are two placements.
 * Returns 1 for one that is well written, 0 at the end, -1 for an error.
 */
int placement_next(const char **at, char out[PLACEMENT_TEXT_BYTES],
                   struct err *e);

/*
 * The PU, by the system's number, of each of the workers: allowed ones alone.
 * More workers than places go round again. -1 is a worker without a binding.
 * Fails as well where the memory that the placement asks for isn't to be had.
 */
int placement_compute(const struct topology *t, const char *placement,
                      unsigned workers, int *pus_out, struct err *e);

/*
 * Where the memory of each of the workers on these PUs comes from: a NUMA
 * node by the system's number, or what enum memory_policy has.
 */
int placement_nodes(const struct topology *t, const char *placement,
                    unsigned workers, const int *pus, int *nodes_out,
                    struct err *e);

/*
 * What people should know before they believe it: "", or one sentence about
 * workers that share PUs or cores, or that sit on cores of different kinds,
 * or about a memory policy that changes nothing.
 */
void placement_note(const struct topology *t, const char *placement,
                    unsigned workers, char text[PLACEMENT_TEXT_BYTES]);
