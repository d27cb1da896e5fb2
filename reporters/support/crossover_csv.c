/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a run of `tvp crossover` found, for other programs. */
#include "crossover_found.h"

#include "csv_out.h"

/* What was compared, the same in every row. */
static void put_key(FILE *out, const struct crossover_found *f)
{
    csv_text(out, f->search.plan.groups[0].axes[PLAN_WORKLOADS].items[0]);
    if (f->workers > 0) {
        fprintf(out, ",%u,", f->workers);
    } else {
        fputs(",,", out);
    }
    csv_text(out, search_model(&f->search, 0));
    putc(',', out);
    csv_text(out, search_model(&f->search, 1));
    fprintf(out, ",%s,%s", metric_name(f->search.plan.metric),
            f->search.axes[0].key);
}

static void put_side(FILE *out, const struct crossover_found *f,
                     enum crossover_side side)
{
    putc(',', out);
    if (side == CROSSOVER_NONE || side == CROSSOVER_UNCLEAR) {
        fputs(side == CROSSOVER_NONE ? "no difference" : "unclear", out);
    } else {
        csv_text(out,
                 search_model(&f->search, side == CROSSOVER_FIRST ? 0 : 1));
    }
}

static void put_median(FILE *out, double value)
{
    if (value > 0.0) {
        fprintf(out, ",%.17g", value);
    } else {
        putc(',', out);
    }
}

/* As a parameter is written, and as a number: ns, bytes, a share. */
static void put_value(FILE *out, const struct crossover_found *f, double value)
{
    char text[UNITS_TEXT_BYTES];

    search_axis_text(&f->search.axes[0], value, text);
    fprintf(out, ",%s,%.17g", text, value);
}

int crossover_report_csv(const struct results *r, FILE *out, struct err *e)
{
    struct crossover_found f;

    if (crossover_found_make(&f, r, e)) {
        return -1;
    }
    fputs("workload,workers,first,second,metric,parameter,value,number,"
          "first_median,second_median,ratio,low,high,n,winner\n",
          out);
    for (size_t i = 0; i < f.table.n; i++) {
        const struct crossover_field *of = &f.table.fields[i];
        enum crossover_side side = CROSSOVER_UNCLEAR;
        struct interval ratio = {0};
        if (of->n > 0) {
            side = crossover_side_of(&f.table.rules, of, &ratio);
        }
        put_key(out, &f);
        put_value(out, &f, of->value);
        put_median(out, crossover_found_median(&f, of->first, of->n));
        put_median(out, crossover_found_median(&f, of->second, of->n));
        csv_interval(out, &ratio);
        fprintf(out, ",%zu", of->n);
        put_side(out, &f, side);
        putc('\n', out);
    }
    crossover_found_free(&f);
    return 0;
}

int crossover_report_borders(const struct results *r, FILE *out, struct err *e)
{
    struct crossover_found f;

    if (crossover_found_make(&f, r, e)) {
        return -1;
    }
    fputs("workload,workers,first,second,metric,parameter,border,"
          "border_number,low,low_number,high,high_number,winner_below,"
          "winner_above,precise\n",
          out);
    for (size_t i = 0; i < f.answer.nborders; i++) {
        const struct crossover_border *b = &f.answer.borders[i];
        put_key(out, &f);
        put_value(out, &f, b->value);
        put_value(out, &f, b->low);
        put_value(out, &f, b->high);
        put_side(out, &f, b->below);
        put_side(out, &f, b->above);
        fputs(b->precise ? ",1\n" : ",0\n", out);
    }
    crossover_found_free(&f);
    return 0;
}
