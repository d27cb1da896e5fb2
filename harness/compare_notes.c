/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare_notes.h"

#include "compare_costs.h"
#include "compare_facts.h"
#include "stats.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

enum { ALIKE_MIN = 3 }; /* cells; of two, chance makes too many alike */

__attribute__((format(printf, 2, 3))) static void note(struct compare *c,
                                                       const char *format, ...)
{
    va_list arguments;

    if (c->nnotes < COMPARE_NOTES) {
        va_start(arguments, format);
        vsnprintf(c->notes[c->nnotes++], COMPARE_NOTE_BYTES, format, arguments);
        va_end(arguments);
    }
}

static const char *run_name(size_t run)
{
    return run == 0 ? "BASE" : "NEW";
}

static void note_machines(struct compare *c)
{
    const char *machines[2] = {c->base->machine_json, c->now->machine_json};
    char text[COMPARE_FACTS_BYTES];

    for (size_t run = 0; run < 2; run++) {
        if (machines[run] == NULL || machines[run][0] == '\0') {
            note(c,
                 "%s does not say what machine it was measured on: whether "
                 "it is the other one's is not known.",
                 run_name(run));
        }
    }
    compare_facts_text(c->facts, c->nfacts, true, text);
    if (text[0] != '\0') {
        note(c, "The machines differ, which --allow lets pass: %s.", text);
    }
    compare_facts_text(c->facts, c->nfacts, false, text);
    if (text[0] != '\0') {
        note(c,
             "The machines differ (%s), so that speed-ups over sequential are "
             "compared, each taken inside its own run.",
             text);
    }
}

static void note_blocks(struct compare *c)
{
    size_t most[2] = {0, 0};

    for (size_t i = 0; i < c->ncells; i++) {
        most[0] = c->cells[i].n_base > most[0] ? c->cells[i].n_base : most[0];
        most[1] = c->cells[i].n_now > most[1] ? c->cells[i].n_now : most[1];
    }
    for (size_t run = 0; run < 2 && c->ncells > 0; run++) {
        if (most[run] < STATS_MIN_SAMPLES) {
            note(c,
                 "%s has %zu block%s%s: fewer than %d decide nothing. Measure "
                 "with --blocks 9 or more.",
                 run_name(run), most[run], most[run] == 1 ? "" : "s",
                 c->paired ? " in common with the other run" : "",
                 STATS_MIN_SAMPLES);
            return;
        }
    }
}

/* Of cells by the first metric whose cost is one of an operation. */
static void note_counts(struct compare *c)
{
    size_t counts = 0;
    size_t scales = 0;
    const struct compare_cell *first = NULL;

    for (size_t i = 0; i < c->ncells; i++) {
        const struct compare_cell *cell = &c->cells[i];
        const struct cell *a = &c->base->cells[cell->base];
        const struct cell *b = &c->now->cells[cell->now];
        if (cell->metric != c->cells[0].metric) {
            break;
        }
        first = first == NULL && a->ops != b->ops ? cell : first;
        counts += a->ops != b->ops ? 1U : 0U;
        scales += a->scale != b->scale ? 1U : 0U;
    }
    if (counts > 0 && compare_is_per_op(c->cells[0].metric)) {
        const struct cell *a = &c->base->cells[first->base];
        const struct cell *b = &c->now->cells[first->now];
        note(c,
             "In %zu cell%s the counts of operations differ (%s: %llu, then "
             "%llu): costs are those of an operation, which is exact only "
             "where they grow in proportion; starting workers does not. "
             "Fix 'ops' in the plan.",
             counts, counts == 1 ? "" : "s", a->workload,
             (unsigned long long)a->ops, (unsigned long long)b->ops);
    }
    if (scales > 0) {
        note(c,
             "In %zu cell%s the steps that an operation takes were calibrated "
             "anew and differ: what got slower in them does not show.",
             scales, scales == 1 ? "" : "s");
    }
}

/* That each cell of the first metric changed about as much as the others. */
static void note_alike(struct compare *c)
{
    double *logs = calloc(c->ncells + 1, sizeof *logs);
    size_t n = 0;

    for (size_t i = 0; logs != NULL && i < c->ncells; i++) {
        if (c->cells[i].metric == c->cells[0].metric
            && c->cells[i].ratio.value > 0.0) {
            logs[n++] = log(c->cells[i].ratio.value);
        }
    }
    if (logs == NULL || n < ALIKE_MIN || c->paired || c->relative) {
        free(logs);
        return;
    }
    double middle = stats_median(logs, n); /* and sorts them */
    double near = fmin(logs[0] / middle, logs[n - 1] / middle);
    double far = fmax(logs[0] / middle, logs[n - 1] / middle);
    if (fabs(middle) >= COMPARE_DRIFT * log1p(c->cells[0].threshold)
        && near >= 0.5 && far <= 1.5) {
        note(c,
             "All %zu cells moved alike, by %+.1f %%: that looks like the "
             "machine, unless all of them do what changed. 'tvp run --against' "
             "measures both in turn, so that the machine's drift hits both.",
             n, 100.0 * expm1(middle));
    }
    free(logs);
}

/* That memory is not the program's alone. */
static void note_memory(struct compare *c)
{
    for (size_t i = 0; i < c->ncells; i++) {
        if (c->cells[i].metric == METRIC_MEMORY && !c->paired) {
            note(c,
                 "Memory is the proportional set size: a page that several "
                 "programs map is divided among them, so that it changes with "
                 "what else runs, by tens of per cent where workers are small. "
                 "'tvp run --against' measures both under the same load.");
            return;
        }
    }
}

void compare_notes_add(struct compare *c, const bool unreliable[2])
{
    for (size_t run = 0; run < 2; run++) {
        if (unreliable[run]) {
            note(c,
                 "Don't rely on %s: too many of its trials were disturbed, "
                 "also when repeated; so nothing here is worse or better. "
                 "'tvp doctor' says what to do.",
                 run_name(run));
        }
    }
    note_machines(c);
    note_blocks(c);
    note_counts(c);
    note_alike(c);
    note_memory(c);
}
