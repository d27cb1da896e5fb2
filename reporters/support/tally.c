/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tally.h"

#include "disturbed.h"
#include "doctor_note.h"
#include "label.h"

#include <stdio.h>
#include <stdlib.h>

static size_t count(const struct results *r, enum sample_status status)
{
    size_t n = 0;

    for (size_t i = 0; i < r->nsamples; i++) {
        n += results_status(r, i) == status ? 1U : 0U;
    }
    return n;
}

/* Of cells in the blocks before the last, which may have been cut: no run goes
 * on to a block before it has all of those, so that somebody took them away.
 * A search chooses its cells as it goes. */
static size_t count_missing(const struct results *r)
{
    bool search = r->search != NULL && r->search[0] != '\0';
    size_t *seen = NULL;

    if (search || r->nruns > 0 || r->nsamples == 0 || r->ncells == 0) {
        return 0;
    }
    size_t last = results_block(r, r->nsamples - 1);
    size_t there = 0;
    if (last <= r->nsamples) {
        seen = calloc(r->ncells, sizeof *seen);
    }
    for (size_t i = 0; i < r->nsamples && seen != NULL; i++) {
        size_t block = results_block(r, i);
        size_t cell = results_cell(r, i);
        if (block < last && cell < r->ncells && seen[cell] != block + 1) {
            seen[cell] = block + 1;
            there++;
        }
    }
    size_t missing =
        seen == NULL || there > last * r->ncells ? 0 : last * r->ncells - there;
    free(seen);
    return missing;
}

static int say_samples(const struct results *r, char text[TALLY_TEXT_BYTES])
{
    int used = snprintf(text, TALLY_TEXT_BYTES, "%zu sample%s", r->nsamples,
                        r->nsamples == 1 ? "" : "s");

    for (int s = SAMPLE_FAILED; s <= SAMPLE_CRASHED; s++) {
        size_t n = count(r, (enum sample_status)s);
        if (n > 0 && used > 0 && used < TALLY_TEXT_BYTES) {
            used += snprintf(text + used, TALLY_TEXT_BYTES - (size_t)used,
                             ", %zu %s", n,
                             sample_status_name((enum sample_status)s));
        }
    }
    size_t missing = count_missing(r);
    if (missing > 0 && used > 0 && used < TALLY_TEXT_BYTES) {
        used += snprintf(text + used, TALLY_TEXT_BYTES - (size_t)used,
                         "; %zu %s not there any more", missing,
                         missing == 1 ? "is" : "are");
    }
    if (used > 0 && used < TALLY_TEXT_BYTES - 1) {
        snprintf(text + used, TALLY_TEXT_BYTES - (size_t)used, ".");
    }
    return 0;
}

static int say_stopped(const struct results *r, char text[TALLY_TEXT_BYTES])
{
    char clean[sizeof r->stopped];

    label_clean(r->stopped, clean, sizeof clean);
    snprintf(text, TALLY_TEXT_BYTES, "Stopped: %s.",
             clean[0] != '\0' ? clean : "the run was cut short");
    return 0;
}

static int say_share(const struct results *r, char text[TALLY_TEXT_BYTES])
{
    double timed_ns = 0.0;

    for (size_t i = 0; i < r->nsamples; i++) {
        int64_t total_ns = results_int(r, i, offsetof(struct sample, total_ns));
        timed_ns += total_ns > 0 ? (double)total_ns : 0.0;
    }
    if (r->wall_ns <= 0) {
        return -1;
    }
    snprintf(text, TALLY_TEXT_BYTES,
             "%.0f %% of %.1f s was spent in timed work.",
             100.0 * timed_ns / (double)r->wall_ns, (double)r->wall_ns / 1e9);
    return 0;
}

int tally_line(const struct results *r, size_t line,
               char text[TALLY_TEXT_BYTES])
{
    switch (line) {
    case 0:
        return say_samples(r, text);
    case 1:
        return disturbed_line(r, text);
    case 2:
        return say_stopped(r, text);
    case 3:
        return say_share(r, text);
    case 4:
        return doctor_note(r->machine_json, text, TALLY_TEXT_BYTES);
    default:
        return -1;
    }
}
