/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "chart.h"

#include "chart_kind.h"
#include "chart_runs.h"
#include "file_out.h"
#include "findings_runs.h"
#include "gnuplot.h"
#include "results_join.h"
#include "run_file.h"
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

void chart_sort_workers(struct chart *c, size_t n)
{
    if (n > 1) {
        qsort(c->workers, n, sizeof *c->workers, by_size);
    }
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
    chart_sort_workers(c, n);
    return n;
}

/* A chart that applies: one of the run, or of a traced trial. */
struct drawing {
    const struct chart_kind *kind;
    const struct findings *f;
    size_t trace;
    const char *run; /* whose it is, if there are several; else NULL */
    bool unlike;     /* runs can't be compared by times */
    char name[RUN_FILE_BYTES];
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

static int explain_runs(struct chart *c, const struct drawing *d, struct err *e)
{
    const struct chart_style none = {0};

    if (d->run != NULL) {
        chart_explain(c, d->run, LEGEND_NOTE, &none);
        return 0;
    }
    if (d->kind->each_trace) {
        return 0;
    }
    if (d->unlike) {
        chart_explain(c, "Each run did a count of operations of its own",
                      LEGEND_NOTE, &none);
    }
    return chart_runs_explain(c, e);
}

/* Each chart starts from fresh state. */
static int write_files(const struct drawing *d, const struct report_options *o,
                       const char *dir, struct err *e)
{
    const struct findings *f = d->f;
    struct chart c = {
        .f = f,
        .name = d->name,
        .trace = d->trace,
        .styles = calloc(f->nmodels + 1, sizeof *c.styles),
        .tones = calloc(f->nmodels + 1, sizeof *c.tones),
        .legend = calloc(f->nmodels + LEGEND_EXTRA + CHART_RUNS_NOTES + 1,
                         sizeof *c.legend),
        .workers = calloc(f->r->ncells + 1, sizeof *c.workers),
    };
    int status = -1;

    canvas_init(&c.canvas, o);
    if (c.styles == NULL || c.tones == NULL || c.legend == NULL
        || c.workers == NULL) {
        err_set(e, "no memory to draw %zu models", f->nmodels);
    } else {
        chart_runs_styles(f, c.styles, c.tones);
        status = explain_runs(&c, d, e) || print(&c, d->kind, dir, e) ? -1 : 0;
    }
    free(c.workers);
    free(c.legend);
    free(c.tones);
    free(c.styles);
    return status;
}

/* Findings as all charts have them, and with a panel for each run. */
struct views {
    const struct findings *f;
    const struct findings *by_run;
};

static void add_drawing(struct drawing *d, const struct chart_kind *kind,
                        const struct findings *f)
{
    *d = (struct drawing){.kind = kind, .f = f};
    snprintf(d->name, sizeof d->name, "%s", kind->name);
}

static size_t choose_traces(const struct findings *f,
                            const struct chart_kind *kind, struct drawing *out)
{
    char slug[TRACE_SLUG_BYTES];

    for (size_t i = 0; i < f->r->ntraces; i++) {
        trace_slug(f->r, i, slug);
        add_drawing(&out[i], kind, f);
        out[i].trace = i;
        snprintf(out[i].name, sizeof out[i].name, "%.8s-%s", kind->name, slug);
    }
    return f->r->ntraces;
}

static size_t choose_runs(const struct findings *f,
                          const struct chart_kind *kind, struct drawing *out)
{
    size_t n = 0;

    for (size_t i = 0; i < findings_runs(f); i++) {
        const struct findings *run = findings_run(f, i);
        if (kind->applies(run)) {
            struct drawing *d = &out[n++];
            add_drawing(d, kind, run);
            run_file_name(f->r, i, kind->name, d->name);
            d->run = f->r->nruns > 0 ? f->r->runs[i].label : NULL;
        }
    }
    return n;
}

/* Into room for a drawing of each kind, run and trace; returns how many. */
static size_t choose(const struct views *v, const struct report_options *o,
                     struct drawing *out)
{
    bool unlike = chart_runs_unlike(v->f);
    size_t n = 0;

    for (size_t i = 0; i < CHART_KINDS; i++) {
        const struct chart_kind *kind = chart_kinds[i];
        if (kind->each_run) {
            n += choose_runs(v->f, kind, &out[n]);
        } else if (kind->each_trace) {
            n += kind->applies(v->f) ? choose_traces(v->f, kind, &out[n]) : 0;
        } else if (kind->applies(v->f)) {
            bool apart = kind->times && unlike;
            bool facet = (o->by_run || apart) && !kind->all_runs;
            add_drawing(&out[n], kind, facet ? v->by_run : v->f);
            out[n++].unlike = apart;
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

static int add_laws(struct findings *f, struct err *e)
{
    for (size_t i = 0; i < CHART_KINDS; i++) {
        if (chart_kinds[i]->needs_laws != NULL
            && chart_kinds[i]->needs_laws(f)) {
            return findings_add_laws(f, e);
        }
    }
    return 0;
}

static int write_charts(const struct views *v, const struct report_options *o,
                        const char *dir, const char *format, struct err *e)
{
    size_t most = CHART_KINDS * findings_runs(v->f) + v->f->r->ntraces;
    struct drawing *drawings = calloc(most, sizeof *drawings);
    int status = 0;

    if (drawings == NULL) {
        return err_set(e, "no memory to draw %zu charts", most);
    }
    size_t n = choose(v, o, drawings);
    /* All scripts first: they are there even where gnuplot is not. */
    for (size_t i = 0; i < n && status == 0; i++) {
        status = write_files(&drawings[i], o, dir, e);
    }
    if (status == 0) {
        status = draw_all(drawings, n, dir, format, e);
    }
    free(drawings);
    return status;
}

/* The same findings, but for panels and models, which are its own. */
static int view_by_run(struct findings *view, const struct findings *f,
                       struct err *e)
{
    size_t n = f->r->ncells + 1;

    *view = *f;
    view->panels = calloc(n, sizeof *view->panels);
    view->models = calloc(n, sizeof *view->models);
    if (view->panels == NULL || view->models == NULL) {
        free(view->panels);
        free(view->models);
        err_set(e, "no memory to draw %zu cells", n);
        return -1;
    }
    findings_facet(view, true);
    return 0;
}

int chart_write_found(const struct findings *f, const struct report_options *o,
                      const char *dir, const char *format, struct err *e)
{
    char charts[PATH_MAX];
    int length = snprintf(charts, sizeof charts, "%s/charts", dir);

    if (length < 0 || (size_t)length >= sizeof charts) {
        return err_set(e, "cannot write charts: the path of the folder is too "
                          "long; choose another with -o DIR");
    }
    struct findings by_run;
    if (f->r->nruns > RESULTS_DRAWN_MAX) {
        return 0;
    }
    if (folder_make_inside(charts, e) || view_by_run(&by_run, f, e)) {
        return -1;
    }
    const struct views views = {f, &by_run};
    int status = write_charts(&views, o, charts, format, e);
    free(by_run.panels);
    free(by_run.models);
    return status;
}

int chart_write(const struct results *r, const struct report_options *o,
                const char *dir, const char *format, struct err *e)
{
    struct findings f;

    if (findings_make(&f, r, e)) {
        return -1;
    }
    int status = add_laws(&f, e);
    if (status == 0) {
        status = chart_write_found(&f, o, dir, format, e);
    }
    findings_free(&f);
    return status;
}
