/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The machine as boxes in boxes, and on it each placement's workers. */
#include "chart_kind.h"

#include "place_layout.h"
#include "place_text.h"
#include "place_workers.h"

#include "label.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    LEFT_PX = 14,
    PLOT_PX = 300,      /* that a machine is drawn in, if it can be */
    HIGH_PLOT_PX = 320, /* a large one */
    BESIDE_PUS = 32,    /* machines with more stand below each other */
    STRIP_PX = 4,
};

/* What a PU's colour says. */
enum state { STATE_FREE, STATE_ONE, STATE_SEVERAL, STATE_FORBIDDEN, STATES };

static const struct {
    const char *colour;
    const char *legend;
    enum legend_mark mark;
} looks[STATES] = {
    [STATE_FREE] = {"ground", "free", LEGEND_FRAME},
    [STATE_ONE] = {"sky", "a worker", LEGEND_FRAME},
    [STATE_SEVERAL] = {"blue", "several workers", LEGEND_FRAME},
    [STATE_FORBIDDEN] = {"pale", "not allowed", LEGEND_BOX},
};
static const char astray_colour[] = "vermilion";

struct drawing {
    struct place_plan plan;
    const struct topology_pu *pus;
    unsigned count;
    struct place_load *loads; /* for each panel, for each PU */
    struct place_seen seen[PLACE_PANELS_MAX];
    struct place_layout layout;
};

static bool applies(const struct findings *f)
{
    struct place_plan plan;

    if (place_plan_make(&plan, f->r)) {
        return false;
    }
    place_plan_free(&plan);
    return true;
}

static const struct place_load *loads_of(const struct drawing *d, size_t panel)
{
    return &d->loads[panel * d->count];
}

static enum state state_of(const struct drawing *d, size_t panel, unsigned pu)
{
    const struct place_load *load = &loads_of(d, panel)[pu];
    bool unbound = !d->seen[panel].bound;

    if (!d->pus[pu].allowed) {
        return STATE_FORBIDDEN;
    }
    if (unbound) {
        return load->ended > 0 ? STATE_ONE : STATE_FREE;
    }
    return load->count > 1   ? STATE_SEVERAL
           : load->count > 0 ? STATE_ONE
                             : STATE_FREE;
}

static void drawing_free(struct drawing *d)
{
    place_layout_free(&d->layout);
    free(d->loads);
    place_plan_free(&d->plan);
}

/* All but the layout. On failure nothing is to be freed. */
static int drawing_make(struct drawing *d, const struct results *r,
                        struct err *e)
{
    *d = (struct drawing){.count = 0};
    if (place_plan_make(&d->plan, r)) {
        return err_set(e, "the machine of the run is not known");
    }
    d->pus = topology_pus(d->plan.t, &d->count);
    d->loads = calloc(d->plan.npanels * d->count, sizeof *d->loads);
    if (d->loads == NULL) {
        drawing_free(d);
        return err_set(e, "no memory to draw %u PUs", d->count);
    }
    for (size_t i = 0; i < d->plan.npanels; i++) {
        if (place_loads(&d->plan, r, &d->plan.panels[i],
                        &d->loads[i * d->count], &d->seen[i], e)) {
            drawing_free(d);
            return -1;
        }
    }
    return 0;
}

static int mark_columns(const struct drawing *d)
{
    char text[PLACE_MARK_BYTES];
    size_t most = 2;

    for (size_t i = 0; i < d->plan.npanels; i++) {
        for (unsigned pu = 0; pu < d->count; pu++) {
            place_mark(&loads_of(d, i)[pu], &d->seen[i], text);
            size_t columns = label_columns(text);
            most = columns > most ? columns : most;
        }
    }
    return (int)most;
}

/* Sets out the figure, and the machine in its panels. */
static int plan_canvas(struct chart *c, struct drawing *d,
                       const struct canvas_head *head, struct err *e)
{
    bool large = d->count > BESIDE_PUS;
    size_t columns = large ? 1 : 2;

    c->canvas.npanels = d->plan.npanels;
    canvas_plan(&c->canvas, columns, head);
    struct place_room room = {.width = c->canvas.plot_width_px,
                              .height = c->canvas.plot_height_px,
                              .mark_columns = mark_columns(d)};
    if (c->canvas.options->height_px == 0) {
        room.height = large ? HIGH_PLOT_PX : PLOT_PX;
    }
    if (place_layout_make(&d->layout, d->plan.t, &room, e)) {
        return -1;
    }
    c->canvas.plot_height_px = d->layout.height;
    canvas_plan(&c->canvas, columns, head);
    return 0;
}

static void put_sides(FILE *dat, const struct place_box *b)
{
    fprintf(dat, "%d %d %d %d", b->x, b->x + b->width, b->y, b->y + b->height);
}

/* The boxes of a level, from the kind of cores on; returns whether any. */
static bool put_boxes(struct chart *c, const struct drawing *d,
                      enum place_level level, const char *what)
{
    char name[PLACE_NAME_BYTES];
    bool any = false;

    for (size_t i = 0; i < d->layout.nboxes; i++) {
        const struct place_box *b = &d->layout.boxes[i];
        if (b->level != level) {
            continue;
        }
        if (!any) {
            fprintf(c->dat, "# %s: left right top bottom name\n", what);
        }
        any = true;
        place_box_name(d->plan.t, b, name);
        put_sides(c->dat, b);
        fprintf(c->dat, " \"%s\"\n", name);
    }
    fputs(any ? "\n\n" : "", c->dat);
    return any;
}

/* gnuplot's commands that draw what all panels have, as a string of it. */
static void put_machine(struct chart *c, const struct drawing *d)
{
    static const struct {
        const char *what;
        const char *fill;
    } outlines[] = {
        [PLACE_PACKAGE] = {"packages", "empty border rgb axis"},
        [PLACE_GROUP] = {"NUMA nodes and L3 caches", "empty border rgb frame"},
        [PLACE_CORE] = {"cores", "solid border rgb frame"},
    };
    const struct place_scale *s = &d->layout.scale;
    FILE *gp = c->canvas.gp;

    fputs("machine = 'NaN notitle'\n", gp);
    for (enum place_level l = PLACE_PACKAGE; l <= PLACE_CORE; l++) {
        if (!put_boxes(c, d, l, outlines[l].what)) {
            continue;
        }
        fprintf(gp,
                "machine = machine.\", '%s.dat' index %zu using "
                "1:3:1:2:3:4 with boxxyerror fillstyle %s linecolor rgb %s\"\n",
                c->name, c->series, outlines[l].fill,
                l == PLACE_CORE ? "blend(lines, 0.4)" : "axis");
        if (l != PLACE_CORE || s->cores) {
            fprintf(gp,
                    "machine = machine.\", '%s.dat' index %zu using "
                    "($1+%d):($3+%d):5 with labels left font ',%d' "
                    "textcolor rgb faint\"\n",
                    c->name, c->series,
                    l == PLACE_CORE ? s->pad : PLACE_COLUMN_PX,
                    l == PLACE_CORE ? s->core_name_height / 2 + 1
                                    : PLACE_NAME_PX / 2,
                    l == PLACE_CORE ? s->font_px - 1 : CANVAS_SMALL_FONT_PX);
        }
        c->series++;
    }
}

static void put_pus(struct chart *c, const struct drawing *d, size_t panel)
{
    const struct place_load *loads = loads_of(d, panel);
    char mark[PLACE_MARK_BYTES];

    fprintf(c->dat,
            "# %.200s, %u workers\n"
            "# left right top bottom state astray number workers\n",
            d->plan.panels[panel].placement, d->plan.panels[panel].workers);
    for (size_t i = 0; i < d->layout.nboxes; i++) {
        const struct place_box *b = &d->layout.boxes[i];
        if (b->level != PLACE_PU) {
            continue;
        }
        place_mark(&loads[b->pu], &d->seen[panel], mark);
        put_sides(c->dat, b);
        fprintf(c->dat, " %d %d %d \"%s\"\n", (int)state_of(d, panel, b->pu),
                loads[b->pu].astray ? 1 : 0, d->pus[b->pu].os, mark);
    }
    fputs("\n\n", c->dat);
}

static void put_texts(struct chart *c, const struct place_scale *s)
{
    static const char how[] = ":(hex(over(fill($5)))) with labels %s "
                              "font ',%d' textcolor rgb variable";
    FILE *gp = c->canvas.gp;

    if (s->font_px == 0) {
        return;
    }
    if (s->cores) {
        fprintf(gp, ", \\\n  '%s.dat' index %zu using ($1+6):(($3+$4)/2):7",
                c->name, c->series);
        fprintf(gp, how, "left", s->font_px);
    }
    fprintf(gp, ", \\\n  '%s.dat' index %zu using (%s):(($3+$4)/2):8", c->name,
            c->series, s->cores ? "$2-5" : "($1+$2)/2.0");
    fprintf(gp, how, s->cores ? "right" : "center", s->font_px);
}

static void put_panel(struct chart *c, const struct drawing *d, size_t panel)
{
    const struct place_panel *p = &d->plan.panels[panel];
    char name[CELL_PLACEMENT_BYTES + 32];
    char details[PLACE_DETAILS_BYTES];
    FILE *gp = c->canvas.gp;

    snprintf(name, sizeof name, "%s, %u worker%s", p->placement, p->workers,
             p->workers == 1 ? "" : "s");
    place_details(&d->plan, p, &d->seen[panel], details);
    canvas_panel(&c->canvas, panel, name, details);
    put_pus(c, d, panel);
    fprintf(gp,
            "plot @machine, \\\n  '%s.dat' index %zu using "
            "1:3:1:2:3:4:(hex(fill($5))) with boxxyerror fillstyle solid "
            "border rgb frame linecolor rgb variable",
            c->name, c->series);
    if (d->seen[panel].astray > 0) {
        fprintf(gp,
                ", \\\n  '%s.dat' index %zu using "
                "1:($6 == 1 ? $3 : NaN):1:($1+%d):3:4 with boxxyerror "
                "fillstyle solid noborder linecolor rgb %s",
                c->name, c->series, STRIP_PX, astray_colour);
    }
    put_texts(c, &d->layout.scale);
    c->series++;
    fputs("\nunset label; unset arrow; unset object\n", gp);
}

static void explain(struct chart *c, const struct drawing *d)
{
    bool any[STATES] = {false};
    bool astray = false;
    bool bound = false;

    for (size_t i = 0; i < d->plan.npanels; i++) {
        for (unsigned pu = 0; pu < d->count; pu++) {
            any[state_of(d, i, pu)] = true;
        }
        astray = astray || d->seen[i].astray > 0;
        bound = bound || d->seen[i].bound;
    }
    for (size_t s = 0; s < STATES; s++) {
        const struct chart_style style = {.colour = looks[s].colour};
        if (any[s]) {
            chart_explain(c,
                          s == STATE_ONE && !bound ? "workers were there"
                                                   : looks[s].legend,
                          looks[s].mark, &style);
        }
    }
    if (astray) {
        const struct chart_style style = {.colour = astray_colour};
        chart_explain(c, "not where it was planned", LEGEND_BOX, &style);
    }
}

static void put_frame(struct chart *c)
{
    fprintf(c->canvas.gp,
            "set border 0\nunset grid\nunset xtics\nunset ytics\n"
            "set xrange [0:%d]\nset yrange [%d:0]\n"
            "fill(s) = s == %d ? %s : s == %d ? %s : s == %d ? %s : %s\n",
            c->canvas.plot_width_px, c->canvas.plot_height_px, STATE_ONE,
            looks[STATE_ONE].colour, STATE_SEVERAL, looks[STATE_SEVERAL].colour,
            STATE_FORBIDDEN, looks[STATE_FORBIDDEN].colour,
            looks[STATE_FREE].colour);
}

static const char *axis_text(const struct drawing *d)
{
    const struct place_scale *s = &d->layout.scale;

    return s->cores ? "a box is a core and has its PUs: each one's number as "
                      "for taskset, and its workers"
           : s->font_px > 0 ? "a box is a core and has its PUs, in which "
                              "stand their workers"
                            : "a box is a core and has its PUs";
}

static void print(struct chart *c, const struct chart_kind *kind)
{
    struct drawing d;
    struct err e;
    char subtitle[PLACE_SUBTITLE_BYTES];
    char details[PLACE_DETAILS_BYTES];
    struct canvas_head head = {c->name, kind->title, subtitle, NULL, 0};

    if (drawing_make(&d, c->f->r, &e)) {
        fprintf(c->canvas.gp, "# Not drawn: %s\n", e.text);
        return;
    }
    place_subtitle(&d.plan, subtitle);
    explain(c, &d);
    head.legend = c->legend;
    head.nlegend = c->nlegend;
    c->canvas.left_px = LEFT_PX;
    for (size_t i = 0; i < d.plan.npanels; i++) {
        place_details(&d.plan, &d.plan.panels[i], &d.seen[i], details);
        c->canvas.details = c->canvas.details || details[0] != '\0';
    }
    if (plan_canvas(c, &d, &head, &e)) {
        fprintf(c->canvas.gp, "# Not drawn: %s\n", e.text);
        drawing_free(&d);
        return;
    }
    c->canvas.x_axis = axis_text(&d);
    canvas_begin(&c->canvas, &head);
    put_frame(c);
    put_machine(c, &d);
    for (size_t i = 0; i < d.plan.npanels; i++) {
        put_panel(c, &d, i);
    }
    canvas_end(&c->canvas);
    drawing_free(&d);
}

const struct chart_kind chart_placement = {
    .name = "placement",
    .title = "Where does each worker run?",
    .each_run = true,
    .applies = applies,
    .print = print,
};
