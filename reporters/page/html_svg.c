/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "html_svg.h"

#include "html_out.h"
#include "svg_tokens.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* All that gnuplot's charts are made of, and that does nothing but show. */
static const char *const elements[] = {
    "svg",     "g",        "defs",     "path",           "rect",
    "circle",  "polygon",  "polyline", "line",           "text",
    "tspan",   "use",      "filter",   "feFlood",        "feComposite",
    "ellipse", "clipPath", "pattern",  "linearGradient", "stop",
};
/* Left out, with all in them: a page has its own. */
static const char *const dropped[] = {"title", "desc"};

static const char *const colours[] = {"fill", "stroke", "color", "flood-color",
                                      "stop-color"};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

struct merging {
    FILE *out;
    const struct html_svg *s;
    struct html_colours *colours;
    bool both;    /* the dark one is read along with it */
    size_t quiet; /* how deep in what is left out; 0: not */
    bool begun;   /* the outermost tag is written */
};

void html_colours_free(struct html_colours *c)
{
    free(c->pairs);
    *c = (struct html_colours){0};
}

static bool is_one_of(const struct svg_slice *s, const char *const *list,
                      size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (svg_is(s, list[i])) {
            return true;
        }
    }
    return false;
}

static bool same(const struct svg_slice *a, const struct svg_slice *b)
{
    return a->length == b->length
           && (a->length == 0 || memcmp(a->at, b->at, a->length) == 0);
}

/* "rgb( 0, 114, 178)" without its blanks. -1 for what is too long. */
static int squeeze(char out[HTML_COLOUR_BYTES], const struct svg_slice *s)
{
    size_t used = 0;

    for (size_t i = 0; i < s->length; i++) {
        if (s->at[i] == ' ') {
            continue;
        }
        if (used + 1 == HTML_COLOUR_BYTES || strchr("<>&\"';{}", s->at[i])) {
            return -1;
        }
        out[used++] = s->at[i];
    }
    out[used] = '\0';
    return 0;
}

static int find_colour(struct html_colours *c, const char *light,
                       const char *dark, size_t *index)
{
    for (size_t i = 0; i < c->n; i++) {
        if (strcmp(c->pairs[i].light, light) == 0
            && strcmp(c->pairs[i].dark, dark) == 0) {
            *index = i;
            return 0;
        }
    }
    void *more = realloc(c->pairs, (c->n + 1) * sizeof *c->pairs);
    if (more == NULL) {
        return -1;
    }
    c->pairs = more;
    snprintf(c->pairs[c->n].light, HTML_COLOUR_BYTES, "%s", light);
    snprintf(c->pairs[c->n].dark, HTML_COLOUR_BYTES, "%s", dark);
    *index = c->n++;
    return 0;
}

static int put_colour(struct merging *m, const struct svg_slice *light,
                      const struct svg_slice *dark)
{
    char a[HTML_COLOUR_BYTES];
    char b[HTML_COLOUR_BYTES];
    size_t index;

    if (squeeze(a, light) || squeeze(b, dark)
        || find_colour(m->colours, a, b, &index)) {
        return -1;
    }
    fprintf(m->out, "var(--c%zu)", index);
    return 0;
}

static void put_slice(FILE *out, const char *at, size_t length)
{
    fwrite(at, 1, length, out);
}

/* "#id" and "url(#id)" get this chart's prefix; nothing else is referred to. */
static int put_reference(struct merging *m, const struct svg_slice *v)
{
    size_t skip = v->length > 5 && strncmp(v->at, "url(#", 5) == 0 ? 5 : 1;

    if (v->length < 2 || (skip == 1 && v->at[0] != '#')) {
        return -1;
    }
    put_slice(m->out, v->at, skip);
    fprintf(m->out, "f%zu-", m->s->index);
    put_slice(m->out, v->at + skip, v->length - skip);
    return 0;
}

static bool has_url(const struct svg_slice *v)
{
    for (size_t i = 0; i + 4 <= v->length; i++) {
        if (strncasecmp(v->at + i, "url(", 4) == 0) {
            return true;
        }
    }
    return false;
}

static int put_value(struct merging *m, const struct svg_slice *name,
                     const struct svg_slice *light,
                     const struct svg_slice *dark)
{
    if (svg_is(name, "id")) {
        fprintf(m->out, "f%zu-", m->s->index);
        put_slice(m->out, light->at, light->length);
        return 0;
    }
    if (svg_is(name, "href") || svg_is(name, "xlink:href") || has_url(light)) {
        return put_reference(m, light);
    }
    if (m->both && is_one_of(name, colours, LENGTH(colours))
        && !same(light, dark)) {
        return put_colour(m, light, dark);
    }
    if (memchr(light->at, '"', light->length) != NULL) {
        return -1;
    }
    put_slice(m->out, light->at, light->length);
    return 0;
}

/* What is a tag's own business, not the page's. */
static bool is_skipped(const struct merging *m, const struct svg_slice *name)
{
    static const char *const outer[] = {"width",       "height", "xmlns",
                                        "xmlns:xlink", "class",  "id"};

    return svg_is(name, "style") || svg_is(name, "class")
           || (!m->begun && is_one_of(name, outer, LENGTH(outer)));
}

static int put_attributes(struct merging *m, const struct svg_token *light,
                          const struct svg_token *dark)
{
    for (size_t i = 0; i < light->nattributes; i++) {
        const struct svg_slice *name = &light->attributes[i].name;
        if (is_skipped(m, name)) {
            continue;
        }
        if (name->length > 2 && strncasecmp(name->at, "on", 2) == 0) {
            return -1;
        }
        putc(' ', m->out);
        put_slice(m->out, name->at, name->length);
        fputs("=\"", m->out);
        if (put_value(m, name, &light->attributes[i].value,
                      &dark->attributes[i].value)) {
            return -1;
        }
        putc('"', m->out);
    }
    return 0;
}

static int put_open(struct merging *m, const struct svg_token *light,
                    const struct svg_token *dark)
{
    putc('<', m->out);
    put_slice(m->out, light->name.at, light->name.length);
    if (put_attributes(m, light, dark)) {
        return -1;
    }
    if (!m->begun) {
        fprintf(m->out,
                " class=\"%s\" role=\"img\" aria-labelledby=\"f%zu-name\">"
                "<title id=\"f%zu-name\">",
                m->both ? "chart" : "chart paper", m->s->index, m->s->index);
        html_text(m->out, m->s->title);
        fputs("</title>", m->out);
        m->begun = true;
        return light->empty ? -1 : 0;
    }
    fputs(light->empty ? "/>" : ">", m->out);
    return 0;
}

static int put_token(struct merging *m, const struct svg_token *light,
                     const struct svg_token *dark)
{
    bool tag = light->kind != SVG_TEXT;
    bool drop = tag && is_one_of(&light->name, dropped, LENGTH(dropped));

    if (drop && !light->empty) {
        m->quiet += light->kind == SVG_OPEN ? 1 : (size_t)-1;
    }
    if (drop || m->quiet > 0) {
        return 0;
    }
    if (!tag) {
        if (m->begun) {
            put_slice(m->out, light->text.at, light->text.length);
        }
        return 0;
    }
    if (!is_one_of(&light->name, elements, LENGTH(elements))
        || (!m->begun && !svg_is(&light->name, "svg"))) {
        return -1;
    }
    if (light->kind == SVG_OPEN) {
        return put_open(m, light, dark);
    }
    fprintf(m->out, "</%.*s>", (int)light->name.length, light->name.at);
    return 0;
}

/* Whether two tokens differ by their colours at most. */
static bool alike(const struct svg_token *a, const struct svg_token *b)
{
    if (a->kind != b->kind || a->empty != b->empty
        || a->nattributes != b->nattributes || !same(&a->name, &b->name)
        || (a->kind == SVG_TEXT && !same(&a->text, &b->text))) {
        return false;
    }
    for (size_t i = 0; i < a->nattributes; i++) {
        const struct svg_slice *name = &a->attributes[i].name;
        if (!same(name, &b->attributes[i].name)
            || (!same(&a->attributes[i].value, &b->attributes[i].value)
                && !is_one_of(name, colours, LENGTH(colours)))) {
            return false;
        }
    }
    return true;
}

static bool all_alike(const char *light, const char *dark)
{
    struct svg_token a;
    struct svg_token b;
    int more = 1;

    while (more == 1) {
        more = svg_next(&light, &a);
        if (svg_next(&dark, &b) != more || (more == 1 && !alike(&a, &b))) {
            return false;
        }
    }
    return more == 0;
}

int html_svg_merge(FILE *out, const struct html_svg *s, struct html_colours *c,
                   struct err *e)
{
    struct merging m = {.out = out, .s = s, .colours = c};
    struct svg_token light;
    struct svg_token dark;
    const char *a = s->light;
    const char *b = s->dark;
    int more;

    m.both = b != NULL && all_alike(a, b);
    while ((more = svg_next(&a, &light)) == 1) {
        if (m.both) {
            svg_next(&b, &dark);
        }
        if (put_token(&m, &light, m.both ? &dark : &light)) {
            more = -1;
            break;
        }
    }
    if (more < 0 || !m.begun) {
        return err_set(e,
                       "cannot put the chart “%.80s” into a page: its SVG is "
                       "not what gnuplot 5.4 writes; draw it by its script in "
                       "charts/",
                       s->title);
    }
    fputs("\n", out);
    return 0;
}
