/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What shares the total time has, a bar per cell, a panel per workload. */
#include "chart_kind.h"

#include "gnuplot.h"

#include "label.h"
#include "units.h"

#include <math.h>
#include <stdio.h>

enum {
    SLOT_PX = 16, /* a bar, or the line above those of as many workers */
    LEFT_MIN_PX = 76,
    LEFT_WIDE_PX = 150, /* with more, a panel needs the whole width */
    MODEL_COLUMNS = 34,
    MODEL_COLUMN_PX = 7,
    LABEL_FONT_PX = 10,
};

/* The axis goes on for the totals that stand behind the bars. */
static const double AXIS_END = 1.24;

/* Neighbours differ in brightness, which is what grey paper has; white is
 * what nobody does. */
static const struct look {
    const char *name;   /* in a bar */
    const char *legend; /* what it means */
    const char *colour;
} looks[TIME_PARTS] = {
    [TIME_CREATE] = {"create", "create", "deep"},
    [TIME_SKEW] = {"skew", "skew: not begun yet", "purple"},
    [TIME_WORKING] = {"working", "working (on a CPU)", "blue"},
    [TIME_LOCK] = {"lock", "waiting for the lock", "orange"},
    [TIME_BLOCKED] = {"blocked", "blocked (I/O, sleep)", "grey"},
    [TIME_RUNNABLE] = {"runnable", "runnable, without a CPU", "yellow"},
    [TIME_IDLE] = {"idle", "idle: others still work", "ground"},
    [TIME_HANDBACK] = {"hand-back", "hand-back", "green"},
    [TIME_JOIN] = {"join", "join", "sky"},
};

static const struct time_split *split_of(const struct findings *f, size_t cell)
{
    return f->times[cell].n > 0 && f->times[cell].total_ns > 0.0
               ? &f->times[cell]
               : NULL;
}

static bool applies(const struct findings *f)
{
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (split_of(f, i) != NULL) {
            return true;
        }
    }
    return false;
}

static double share(const struct time_split *t, enum time_part part)
{
    return fmax(t->part_ns[part], 0.0) / t->total_ns;
}

/* The cell of a model in a panel with so many workers; ncells for none. */
static size_t cell_at(const struct findings *f, size_t panel, size_t model,
                      unsigned workers)
{
    for (size_t i = 0; i < f->r->ncells; i++) {
        if (f->r->cells[i].workers == workers && split_of(f, i) != NULL
            && findings_in_panel(f, panel, i)
            && findings_of_model(f, model, i)) {
            return i;
        }
    }
    return f->r->ncells;
}

/* One after another from the top: a line that says how many workers, then the
 * models' bars. */
struct walk {
    size_t panel;
    size_t nworkers; /* into chart.workers */
    size_t group;    /* of these */
    size_t model;
    size_t slot;
    bool begun; /* the group's line was counted */
};

static struct walk walk_begin(struct chart *c, size_t panel)
{
    return (struct walk){.panel = panel, .nworkers = chart_workers(c, panel)};
}

/* The next bar's cell, at w->slot; ncells at the end. `first` says that the
 * group's line stands one slot above. */
static size_t walk_next(const struct chart *c, struct walk *w, bool *first)
{
    const struct findings *f = c->f;

    for (; w->group < w->nworkers; w->group++, w->model = 0, w->begun = false) {
        while (w->model < f->nmodels) {
            size_t cell =
                cell_at(f, w->panel, w->model++, c->workers[w->group]);
            if (cell < f->r->ncells) {
                *first = !w->begun;
                w->slot += w->begun || w->slot == 0 ? 1U : 2U;
                w->begun = true;
                return cell;
            }
        }
    }
    return f->r->ncells;
}

/* How many slots a panel takes; 0 when nothing is drawn in it. */
static size_t count_slots(struct chart *c, size_t panel)
{
    struct walk w = walk_begin(c, panel);
    bool first;

    while (walk_next(c, &w, &first) < c->f->r->ncells) {
    }
    return w.slot > 0 ? w.slot + 1 : 0;
}

static void put_left(struct chart *c, const char *text, double slot,
                     const char *how)
{
    fputs("set label ", c->canvas.gp);
    gnuplot_quote(c->canvas.gp, text);
    fprintf(c->canvas.gp, " at %s, first %g %s\n",
            how[0] == 'l' ? "graph 0.01" : "graph -0.02", slot, how);
}

static void put_names(struct chart *c, size_t cell, size_t slot, bool first)
{
    const struct time_split *t = &c->f->times[cell];
    unsigned workers = c->f->r->cells[cell].workers;
    char text[CELL_LABEL_BYTES + 2];

    if (first) {
        snprintf(text, sizeof text, "%u worker%s", workers,
                 workers == 1 ? "" : "s");
        put_left(c, text, (double)slot - 1.0,
                 "left font ',11' textcolor rgb faint");
    }
    findings_model_label(c->f, cell, text);
    label_shorten(text, MODEL_COLUMNS);
    put_left(c, text, (double)slot, "right font ',11' textcolor rgb ink");
    units_duration_short(t->total_ns, text);
    fprintf(c->canvas.gp,
            "set label '%s' at 1.02, %zu left font ',11' "
            "textcolor rgb faint\n",
            text, slot);
}

static void put_row(struct chart *c, size_t cell, size_t slot)
{
    const struct time_split *t = &c->f->times[cell];
    char text[CELL_LABEL_BYTES];

    findings_model_label(c->f, cell, text);
    fprintf(c->dat, "# %s\n%zu %u %.0f", text, slot,
            c->f->r->cells[cell].workers, t->total_ns);
    for (size_t p = 0; p < TIME_PARTS; p++) {
        fprintf(c->dat, " %.0f", fmax(t->part_ns[p], 0.0));
    }
    putc('\n', c->dat);
}

/* Where a part's name stands in a panel: in the bar where it is widest. */
struct place {
    double width; /* a share */
    double middle;
    size_t slot;
};

static void widen(struct place places[TIME_PARTS], const struct time_split *t,
                  size_t slot)
{
    double left = 0.0;

    for (size_t p = 0; p < TIME_PARTS; p++) {
        double width = share(t, (enum time_part)p);
        /* Of equal ones the first: what differs by less looks the same. */
        if (width > places[p].width + 0.01) {
            places[p] = (struct place){width, left + width / 2.0, slot};
        }
        left += width;
    }
}

static void put_part_names(struct chart *c,
                           const struct place places[TIME_PARTS])
{
    for (size_t p = 0; p < TIME_PARTS; p++) {
        double needed_px =
            6.0 + 0.62 * LABEL_FONT_PX * (double)label_columns(looks[p].name);
        if (places[p].width / AXIS_END * c->canvas.plot_width_px < needed_px) {
            continue;
        }
        fprintf(c->canvas.gp,
                "set label '%s' at %.4f, %zu center front font ',%d' "
                "textcolor rgb over(%s)\n",
                looks[p].name, places[p].middle, places[p].slot, LABEL_FONT_PX,
                looks[p].colour);
    }
}

/* From the sum of the parts before it to that with it, over the total. */
static void put_bars(struct chart *c)
{
    char before[8 * TIME_PARTS] = "0";
    char with[8 * TIME_PARTS];
    char y[40];

    for (size_t p = 0; p < TIME_PARTS; p++) {
        bool framed = p == TIME_IDLE;
        size_t column = p + 4;
        if (framed) {
            /* A frame must not stand where there is nothing to see. */
            snprintf(y, sizeof y, "($%zu/$3>0.005?$1:NaN)", column);
        }
        snprintf(with, sizeof with, "%.60s+$%zu", before, column);
        fprintf(c->canvas.gp,
                ", \\\n  'time.dat' index %zu using (0):%s:"
                "((%s)/$3):((%s)/$3):($1-0.4):($1+0.4) with boxxyerror "
                "fillstyle solid %s linecolor rgb %s",
                c->series, framed ? y : "1", before, with,
                framed ? CANVAS_FRAME : "noborder", looks[p].colour);
        snprintf(before, sizeof before, "%s", with);
    }
    c->series++;
}

static void put_panel(struct chart *c, size_t panel, size_t place)
{
    const struct findings *f = c->f;
    struct place places[TIME_PARTS] = {{0.0, 0.0, 0}};
    struct walk w = walk_begin(c, panel);
    char name[CELL_LABEL_BYTES];
    char details[CELL_LABEL_BYTES];
    size_t cell;
    bool first;

    findings_panel_name(f, panel, name);
    findings_panel_details(f, panel, details);
    canvas_panel(&c->canvas, place, name, details);
    fprintf(c->dat, "# %s %s\n# slot workers total_ns", name, details);
    for (size_t p = 0; p < TIME_PARTS; p++) {
        fprintf(c->dat, " %s_ns", time_part_name((enum time_part)p));
    }
    putc('\n', c->dat);
    while ((cell = walk_next(c, &w, &first)) < f->r->ncells) {
        put_row(c, cell, w.slot);
        put_names(c, cell, w.slot, first);
        widen(places, &f->times[cell], w.slot);
    }
    put_part_names(c, places);
    fputs("\n\n", c->dat);
    fputs("plot -1 with lines linecolor rgb axis", c->canvas.gp);
    put_bars(c);
    fputs("\nunset label; unset arrow; unset object\n", c->canvas.gp);
}

static void put_axes(struct chart *c, size_t slots)
{
    fprintf(c->canvas.gp,
            "set xrange [0:%g]\nset yrange [%g:-0.6]\nunset ytics\n"
            "set border 2\nunset grid\n"
            "set grid xtics linetype 1 linecolor rgb lines linewidth 1\n"
            "set xtics ('0 %%%%' 0, '50 %%%%' 0.5, '100 %%%%' 1)\n",
            AXIS_END, (double)slots - 0.4);
}

static void explain(struct chart *c)
{
    bool unknown = false; /* how long workers were runnable, somewhere */

    for (size_t i = 0; i < c->f->r->ncells; i++) {
        const struct time_split *t = split_of(c->f, i);
        unknown = unknown || (t != NULL && t->part_ns[TIME_RUNNABLE] < 0.0);
    }
    for (size_t p = 0; p < TIME_PARTS; p++) {
        struct chart_style style = {.colour = looks[p].colour};
        bool any = false;
        for (size_t i = 0; i < c->f->r->ncells; i++) {
            const struct time_split *t = split_of(c->f, i);
            any = any || (t != NULL && t->part_ns[p] > 0.0);
        }
        if (any) {
            chart_explain(c,
                          p == TIME_BLOCKED && unknown ? "blocked or runnable"
                                                       : looks[p].legend,
                          p == TIME_IDLE ? LEGEND_FRAME : LEGEND_BOX, &style);
        }
    }
}

/* What the models' names take at the left of a panel. */
static int models_px(const struct findings *f)
{
    char text[CELL_LABEL_BYTES];
    size_t most = 0;

    for (size_t i = 0; i < f->nmodels; i++) {
        findings_model_label(f, f->models[i], text);
        size_t columns = label_columns(text);
        most = columns > most ? columns : most;
    }
    most = most < MODEL_COLUMNS ? most : MODEL_COLUMNS;
    int px = (int)most * MODEL_COLUMN_PX + 8;
    return px > LEFT_MIN_PX ? px : LEFT_MIN_PX;
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    const struct findings *f = c->f;
    char blocks[FINDINGS_BLOCKS_BYTES];
    char subtitle[200];
    char text[CELL_LABEL_BYTES];
    struct canvas_head head = {kind->name, kind->title, subtitle, NULL, 0};
    size_t most = 0;
    size_t place = 0;

    findings_blocks(f, blocks);
    snprintf(subtitle, sizeof subtitle,
             "Shares of the total time, the workers' average; means of %s",
             blocks);
    explain(c);
    head.legend = c->legend;
    head.nlegend = c->nlegend;
    c->canvas.own_scales = true;
    c->canvas.left_px = models_px(f);
    c->canvas.x_axis = "share of the total time, which stands behind the bar";
    for (size_t i = 0; i < f->npanels; i++) {
        size_t slots = count_slots(c, i);
        findings_panel_details(f, i, text);
        c->canvas.details = c->canvas.details || text[0] != '\0';
        c->canvas.npanels += slots > 0 ? 1U : 0U;
        most = slots > most ? slots : most;
    }
    c->canvas.plot_height_px = (int)(most * SLOT_PX);
    canvas_plan(&c->canvas, c->canvas.left_px > LEFT_WIDE_PX ? 1 : 2, &head);
    canvas_begin(&c->canvas, &head);
    put_axes(c, most);
    for (size_t i = 0; i < f->npanels; i++) {
        if (count_slots(c, i) > 0) {
            put_panel(c, i, place++);
        }
    }
    canvas_end(&c->canvas);
}

const struct chart_kind chart_time = {
    .name = "time",
    .title = "Where does the time go?",
    .applies = applies,
    .print = print,
};
