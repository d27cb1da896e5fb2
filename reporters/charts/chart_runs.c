/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart_runs.h"

#include "label.h"
#include "results_join.h"
#include "run_difference.h"

#include <stdio.h>
#include <string.h>

enum { NOTE_COLUMNS = 112, NOTE_BYTES = 1024, FACTS_MAX = 3 };

static bool is_unlike(const struct findings *f, size_t panel, size_t cell)
{
    const struct cell *c = &f->r->cells[cell];

    for (size_t i = 0; i < cell; i++) {
        const struct cell *other = &f->r->cells[i];
        if (other->run != c->run && other->workers == c->workers
            && other->ops != c->ops && findings_in_panel(f, panel, i)) {
            return true;
        }
    }
    return false;
}

bool chart_runs_unlike(const struct findings *f)
{
    for (size_t i = 0; f->r->nruns > 0 && i < f->npanels; i++) {
        for (size_t j = 0; j < f->r->ncells; j++) {
            if (findings_in_panel(f, i, j) && is_unlike(f, i, j)) {
                return true;
            }
        }
    }
    return false;
}

/* gnuplot's open shape for a full one, and the other way round. */
static int other_shape(int point)
{
    static const int pairs[][2] = {{4, 5},   {6, 7},   {8, 9}, {10, 11},
                                   {12, 13}, {14, 15}, {1, 2}, {3, 3}};

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (pairs[i][0] == point || pairs[i][1] == point) {
            return pairs[i][0] == point ? pairs[i][1] : pairs[i][0];
        }
    }
    return point;
}

struct chart_style chart_runs_style(const struct chart_style *model, size_t run,
                                    char tone[CHART_TONE_BYTES])
{
    static const struct {
        const char *dash;
        const char *towards;
        double by;
    } variants[] = {
        {"(2,3)", "ground", 0.40},          {"(10,3,2,3)", "ink", 0.40},
        {"(5,3)", "ground", 0.20},          {"(1,2)", "ink", 0.20},
        {"(12,3,2,3,2,3)", "ground", 0.55}, {"(14,6)", "ground", 0.30},
    };
    struct chart_style style = *model;

    if (run > 0) {
        size_t i = (run - 1) % (sizeof variants / sizeof *variants);
        style.dash = variants[i].dash;
        snprintf(tone, CHART_TONE_BYTES, "mix(%.10s,%s,%.2f)", model->colour,
                 variants[i].towards, variants[i].by);
        style.colour = tone;
        style.width = style.width > 2.0 ? 2.0 : style.width;
        style.point = run % 2 == 1 ? other_shape(style.point) : style.point;
    }
    return style;
}

/* The first other one that differs in the run alone; nmodels for none. */
static size_t twin_of(const struct findings *f, size_t model)
{
    const struct cell *c = &f->r->cells[f->models[model]];

    for (size_t i = 0; i < f->nmodels; i++) {
        const struct cell *other = &f->r->cells[f->models[i]];
        if (i != model && strcmp(other->model, c->model) == 0
            && strcmp(other->model_params, c->model_params) == 0) {
            return i;
        }
    }
    return f->nmodels;
}

void chart_runs_styles(const struct findings *f, struct chart_style *styles,
                       char (*tones)[CHART_TONE_BYTES])
{
    size_t spares = 0;

    for (size_t i = 0; i < f->nmodels; i++) {
        const char *model = f->r->cells[f->models[i]].model;
        size_t twin = twin_of(f, i);
        int again = 0;
        for (size_t j = 0; j < i; j++) {
            again |= strcmp(f->r->cells[f->models[j]].model, model) == 0;
        }
        styles[i] =
            twin < i ? styles[twin] : chart_style_of(model, again, &spares);
    }
    for (size_t i = 0; i < f->nmodels; i++) {
        size_t run = f->r->cells[f->models[i]].run;
        if (twin_of(f, i) < f->nmodels) {
            styles[i] = chart_runs_style(&styles[i], run, tones[i]);
        }
    }
}

static void put_note(struct chart *c, const char *text)
{
    struct legend_entry *entry = &c->legend[c->nlegend++];

    *entry = (struct legend_entry){.mark = LEGEND_NOTE};
    label_clean(text, entry->text, sizeof entry->text - 2);
    label_shorten(entry->text, NOTE_COLUMNS);
}

static void add(char note[NOTE_BYTES], const char *before, const char *text)
{
    size_t used = strlen(note);

    snprintf(note + used, NOTE_BYTES - used, "%s%s", before, text);
}

/* How it was run says less than where and with what. */
static bool is_shown(const struct run_difference *item)
{
    return strcmp(item->what, "command") != 0
           && strcmp(item->what, "started") != 0;
}

/* Whether the labels are the values of one of the facts that differ. */
static bool are_labels(const struct run_differences *d, const struct results *r)
{
    for (size_t i = 0; i < d->n; i++) {
        size_t alike = 0;
        for (size_t j = 0; j < d->nruns; j++) {
            const char *label = r->runs[j].label;
            const char *value = d->items[i].values[j];
            bool named = strncmp(label, "tvp ", 4) == 0;
            /* tvp's commit is a part of its version. */
            alike += strstr(value, label + (named ? 4 : 0)) != NULL ? 1U : 0U;
        }
        if (alike == d->nruns) {
            return true;
        }
    }
    return false;
}

/* "Runs differ in tvp commit, kernel" */
static void put_facts(struct chart *c, const struct run_differences *d)
{
    char note[NOTE_BYTES] = "";

    for (size_t i = 0; i < d->n; i++) {
        if (is_shown(&d->items[i])) {
            add(note, note[0] == '\0' ? "Runs differ in " : ", ",
                d->items[i].what);
        }
    }
    if (note[0] != '\0') {
        put_note(c, note);
    }
}

/* "before: tvp commit 0123456, host one" */
static void put_run(struct chart *c, const struct run_differences *d,
                    size_t run)
{
    char note[NOTE_BYTES] = "";
    size_t facts = 0;

    add(note, c->f->r->runs[run].label, ":");
    for (size_t i = 0; i < d->n && facts < FACTS_MAX; i++) {
        const struct run_difference *item = &d->items[i];
        if (is_shown(item) && item->values[run][0] != '\0') {
            bool named =
                strncmp(item->values[run], item->what, strlen(item->what)) == 0;
            add(note, facts++ > 0 ? ", " : " ", named ? "" : item->what);
            add(note, named ? "" : " ", item->values[run]);
        }
    }
    if (facts > 0) {
        put_note(c, note);
    }
}

int chart_runs_explain(struct chart *c, struct err *e)
{
    const struct results *r = c->f->r;
    struct run_differences d;

    if (r->nruns == 0) {
        return 0;
    }
    if (run_differences_find(&d, r, e)) {
        return -1;
    }
    if (r->nruns > CHART_RUNS_NOTES || are_labels(&d, r)) {
        put_facts(c, &d);
    } else {
        for (size_t i = 0; i < r->nruns; i++) {
            put_run(c, &d, i);
        }
    }
    run_differences_free(&d);
    return 0;
}
