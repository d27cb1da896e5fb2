/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv_out.h"

#include "results_join.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

/* RFC 4180. A spreadsheet would run a text that begins like a formula. */
void csv_text(FILE *out, const char *text)
{
    bool formula = text[0] != '\0' && strchr("=+-@\t\r\n", text[0]) != NULL;

    if (text[0] == '\0') {
        return;
    }
    if (strpbrk(text, "\",\r\n") == NULL) {
        fprintf(out, "%s%s", formula ? "'" : "", text);
        return;
    }
    fprintf(out, "\"%s", formula ? "'" : "");
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"') {
            putc('"', out);
        }
        putc(*at, out);
    }
    putc('"', out);
}

void csv_interval(FILE *out, const struct interval *i)
{
    if (i->value > 0.0 && isfinite(i->value) && isfinite(i->low)
        && isfinite(i->high)) {
        fprintf(out, ",%.17g,%.17g,%.17g", i->value, i->low, i->high);
    } else {
        fputs(",,,", out);
    }
}

void csv_cell(FILE *out, const struct cell *c)
{
    csv_text(out, c->workload);
    putc(',', out);
    csv_text(out, c->params);
    putc(',', out);
    csv_text(out, c->model);
    putc(',', out);
    csv_text(out, c->model_params);
    fprintf(out, ",%u,", c->workers);
    csv_text(out, c->placement);
}

void csv_interval_names(FILE *out, const char *name)
{
    fprintf(out, ",%s_median,%s_low,%s_high", name, name, name);
}

void csv_end_row(FILE *out, const struct results *r, size_t cell)
{
    putc(',', out);
    csv_text(out, results_label(r, cell));
    putc('\n', out);
}
