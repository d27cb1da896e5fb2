/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sentence.h"

#include "figure.h"
#include "sentence_parts.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

enum {
    RIVALS_MAX = 64,
    NAMED_MAX = 3, /* rivals with their ratios in one sentence */
};

/* The best model's verdicts, sorted out. Lists hold cells. */
struct standing {
    const struct results *r;
    enum metric metric;
    const struct verdict *v;
    size_t n; /* verdicts of the group */
    size_t best;
    size_t tied[RIVALS_MAX];
    size_t ntied;
    const struct verdict *beaten[RIVALS_MAX]; /* closest first, slight last */
    size_t nbeaten;
    const struct verdict *undecided[RIVALS_MAX];
    size_t nundecided;
};

static const struct verdict *between(const struct standing *s, size_t a,
                                     size_t b)
{
    for (size_t i = 0; i < s->n; i++) {
        if ((s->v[i].winner == a && s->v[i].runner_up == b)
            || (s->v[i].winner == b && s->v[i].runner_up == a)) {
            return &s->v[i];
        }
    }
    return NULL;
}

/* Clear, yet too small to be what the sentence is about: under 1 %. */
static bool is_slight(const struct verdict *v)
{
    return v->kind == VERDICT_WINS && v->ratio.high < 1.01;
}

/* Rivals that are beaten slightly go behind the others. */
static void slight_last(struct standing *s)
{
    const struct verdict *slight[RIVALS_MAX];
    size_t nslight = 0;
    size_t kept = 0;

    for (size_t i = 0; i < s->nbeaten; i++) {
        if (is_slight(s->beaten[i])) {
            slight[nslight++] = s->beaten[i];
        } else {
            s->beaten[kept++] = s->beaten[i];
        }
    }
    memcpy(s->beaten + kept, slight, nslight * sizeof *slight);
}

static void sort_out(struct standing *s)
{
    s->best = s->v[0].winner;
    for (size_t i = 0; i < s->n; i++) {
        const struct verdict *v = &s->v[i];
        if (v->winner != s->best && v->runner_up != s->best) {
            continue;
        }
        if (v->kind == VERDICT_NO_DIFFERENCE && s->ntied < RIVALS_MAX) {
            s->tied[s->ntied++] =
                v->winner == s->best ? v->runner_up : v->winner;
        }
        if (v->kind == VERDICT_WINS && v->winner == s->best
            && s->nbeaten < RIVALS_MAX) {
            s->beaten[s->nbeaten++] = v;
        }
        if (v->kind == VERDICT_UNDECIDED && s->nundecided < RIVALS_MAX) {
            s->undecided[s->nundecided++] = v;
        }
    }
    slight_last(s);
}

/* The best, or one of those that it does not differ from. */
static bool is_tied(const struct standing *s, size_t cell)
{
    bool tied = cell == s->best;

    for (size_t i = 0; i < s->ntied && !tied; i++) {
        tied = s->tied[i] == cell;
    }
    return tied;
}

static bool no_difference_among_tied(const struct standing *s)
{
    for (size_t i = 0; i < s->ntied; i++) {
        for (size_t j = i + 1; j < s->ntied; j++) {
            const struct verdict *v = between(s, s->tied[i], s->tied[j]);
            if (v == NULL || v->kind != VERDICT_NO_DIFFERENCE) {
                return false;
            }
        }
    }
    return true;
}

static bool all_tied_beat(const struct standing *s, size_t rival)
{
    for (size_t i = 0; i < s->ntied; i++) {
        const struct verdict *v = between(s, s->tied[i], rival);
        if (v == NULL || v->kind != VERDICT_WINS || v->runner_up != rival) {
            return false;
        }
    }
    return true;
}

/* How far apart those that tie may be after all, rounded up: "±3 %". */
static void say_reach(const struct standing *s, char text[SENTENCE_BYTES])
{
    double reach = 0.0;

    for (size_t i = 0; i < s->n; i++) {
        const struct verdict *v = &s->v[i];
        if (v->kind == VERDICT_NO_DIFFERENCE && is_tied(s, v->winner)
            && is_tied(s, v->runner_up)) {
            reach = fmax(reach, verdict_reach(v));
        }
    }
    double tenths = fabs(ceil(reach * 1000.0 - 1e-6)); /* no -0.0 */
    sentence_add(text, tenths < 10.0 ? "±%.1f %%" : "±%.0f %%",
                 tenths < 10.0 ? tenths / 10.0 : ceil(tenths / 10.0));
}

/* "no difference between a and b at this precision (±2 %: 1.01× [0.99, 1.02])"
 */
static void say_no_difference(const struct standing *s,
                              char text[SENTENCE_BYTES])
{
    size_t all[RIVALS_MAX + 1] = {s->best};

    memcpy(all + 1, s->tied, s->ntied * sizeof *all);
    if (!no_difference_among_tied(s)) {
        sentence_add(text, "no difference of ");
        sentence_add_model(text, &s->r->cells[s->best]);
        sentence_add(text, " from ");
        sentence_add_models(text, s->r, s->tied, s->ntied, " or ");
        sentence_add(text, " at this precision (");
        say_reach(s, text);
        sentence_add(text, ")");
        return;
    }
    sentence_add(text, "no difference between %s",
                 s->ntied > 1 ? "any of " : "");
    sentence_add_models(text, s->r, all, s->ntied + 1, " and ");
    sentence_add(text, " at this precision (");
    say_reach(s, text);
    if (s->ntied == 1) {
        const struct verdict *v = between(s, s->best, s->tied[0]);
        struct figure f = figure_ratio(&v->ratio);
        sentence_add(text, ": %s %s", f.value, f.range);
    }
    sentence_add(text, ")");
}

/* "a and b (no difference between them, ±1 %) are", or what is true of less. */
static void say_best(const struct standing *s, char text[SENTENCE_BYTES])
{
    size_t all[RIVALS_MAX + 1] = {s->best};
    bool plural = sentence_plural(&s->r->cells[s->best]);

    memcpy(all + 1, s->tied, s->ntied * sizeof *all);
    if (s->ntied > 0 && no_difference_among_tied(s)
        && all_tied_beat(s, s->beaten[0]->runner_up)) {
        sentence_add_models(text, s->r, all, s->ntied + 1, " and ");
        sentence_add(text, " (no difference between them, ");
        say_reach(s, text);
        sentence_add(text, ")");
        plural = true;
    } else {
        sentence_add_model(text, &s->r->cells[s->best]);
        if (s->ntied > 0) {
            sentence_add(text, " (no difference from ");
            sentence_add_models(text, s->r, s->tied, s->ntied, " or ");
            sentence_add(text, ", ");
            say_reach(s, text);
            sentence_add(text, ")");
        }
    }
    sentence_add(text, " %s ", sentence_verb(s->metric, plural));
}

static bool is_sequential(const struct standing *s, const struct verdict *v)
{
    return cell_is_sequential(&s->r->cells[v->runner_up]);
}

/* Which of the rivals to name: the closest, sequential, and some others. */
static size_t pick_rivals(const struct standing *s,
                          const struct verdict *const *list, size_t n,
                          const struct verdict *named[NAMED_MAX])
{
    size_t count = 0;
    size_t kept = 0; /* places for a sequential that is still to come */

    for (size_t i = 0; i < n; i++) {
        kept += is_sequential(s, list[i]) ? 1U : 0U;
    }
    for (size_t i = 0; i < n && count < NAMED_MAX; i++) {
        bool sequential = is_sequential(s, list[i]);
        kept -= sequential ? 1U : 0U;
        if (list[i]->winner == s->best
            && (i == 0 || sequential || count + kept < NAMED_MAX)) {
            named[count++] = list[i];
        }
    }
    return count;
}

/* "1.93× faster than gil [1.90, 1.96] and 1.99× than sequential [1.97, 2.00]"
 */
static void say_ratios(const struct standing *s,
                       const struct verdict *const *list, size_t n,
                       char text[SENTENCE_BYTES])
{
    const struct verdict *named[NAMED_MAX];
    size_t count = pick_rivals(s, list, n, named);

    for (size_t i = 0; i < count; i++) {
        struct figure f = figure_ratio(&named[i]->ratio);
        sentence_add(text, "%s%s%s ",
                     i == 0          ? ""
                     : i + 1 < count ? ", "
                                     : " and ",
                     i > 0 && is_slight(named[i]) ? "only " : "", f.value);
        sentence_add(text, "%s%sthan ", i > 0 ? "" : metric_better(s->metric),
                     i > 0 ? "" : " ");
        sentence_add_model(text, &s->r->cells[named[i]->runner_up]);
        sentence_add(text, " %s", f.range);
    }
    sentence_add(text, "%s",
                 s->metric == METRIC_ELAPSED ? " in elapsed time" : "");
}

/* Why there is no verdict: "3 blocks are too few (6 needed)", "not clear among
 * 144 comparisons (p = 0.2, 0.05 needed)". */
static void say_why(const struct verdict *v, char text[SENTENCE_BYTES])
{
    if (v->n < STATS_MIN_SAMPLES) {
        sentence_add(text, "%zu block%s too few (%d needed)", v->n,
                     v->n == 1 ? " is" : "s are", STATS_MIN_SAMPLES);
        return;
    }
    sentence_add(text, "not clear");
    if (v->among > 1) {
        sentence_add(text, " among %zu comparisons", v->among);
    }
    sentence_add(text, " (p = %.2g, %.2g needed)", v->p_adjusted, v->level);
}

static void say_undecided(const struct standing *s, char text[SENTENCE_BYTES])
{
    const struct cell *best = &s->r->cells[s->best];

    sentence_add(text, "undecided: ");
    say_why(&s->v[0], text); /* against the closest rival */
    sentence_add(text, "; so far ");
    sentence_add_model(text, best);
    sentence_add(text, " %s ", sentence_verb(s->metric, sentence_plural(best)));
    say_ratios(s, s->undecided, s->nundecided, text);
}

static void say_rest(const struct standing *s, char text[SENTENCE_BYTES])
{
    for (size_t i = 0; i < s->nundecided; i++) {
        const struct verdict *v = s->undecided[i];
        size_t rival = v->winner == s->best ? v->runner_up : v->winner;
        sentence_add(text, "; undecided against ");
        sentence_add_model(text, &s->r->cells[rival]);
        sentence_add(text, ": ");
        say_why(v, text);
    }
}

/* Models of the same work that no verdict mentions. */
static void say_missing(const struct standing *s, char text[SENTENCE_BYTES])
{
    for (size_t i = 0; i < s->r->ncells; i++) {
        int known = !cell_same_work(&s->r->cells[i], &s->r->cells[s->best]);
        for (size_t j = 0; j < s->n && !known; j++) {
            known = s->v[j].winner == i || s->v[j].runner_up == i;
        }
        if (!known) {
            sentence_add(text, "; nothing to compare of ");
            sentence_add_model(text, &s->r->cells[i]);
        }
    }
}

void analysis_sentence(const struct results *r, enum metric metric,
                       const struct verdict *v, size_t n, size_t *used,
                       char text[SENTENCE_BYTES])
{
    struct standing s = {.r = r, .metric = metric, .v = v};

    text[0] = '\0';
    while (
        s.n < n
        && cell_same_work(&r->cells[v[s.n].winner], &r->cells[v[0].winner])) {
        s.n++;
    }
    *used = s.n;
    if (s.n == 0) {
        return;
    }
    sort_out(&s);
    sentence_add_work(text, r, s.best);
    if (s.nbeaten > 0) {
        say_best(&s, text);
        say_ratios(&s, s.beaten, s.nbeaten, text);
        say_rest(&s, text);
    } else if (s.ntied > 0) {
        say_no_difference(&s, text);
        say_rest(&s, text);
    } else {
        say_undecided(&s, text);
    }
    say_missing(&s, text);
}

void sentence_without_verdict(const struct results *r, size_t cell,
                              char text[SENTENCE_BYTES])
{
    size_t models = 0;

    for (size_t i = 0; i < r->ncells; i++) {
        models += cell_same_work(&r->cells[i], &r->cells[cell]) ? 1U : 0U;
    }
    text[0] = '\0';
    sentence_add_work(text, r, cell);
    if (models > 1) {
        sentence_add(
            text, "nothing to compare: no block has this figure of two models");
        return;
    }
    sentence_add_model(text, &r->cells[cell]);
    sentence_add(text, " alone was run, so there is nothing to compare");
}
