/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each worker of one traced trial did when, a lane per worker. */
#include "chart_kind.h"
#include "trace_spans.h"
#include "trace_window.h"

#include "label.h"
#include "units.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    LEFT_PX = 84, /* "worker 15" */
    TICK_PX = 20, /* half a tick label, at the right end */
    CELL_COLUMNS = 48,
    WORKLOAD_COLUMNS = 18,
};

static const char TITLE_WITHOUT_LOCK[] = "Who runs, and when?";

/* Dark and high is work; grey paper tells states apart by their heights. */
static const struct look {
    const char *colour;
    double height; /* of the lane's */
} looks[SPAN_STATES] = {
    [SPAN_RUNS] = {"blue", 0.74},    [SPAN_HOLDS] = {"vermilion", 0.74},
    [SPAN_WAITS] = {"orange", 0.16}, [SPAN_BLOCKED] = {"grey", 0.06},
    [SPAN_NATIVE] = {"green", 0.42},
};

static const struct look unknown_look = {"pale", 0.74};

/* Those that others could hide come last. */
static const enum span_state order[SPAN_STATES] = {
    SPAN_WAITS, SPAN_BLOCKED, SPAN_NATIVE, SPAN_RUNS, SPAN_HOLDS,
};

static bool applies(const struct findings *f)
{
    return f->r->ntraces > 0;
}

static void window_text(const struct trace_window *w, char *text, size_t bytes)
{
    char part[UNITS_TEXT_BYTES];
    char start[UNITS_TEXT_BYTES];
    char whole[UNITS_TEXT_BYTES];

    units_duration_short(trace_window_ns(w), part);
    units_duration_short(w->from_ns, start);
    units_duration_short(w->last_ns - w->first_ns, whole);
    if (w->last_ns <= w->first_ns) {
        snprintf(text, bytes, "no event was recorded");
    } else if (w->from_ns > w->first_ns) {
        snprintf(text, bytes, "%s of %s, from %s on", part, whole, start);
    } else if (w->to_ns < w->last_ns) {
        snprintf(text, bytes, "first %s of %s", part, whole);
    } else {
        snprintf(text, bytes, "all of %s", whole);
    }
}

/* What is drawn of what there is. */
static void subtitle_text(const struct trace *t, const struct trace_window *w,
                          char *text, size_t bytes)
{
    uint64_t dropped = 0;
    size_t used;

    for (size_t i = 0; i < t->nlanes; i++) {
        dropped += t->lanes[i].dropped;
    }
    snprintf(text, bytes, "One trial, traced apart from those measured: ");
    used = strlen(text);
    window_text(w, text + used, bytes - used);
    if (w->nlanes < t->nlanes) {
        used = strlen(text);
        snprintf(text + used, bytes - used, "; %zu of %zu workers", w->nlanes,
                 t->nlanes);
    }
    if (dropped > 0) {
        used = strlen(text);
        snprintf(text + used, bytes - used,
                 "; the %" PRIu64 " oldest events were overwritten", dropped);
    }
}

/* "bytecode, gil:interval=1ms, 3 workers", as far as a title has room. */
static void cell_text(const struct chart *c, char *text, size_t bytes)
{
    size_t cell = c->f->r->traces[c->trace].cell;
    char workload[CELL_LABEL_BYTES + 2];
    char model[CELL_LABEL_BYTES + 2];
    char workers[TRACE_WORKERS_BYTES];

    label_clean(c->f->r->cells[cell].workload, workload, CELL_LABEL_BYTES);
    label_shorten(workload, WORKLOAD_COLUMNS);
    trace_workers_text(c->f->r->cells[cell].workers, workers);
    findings_model_label(c->f, cell, model);
    label_shorten(model, CELL_COLUMNS - label_columns(workload)
                             - label_columns(workers));
    snprintf(text, bytes, "%.100s, %.200s, %s", workload, model, workers);
}

static bool has_lock(const struct trace *t)
{
    struct span_walk walk = {0};

    for (size_t i = 0; i < t->nlanes && !walk.locked; i++) {
        span_walk_begin(&walk, &t->lanes[i]);
    }
    return walk.locked;
}

/* Writes one state's spans in all lanes; false when there is none. */
static bool put_series(struct chart *c, const struct trace_window *w,
                       enum span_state state)
{
    const struct trace *t = &c->f->r->traces[c->trace].trace;
    struct window_walk d;
    struct trace_span span;
    bool any = false;

    for (size_t i = 0; i < w->nlanes; i++) {
        window_walk_begin(&d, &t->lanes[i], w);
        while (window_walk_next(&d, &span)) {
            if (span.state != state) {
                continue;
            }
            if (!any) {
                fprintf(c->dat, "# %s\n# worker from_ns to_ns\n",
                        span_state_name(state));
            }
            any = true;
            fprintf(c->dat, "%zu %" PRId64 " %" PRId64 "\n", i, span.from_ns,
                    span.to_ns);
        }
    }
    fputs(any ? "\n\n" : "", c->dat);
    return any;
}

/* Until when a lane's events were overwritten; not after the window begins
 * where nothing is missing in it. */
static double known_from(const struct trace_lane *lane,
                         const struct trace_window *w)
{
    if (lane->dropped == 0 || lane->nevents == 0) {
        return w->from_ns;
    }
    return fmin((double)lane->events[0].ns, w->to_ns);
}

/* Writes where nothing is known; false when there is no such lane. */
static bool put_unknown(struct chart *c, const struct trace_window *w)
{
    const struct trace *t = &c->f->r->traces[c->trace].trace;
    bool any = false;

    for (size_t i = 0; i < w->nlanes; i++) {
        double to_ns = known_from(&t->lanes[i], w);
        if (to_ns > w->from_ns) {
            fprintf(c->dat, "%s%zu %.0f %.0f\n",
                    any ? "" : "# overwritten\n# worker from_ns to_ns\n", i,
                    w->from_ns, to_ns);
            any = true;
        }
    }
    fputs(any ? "\n\n" : "", c->dat);
    return any;
}

static void put_bars(struct chart *c, const struct look *look)
{
    double half = look->height / 2.0;

    fprintf(c->canvas.gp,
            ", \\\n  '%s.dat' index %zu using "
            "2:1:($2/unit):(end($2,$3)/unit):($1-%g):($1+%g) with boxxyerror "
            "fillstyle solid noborder linecolor rgb %s",
            c->name, c->series++, half, half, look->colour);
}

/* In a bar as high as those in the lanes. */
static void explain_look(struct chart *c, const char *text,
                         const struct look *look, int lane_px)
{
    struct chart_style style = {
        .colour = look->colour,
        .dash = "solid",
        .width = look->height * lane_px,
    };

    chart_explain(c, text, LEGEND_LINE, &style);
}

static void explain(struct chart *c, const struct trace_window *w, int lane_px)
{
    const struct trace *t = &c->f->r->traces[c->trace].trace;
    bool seen[SPAN_STATES] = {false};
    bool unknown = false;
    struct window_walk d;
    struct trace_span span;

    for (size_t i = 0; i < w->nlanes; i++) {
        unknown = unknown || known_from(&t->lanes[i], w) > w->from_ns;
        window_walk_begin(&d, &t->lanes[i], w);
        while (window_walk_next(&d, &span)) {
            seen[span.state] = true;
        }
    }
    for (size_t i = 0; i < SPAN_STATES; i++) {
        if (seen[i]) {
            explain_look(c, span_state_name((enum span_state)i), &looks[i],
                         lane_px);
        }
    }
    if (unknown) {
        explain_look(c, "overwritten", &unknown_look, lane_px);
    }
}

struct time_unit {
    const char *axis;
    double ns;
};

static const struct time_unit *unit_of(const struct trace_window *w)
{
    static const struct time_unit units[] = {
        {"s after the gate opened", 1e9},
        {"ms after the gate opened", 1e6},
        {"µs after the gate opened", 1e3},
    };

    if (trace_window_ns(w) >= 1e10) {
        return &units[0];
    }
    return trace_window_ns(w) >= 1e6 || trace_window_ns(w) <= 0.0 ? &units[1]
                                                                  : &units[2];
}

/* A span too short for a pixel is drawn as wide as one. */
static void put_axes(struct chart *c, const struct trace_window *w)
{
    FILE *gp = c->canvas.gp;
    double unit = unit_of(w)->ns;
    double to_ns = trace_window_ns(w) > 0.0 ? w->to_ns : w->from_ns + unit;

    fprintf(gp,
            "unit = %g\nleast = %.10g\n"
            "end(from, to) = to - from < least ? from + least : to\n"
            "set xrange [%.12g:%.12g]\nset format x '%%.10g'\n"
            "set yrange [%g:-0.5]\nset ytics (",
            unit, trace_window_ns(w) / c->canvas.plot_width_px,
            w->from_ns / unit, to_ns / unit,
            fmax((double)w->nlanes, 1.0) - 0.5);
    for (size_t i = 0; i < w->nlanes; i++) {
        fprintf(gp, "%s'worker %zu' %zu", i > 0 ? ", " : "", i, i);
    }
    fputs(") scale 0\n", gp);
}

static void put_panel(struct chart *c, const struct trace_window *w)
{
    const struct findings *f = c->f;
    size_t cell = f->r->traces[c->trace].cell;
    char details[CELL_LABEL_BYTES];
    size_t panel = 0;

    while (!findings_in_panel(f, panel, cell)) {
        panel++;
    }
    findings_panel_details(f, panel, details);
    canvas_panel(&c->canvas, 0, details, "");
    put_axes(c, w);
    /* Something that is drawn in every chart. */
    fputs("plot 0 with lines linecolor rgb lines linewidth 1", c->canvas.gp);
    if (put_unknown(c, w)) {
        put_bars(c, &unknown_look);
    }
    for (size_t i = 0; i < SPAN_STATES; i++) {
        if (put_series(c, w, order[i])) {
            put_bars(c, &looks[order[i]]);
        }
    }
    fputs("\n", c->canvas.gp);
}

static int lane_height_px(size_t nlanes)
{
    return nlanes <= 4 ? 32 : nlanes <= 8 ? 26 : 20;
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    const struct trace *t = &c->f->r->traces[c->trace].trace;
    struct trace_window w = trace_window_choose(t);
    int lane_px = lane_height_px(w.nlanes);
    char cell[CELL_LABEL_BYTES];
    char title[CELL_LABEL_BYTES];
    char subtitle[256];
    struct canvas_head head = {c->name, title, subtitle, c->legend, 0};

    cell_text(c, cell, sizeof cell);
    snprintf(title, sizeof title, "%s %.200s",
             has_lock(t) ? kind->title : TITLE_WITHOUT_LOCK, cell);
    subtitle_text(t, &w, subtitle, sizeof subtitle);
    explain(c, &w, lane_px);
    head.nlegend = c->nlegend;
    c->canvas.npanels = 1;
    c->canvas.left_px = LEFT_PX;
    c->canvas.x_axis = unit_of(&w)->axis;
    c->canvas.plot_height_px = lane_px * (w.nlanes > 0 ? (int)w.nlanes : 1);
    canvas_plan(&c->canvas, 1, &head);
    c->canvas.plot_width_px -= TICK_PX;
    canvas_begin(&c->canvas, &head);
    put_panel(c, &w);
    canvas_end(&c->canvas);
}

const struct chart_kind chart_timeline = {
    .name = "timeline",
    .title = "Who holds the lock, and when?",
    .each_trace = true,
    .applies = applies,
    .print = print,
};
