/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "topology_draw.h"

#include "placement.h"
#include "topology_draw_head.h"
#include "topology_parts.h"

#include <stdlib.h>
#include <string.h>

enum {
    COLUMNS = 100,
    INDENT = 2,
    BOX_GAP = 1,
    PLAIN_GAP = 2,
    NAMED_WORKERS = 3, /* more on one PU are only counted */
    BOXED_CORES = 64,  /* more cores than these get no boxes */
    MARK_BYTES = 40,
};

/* The workers on one PU. */
struct load {
    unsigned count;
    unsigned first[NAMED_WORKERS];
};

struct drawing {
    const struct topology_pu *pus;
    unsigned pu_count;
    struct load *loads; /* one for each of pus */
    struct topology_facts facts;
    unsigned siblings; /* the most PUs in any core */
    int pu_width, core_width, mark_width;
    FILE *out;
};

/* Columns that a UTF-8 text takes: its bytes that start a character. */
static int columns_of(const char *text)
{
    int columns = 0;

    for (; *text != '\0'; text++) {
        columns += ((unsigned char)*text & 0xC0) != 0x80;
    }
    return columns;
}

static void repeat(FILE *out, const char *what, int times)
{
    for (int i = 0; i < times; i++) {
        fputs(what, out);
    }
}

/* What stands behind a PU's number: "w0,w4", "25 workers", "·" or "--". */
static void pu_mark(const struct drawing *d, unsigned pu, char text[MARK_BYTES])
{
    const struct load *load = &d->loads[pu];
    size_t used = 0;

    if (!d->pus[pu].allowed || load->count == 0) {
        snprintf(text, MARK_BYTES, "%s", d->pus[pu].allowed ? "·" : "--");
        return;
    }
    if (load->count > NAMED_WORKERS) {
        snprintf(text, MARK_BYTES, "%u workers", load->count);
        return;
    }
    for (unsigned i = 0; i < load->count && used < MARK_BYTES; i++) {
        used += (size_t)snprintf(text + used, MARK_BYTES - used, "%sw%u",
                                 i == 0 ? "" : ",", load->first[i]);
    }
}

static bool is_hybrid(const struct drawing *d)
{
    return d->facts.core_kinds > 1;
}

static const char *kind_mark(const struct drawing *d, unsigned pu)
{
    return topology_draw_kind(&d->facts, d->pus[pu].kind);
}

static unsigned core_end(const struct drawing *d, unsigned from)
{
    return topology_core_end(d->pus, d->pu_count, from);
}

static int larger(int a, int b)
{
    return a > b ? a : b;
}

static void measure(struct drawing *d)
{
    char text[MARK_BYTES];

    for (unsigned i = 0; i < d->pu_count; i++) {
        d->pu_width = larger(d->pu_width,
                             snprintf(text, sizeof text, "%d", d->pus[i].os));
        d->core_width = larger(
            d->core_width, snprintf(text, sizeof text, "%d", d->pus[i].core));
        pu_mark(d, i, text);
        d->mark_width = larger(d->mark_width, columns_of(text));
    }
    for (unsigned i = 0; i < d->pu_count; i = core_end(d, i)) {
        d->siblings =
            (unsigned)larger((int)d->siblings, (int)(core_end(d, i) - i));
    }
}

/* " 16 w3"; filled up to its columns unless it ends the line. */
static void draw_pu(const struct drawing *d, unsigned pu, bool filled)
{
    char mark[MARK_BYTES];

    pu_mark(d, pu, mark);
    fprintf(d->out, " %*d %s%*s", d->pu_width, d->pus[pu].os, mark,
            filled ? d->mark_width - columns_of(mark) : 0, "");
}

/* Columns between the left and the right side of a box. */
static int box_inside(const struct drawing *d)
{
    int label = d->core_width + (is_hybrid(d) ? 9 : 7); /* " P core 4 " */

    return larger(label, d->pu_width + d->mark_width + 3);
}

/* One of the lines of a box: the top, a PU's, the bottom. */
static void draw_box(const struct drawing *d, unsigned core, unsigned row)
{
    unsigned pu = core + row - 1;
    int left = box_inside(d);

    if (row == 0) {
        left -= fprintf(d->out, "┌ %score %d ", kind_mark(d, core),
                        d->pus[core].core)
                - (int)strlen("┌");
        repeat(d->out, "─", left);
        fputs("┐", d->out);
    } else if (row > d->siblings) {
        fputs("└", d->out);
        repeat(d->out, "─", left);
        fputs("┘", d->out);
    } else if (pu < core_end(d, core)) {
        fputs("│", d->out);
        draw_pu(d, pu, true);
        left -= d->pu_width + d->mark_width + 2;
        fprintf(d->out, "%*s│", left, "");
    } else {
        fprintf(d->out, "│%*s│", left, "");
    }
}

static void draw_boxes(const struct drawing *d, unsigned from, unsigned to,
                       int indent)
{
    for (unsigned row = 0; row < d->siblings + 2; row++) {
        for (unsigned core = from; core < to; core = core_end(d, core)) {
            fprintf(d->out, "%*s", core == from ? indent : BOX_GAP, "");
            draw_box(d, core, row);
        }
        fputc('\n', d->out);
    }
}

/* " 12│ 24 w3  25 ·": cores without boxes, each all on one line. */
static void draw_plain(const struct drawing *d, unsigned from, unsigned to,
                       int indent)
{
    int pu_columns = d->pu_width + d->mark_width + 3;
    int missing = 0;

    for (unsigned pu = from; pu < to; pu++) {
        if (pu == from || d->pus[pu].core != d->pus[pu - 1].core) {
            fprintf(d->out, "%*s%s%*d│",
                    pu == from ? indent : PLAIN_GAP + missing, "",
                    kind_mark(d, pu), d->core_width, d->pus[pu].core);
            missing = (int)d->siblings * pu_columns;
        }
        draw_pu(d, pu, pu + 1 < to);
        fputs(pu + 1 < to ? " " : "", d->out);
        missing -= pu_columns;
    }
    fputc('\n', d->out);
}

/* As many cores side by side as fit. Returns the PU behind them. */
static unsigned draw_row(const struct drawing *d, unsigned from, unsigned to,
                         int indent)
{
    bool boxed = d->facts.cores <= BOXED_CORES;
    int gap = boxed ? BOX_GAP : PLAIN_GAP;
    int pu_columns = d->pu_width + d->mark_width + 3;
    int plain =
        d->core_width + (is_hybrid(d) ? 3 : 1) + (int)d->siblings * pu_columns;
    int width = boxed ? box_inside(d) + 2 : plain;
    int fitting = larger(1, (COLUMNS - indent + gap) / (width + gap));
    unsigned end = from;

    while (end < to && fitting > 0) {
        end = core_end(d, end);
        fitting--;
    }
    if (boxed) {
        draw_boxes(d, from, end, indent);
    } else {
        draw_plain(d, from, end, indent);
    }
    return end;
}

/* PUs under one L3, after the name of their package where that starts. */
static void draw_group(const struct drawing *d, unsigned from, unsigned to)
{
    char name[TOPOLOGY_GROUP_BYTES];
    int package = d->pus[from].package;
    bool starts = from == 0 || d->pus[from - 1].package != package;
    bool alone = starts && (to == d->pu_count || d->pus[to].package != package);

    if (starts) {
        fputc('\n', d->out);
    }
    if (starts && package != TOPOLOGY_NONE) {
        fprintf(d->out, "Package %d%s", package, alone ? " · " : "\n");
    }
    fprintf(d->out, "%*s", alone ? 0 : INDENT, "");
    topology_group_name(&d->pus[from], name);
    fprintf(d->out, "%s\n", name);
    while (from < to) {
        from = draw_row(d, from, to, alone ? INDENT : 2 * INDENT);
    }
}

static void draw_legend(const struct drawing *d)
{
    fprintf(d->out,
            "\nLegend     %s: number as for taskset, workers, · free%s\n",
            d->facts.cores <= BOXED_CORES ? "a box is a core, a row a PU"
                                          : "core│ its PUs",
            d->facts.allowed_pus < d->facts.pus ? ", -- not allowed" : "");
    if (is_hybrid(d)) {
        fprintf(d->out, "           P cores of the fastest kind, E%s slower\n",
                d->facts.core_kinds > 2 ? " and L" : "");
    }
}

static void count_worker(struct drawing *d, int os, unsigned worker)
{
    for (unsigned i = 0; i < d->pu_count; i++) {
        struct load *load = &d->loads[i];

        if (d->pus[i].os == os && load->count++ < NAMED_WORKERS) {
            load->first[load->count - 1] = worker;
        }
    }
}

static int place_workers(struct drawing *d, const struct topology *t,
                         const char *placement, unsigned workers, struct err *e)
{
    int *places = calloc((size_t)workers + 1, sizeof *places);
    int status;

    if (places == NULL) {
        return err_set(e, "no memory to place %u workers", workers);
    }
    status = placement_compute(t, placement, workers, places, e);
    for (unsigned i = 0; status == 0 && i < workers; i++) {
        count_worker(d, places[i], i);
    }
    free(places);
    return status;
}

int topology_draw(const struct topology *t, const char *placement,
                  unsigned workers, FILE *out, struct err *e)
{
    struct drawing d = {.out = out};
    int status = -1;

    d.pus = topology_pus(t, &d.pu_count);
    topology_describe(t, &d.facts);
    d.loads = calloc(d.pu_count, sizeof *d.loads);
    if (d.loads == NULL) {
        return err_set(e, "no memory to draw %u PUs", d.pu_count);
    }
    if (placement != NULL && place_workers(&d, t, placement, workers, e) != 0) {
        goto free_loads;
    }
    measure(&d);
    if (topology_draw_head(t, placement, workers, out, e) != 0) {
        goto free_loads;
    }
    for (unsigned i = 0, end; i < d.pu_count; i = end) {
        end = topology_group_end(d.pus, d.pu_count, i);
        draw_group(&d, i, end);
    }
    draw_legend(&d);
    status = ferror(out) ? err_set(e, "cannot write the drawing") : 0;

free_loads:
    free(d.loads);
    return status;
}
