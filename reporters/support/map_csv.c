/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map_csv.h"

#include "csv_out.h"

static void put_model(const struct map *m, size_t model, bool known, FILE *out)
{
    putc(',', out);
    if (known) {
        csv_text(out, m->models[model]);
    }
}

/* Who is ahead is known of what was measured; of what was inferred, only who
 * wins. */
static void put_field(const struct map *m, size_t field, FILE *out)
{
    const struct map_field *f = &m->fields[field];

    csv_text(out, m->x.texts[field % m->x.n]);
    putc(',', out);
    csv_text(out, m->y.texts[field / m->x.n]);
    put_model(m, f->winner, f->n > 0 || (f->inferred && f->verdict == MAP_WINS),
              out);
    put_model(m, f->runner_up, f->n > 0, out);
    struct interval ratio = f->n > 0 ? f->ratio : (struct interval){0};
    csv_interval(out, &ratio);
    fprintf(out, ",%u,%s,%d,", f->n, map_verdict_name(f->verdict),
            f->inferred ? 1 : 0);
    csv_text(out, m->x.key);
    putc(',', out);
    csv_text(out, m->y.key);
    fprintf(out, ",%s\n", metric_name(m->metric));
}

void map_csv(const struct map *m, FILE *out)
{
    fputs("x,y,winner,runner_up,ratio,low,high,n,verdict,inferred,x_key,y_key,"
          "metric\n",
          out);
    for (size_t y = 0; y < m->y.n; y++) {
        for (size_t x = 0; x < m->x.n; x++) {
            put_field(m, y * m->x.n + x, out);
        }
    }
}
