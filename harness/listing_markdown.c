/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For docs/. */
#include "listing.h"
#include "listing_parts.h"

#include <string.h>

enum { COLUMNS = 85 };

/* Wrapped from the column on, code as it is; returns the column behind it. */
static size_t put_text(const char *text, size_t column, FILE *out)
{
    bool code = column == 0 && strncmp(text, "```", 3) == 0;

    while (*text != '\0') {
        size_t word = code ? strcspn(text, "\n") : strcspn(text, " \n");
        if (column > 0 && column + 1 + word > COLUMNS) {
            putc('\n', out);
            column = 0;
        }
        fprintf(out, "%s%.*s", column > 0 ? " " : "", (int)word, text);
        column += word + (column > 0);
        text += word;
        if (strncmp(text, "\n\n", 2) == 0) {
            fputs("\n\n", out);
            text += 2;
            column = 0;
            code = strncmp(text, "```", 3) == 0;
        } else if (code && *text == '\n') {
            putc('\n', out);
            text++;
            column = 0;
        } else {
            text += strspn(text, " \n");
        }
    }
    return column;
}

static void put_part(const json_t *entry, const char *key, const char *label,
                     FILE *out)
{
    const char *text = listing_text(entry, key);

    if (text[0] != '\0') {
        putc('\n', out);
        (void)put_text(text, put_text(label, 0, out), out);
        putc('\n', out);
    }
}

/* A cell of a table: bars would end it. */
static void put_cell(const char *text, FILE *out)
{
    for (; *text != '\0'; text++) {
        fprintf(out, "%s%c", *text == '|' ? "\\" : "", *text);
    }
}

static void put_param(const json_t *p, FILE *out)
{
    const json_t *choices = json_object_get(p, "choices");
    const char *value = listing_text(p, "default");
    char range[LISTING_RANGE_BYTES];
    const json_t *choice;
    size_t i;

    listing_range(p, range);
    fprintf(out, "| `%s` | %s | %s", listing_text(p, "name"),
            value[0] == '\0' ? "empty" : value,
            strcmp(listing_text(p, "type"), "percent") == 0 ? "from 0% to 100%"
                                                            : range);
    json_array_foreach(choices, i, choice)
    {
        fprintf(out, "%s`%s`", i == 0 ? "" : ", ", json_string_value(choice));
    }
    fputs(" | ", out);
    put_cell(listing_text(p, "help"), out);
    fputs(" |\n", out);
}

static void put_section(const json_t *entry, FILE *out)
{
    const json_t *params = json_object_get(entry, "params");
    const json_t *param;
    size_t i;

    fprintf(out, "\n### %s\n", listing_text(entry, "name"));
    if (listing_text(entry, "question")[0] != '\0') {
        fprintf(out, "\n*%s*\n", listing_text(entry, "question"));
    }
    put_part(entry, "story", "", out);
    if (json_array_size(params) > 0) {
        fputs("\n| parameter | default | range | meaning |\n"
              "| --- | --- | --- | --- |\n",
              out);
    }
    json_array_foreach(params, i, param)
    {
        put_param(param, out);
    }
    put_part(entry, "expect", "**On many cores:** ", out);
    put_part(entry, "limit", "**Bounded by:** ", out);
    put_part(entry, "verified", "**Verified:** ", out);
    put_part(entry, "lock", "**The lock:** ", out);
}

void listing_print_markdown(const json_t *entries, FILE *out)
{
    const json_t *entry;
    size_t i;

    fputs("| workload | kind | an operation | the question |\n"
          "| --- | --- | --- | --- |\n",
          out);
    json_array_foreach(entries, i, entry)
    {
        const char *name = listing_text(entry, "name");
        fprintf(out, "| [%s](#%s) | %s | %s | %s |\n", name, name,
                listing_text(entry, "kind"), listing_text(entry, "operation"),
                listing_text(entry, "question"));
    }
    json_array_foreach(entries, i, entry)
    {
        put_section(entry, out);
    }
}
