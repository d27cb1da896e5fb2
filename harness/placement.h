/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "topology.h"

enum { PLACEMENT_TEXT_BYTES = 256 };

struct placement_entry {
    const char *name, *summary;
};

/* Every placement, for people; ends with a NULL name. */
extern const struct placement_entry placement_table[];

/* Whether the text is a placement, on whatever machine. */
int placement_check(const char *text, struct err *e);

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
 */
int placement_compute(const struct topology *t, const char *placement,
                      unsigned workers, int *pus_out, struct err *e);

/*
 * What people should know before they believe it: "", or one sentence about
 * workers that share PUs or cores, or that sit on cores of different kinds.
 */
void placement_note(const struct topology *t, const char *placement,
                    unsigned workers, char text[PLACEMENT_TEXT_BYTES]);
