/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "place_layout.h"

#include "label.h"
#include "topology_draw_head.h"
#include "topology_parts.h"

#include <stdio.h>
#include <stdlib.h>

enum {
    BOX_PAD = 6, /* inside packages and groups */
    BOX_GAP = 8, /* between them */
    TEXT_PAD = 8,
};

/* A scale whose widths still depend on what is to be written. */
static const struct look {
    int font_px;
    bool cores;
    int pu_width; /* at least */
    int pu_height;
    int pad, gap;
} looks[] = {
    {13, true, 96, 26, 5, 8}, {11, true, 60, 20, 4, 6},
    {10, true, 50, 17, 3, 5}, {9, true, 40, 14, 3, 4},
    {9, false, 26, 14, 2, 4}, {8, false, 20, 11, 2, 3},
    {0, false, 22, 12, 2, 3}, {0, false, 15, 9, 1, 3},
    {0, false, 10, 7, 1, 2},  {0, false, 7, 5, 1, 2},
    {0, false, 4, 4, 1, 1},
};
enum { LOOKS = sizeof looks / sizeof *looks };

struct size {
    int width, height;
};

/* Things set beside each other, and below when they reach `room`. */
struct flow {
    int room, gap;
    int x, y;
    struct size all; /* that was taken */
    int row_height;
};

struct work {
    struct place_layout *l;
    const struct topology *t;
    const struct topology_pu *pus;
    unsigned count;
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static int text_px(size_t columns, int font_px)
{
    return (int)columns * font_px * 64 / 100;
}

static unsigned group_end(const struct work *w, unsigned from)
{
    return topology_group_end(w->pus, w->count, from);
}

static unsigned package_end(const struct work *w, unsigned from)
{
    return topology_package_end(w->pus, w->count, from);
}

static unsigned core_end(const struct work *w, unsigned from)
{
    return topology_core_end(w->pus, w->count, from);
}

void place_box_name(const struct topology *t, const struct place_box *box,
                    char text[PLACE_NAME_BYTES])
{
    struct topology_facts facts;
    char group[TOPOLOGY_GROUP_BYTES];
    unsigned count;
    const struct topology_pu *pu = &topology_pus(t, &count)[box->pu];

    topology_group_name(pu, group);
    switch (box->level) {
    case PLACE_PACKAGE:
        snprintf(text, PLACE_NAME_BYTES, "Package %d%s%s", pu->package,
                 box->named && *group != '\0' ? " · " : "",
                 box->named ? group : "");
        break;
    case PLACE_GROUP:
        snprintf(text, PLACE_NAME_BYTES, "%s", group);
        break;
    case PLACE_CORE:
        topology_describe(t, &facts);
        snprintf(text, PLACE_NAME_BYTES, "%score %d",
                 topology_draw_kind(&facts, pu->kind), pu->core);
        break;
    default:
        snprintf(text, PLACE_NAME_BYTES, "%d", pu->os);
        break;
    }
}

/* The longest name of any core, or number of any PU. */
static size_t widest(const struct work *w, enum place_level level)
{
    char text[PLACE_NAME_BYTES];
    size_t most = 0;

    for (unsigned i = 0; i < w->count; i++) {
        const struct place_box box = {.level = level, .pu = i};
        place_box_name(w->t, &box, text);
        size_t columns = label_columns(text);
        most = columns > most ? columns : most;
    }
    return most;
}

static struct place_scale scale_of(const struct look *k, size_t number_columns,
                                   size_t core_columns, int mark_columns)
{
    size_t columns = (size_t)mark_columns + (k->cores ? number_columns + 1 : 0);
    int core_px = k->cores ? text_px(core_columns, k->font_px) + 4 : 0;
    int needed_px = larger(text_px(columns, k->font_px), core_px);

    return (struct place_scale){
        .font_px = k->font_px,
        .cores = k->cores,
        .pu_width = larger(k->pu_width,
                           needed_px + (k->cores ? TEXT_PAD : TEXT_PAD / 2)),
        .pu_height = k->pu_height,
        .core_name_height = k->cores ? k->font_px + 4 : 0,
        .pad = k->pad,
        .gap = k->gap,
    };
}

static size_t put_box(struct work *w, enum place_level level, unsigned pu)
{
    struct place_box *box = &w->l->boxes[w->l->nboxes++];

    *box = (struct place_box){.level = level, .pu = pu};
    return w->l->nboxes - 1;
}

/* Moves the boxes from `first` on. */
static void shift(struct work *w, size_t first, int x, int y)
{
    for (size_t i = first; i < w->l->nboxes; i++) {
        w->l->boxes[i].x += x;
        w->l->boxes[i].y += y;
    }
}

/* Takes the place of one more thing and moves its boxes there. */
static void flow_put(struct work *w, struct flow *f, size_t first,
                     struct size size)
{
    if (f->x > 0 && f->x + size.width > f->room) {
        f->x = 0;
        f->y += f->row_height + f->gap;
        f->row_height = 0;
    }
    shift(w, first, f->x, f->y);
    f->row_height = larger(f->row_height, size.height);
    f->all.width = larger(f->all.width, f->x + size.width);
    f->all.height = larger(f->all.height, f->y + f->row_height);
    f->x += size.width + f->gap;
}

static struct size put_core(struct work *w, unsigned from)
{
    const struct place_scale *s = &w->l->scale;
    unsigned to = core_end(w, from);
    int y = s->pad + s->core_name_height;
    int between = s->pad > 2 ? 2 : 1;
    size_t core = put_box(w, PLACE_CORE, from);

    for (unsigned i = from; i < to; i++, y += s->pu_height + between) {
        struct place_box *pu = &w->l->boxes[put_box(w, PLACE_PU, i)];
        pu->x = s->pad;
        pu->y = y;
        pu->width = s->pu_width;
        pu->height = s->pu_height;
    }
    struct place_box *box = &w->l->boxes[core];
    box->width = s->pu_width + 2 * s->pad;
    box->height = y - between + s->pad;
    return (struct size){box->width, box->height};
}

/* The cores of a group, in rows that are equally long. */
static struct size put_cores(struct work *w, unsigned from, unsigned to,
                             int room)
{
    const struct place_scale *s = &w->l->scale;
    int pitch = s->pu_width + 2 * s->pad + s->gap;
    int fitting = larger(1, (room + s->gap) / pitch);
    int cores = 0;

    for (unsigned i = from; i < to; i = core_end(w, i)) {
        cores++;
    }
    int rows = larger(1, (cores + fitting - 1) / fitting);
    int columns = (cores + rows - 1) / rows;
    struct flow f = {.room = columns * pitch, .gap = s->gap};
    for (unsigned i = from; i < to; i = core_end(w, i)) {
        size_t first = w->l->nboxes;
        flow_put(w, &f, first, put_core(w, i));
    }
    return f.all;
}

/* Around what was put behind the box `outer`, with room for its name. */
static struct size close_box(struct work *w, size_t outer, struct size inside)
{
    struct place_box *box = &w->l->boxes[outer];
    char text[PLACE_NAME_BYTES];

    place_box_name(w->t, box, text);
    shift(w, outer + 1, BOX_PAD, PLACE_NAME_PX);
    box->width = larger(inside.width + 2 * BOX_PAD,
                        (int)label_columns(text) * PLACE_COLUMN_PX + TEXT_PAD);
    box->height = inside.height + PLACE_NAME_PX + BOX_PAD;
    return (struct size){box->width, box->height};
}

static struct size put_group(struct work *w, unsigned from, unsigned to,
                             int room)
{
    char text[TOPOLOGY_GROUP_BYTES];

    topology_group_name(&w->pus[from], text);
    if (*text == '\0') {
        return put_cores(w, from, to, room);
    }
    size_t outer = put_box(w, PLACE_GROUP, from);
    return close_box(w, outer, put_cores(w, from, to, room - 2 * BOX_PAD));
}

static struct size put_groups(struct work *w, unsigned from, unsigned to,
                              int room)
{
    struct flow f = {.room = room, .gap = BOX_GAP};

    for (unsigned i = from; i < to; i = group_end(w, i)) {
        size_t first = w->l->nboxes;
        flow_put(w, &f, first, put_group(w, i, group_end(w, i), room));
    }
    return f.all;
}

/* A package of one group needs no box for that. */
static struct size put_package(struct work *w, unsigned from, unsigned to,
                               int room)
{
    if (w->pus[from].package == TOPOLOGY_NONE) {
        return put_groups(w, from, to, room);
    }
    size_t outer = put_box(w, PLACE_PACKAGE, from);
    bool lone = group_end(w, from) >= to;
    w->l->boxes[outer].named = lone;
    return close_box(w, outer,
                     lone ? put_cores(w, from, to, room - 2 * BOX_PAD)
                          : put_groups(w, from, to, room - 2 * BOX_PAD));
}

static void put_machine(struct work *w, int room)
{
    struct flow f = {.room = room, .gap = BOX_GAP};

    w->l->nboxes = 0;
    for (unsigned i = 0; i < w->count; i = package_end(w, i)) {
        size_t first = w->l->nboxes;
        flow_put(w, &f, first, put_package(w, i, package_end(w, i), room));
    }
    w->l->width = f.all.width;
    w->l->height = f.all.height;
}

int place_layout_make(struct place_layout *out, const struct topology *t,
                      const struct place_room *room, struct err *e)
{
    struct work w = {.l = out, .t = t};

    *out = (struct place_layout){.nboxes = 0};
    w.pus = topology_pus(t, &w.count);
    /* Each PU may be alone in its core, group and package. */
    out->boxes = calloc(4 * (size_t)w.count + 1, sizeof *out->boxes);
    if (out->boxes == NULL) {
        return err_set(e, "no memory to draw %u PUs", w.count);
    }
    size_t number_columns = widest(&w, PLACE_PU);
    size_t core_columns = widest(&w, PLACE_CORE);
    for (size_t i = 0; i < LOOKS; i++) {
        out->scale = scale_of(&looks[i], number_columns, core_columns,
                              room->mark_columns);
        put_machine(&w, room->width);
        if (out->width <= room->width && out->height <= room->height) {
            break;
        }
    }
    return 0;
}

void place_layout_free(struct place_layout *l)
{
    free(l->boxes);
    *l = (struct place_layout){.nboxes = 0};
}
