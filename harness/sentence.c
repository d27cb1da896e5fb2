/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sentence.h"

#include "figure.h"
#include "label.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum {
    MODEL_COLUMNS = 48,
    WORK_COLUMNS = 80,
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

static void add(char text[SENTENCE_BYTES], const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void add(char text[SENTENCE_BYTES], const char *format, ...)
{
    char more[SENTENCE_BYTES];
    size_t used = strlen(text);
    va_list args;

    va_start(args, format);
    vsnprintf(more, sizeof more, format, args);
    va_end(args);
    /* What does not fit is cut between two characters, not inside one. */
    while (used + strlen(more) >= SENTENCE_BYTES) {
        size_t end = strlen(more) - 1;
        while (end > 0 && ((unsigned char)more[end] & 0xC0) == 0x80) {
            end--;
        }
        more[end] = '\0';
    }
    memcpy(text + used, more, strlen(more) + 1);
}

static void add_model(char text[SENTENCE_BYTES], const struct cell *c)
{
    char label[CELL_LABEL_BYTES];
    char clean[CELL_LABEL_BYTES + 2];

    cell_model_label(c, label);
    label_clean(label, clean, CELL_LABEL_BYTES);
    label_shorten(clean, MODEL_COLUMNS);
    add(text, "%s", clean);
}

/* "a", "a and b", "a, b and c". */
static void add_models(char text[SENTENCE_BYTES], const struct results *r,
                       const size_t *cells, size_t n, const char *last)
{
    for (size_t i = 0; i < n; i++) {
        add(text, "%s", i == 0 ? "" : i + 1 < n ? ", " : last);
        add_model(text, &r->cells[cells[i]]);
    }
}

static bool several_placements(const struct results *r)
{
    for (size_t i = 1; i < r->ncells; i++) {
        if (strcmp(r->cells[i].placement, r->cells[0].placement) != 0) {
            return true;
        }
    }
    return false;
}

/* "primes, 2 workers: " */
static void add_work(char text[SENTENCE_BYTES], const struct results *r,
                     size_t cell)
{
    const struct cell *c = &r->cells[cell];
    char label[CELL_LABEL_BYTES];
    char clean[CELL_LABEL_BYTES + 2];

    cell_workload_label(c, label);
    label_clean(label, clean, CELL_LABEL_BYTES);
    label_shorten(clean, WORK_COLUMNS);
    add(text, "%s, %u worker%s", clean, c->workers, c->workers == 1 ? "" : "s");
    if (several_placements(r)) {
        label_clean(c->placement, clean, CELL_PLACEMENT_BYTES);
        label_shorten(clean, MODEL_COLUMNS);
        add(text, ", placement %s", clean);
    }
    add(text, ": ");
}

/* Names in s are plurals: "threads are", "gil is". */
static bool reads_plural(const struct cell *c)
{
    size_t length = strlen(c->model);

    return length > 0 && c->model[length - 1] == 's';
}

static const char *verb(enum metric metric, bool plural)
{
    switch (metric) {
    case METRIC_TOTAL:
    case METRIC_ELAPSED:
        return plural ? "are" : "is";
    case METRIC_THROUGHPUT:
    case METRIC_LATENCY:
        return plural ? "have" : "has";
    case METRIC_CPU:
    case METRIC_MEMORY:
        break;
    }
    return plural ? "use" : "uses";
}

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

/* "no difference between a and b (1.01× [0.99, 1.02])" */
static void say_no_difference(const struct standing *s,
                              char text[SENTENCE_BYTES])
{
    size_t all[RIVALS_MAX + 1] = {s->best};

    memcpy(all + 1, s->tied, s->ntied * sizeof *all);
    if (!no_difference_among_tied(s)) {
        add(text, "no difference of ");
        add_model(text, &s->r->cells[s->best]);
        add(text, " from ");
        add_models(text, s->r, s->tied, s->ntied, " or ");
        return;
    }
    add(text, "no difference between %s", s->ntied > 1 ? "any of " : "");
    add_models(text, s->r, all, s->ntied + 1, " and ");
    if (s->ntied == 1) {
        const struct verdict *v = between(s, s->best, s->tied[0]);
        struct figure f = figure_ratio(&v->ratio);
        add(text, " (%s %s)", f.value, f.range);
    }
}

/* "a and b (no difference between them) are", or what is true of less. */
static void say_best(const struct standing *s, char text[SENTENCE_BYTES])
{
    size_t all[RIVALS_MAX + 1] = {s->best};
    bool plural = reads_plural(&s->r->cells[s->best]);

    memcpy(all + 1, s->tied, s->ntied * sizeof *all);
    if (s->ntied > 0 && no_difference_among_tied(s)
        && all_tied_beat(s, s->beaten[0]->runner_up)) {
        add_models(text, s->r, all, s->ntied + 1, " and ");
        add(text, " (no difference between them)");
        plural = true;
    } else {
        add_model(text, &s->r->cells[s->best]);
        if (s->ntied > 0) {
            add(text, " (no difference from ");
            add_models(text, s->r, s->tied, s->ntied, " or ");
            add(text, ")");
        }
    }
    add(text, " %s ", verb(s->metric, plural));
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
        add(text, "%s%s%s ",
            i == 0          ? ""
            : i + 1 < count ? ", "
                            : " and ",
            i > 0 && is_slight(named[i]) ? "only " : "", f.value);
        add(text, "%s%sthan ", i > 0 ? "" : metric_better(s->metric),
            i > 0 ? "" : " ");
        add_model(text, &s->r->cells[named[i]->runner_up]);
        add(text, " %s", f.range);
    }
    add(text, "%s", s->metric == METRIC_ELAPSED ? " in elapsed time" : "");
}

static void say_undecided(const struct standing *s, char text[SENTENCE_BYTES])
{
    size_t n = s->v[0].n; /* against the closest rival */

    add(text, "undecided: %zu block%s too few (%d needed); so far ", n,
        n == 1 ? " is" : "s are", STATS_MIN_SAMPLES);
    add_model(text, &s->r->cells[s->best]);
    add(text, " %s ", verb(s->metric, reads_plural(&s->r->cells[s->best])));
    say_ratios(s, s->undecided, s->nundecided, text);
}

static void say_rest(const struct standing *s, char text[SENTENCE_BYTES])
{
    for (size_t i = 0; i < s->nundecided; i++) {
        const struct verdict *v = s->undecided[i];
        add(text, "; undecided against ");
        add_model(
            text,
            &s->r->cells[v->winner == s->best ? v->runner_up : v->winner]);
        add(text, " (%zu of %d blocks)", v->n, STATS_MIN_SAMPLES);
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
            add(text, "; nothing to compare of ");
            add_model(text, &s->r->cells[i]);
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
    add_work(text, r, s.best);
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
    add_work(text, r, cell);
    if (models > 1) {
        add(text, "nothing to compare: no block has this figure of two models");
        return;
    }
    add_model(text, &r->cells[cell]);
    add(text, " alone was run, so there is nothing to compare");
}
