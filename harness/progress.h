/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cell.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/*
 * What a run says while it goes: on a terminal one line with an ETA that is
 * written anew, elsewhere a line a block. Only between trials, never while
 * one is measured.
 */
struct progress {
    FILE *out; /* NULL is silence */
    bool terminal;
    uint64_t began_ns;
    size_t done;    /* trials … */
    size_t skipped; /* … of which a resumed run had these already */
    size_t total;
};

void progress_begin(struct progress *p, FILE *out, size_t total);

/* Before a trial of block `block` (from 0) of `blocks`. */
void progress_trial(struct progress *p, unsigned block, unsigned blocks,
                    const struct cell *cell);

/* Before a block of a search: `where` it measures, and whether it is new; a
 * line for each new one where there is no terminal. */
void progress_probe(struct progress *p, const char *where, bool fresh);

/* After a block; a line where there is no terminal. */
void progress_block(struct progress *p, unsigned block, unsigned blocks);

/* A remark on a line of its own. */
void progress_note(struct progress *p, const char *text);
void progress_end(struct progress *p);
