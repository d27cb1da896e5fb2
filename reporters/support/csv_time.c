/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv_time.h"

#include "csv_out.h"

static void put_known(FILE *out, double value)
{
    putc(',', out);
    if (value >= 0.0) {
        fprintf(out, "%.17g", value);
    }
}

void csv_time(FILE *out, const struct findings *f)
{
    fputs(CSV_CELL_NAMES ",n,total_ns", out);
    for (size_t p = 0; p < TIME_PARTS; p++) {
        fprintf(out, ",%s_ns", time_part_name((enum time_part)p));
    }
    fputs(",excess_ns" CSV_RUN_NAME "\n", out);
    for (size_t i = 0; i < f->r->ncells; i++) {
        const struct time_split *t = &f->times[i];
        csv_cell(out, &f->r->cells[i]);
        fprintf(out, ",%zu", t->n);
        put_known(out, t->n > 0 ? t->total_ns : SAMPLE_ABSENT);
        for (size_t p = 0; p < TIME_PARTS; p++) {
            put_known(out, t->n > 0 ? t->part_ns[p] : SAMPLE_ABSENT);
        }
        put_known(out, t->n > 0 ? t->excess_ns : SAMPLE_ABSENT);
        csv_end_row(out, f->r, i);
    }
}

void csv_behaviour_names(FILE *out)
{
    for (size_t t = 0; t < TRAIT_COLUMNS; t++) {
        fprintf(out, ",%s", trait_name((enum trait)t));
    }
    fputs(",disturbed", out);
}

void csv_behaviour(FILE *out, const struct behaviour *b)
{
    for (size_t t = 0; t < TRAIT_COLUMNS; t++) {
        put_known(out, b->median[t]);
    }
    fprintf(out, ",%zu", b->disturbed);
}
