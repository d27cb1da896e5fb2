/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map_report.h"

#include "map_csv.h"
#include "map_text.h"
#include "md_out.h"
#include "text_out.h"

int map_report_text(const struct results *r, FILE *out, struct err *e)
{
    char text[MAP_SENTENCE_BYTES];
    struct map m;

    if (map_load(&m, r, e)) {
        return -1;
    }
    map_sentence(&m, text);
    text_wrapped(out, text);
    putc('\n', out);
    map_table(&m, out);
    map_free(&m);
    return 0;
}

int map_report_md(const struct results *r, FILE *out, struct err *e)
{
    char text[MAP_SENTENCE_BYTES];
    struct map m;

    if (map_load(&m, r, e)) {
        return -1;
    }
    map_sentence(&m, text);
    md_text(out, text);
    fputs(".\n\n```text\n", out);
    map_table(&m, out);
    fputs("```\n", out);
    map_free(&m);
    return 0;
}

int map_report_csv(const struct results *r, FILE *out, struct err *e)
{
    struct map m;

    if (map_load(&m, r, e)) {
        return -1;
    }
    map_csv(&m, out);
    map_free(&m);
    return 0;
}
