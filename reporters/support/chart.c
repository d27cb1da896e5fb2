/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart.h"

#include "chart_kind.h"
#include "file_out.h"
#include "gnuplot.h"
#include "trace_spans.h"

#include "folder.h"
#include "label.h"

#include <stdlib.h>
#include <string.h>

enum { LEGEND_EXTRA = TIME_PARTS, LEGEND_TEXT_COLUMNS = 60 };

void chart_explain(struct chart *c, const char *text, enum legend_mark mark,
                   const struct chart_style *style)
{
    struct legend_entry *entry = &c->legend[c->nlegend++];

    entry->mark = mark;
    entry->style = *style;
    label_clean(text, entry->text, sizeof entry->text);
    label_shorten(entry->text, LEGEND_TEXT_COLUMNS);
}

const struct summary *chart_summary(const struct chart *c, size_t panel,
                                    size_t model, unsigned workers)
{
    const struct findings *f = c->f;

    for (size_t i = 0; i < f->r->ncells; i++) {
        if (f->r->cells[i].workers == workers && findings_of_model(f, model, i)
            && findings_in_panel(f, panel, i)
            && f->summaries[i].total_ns.value > 0.0) {
            return &f->summaries[i];
        }
    }
    return NULL;
}

static int by_size(const void *left, const void *right)
{
    const unsigned *a = left;
    const unsigned *b = right;

    return (*a > *b) - (*a < *b);
}

size_t chart_workers(struct chart *c, size_t panel)
{
    size_t n = 0;

    for (size_t i = 0; i < c->f->r->ncells; i++) {
        if (panel != c->f->npanels && !findings_in_panel(c->f, panel, i)) {
            continue;
        }
        unsigned workers = c->f->r->cells[i].workers;
        size_t j = 0;
        while (j < n && c->workers[j] != workers) {
            j++;
        }
        c->workers[j] = workers;
        n += j == n ? 1U : 0U;
    }
    if (n > 1) {
        qsort(c->workers, n, sizeof *c->workers, by_size);
    }
    return n;
}

static void choose_styles(struct chart *c)
{
    const struct findings *f = c->f;
    size_t spares = 0;

    for (size_t i = 0; i < f->nmodels; i++) {
        const char *model = f->r->cells[f->models[i]].model;
        int again = 0;
        for (size_t j = 0; j < i; j++) {
            again |= strcmp(f->r->cells[f->models[j]].model, model) == 0;
        }
        c->styles[i] = chart_style_of(model, again, &spares);
    }
}

/* A chart that applies: one of the run, or of a traced trial. */
struct drawing {
    const struct chart_kind *kind;
    size_t trace;
    char name[TRACE_SLUG_BYTES + 16];
};

/* Both files of one chart. */
static int print(struct chart *c, const struct chart_kind *kind,
                 const char *dir, struct err *e)
{
    char name[sizeof((struct drawing *)NULL)->name + 8];
    struct file_out gp;
    struct file_out dat;

    snprintf(name, sizeof name, "%s.dat", c->name);
    if (file_out_open(&dat, dir, name, e)) {
        return -1;
    }
    snprintf(name, sizeof name, "%s.gp", c->name);
    if (file_out_open(&gp, dir, name, e)) {
        file_out_discard(&dat);
        return -1;
    }
    c->dat = dat.stream;
    c->canvas.gp = gp.stream;
    kind->print(c, kind);
    if (file_out_close(&dat, e)) {
        file_out_discard(&gp);
        return -1;
    }
    return file_out_close(&gp, e);
}

/* Each chart starts from fresh state. */
static int write_files(const struct findings *f, const struct drawing *d,
                       const struct report_options *o, const char *dir,
                       struct err *e)
{
    struct chart c = {
        .f = f,
        .name = d->name,
        .trace = d->trace,
        .styles = calloc(f->nmodels + 1, sizeof *c.styles),
        .legend = calloc(f->nmodels + LEGEND_EXTRA, sizeof *c.legend),
        .workers = calloc(f->r->ncells + 1, sizeof *c.workers),
    };
    int status = -1;

    canvas_init(&c.canvas, o);
    if (c.styles == NULL || c.legend == NULL || c.workers == NULL) {
        err_set(e, "no memory to draw %zu models", f->nmodels);
    } else {
        choose_styles(&c);
        status = print(&c, d->kind, dir, e);
    }
    free(c.workers);
    free(c.legend);
    free(c.styles);
    return status;
}

static const struct chart_kind *const kinds[] = {
    &chart_speedup, &chart_total,     &chart_time,      &chart_timeline,
    &chart_map,     &chart_crossover, &chart_placement, &chart_fidelity};
enum { KINDS = sizeof kinds / sizeof *kinds };

/* Into room for a drawing of each kind and each trace; returns how many. */
static size_t choose(const struct findings *f, struct drawing *out)
{
    char slug[TRACE_SLUG_BYTES];
    size_t n = 0;

    for (size_t i = 0; i < KINDS; i++) {
        size_t times = kinds[i]->each_trace ? f->r->ntraces : 1;
        times = kinds[i]->applies(f) ? times : 0;
        for (size_t j = 0; j < times; j++) {
            struct drawing *d = &out[n++];
            d->kind = kinds[i];
            d->trace = j;
            snprintf(d->name, sizeof d->name, "%s", kinds[i]->name);
            if (kinds[i]->each_trace) {
                trace_slug(f->r, j, slug);
                snprintf(d->name, sizeof d->name, "%.8s-%s", kinds[i]->name,
                         slug);
            }
        }
    }
    return n;
}

static int draw_all(const struct drawing *drawings, size_t n, const char *dir,
                    const char *format, struct err *e)
{
    if (n > 0 && strcmp(format, "svg") != 0 && gnuplot_has_fonts(dir, e)) {
        return -1;
    }
    for (size_t i = 0; i < n; i++) {
        if (gnuplot_draw(dir, drawings[i].name, format, e)) {
            return -1;
        }
    }
    return 0;
}

static int write_charts(const struct findings *f,
                        const struct report_options *o, const char *dir,
                        const char *format, struct err *e)
{
    struct drawing *drawings = calloc(KINDS + f->r->ntraces, sizeof *drawings);
    int status = 0;

    if (drawings == NULL) {
        return err_set(e, "no memory to draw %zu charts",
                       KINDS + f->r->ntraces);
    }
    size_t n = choose(f, drawings);
    /* All scripts first: they are there even where gnuplot is not. */
    for (size_t i = 0; i < n && status == 0; i++) {
        status = write_files(f, &drawings[i], o, dir, e);
    }
    if (status == 0) {
        status = draw_all(drawings, n, dir, format, e);
    }
    free(drawings);
    return status;
}

int chart_write(const struct results *r, const struct report_options *o,
                const char *dir, const char *format, struct err *e)
{
    struct findings f;
    char charts[PATH_MAX];
    int length = snprintf(charts, sizeof charts, "%s/charts", dir);

    if (length < 0 || (size_t)length >= sizeof charts) {
        return err_set(e, "cannot write charts: the path of the folder is too "
                          "long; choose another with -o DIR");
    }
    if (folder_make(charts, e) || findings_make(&f, r, e)) {
        return -1;
    }
    int status = write_charts(&f, o, charts, format, e);
    findings_free(&f);
    return status;
}
