/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_md.h"

#include "html_out.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LINE_BYTES = 4096 };

enum state { NOTHING, PARAGRAPH, BOLD, LIST, TABLE, FENCE };

struct converter {
    FILE *out;
    const char *caption;
    enum state state;
    bool body; /* of a table: the heading is written */
};

/* Takes Markdown's escapes off, and the entities that stand for some. */
static void put_plain(FILE *out, const char *text)
{
    static const struct {
        const char *entity;
        char character;
    } entities[] = {{"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}};
    char plain[LINE_BYTES];
    size_t used = 0;

    while (*text != '\0' && used + 1 < sizeof plain) {
        size_t skip = *text == '\\' && ispunct((unsigned char)text[1]) ? 1 : 0;
        char c = text[skip];
        size_t length = skip + 1;
        for (size_t i = 0; i < 3 && skip == 0; i++) {
            size_t n = strlen(entities[i].entity);
            if (strncmp(text, entities[i].entity, n) == 0) {
                c = entities[i].character;
                length = n;
            }
        }
        plain[used++] = c;
        text += length;
    }
    plain[used] = '\0';
    html_text(out, plain);
}

static void leave(struct converter *c)
{
    static const char *const ends[] = {
        [PARAGRAPH] = "</p>\n",
        [BOLD] = "</strong></p>\n",
        [LIST] = "</ul>\n",
        [FENCE] = "</pre></div>\n",
        [TABLE] = "</tbody></table></div>\n",
    };

    if (c->state != NOTHING) {
        fputs(ends[c->state], c->out);
    }
    c->state = NOTHING;
}

static void enter(struct converter *c, enum state state)
{
    static const char *const begins[] = {
        [PARAGRAPH] = "<p>",
        [BOLD] = "<p class=\"answer\"><strong>",
        [LIST] = "<ul>\n",
        [FENCE] = "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                  "aria-label=\"text\"><pre>",
        [TABLE] = "<div class=\"scroll\" role=\"region\" tabindex=\"0\" "
                  "aria-label=\"table\"><table><caption>",
    };

    if (c->state == state) {
        if (state == PARAGRAPH) {
            putc('\n', c->out);
        }
        return;
    }
    leave(c);
    fputs(begins[state], c->out);
    c->state = state;
    if (state == TABLE) {
        html_text(c->out, c->caption);
        fputs("</caption><thead>", c->out);
        c->body = false;
    }
}

static bool is_rule(const char *line)
{
    return line[strspn(line, "|-: ")] == '\0';
}

/* "| one | two |": the bars of the fields themselves are escaped. */
static void put_row(struct converter *c, char *line)
{
    const char *tag = c->body ? "td" : "th scope=\"col\"";
    char *at = line + 1;

    fputs("<tr>", c->out);
    while (*at != '\0') {
        char *end = at;
        while (*end != '\0' && (*end != '|' || end[-1] == '\\')) {
            end++;
        }
        bool last = *end == '\0';
        *end = '\0';
        at += strspn(at, " ");
        for (char *tail = end; tail > at && tail[-1] == ' ';) {
            *--tail = '\0';
        }
        fprintf(c->out, "<%s>", tag);
        put_plain(c->out, at);
        fprintf(c->out, "</%.2s>", tag);
        at = last ? end : end + 1;
    }
    fputs(c->body ? "</tr>\n" : "</tr></thead>\n<tbody>\n", c->out);
    c->body = true;
}

static void put_bold(struct converter *c, char *line)
{
    size_t length = strlen(line);

    enter(c, BOLD);
    if (length >= 4 && strcmp(line + length - 2, "**") == 0) {
        line[length - 2] = '\0';
    }
    put_plain(c->out, line + 2);
}

static void put_line(struct converter *c, char *line)
{
    if (strncmp(line, "```", 3) == 0) {
        enum state was = c->state;
        leave(c);
        if (was != FENCE) {
            enter(c, FENCE);
        }
    } else if (c->state == FENCE) {
        html_text(c->out, line);
        putc('\n', c->out);
    } else if (line[0] == '\0') {
        leave(c);
    } else if (line[0] == '|') {
        enter(c, TABLE);
        if (!is_rule(line)) {
            put_row(c, line);
        }
    } else if (strncmp(line, "- ", 2) == 0) {
        enter(c, LIST);
        fputs("<li>", c->out);
        put_plain(c->out, line + 2);
        fputs("</li>\n", c->out);
    } else if (strncmp(line, "**", 2) == 0) {
        put_bold(c, line);
    } else {
        enter(c, PARAGRAPH);
        put_plain(c->out, line);
    }
}

void html_from_md(FILE *out, const char *md, const char *caption)
{
    struct converter c = {.out = out, .caption = caption};

    while (*md != '\0') {
        char line[LINE_BYTES];
        size_t length = strcspn(md, "\n");
        snprintf(line, sizeof line, "%.*s", (int)length, md);
        put_line(&c, line);
        md += length + (md[length] == '\n' ? 1U : 0U);
    }
    leave(&c);
}
