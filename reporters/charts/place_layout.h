/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "topology.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * Where the parts of a machine stand in a drawing of it: boxes inside boxes,
 * in pixels from the top left. Parts flow from left to right and then down.
 */
enum place_level { PLACE_PACKAGE, PLACE_GROUP, PLACE_CORE, PLACE_PU };

struct place_box {
    enum place_level level;
    unsigned pu; /* its first, into topology_pus */
    bool named;  /* a package that has a group's name beside its own */
    int x, y, width, height;
};

/* How large PUs are, and what there is room for in them. */
struct place_scale {
    int font_px; /* 0: no text in cores and PUs */
    bool cores;  /* cores have a name, and PUs their number */
    int pu_width, pu_height;
    int core_name_height; /* 0 without a name */
    int pad;              /* inside a core */
    int gap;              /* between cores */
};

struct place_layout {
    struct place_scale scale;
    struct place_box *boxes; /* outer ones first */
    size_t nboxes;
    int width, height;
};

/* The room that there is, and how long the longest text about workers is. */
struct place_room {
    int width, height;
    int mark_columns;
};

enum { PLACE_NAME_BYTES = 96, PLACE_NAME_PX = 18, PLACE_COLUMN_PX = 7 };

/* As large as it can be in this room; too high where even the smallest is. On
 * failure nothing is to be freed. */
int place_layout_make(struct place_layout *out, const struct topology *t,
                      const struct place_room *room, struct err *e);
void place_layout_free(struct place_layout *l);

/* "Package 0 · NUMA 0 · L3 0, 32M", "P core 4", "12"; "" for a group that
 * needs no name. */
void place_box_name(const struct topology *t, const struct place_box *box,
                    char text[PLACE_NAME_BYTES]);
