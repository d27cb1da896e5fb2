/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "crossover_found.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int crossover_found_make(struct crossover_found *f, const struct results *r,
                         struct err *e)
{
    double probe;

    *f = (struct crossover_found){0};
    if (search_of_results(&f->search, r, e)) {
        return -1;
    }
    if (strcmp(f->search.kind, crossover_search_kind) != 0
        || search_models(&f->search) != 2 || f->search.naxes != 1) {
        err_set(e, "the run is no search for a crossover");
        goto free_found;
    }
    if (search_points_load(&f->points, &f->search, r, e)
        || crossover_table_make(&f->table, &f->search, &f->points, e)) {
        goto free_found;
    }
    int more = crossover_next(&f->table.rules, f->table.fields, f->table.n,
                              &probe, &f->answer, e);
    if (more < 0) {
        goto free_found;
    }
    f->finished = more == 0;
    f->workers =
        f->search.axes[0].workers || r->ncells == 0 ? 0 : r->cells[0].workers;
    return 0;
free_found:
    crossover_found_free(f);
    return -1;
}

void crossover_found_free(struct crossover_found *f)
{
    crossover_table_free(&f->table);
    search_points_free(&f->points);
    search_free(&f->search);
}

void crossover_found_sentence(const struct crossover_found *f,
                              char text[CROSSOVER_TEXT_BYTES])
{
    crossover_sentence(&f->search, f->workers, &f->answer, text);
}

static bool all_precise(const struct crossover_answer *a)
{
    for (size_t i = 0; i < a->nborders; i++) {
        if (!a->borders[i].precise) {
            return false;
        }
    }
    return true;
}

void crossover_found_note(const struct crossover_found *f,
                          char text[CROSSOVER_TEXT_BYTES])
{
    text[0] = '\0';
    if (!f->finished) {
        snprintf(text, CROSSOVER_TEXT_BYTES,
                 "The search was cut: this is what is known so far.");
    } else if (!all_precise(&f->answer)) {
        snprintf(text, CROSSOVER_TEXT_BYTES,
                 "Less precise than asked (%g %% of the %s): %zu blocks at a "
                 "value are not enough.",
                 100.0 * f->search.plan.precision,
                 f->search.axes[0].logarithmic ? "value" : "range",
                 f->table.rules.max_blocks);
    }
}

double crossover_found_median(const struct crossover_found *f,
                              const double *costs, size_t n)
{
    double *copy = malloc((n + 1) * sizeof *copy);
    double median = 0.0;

    if (copy != NULL && n > 0) {
        memcpy(copy, costs, n * sizeof *copy);
        median = stats_median(copy, n);
    }
    free(copy);
    return f->search.plan.metric == METRIC_THROUGHPUT && median > 0.0
               ? 1.0 / median
               : median;
}
