/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page.h"

#include "bytes.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { PIECE_BYTES = 16384, DIGITS_MAX = 20, ROW_BYTES = 256 };

enum node_kind { NODE_TEXT, NODE_NUMBER, NODE_NAME, NODE_CENTS };

/* A template as it is kept once it has been read. */
struct node {
    enum node_kind kind;
    const char *text;
};

static const struct node row_nodes[] = {
    {NODE_TEXT, "<tr><td>"},     {NODE_NUMBER, NULL},
    {NODE_TEXT, "</td><td>"},    {NODE_NAME, NULL},
    {NODE_TEXT, "</td><td>"},    {NODE_CENTS, NULL},
    {NODE_TEXT, "</td></tr>\n"},
};

enum { ROW_NODES = sizeof row_nodes / sizeof row_nodes[0] };

static const char head[] = "<!DOCTYPE html>\n<title>Order</title>\n<table>\n";
static const char foot[] = "</table>\n";

struct page {
    struct bytes_hash hash;
    size_t used;
    char piece[PIECE_BYTES];
};

static void flush(struct page *p)
{
    bytes_hash_add(&p->hash, p->piece, p->used);
    p->used = 0;
}

static void put(struct page *p, const char *text, size_t bytes)
{
    if (PIECE_BYTES - p->used < bytes) {
        flush(p);
    }
    memcpy(p->piece + p->used, text, bytes);
    p->used += bytes;
}

static void put_number(struct page *p, uint64_t number)
{
    char digits[DIGITS_MAX];
    size_t at = DIGITS_MAX;

    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    put(p, digits + at, DIGITS_MAX - at);
}

static void put_escaped(struct page *p, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&':
            put(p, "&amp;", 5);
            break;
        case '<':
            put(p, "&lt;", 4);
            break;
        case '>':
            put(p, "&gt;", 4);
            break;
        case '"':
            put(p, "&#34;", 5);
            break;
        case '\'':
            put(p, "&#39;", 5);
            break;
        default:
            put(p, text, 1);
        }
    }
}

static void put_node(struct page *p, const struct node *n, uint64_t row,
                     const struct page_item *item)
{
    switch (n->kind) {
    case NODE_TEXT:
        put(p, n->text, strlen(n->text));
        break;
    case NODE_NUMBER:
        put_number(p, row);
        break;
    case NODE_NAME:
        put_escaped(p, item->name);
        break;
    case NODE_CENTS:
        put_number(p, item->cents);
        break;
    }
}

uint64_t page_render(struct worker *w, const struct page_item *items,
                     size_t count, uint64_t rows)
{
    struct page p;

    p.hash = (struct bytes_hash){0};
    p.used = 0;
    put(&p, head, sizeof head - 1);
    for (uint64_t row = 0; row < rows; row++) {
        for (size_t i = 0; i < ROW_NODES; i++) {
            put_node(&p, &row_nodes[i], row, &items[row % count]);
            worker_safepoint(w);
        }
    }
    put(&p, foot, sizeof foot - 1);
    flush(&p);
    return bytes_hash_value(&p.hash);
}

uint64_t page_printed(const struct page_item *escaped, size_t count,
                      uint64_t rows)
{
    struct bytes_hash hash = {0};
    char row[ROW_BYTES];

    bytes_hash_add(&hash, head, sizeof head - 1);
    for (uint64_t i = 0; i < rows; i++) {
        const struct page_item *item = &escaped[i % count];
        int bytes = snprintf(row, sizeof row,
                             "<tr><td>%" PRIu64 "</td><td>%s</td><td>%" PRIu64
                             "</td></tr>\n",
                             i, item->name, item->cents);

        bytes_hash_add(&hash, row, (size_t)bytes);
    }
    bytes_hash_add(&hash, foot, sizeof foot - 1);
    return bytes_hash_value(&hash);
}
