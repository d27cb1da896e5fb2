/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "findings.h"

#include "findings_find.h"
#include "findings_runs.h"

#include "label.h"
#include "results_join.h"
#include "sentence.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUN_MODEL_COLUMNS = 80 }; /* where a run's label follows */

static bool same_panel(const struct cell *a, const struct cell *b)
{
    return strcmp(a->workload, b->workload) == 0
           && strcmp(a->params, b->params) == 0
           && strcmp(a->placement, b->placement) == 0;
}

static bool same_model(const struct cell *a, const struct cell *b)
{
    return strcmp(a->model, b->model) == 0
           && strcmp(a->model_params, b->model_params) == 0;
}

static bool same_work(const struct cell *a, const struct cell *b)
{
    return cell_same_work(a, b) != 0;
}

/* Those of a kind that other runs have first, in the order of the runs. */
static size_t firsts_elsewhere(const struct results *r, size_t *out, size_t n,
                               bool (*same)(const struct cell *,
                                            const struct cell *))
{
    const struct cell *first = &r->cells[out[n - 1]];

    for (size_t i = out[n - 1] + 1; i < r->ncells; i++) {
        if (r->cells[i].run != r->cells[out[n - 1]].run
            && same(first, &r->cells[i])) {
            out[n++] = i;
        }
    }
    return n;
}

/* The first cell of each kind, as `same` tells kinds apart, or of each kind
 * and run. */
static size_t firsts(const struct results *r, size_t *out, bool runs_apart,
                     bool (*same)(const struct cell *, const struct cell *))
{
    size_t n = 0;

    for (size_t i = 0; i < r->ncells; i++) {
        size_t j = 0;
        while (j < n && !same(&r->cells[out[j]], &r->cells[i])) {
            j++;
        }
        if (j == n) {
            out[n++] = i;
            n = runs_apart ? firsts_elsewhere(r, out, n, same) : n;
        }
    }
    return n;
}

static int make_sentences(struct findings *f, struct err *e)
{
    const struct results *r = f->r;
    size_t *works = calloc(r->ncells + 1, sizeof *works);
    size_t at = 0;

    f->sentences = calloc(r->ncells + 1, sizeof *f->sentences);
    if (works == NULL || f->sentences == NULL) {
        free(works);
        return err_set(e, "no memory to report %zu cells", r->ncells);
    }
    f->nsentences = firsts(r, works, false, same_work);
    for (size_t i = 0; i < f->nsentences; i++) {
        const struct verdict *v = f->verdicts + at;
        size_t used = 0;
        if (at < f->nverdicts
            && same_work(&r->cells[v->winner], &r->cells[works[i]])) {
            analysis_sentence(r, r->metric, v, f->nverdicts - at, &used,
                              f->sentences[i]);
        } else {
            sentence_without_verdict(r, works[i], f->sentences[i]);
        }
        at += used;
    }
    free(works);
    return 0;
}

static int make_map(struct findings *f, struct err *e)
{
    struct map map;

    if (!map_is_in(f->r)) {
        return 0;
    }
    if (map_load(&map, f->r, e)) {
        return -1;
    }
    f->map = malloc(sizeof *f->map);
    if (f->map == NULL) {
        map_free(&map);
        return err_set(e, "no memory for a map");
    }
    *f->map = map;
    return 0;
}

void findings_facet(struct findings *f, bool by_run)
{
    f->by_run = by_run;
    f->npanels = firsts(f->r, f->panels, by_run, same_panel);
    f->nmodels = firsts(f->r, f->models, !by_run, same_model);
}

int findings_find(struct findings *f, const struct results *r, struct err *e)
{
    *f = (struct findings){.r = r};
    f->panels = calloc(r->ncells + 1, sizeof *f->panels);
    f->models = calloc(r->ncells + 1, sizeof *f->models);
    if (f->panels == NULL || f->models == NULL) {
        err_set(e, "no memory to report %zu cells", r->ncells);
        goto free_findings;
    }
    findings_facet(f, false);
    for (size_t i = 1; i < r->ncells; i++) {
        f->placements =
            f->placements
            || strcmp(r->cells[i].placement, r->cells[0].placement) != 0;
    }
    if (r->nruns > 0) {
        if (findings_runs_make(f, e)) {
            goto free_findings;
        }
        return 0;
    }
    if (analysis_summaries(r, &f->summaries, e)) {
        f->summaries = NULL;
        goto free_findings;
    }
    if (behaviour_cells(r, &f->behaviours, e)
        || time_split_cells(r, &f->times, e)
        || analysis_stationarity(r, &f->stationarity, &f->outliers, e)) {
        goto free_findings;
    }
    if (analysis_verdicts(r, r->metric, &f->verdicts, &f->nverdicts, e)) {
        f->verdicts = NULL;
        goto free_findings;
    }
    if (make_sentences(f, e) || make_map(f, e)) {
        goto free_findings;
    }
    return 0;
free_findings:
    findings_drop(f);
    return -1;
}

int findings_find_laws(struct findings *f, struct err *e)
{
    if (f->runs != NULL) {
        return findings_runs_add_laws(f, e);
    }
    if (breakeven_find(f->r, &f->breakevens, &f->nbreakevens, e)) {
        return -1;
    }
    return scaling_find(f->r, &f->scalings, &f->nscalings, e);
}

int findings_find_metrics(struct findings *f, struct err *e)
{
    if (f->runs != NULL) {
        return findings_runs_add_metrics(f, e);
    }
    return analysis_every_verdict(f->r, &f->every, &f->nevery, e);
}

void findings_drop(struct findings *f)
{
    findings_runs_free(f);
    free(f->scalings);
    free(f->breakevens);
    if (f->map != NULL) {
        map_free(f->map);
    }
    free(f->map);
    free(f->sentences);
    free(f->times);
    free(f->behaviours);
    free(f->every);
    free(f->verdicts);
    free(f->stationarity);
    free(f->outliers);
    free(f->summaries);
    free(f->models);
    free(f->panels);
    *f = (struct findings){0};
}

bool findings_in_panel(const struct findings *f, size_t panel, size_t cell)
{
    const struct cell *first = &f->r->cells[f->panels[panel]];
    const struct cell *c = &f->r->cells[cell];

    return (!f->by_run || c->run == first->run) && same_panel(first, c);
}

bool findings_shares_scale(const struct findings *f, size_t panel, size_t cell)
{
    const struct cell *c = &f->r->cells[cell];
    bool alike = true;

    if (findings_in_panel(f, panel, cell)) {
        return true;
    }
    if (!same_panel(&f->r->cells[f->panels[panel]], c)) {
        return false;
    }
    for (size_t i = 0; i < f->r->ncells && alike; i++) {
        const struct cell *other = &f->r->cells[i];
        alike = !same_panel(other, c) || other->workers != c->workers
                || other->ops == c->ops;
    }
    return alike;
}

bool findings_of_model(const struct findings *f, size_t model, size_t cell)
{
    const struct cell *first = &f->r->cells[f->models[model]];
    const struct cell *c = &f->r->cells[cell];

    return (f->by_run || c->run == first->run) && same_model(first, c);
}

void findings_panel_name(const struct findings *f, size_t panel,
                         char text[CELL_LABEL_BYTES])
{
    label_clean(f->r->cells[f->panels[panel]].workload, text, CELL_LABEL_BYTES);
}

void findings_panel_details(const struct findings *f, size_t panel,
                            char text[CELL_LABEL_BYTES])
{
    const struct cell *c = &f->r->cells[f->panels[panel]];
    char raw[PARAMS_TEXT_BYTES + CELL_PLACEMENT_BYTES + RUN_LABEL_BYTES + 4];
    const char *run = f->by_run ? results_label(f->r, f->panels[panel]) : "";
    const char *details = c->params[0] != '\0' || f->placements ? ", " : "";

    snprintf(raw, sizeof raw, "%s%s%s%s%s", run, run[0] != '\0' ? details : "",
             c->params, c->params[0] != '\0' && f->placements ? ", " : "",
             f->placements ? c->placement : "");
    label_clean(raw, text, CELL_LABEL_BYTES);
}

void findings_model_label(const struct findings *f, size_t cell,
                          char text[CELL_LABEL_BYTES])
{
    char raw[CELL_LABEL_BYTES];

    cell_model_label(&f->r->cells[cell], raw);
    label_clean(raw, text, CELL_LABEL_BYTES);
    const char *run = f->by_run ? "" : results_label(f->r, cell);
    if (run[0] != '\0') {
        /* Never at the expense of the label, which tells models apart. */
        label_shorten(text, RUN_MODEL_COLUMNS);
        size_t used = strlen(text);
        snprintf(text + used, CELL_LABEL_BYTES - used, " · %s", run);
    }
}

static void extent(const struct findings *f, size_t *least, size_t *most)
{
    *least = 0;
    *most = 0;
    for (size_t i = 0; i < f->r->ncells; i++) {
        size_t n = f->summaries[i].n;
        if (n > 0 && (*least == 0 || n < *least)) {
            *least = n;
        }
        *most = n > *most ? n : *most;
    }
}

void findings_blocks(const struct findings *f, char text[FINDINGS_BLOCKS_BYTES])
{
    size_t least;
    size_t most;

    extent(f, &least, &most);
    if (least == most) {
        snprintf(text, FINDINGS_BLOCKS_BYTES, "%zu block%s", most,
                 most == 1 ? "" : "s");
    } else {
        snprintf(text, FINDINGS_BLOCKS_BYTES, "%zu to %zu blocks", least, most);
    }
}

const char *findings_interval_word(const struct findings *f)
{
    size_t least;
    size_t most;

    extent(f, &least, &most);
    return least < STATS_MIN_SAMPLES ? "range" : "95 % interval";
}

void findings_counted_name(const struct findings *f, size_t panel,
                           char text[CELL_LABEL_BYTES])
{
    text[0] = '\0';
    for (size_t i = 0; i < f->r->ncells && text[0] == '\0'; i++) {
        if (findings_in_panel(f, panel, i)) {
            label_clean(f->summaries[i].counted.name, text, CELL_LABEL_BYTES);
        }
    }
    for (char *at = text; *at != '\0'; at++) {
        *at = *at == '_' ? ' ' : *at;
    }
}

void findings_counted(const struct findings *f, size_t cell,
                      char text[FINDINGS_COUNTED_BYTES])
{
    const struct counted *c = &f->summaries[cell].counted;

    text[0] = '\0';
    if (c->name[0] == '\0') {
        return;
    }
    int n = snprintf(text, FINDINGS_COUNTED_BYTES, "%.0f", c->median);
    if (c->most > c->least) {
        snprintf(text + n, FINDINGS_COUNTED_BYTES - (size_t)n,
                 " (%.0f to %.0f)", c->least, c->most);
    }
}
