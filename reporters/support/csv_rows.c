/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "csv_rows.h"

#include "csv_out.h"

#include <stdlib.h>
#include <string.h>

enum { ROW_FIELDS = 64 }; /* that are put at once */

/* What begins a row, made once for each cell: NULL where memory lacked. */
struct keys {
    char *run_id;
    char **cells;
};

static char *text_of(const struct results *r, const struct cell *c)
{
    char *text = NULL;
    size_t bytes;
    FILE *out = open_memstream(&text, &bytes);

    if (out == NULL) {
        return NULL;
    }
    if (c != NULL) {
        csv_cell(out, c);
    } else {
        csv_text(out, r->run_id);
    }
    if (fclose(out) != 0) {
        free(text);
        return NULL;
    }
    return text;
}

static struct keys keys_make(const struct results *r)
{
    struct keys keys = {text_of(r, NULL),
                        calloc(r->ncells + 1, sizeof *keys.cells)};

    for (size_t i = 0; keys.cells != NULL && i < r->ncells; i++) {
        keys.cells[i] = text_of(r, &r->cells[i]);
    }
    return keys;
}

static void keys_free(const struct keys *keys, const struct results *r)
{
    for (size_t i = 0; keys->cells != NULL && i < r->ncells; i++) {
        free(keys->cells[i]);
    }
    free(keys->cells);
    free(keys->run_id);
}

static void put_key(FILE *out, const struct keys *keys, const struct results *r,
                    const struct result_sample *s)
{
    if (keys->run_id != NULL) {
        fputs(keys->run_id, out);
    } else {
        csv_text(out, r->run_id);
    }
    fprintf(out, ",%u,%u,", s->block, s->position);
    if (keys->cells != NULL && keys->cells[s->cell] != NULL) {
        fputs(keys->cells[s->cell], out);
    } else {
        csv_cell(out, &r->cells[s->cell]);
    }
}

/* From `fields` up to `end`, or to the last one. */
static void put_fields(FILE *out, const void *record,
                       const struct field *fields, const struct field *end)
{
    char row[ROW_FIELDS * (FIELD_TEXT_BYTES + 1)];
    size_t used = 0;

    for (const struct field *f = fields; f != end && f->name != NULL; f++) {
        if (used + FIELD_TEXT_BYTES + 1 > sizeof row) {
            fwrite(row, 1, used, out);
            used = 0;
        }
        row[used++] = ',';
        used += field_text(record, f, row + used);
    }
    fwrite(row, 1, used, out);
}

const struct field *csv_field_after(const char *name)
{
    const struct field *f = sample_fields;

    while (strcmp(f->name, name) != 0) {
        f++;
    }
    return f + 1;
}

void csv_sample_rows(FILE *out, const struct findings *f)
{
    const struct field *second = csv_field_after("checksum");
    const struct field *third = csv_field_after("figure");
    struct keys keys = keys_make(f->r);
    struct result_sample room;

    for (size_t i = 0; i < f->r->nsamples; i++) {
        const struct result_sample *s = results_sample(f->r, i, &room);
        put_key(out, &keys, f->r, s);
        put_fields(out, &s->sample, sample_fields, second);
        putc(',', out);
        fputs(sample_status_name(s->sample.status), out);
        putc(',', out);
        csv_text(out, s->error);
        put_fields(out, &s->sample, second, third);
        putc(',', out);
        csv_text(out, s->figure_name);
        put_fields(out, &s->sample, third, NULL);
        fputs(f->outliers[i] < 0    ? ",\n"
              : f->outliers[i] == 0 ? ",0\n"
                                    : ",1\n",
              out);
    }
    keys_free(&keys, f->r);
}

void csv_worker_rows(FILE *out, const struct results *r)
{
    struct keys keys = keys_make(r);
    struct result_sample sample;
    struct result_worker worker;

    for (size_t i = 0; i < r->nworkers; i++) {
        const struct result_worker *w = results_worker(r, i, &worker);
        put_key(out, &keys, r, results_sample(r, w->sample, &sample));
        put_fields(out, &w->worker, worker_sample_fields, NULL);
        putc('\n', out);
    }
    keys_free(&keys, r);
}
