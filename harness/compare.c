/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "compare.h"

#include "compare_costs.h"
#include "compare_facts.h"
#include "compare_judge.h"
#include "compare_match.h"
#include "compare_means.h"
#include "compare_notes.h"
#include "threshold.h"
#include "unsettled.h"

#include <stdlib.h>
#include <string.h>

/* What compare_make works with. */
struct making {
    struct compare *c;
    const struct compare_options *o;
    struct compare_match match;
    struct compare_costs costs;
    double thresholds[METRIC_COUNT];
    bool unreliable[2];
};

const char *compare_kind_name(enum compare_kind kind)
{
    static const char *const names[] = {
        [COMPARE_SAME] = "same",
        [COMPARE_BETTER] = "better",
        [COMPARE_WORSE] = "worse",
        [COMPARE_UNDECIDED] = "undecided",
    };

    return names[kind];
}

size_t compare_count(const struct compare *c, enum compare_kind kind)
{
    size_t n = 0;

    for (size_t i = 0; i < c->ncells; i++) {
        n += c->cells[i].kind == kind ? 1U : 0U;
    }
    return n;
}

static bool in_turn(const struct results *base, const struct results *now)
{
    return (base->against[0] != '\0' && strcmp(base->against, now->run_id) == 0)
           || (now->against[0] != '\0'
               && strcmp(now->against, base->run_id) == 0);
}

static int check_machines(struct compare *c, const struct compare_options *o,
                          struct err *e)
{
    char differ[COMPARE_FACTS_BYTES];
    char names[COMPARE_FACTS_BYTES];

    if (compare_facts_find(c->base, c->now, o->allow, &c->facts, &c->nfacts,
                           e)) {
        c->refused = c->facts == NULL;
        return -1;
    }
    compare_facts_text(c->facts, c->nfacts, false, differ);
    if (differ[0] == '\0' || o->cross_machine) {
        return 0;
    }
    compare_facts_names(c->facts, c->nfacts, names);
    c->refused = true;
    return err_set(e,
                   "the runs' machines differ in %.250s: add --cross-machine "
                   "to compare speed-ups, or --allow %.120s to compare times "
                   "all the same",
                   differ, names);
}

static void settle_thresholds(struct making *m)
{
    double planned[METRIC_COUNT];

    threshold_of_run(planned, m->c->now->machine_json);
    for (int i = 0; i < METRIC_COUNT; i++) {
        m->thresholds[i] = m->o->thresholds[i] > 0.0 ? m->o->thresholds[i]
                           : planned[i] > 0.0        ? planned[i]
                                                     : COMPARE_THRESHOLD;
    }
}

/* Whether a run is to be relied on decides before any figure does. */
static enum compare_kind believed(const struct making *m,
                                  enum compare_kind kind)
{
    bool clear = kind == COMPARE_WORSE || kind == COMPARE_BETTER;

    return clear && (m->unreliable[0] || m->unreliable[1]) ? COMPARE_UNDECIDED
                                                           : kind;
}

/* The cells that a run has a figure of; rows[] says which of the tests. */
static int append_cells(struct making *m, enum metric metric,
                        const struct compare_finding *found, size_t *rows,
                        struct err *e)
{
    struct compare *c = m->c;
    struct compare_cell *grown =
        realloc(c->cells, (c->ncells + m->match.npairs + 1) * sizeof *grown);
    size_t kept = 0;

    if (grown == NULL) {
        return err_set(e, "no memory to compare %zu cells", m->match.npairs);
    }
    c->cells = grown;
    for (size_t i = 0; i < m->match.npairs; i++) {
        const struct compare_finding *f = &found[i];
        if (f->n_base == 0 && f->n_now == 0) {
            continue;
        }
        rows[kept++] = i;
        c->cells[c->ncells++] = (struct compare_cell){
            .metric = metric,
            .base = m->match.pairs[i].base,
            .now = m->match.pairs[i].now,
            .n_base = f->n_base,
            .n_now = f->n_now,
            .ratio = f->ratio,
            .p = f->p,
            .p_adjusted = f->p_adjusted,
            .threshold = m->thresholds[metric],
            .kind = believed(m, f->kind),
        };
    }
    return 0;
}

static int add_metric(struct making *m, enum metric metric, struct err *e)
{
    const struct compare_rule rule = {
        .threshold = m->thresholds[metric],
        .paired = m->c->paired,
        .each = m->o->each,
        .seed = m->c->base->seed + m->c->now->seed,
    };
    struct compare_figures figures = {0};
    size_t n = m->match.npairs;
    size_t first = m->c->ncells;
    size_t first_mean = m->c->nmeans;
    struct compare_finding *found = calloc(n + 1, sizeof *found);
    size_t *rows = calloc(n + 1, sizeof *rows);
    int status = -1;

    if (found == NULL || rows == NULL) {
        err_set(e, "no memory to compare %zu cells", n);
    } else if (compare_costs_figures(&m->costs, metric, &figures, e) == 0
               && compare_judge(&figures, &rule, found, e) == 0
               && append_cells(m, metric, found, rows, e) == 0) {
        status = compare_means_add(m->c, first, rows, &figures, &rule, e);
    }
    for (size_t i = first_mean; i < m->c->nmeans && status == 0; i++) {
        m->c->means[i].kind = believed(m, m->c->means[i].kind);
    }
    compare_figures_free(&figures);
    free(rows);
    free(found);
    return status;
}

static int add_metrics(struct making *m, struct err *e)
{
    bool any = false;

    for (int i = 0; i < METRIC_COUNT; i++) {
        any = any || m->o->metrics[i];
        if (m->o->metrics[i] && add_metric(m, (enum metric)i, e)) {
            return -1;
        }
    }
    if (!any && add_metric(m, m->c->base->metric, e)) {
        return -1;
    }
    if (m->c->ncells > 0) {
        return 0;
    }
    m->c->refused = true;
    return err_set(e,
                   "no cell that both runs have has %s: nothing can be "
                   "compared; choose another --metric%s",
                   m->c->relative ? "a speed-up over sequential"
                                  : "a figure for the metric",
                   m->c->relative ? ", or measure sequential as well" : "");
}

static int check_match(struct making *m, struct err *e)
{
    struct compare *c = m->c;

    if (compare_match_make(&m->match, c->base, c->now, m->o->ignore, e)) {
        c->refused = true;
        return -1;
    }
    c->only_base = m->match.only_base;
    c->nonly_base = m->match.nonly_base;
    c->only_now = m->match.only_now;
    c->nonly_now = m->match.nonly_now;
    m->match.only_base = NULL;
    m->match.only_now = NULL;
    if (m->match.npairs > 0) {
        return 0;
    }
    c->refused = true;
    return err_set(e, "the runs have no cell in common: run the same plan, or "
                      "name the parameters that differ with --ignore");
}

int compare_make(struct compare *c, const struct results *base,
                 const struct results *now, const struct compare_options *o,
                 struct err *e)
{
    struct making m = {.c = c, .o = o};
    struct unsettled was = unsettled_count(base);
    struct unsettled is = unsettled_count(now);
    int status = -1;

    *c = (struct compare){
        .base = base,
        .now = now,
        .paired = in_turn(base, now),
        .relative = o->cross_machine,
        .adjusted = !o->each,
    };
    m.unreliable[0] = unsettled_is_too_much(&was);
    m.unreliable[1] = unsettled_is_too_much(&is);
    settle_thresholds(&m);
    if (check_machines(c, o, e) == 0 && check_match(&m, e) == 0
        && compare_costs_make(&m.costs, &m.match, c, e) == 0
        && add_metrics(&m, e) == 0) {
        compare_notes_add(c, m.unreliable);
        status = 0;
    }
    compare_costs_free(&m.costs);
    compare_match_free(&m.match);
    if (status != 0) {
        bool refused = c->refused;
        compare_free(c);
        c->refused = refused;
    }
    return status;
}

void compare_free(struct compare *c)
{
    free(c->cells);
    free(c->means);
    free(c->only_base);
    free(c->only_now);
    free(c->facts);
    *c = (struct compare){0};
}
