/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "packed.h"

#include <endian.h>
#include <stdlib.h>
#include <string.h>

enum {
    CHUNK_ROWS = 512,
    WORD_BITS = 64,
    BYTE_BITS = 8,
    /* What one word holds of a number that begins at any bit of a byte. */
    NARROW_BITS = WORD_BITS - BYTE_BITS + 1,
};

struct column {
    int64_t base;
    uint64_t mask;
    uint32_t bit; /* within the row */
};

struct chunk {
    size_t row_bytes;
    unsigned char *data;
    struct column columns[];
};

struct packed {
    size_t columns;
    size_t rows;
    struct chunk **chunks;
    size_t nchunks;
    int64_t *pending; /* rows of the chunk that is not made yet */
    size_t npending;
};

int packed_create(struct packed **out, size_t columns, struct err *e)
{
    struct packed *p = calloc(1, sizeof *p);

    if (p != NULL) {
        p->columns = columns;
        p->pending = calloc(CHUNK_ROWS * columns, sizeof *p->pending);
    }
    if (p == NULL || p->pending == NULL) {
        free(p);
        return err_set(e, "out of memory for rows of %zu numbers", columns);
    }
    *out = p;
    return 0;
}

void packed_free(struct packed *p)
{
    if (p == NULL) {
        return;
    }
    for (size_t i = 0; i < p->nchunks; i++) {
        free(p->chunks[i]->data);
        free(p->chunks[i]);
    }
    free(p->chunks);
    free(p->pending);
    free(p);
}

static unsigned bits_of(uint64_t most)
{
    unsigned bits = 0;

    while (most >> bits != 0) {
        bits++;
        if (bits == WORD_BITS) {
            break;
        }
    }
    return bits > NARROW_BITS ? WORD_BITS : bits;
}

/* How many bits a column takes, whose base and mask are found. */
static unsigned measure(const struct packed *p, size_t column,
                        struct column *out)
{
    int64_t least = p->pending[column];
    int64_t most = least;

    for (size_t i = 1; i < p->npending; i++) {
        int64_t value = p->pending[i * p->columns + column];
        least = value < least ? value : least;
        most = value > most ? value : most;
    }
    unsigned bits = bits_of((uint64_t)most - (uint64_t)least);
    out->base = least;
    out->mask = bits == WORD_BITS ? UINT64_MAX : (UINT64_C(1) << bits) - 1;
    return bits;
}

/* Whole words come first, so that they begin with a byte. */
static void lay_out(const struct packed *p, struct chunk *c)
{
    uint32_t bit = 0;

    for (size_t i = 0; i < p->columns; i++) {
        c->columns[i].bit = measure(p, i, &c->columns[i]);
    }
    for (int wide = 1; wide >= 0; wide--) {
        for (size_t i = 0; i < p->columns; i++) {
            struct column *column = &c->columns[i];
            if ((column->mask == UINT64_MAX) == (wide == 1)) {
                uint32_t width = column->bit;
                column->bit = bit;
                bit += width;
            }
        }
    }
    c->row_bytes = (bit + BYTE_BITS - 1) / BYTE_BITS;
}

static uint64_t load(const unsigned char *at)
{
    uint64_t word;

    memcpy(&word, at, sizeof word);
    return le64toh(word);
}

static void put(const struct column *c, unsigned char *row, int64_t value)
{
    unsigned char *at = row + c->bit / BYTE_BITS;
    uint64_t word = ((uint64_t)value - (uint64_t)c->base) << c->bit % BYTE_BITS;

    word = htole64(load(at) | word);
    memcpy(at, &word, sizeof word);
}

static int64_t get(const struct column *c, const unsigned char *row)
{
    uint64_t word = load(row + c->bit / BYTE_BITS);

    return (int64_t)((word >> c->bit % BYTE_BITS & c->mask)
                     + (uint64_t)c->base);
}

static struct chunk *make_chunk(const struct packed *p)
{
    struct chunk *c = calloc(1, sizeof *c + p->columns * sizeof *c->columns);

    if (c == NULL) {
        return NULL;
    }
    lay_out(p, c);
    /* The last number is read as a word, too. */
    c->data = calloc(p->npending * c->row_bytes + sizeof(uint64_t), 1);
    if (c->data == NULL) {
        free(c);
        return NULL;
    }
    for (size_t i = 0; i < p->npending; i++) {
        for (size_t j = 0; j < p->columns; j++) {
            if (c->columns[j].mask != 0) {
                put(&c->columns[j], c->data + i * c->row_bytes,
                    p->pending[i * p->columns + j]);
            }
        }
    }
    return c;
}

static int add_chunk(struct packed *p, struct err *e)
{
    struct chunk **grown = p->chunks;

    if ((p->nchunks & (p->nchunks + 1)) == 0) { /* 0, 1, 3, 7, … */
        grown = realloc(p->chunks, (2 * p->nchunks + 1) * sizeof *grown);
    }
    if (grown != NULL) {
        p->chunks = grown;
        grown[p->nchunks] = make_chunk(p);
    }
    if (grown == NULL || grown[p->nchunks] == NULL) {
        return err_set(e, "out of memory for %zu rows", p->rows);
    }
    p->nchunks++;
    p->npending = 0;
    return 0;
}

int packed_append(struct packed *p, const int64_t *row, struct err *e)
{
    memcpy(p->pending + p->npending * p->columns, row,
           p->columns * sizeof *row);
    p->npending++;
    p->rows++;
    return p->npending == CHUNK_ROWS ? add_chunk(p, e) : 0;
}

int packed_finish(struct packed *p, struct err *e)
{
    int status = p->npending > 0 ? add_chunk(p, e) : 0;

    free(p->pending);
    p->pending = NULL;
    return status;
}

size_t packed_count(const struct packed *p)
{
    return p->rows;
}

int64_t packed_value(const struct packed *p, size_t row, size_t column)
{
    const struct chunk *c = p->chunks[row / CHUNK_ROWS];

    return get(&c->columns[column], c->data + row % CHUNK_ROWS * c->row_bytes);
}

void packed_row(const struct packed *p, size_t row, int64_t *out)
{
    const struct chunk *c = p->chunks[row / CHUNK_ROWS];
    const unsigned char *data = c->data + row % CHUNK_ROWS * c->row_bytes;

    for (size_t i = 0; i < p->columns; i++) {
        out[i] = get(&c->columns[i], data);
    }
}
