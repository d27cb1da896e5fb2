/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "svg_tokens.h"

#include <string.h>

static const char blanks[] = " \t\r\n";

bool svg_is(const struct svg_slice *s, const char *text)
{
    return s->length == strlen(text) && memcmp(s->at, text, s->length) == 0;
}

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, blanks);
}

/* Past what no page needs; NULL where it has no end. */
static const char *skip_markup(const char *at)
{
    static const struct {
        const char *begin;
        const char *end;
    } kinds[] = {{"<!--", "-->"}, {"<?", "?>"}, {"<!", ">"}};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strncmp(at, kinds[i].begin, strlen(kinds[i].begin)) == 0) {
            const char *end = strstr(at, kinds[i].end);
            return end == NULL ? NULL : end + strlen(kinds[i].end);
        }
    }
    return at;
}

static struct svg_slice take_name(const char **at)
{
    struct svg_slice s = {*at, strcspn(*at, " \t\r\n=/><\"'")};

    *at += s.length;
    return s;
}

static int take_attribute(const char **at, struct svg_token *t)
{
    if (t->nattributes == SVG_ATTRIBUTES_MAX) {
        return -1;
    }
    t->attributes[t->nattributes].name = take_name(at);
    *at = skip_blanks(*at);
    if (t->attributes[t->nattributes].name.length == 0 || **at != '=') {
        return -1;
    }
    *at = skip_blanks(*at + 1);
    char quote = **at;
    if (quote != '"' && quote != '\'') {
        return -1;
    }
    const char *end = strchr(*at + 1, quote);
    if (end == NULL) {
        return -1;
    }
    t->attributes[t->nattributes++].value =
        (struct svg_slice){*at + 1, (size_t)(end - *at - 1)};
    *at = end + 1;
    return 0;
}

static int take_tag(const char **at, struct svg_token *t)
{
    bool closes = (*at)[1] == '/';

    *at += closes ? 2 : 1;
    t->kind = closes ? SVG_CLOSE : SVG_OPEN;
    t->name = take_name(at);
    if (t->name.length == 0) {
        return -1;
    }
    for (;;) {
        *at = skip_blanks(*at);
        if (**at == '>') {
            (*at)++;
            return 1;
        }
        if (strncmp(*at, "/>", 2) == 0 && !closes) {
            t->empty = true;
            *at += 2;
            return 1;
        }
        if (closes || take_attribute(at, t)) {
            return -1;
        }
    }
}

int svg_next(const char **at, struct svg_token *out)
{
    const char *begin = *at;

    *out = (struct svg_token){0};
    while (begin != NULL && skip_markup(begin) != begin) {
        begin = skip_markup(begin);
    }
    if (begin == NULL) {
        return -1;
    }
    *at = begin;
    if (*begin == '\0') {
        return 0;
    }
    if (*begin == '<') {
        return take_tag(at, out);
    }
    out->kind = SVG_TEXT;
    out->text = (struct svg_slice){begin, strcspn(begin, "<")};
    *at += out->text.length;
    return 1;
}
