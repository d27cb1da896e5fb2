/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "remarks.h"

#include "label.h"
#include "units.h"

#include <math.h>
#include <stdio.h>

enum { UNFAIR_MAX = 8, CELL_TEXT_BYTES = 2 * CELL_LABEL_BYTES + 32 };

static const double FAIR = 0.9;
static const double LONG_WARMUP = 0.01;

static const struct {
    enum trait trait;
    const char *heading;
} counters[] = {
    {TRAIT_INSTRUCTIONS_PER_OP, "instructions per op"},
    {TRAIT_INSTRUCTIONS_PER_CYCLE, "per cycle"},
    {TRAIT_CACHE_MISSES_PER_OP, "cache misses per op"},
    {TRAIT_TLB_MISSES_PER_OP, "TLB misses per op"},
};
enum { COUNTERS = sizeof counters / sizeof *counters };

static double trait(const struct findings *f, size_t cell, enum trait t)
{
    return f->behaviours[cell].median[t];
}

/* "http:latency=50ms, gil, 4 workers" */
static void cell_text(const struct findings *f, size_t cell,
                      char text[CELL_TEXT_BYTES])
{
    const struct cell *c = &f->r->cells[cell];
    char raw[CELL_LABEL_BYTES];
    char workload[CELL_LABEL_BYTES];
    char model[CELL_LABEL_BYTES];

    cell_workload_label(c, raw);
    label_clean(raw, workload, sizeof workload);
    findings_model_label(f, cell, model);
    snprintf(text, CELL_TEXT_BYTES, "%s, %s, %u worker%s", workload, model,
             c->workers, c->workers == 1 ? "" : "s");
}

static bool is_unfair(const struct findings *f, size_t cell)
{
    double fairness = trait(f, cell, TRAIT_FAIRNESS);

    return fairness >= 0.0 && fairness < FAIR;
}

/* How many unfair cells come before this one, the worst first. */
static size_t unfair_rank(const struct findings *f, size_t cell)
{
    double ours = trait(f, cell, TRAIT_FAIRNESS);
    size_t before = 0;

    for (size_t i = 0; i < f->r->ncells; i++) {
        double theirs = trait(f, i, TRAIT_FAIRNESS);
        before +=
            is_unfair(f, i) && (theirs < ours || (theirs == ours && i < cell))
                ? 1U
                : 0U;
    }
    return before;
}

static size_t count_unfair(const struct findings *f)
{
    size_t n = 0;

    for (size_t i = 0; i < f->r->ncells; i++) {
        n += is_unfair(f, i) ? 1U : 0U;
    }
    return n;
}

static void say_unfair(const struct findings *f, size_t rank,
                       char text[REMARK_BYTES])
{
    char cell[CELL_TEXT_BYTES] = "";
    double fairness = 0.0;

    for (size_t i = 0; i < f->r->ncells; i++) {
        if (is_unfair(f, i) && unfair_rank(f, i) == rank) {
            fairness = trait(f, i, TRAIT_FAIRNESS);
            cell_text(f, i, cell);
        }
    }
    /* Rounded down: what is under 0.9 is not shown as 0.90. */
    snprintf(text, REMARK_BYTES,
             "Unfair: in %s, Jain's index of the workers' rates is %.2f (equal "
             "ones have 1).",
             cell, floor(100.0 * fairness + 1e-6) / 100.0);
}

static int say_warmup(const struct findings *f, char text[REMARK_BYTES])
{
    char cell[CELL_TEXT_BYTES];
    char duration[UNITS_TEXT_BYTES];
    size_t most = 0;
    size_t n = 0;

    for (size_t i = 0; i < f->r->ncells; i++) {
        double share = trait(f, i, TRAIT_WARMUP_SHARE);
        n += share > LONG_WARMUP ? 1U : 0U;
        most = share > trait(f, most, TRAIT_WARMUP_SHARE) ? i : most;
    }
    if (n == 0) {
        return -1;
    }
    cell_text(f, most, cell);
    units_duration_short(trait(f, most, TRAIT_WARMUP), duration);
    snprintf(text, REMARK_BYTES,
             "Warm-up: over 1 %% of the work in %zu of %zu cells; the most in "
             "%s: %s, %.0f %%.",
             n, f->r->ncells, cell, duration,
             100.0 * trait(f, most, TRAIT_WARMUP_SHARE));
    return 0;
}

int remark_line(const struct findings *f, size_t line, char text[REMARK_BYTES])
{
    size_t unfair = count_unfair(f);
    size_t told = unfair < UNFAIR_MAX ? unfair : UNFAIR_MAX;
    size_t rest = unfair > told ? 1 : 0;

    if (line < told) {
        say_unfair(f, line, text);
        return 0;
    }
    if (line < told + rest) {
        snprintf(text, REMARK_BYTES,
                 "… and %zu more cells are unfair: see summary.csv.",
                 unfair - told);
        return 0;
    }
    return line == told + rest ? say_warmup(f, text) : -1;
}

/* Three digits: "0.052", "1.23 M". */
static void count_text(double value, char *text, size_t bytes)
{
    static const char *const units[] = {"", " k", " M", " G", " T"};
    size_t u = 0;

    if (value <= 0.0) {
        snprintf(text, bytes, "%s", value < 0.0 ? "absent" : "0");
        return;
    }
    while (u < 4 && value >= 999.5) {
        value /= 1000.0;
        u++;
    }
    if (value < 0.0001) {
        snprintf(text, bytes, "under 0.0001");
        return;
    }
    int decimals = value >= 99.95    ? 0
                   : value >= 9.995  ? 1
                   : value >= 0.9995 ? 2
                   : value >= 0.0995 ? 3
                                     : 4;
    snprintf(text, bytes, "%.*f%s", decimals, value, units[u]);
}

static bool has_counters(const struct findings *f, size_t cell)
{
    for (size_t i = 0; i < COUNTERS; i++) {
        if (trait(f, cell, counters[i].trait) >= 0.0) {
            return true;
        }
    }
    return false;
}

/* The n-th cell that has counters; ncells if there is none. */
static size_t counted_cell(const struct findings *f, size_t n)
{
    size_t cell = 0;

    for (; cell < f->r->ncells; cell++) {
        if (has_counters(f, cell) && n-- == 0) {
            break;
        }
    }
    return cell;
}

int counters_row(const struct findings *f, size_t row, struct counters_row *out)
{
    size_t cell = counted_cell(f, row > 0 ? row - 1 : 0);
    char raw[CELL_LABEL_BYTES];

    if (cell == f->r->ncells) {
        return -1;
    }
    if (row == 0) {
        *out = (struct counters_row){{"workload", "model", "workers"}};
        for (size_t i = 0; i < COUNTERS; i++) {
            snprintf(out->fields[3 + i], COUNTERS_BYTES, "%s",
                     counters[i].heading);
        }
        return 0;
    }
    cell_workload_label(&f->r->cells[cell], raw);
    label_clean(raw, out->fields[0], COUNTERS_BYTES);
    findings_model_label(f, cell, out->fields[1]);
    snprintf(out->fields[2], COUNTERS_BYTES, "%u", f->r->cells[cell].workers);
    for (size_t i = 0; i < COUNTERS; i++) {
        count_text(trait(f, cell, counters[i].trait), out->fields[3 + i],
                   COUNTERS_BYTES);
    }
    return 0;
}
