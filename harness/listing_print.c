/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For a terminal. */
#include "listing.h"
#include "listing_parts.h"

#include <string.h>

enum { COLUMNS = 78, HEAD_BYTES = 512, INDENT = 2, PARAM_INDENT = 15 };

/* One paragraph behind `first`, whose lines end between words. */
static void put_words(const char *first, const char *text, size_t length,
                      int indent, FILE *out)
{
    const char *end = text + length;
    int column = fprintf(out, "%s", first);

    column += column < indent ? fprintf(out, "%*s", indent - column, "") : 0;
    for (bool begun = false; text < end; begun = true) {
        size_t word = strcspn(text, " \n");
        if (begun && column + 1 + (int)word > COLUMNS) {
            column = fprintf(out, "\n%*s", indent, "") - 1;
        } else if (begun || column > indent) {
            column += fprintf(out, " ");
        }
        column += fprintf(out, "%.*s", (int)word, text);
        text += word + strspn(text + word, " \n");
    }
    putc('\n', out);
}

static void put_hanging(const char *first, const char *text, int indent,
                        FILE *out)
{
    put_words(first, text, strlen(text), indent, out);
}

/* Code stays as it is, but for what fences it. */
static void put_code(const char *text, size_t length, FILE *out)
{
    const char *end = text + length;
    const char *line = strchr(text, '\n');

    while (line != NULL && ++line < end && strncmp(line, "```", 3) != 0) {
        size_t columns = strcspn(line, "\n");
        fprintf(out, "%*s%.*s\n", 2 * INDENT, "", (int)columns, line);
        line += columns;
    }
}

/* All paragraphs, each with an empty line before it. */
static void put_story(const char *text, FILE *out)
{
    while (*text != '\0') {
        const char *gap = strstr(text, "\n\n");
        size_t length = gap == NULL ? strlen(text) : (size_t)(gap - text);
        putc('\n', out);
        if (strncmp(text, "```", 3) == 0) {
            put_code(text, length, out);
        } else {
            put_words("", text, length, INDENT, out);
        }
        text += length + (gap == NULL ? 0 : 2);
    }
}

/* The type, with what it may be. */
static void put_type(const json_t *p, FILE *out)
{
    const json_t *choices = json_object_get(p, "choices");
    const char *value = listing_text(p, "default");
    char range[LISTING_RANGE_BYTES];
    char line[1024];
    const json_t *choice;
    size_t used;
    size_t i;

    listing_range(p, range);
    used =
        (size_t)snprintf(line, sizeof line, "%s%s%s", listing_text(p, "type"),
                         range[0] == '\0' ? "" : ", ", range);
    json_array_foreach(choices, i, choice)
    {
        if (used < sizeof line) {
            used += (size_t)snprintf(line + used, sizeof line - used, "%s%s",
                                     i == 0 ? ": " : ", ",
                                     json_string_value(choice));
        }
    }
    if (value[0] != '\0' && used < sizeof line) {
        snprintf(line + used, sizeof line - used, "; default %s", value);
    }
    put_hanging("", line, PARAM_INDENT + INDENT, out);
}

static void put_param(const json_t *p, FILE *out)
{
    const json_t *choices = json_object_get(p, "choices");
    char text[1024];
    const json_t *help;
    size_t i;

    snprintf(text, sizeof text, "    %-10s", listing_text(p, "name"));
    put_hanging(text, listing_text(p, "help"), PARAM_INDENT, out);
    put_type(p, out);
    json_array_foreach(json_object_get(p, "choice_help"), i, help)
    {
        snprintf(text, sizeof text, "%s: %s",
                 json_string_value(json_array_get(choices, i)),
                 json_string_value(help));
        put_hanging("", text, PARAM_INDENT + INDENT, out);
    }
}

static void put_operation(const json_t *entry, FILE *out)
{
    const char *kind = listing_text(entry, "kind");
    char text[HEAD_BYTES];

    if (kind[0] != '\0') {
        snprintf(text, sizeof text, "%s (kind: %s)",
                 listing_text(entry, "operation"), kind);
        putc('\n', out);
        put_hanging("  One operation:", text, INDENT, out);
    }
}

static void put_about(const json_t *entry, FILE *out)
{
    static const struct {
        const char *key;
        const char *label;
    } parts[] = {
        {"expect", "  On many cores:"},
        {"limit", "  Bounded by:"},
        {"verified", "  Verified:"},
        {"lock", "  The lock:"},
    };

    if (listing_text(entry, "question")[0] != '\0') {
        put_hanging("", listing_text(entry, "question"), INDENT, out);
    }
    put_story(listing_text(entry, "story"), out);
    put_operation(entry, out);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *text = listing_text(entry, parts[i].key);
        if (text[0] != '\0') {
            putc('\n', out);
            put_hanging(parts[i].label, text, INDENT, out);
        }
    }
}

static void put_whole(const json_t *entry, FILE *out)
{
    const json_t *params = json_object_get(entry, "params");
    const json_t *param;
    size_t i;

    put_about(entry, out);
    const char *path = listing_text(entry, "path");
    if (json_array_size(params) > 0) {
        fprintf(out, "%s  Parameters, written %s:parameter=value\n",
                listing_text(entry, "kind")[0] == '\0' ? "" : "\n",
                path[0] == '\0' ? listing_text(entry, "name") : path);
    }
    json_array_foreach(params, i, param)
    {
        put_param(param, out);
    }
}

/* That of the longest name, within reason. */
static int name_columns(const json_t *entries)
{
    const json_t *entry;
    size_t columns = 12;
    size_t i;

    json_array_foreach(entries, i, entry)
    {
        size_t length = strlen(listing_text(entry, "name"));
        columns = length > columns && length < 40 ? length : columns;
    }
    return (int)columns;
}

/* Its name in so many columns, 0 for as many as it has, and what it is. */
static void put_line(const json_t *entry, bool asks, int columns, FILE *out)
{
    const char *time = listing_text(entry, "time");
    int margin = asks ? INDENT : 0;
    char head[HEAD_BYTES];
    char text[2 * HEAD_BYTES];

    snprintf(head, sizeof head, "%*s%-*s%s", margin, "", columns,
             listing_text(entry, "name"), columns == 0 ? ":" : "");
    snprintf(text, sizeof text, "%s%s%s",
             listing_text(entry, asks ? "question" : "summary"),
             time[0] == '\0' ? "" : "; ", time);
    put_hanging(head, text, columns == 0 ? INDENT : margin + columns + 1, out);
}

/* Under each kind, the questions; without kinds, summaries. */
void listing_print(const json_t *entries, bool whole, FILE *out)
{
    int columns = name_columns(entries);
    const char *kind = "";
    const json_t *entry;
    size_t i;

    json_array_foreach(entries, i, entry)
    {
        const char *its = listing_text(entry, "kind");
        bool asks = !whole && its[0] != '\0';
        if (asks && strcmp(its, kind) != 0) {
            fprintf(out, "%s%s\n", i == 0 ? "" : "\n", its);
            kind = its;
        }
        put_line(entry, asks, whole ? 0 : columns, out);
        if (whole) {
            put_whole(entry, out);
        }
    }
}
