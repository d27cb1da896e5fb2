/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results_rows.h"

#include "packed.h"

#include <stdlib.h>
#include <string.h>

/* A sample's row: its figures as they stand in struct sample, then the rest. */
enum {
    FIGURES = offsetof(struct sample, status) / sizeof(int64_t),
    STATUS = FIGURES,
    CELL,
    BLOCK,
    POSITION,
    ERROR,       /* into texts */
    FIGURE_NAME, /* likewise */
    SAMPLE_COLUMNS,
};

/* A worker's: its sample, then its figures. */
enum {
    OF_SAMPLE,
    WORKER_FIGURES,
    WORKER_COLUMNS =
        WORKER_FIGURES + sizeof(struct worker_sample) / sizeof(int64_t),
};

_Static_assert(offsetof(struct sample, status) % sizeof(int64_t) == 0
                   && sizeof(struct worker_sample) % sizeof(int64_t) == 0,
               "figures are 64 bits each");

struct result_rows {
    struct packed *samples;
    struct packed *workers;
    char **texts; /* the first one is "" */
    size_t ntexts;
    size_t name; /* the latest figure name's, mostly the next one's too */
};

static int add_text(struct result_rows *rows, const char *text, size_t *at,
                    struct err *e)
{
    char **grown = rows->texts;

    if ((rows->ntexts & (rows->ntexts + 1)) == 0) { /* 0, 1, 3, 7, … */
        grown = realloc(rows->texts, (2 * rows->ntexts + 1) * sizeof *grown);
    }
    if (grown != NULL) {
        rows->texts = grown;
        grown[rows->ntexts] = strdup(text);
    }
    if (grown == NULL || grown[rows->ntexts] == NULL) {
        return err_set(e, "out of memory for what samples say");
    }
    *at = rows->ntexts++;
    return 0;
}

int result_rows_create(struct result_rows **out, struct err *e)
{
    struct result_rows *rows = calloc(1, sizeof *rows);
    size_t none;

    if (rows == NULL) {
        return err_set(e, "out of memory for samples");
    }
    if (add_text(rows, "", &none, e)
        || packed_create(&rows->samples, SAMPLE_COLUMNS, e)
        || packed_create(&rows->workers, WORKER_COLUMNS, e)) {
        result_rows_free(rows);
        return -1;
    }
    *out = rows;
    return 0;
}

void result_rows_free(struct result_rows *rows)
{
    if (rows == NULL) {
        return;
    }
    for (size_t i = 0; i < rows->ntexts; i++) {
        free(rows->texts[i]);
    }
    free(rows->texts);
    packed_free(rows->samples);
    packed_free(rows->workers);
    free(rows);
}

/* Names are few and come again and again: each is kept once. */
static int find_name(struct result_rows *rows, const char *name, size_t *at,
                     struct err *e)
{
    *at = 0;
    if (name[0] == '\0') {
        return 0;
    }
    if (strcmp(rows->texts[rows->name], name) != 0) {
        size_t i = rows->ntexts;
        while (i > 0 && strcmp(rows->texts[i - 1], name) != 0) {
            i--;
        }
        rows->name = i - 1;
        if (i == 0 && add_text(rows, name, &rows->name, e)) {
            return -1;
        }
    }
    *at = rows->name;
    return 0;
}

int result_rows_add_sample(struct result_rows *rows,
                           const struct result_sample *s, struct err *e)
{
    int64_t row[SAMPLE_COLUMNS];
    size_t error = 0;
    size_t name;

    if ((s->error[0] != '\0' && add_text(rows, s->error, &error, e))
        || find_name(rows, s->figure_name, &name, e)) {
        return -1;
    }
    memcpy(row, &s->sample, FIGURES * sizeof *row);
    row[STATUS] = (int64_t)s->sample.status;
    row[CELL] = (int64_t)s->cell;
    row[BLOCK] = s->block;
    row[POSITION] = s->position;
    row[ERROR] = (int64_t)error;
    row[FIGURE_NAME] = (int64_t)name;
    return packed_append(rows->samples, row, e);
}

int result_rows_add_worker(struct result_rows *rows,
                           const struct result_worker *w, struct err *e)
{
    int64_t row[WORKER_COLUMNS];

    row[OF_SAMPLE] = (int64_t)w->sample;
    memcpy(row + WORKER_FIGURES, &w->worker, sizeof w->worker);
    return packed_append(rows->workers, row, e);
}

int result_rows_finish(struct result_rows *rows, struct err *e)
{
    return packed_finish(rows->samples, e) || packed_finish(rows->workers, e)
               ? -1
               : 0;
}

const struct result_sample *results_sample(const struct results *r, size_t i,
                                           struct result_sample *room)
{
    int64_t row[SAMPLE_COLUMNS];

    if (r->rows == NULL) {
        return &r->samples[i];
    }
    packed_row(r->rows->samples, i, row);
    memcpy(&room->sample, row, FIGURES * sizeof *row);
    room->sample.status = (enum sample_status)row[STATUS];
    room->cell = (size_t)row[CELL];
    room->block = (unsigned)row[BLOCK];
    room->position = (unsigned)row[POSITION];
    room->error = r->rows->texts[row[ERROR]];
    const char *name = r->rows->texts[row[FIGURE_NAME]];
    memcpy(room->figure_name, name, strlen(name) + 1);
    return room;
}

const struct result_worker *results_worker(const struct results *r, size_t i,
                                           struct result_worker *room)
{
    int64_t row[WORKER_COLUMNS];

    if (r->rows == NULL) {
        return &r->workers[i];
    }
    packed_row(r->rows->workers, i, row);
    room->sample = (size_t)row[OF_SAMPLE];
    memcpy(&room->worker, row + WORKER_FIGURES, sizeof room->worker);
    return room;
}

size_t results_worker_sample(const struct results *r, size_t i)
{
    return r->rows == NULL
               ? r->workers[i].sample
               : (size_t)packed_value(r->rows->workers, i, OF_SAMPLE);
}

size_t results_cell(const struct results *r, size_t i)
{
    return r->rows == NULL ? r->samples[i].cell
                           : (size_t)packed_value(r->rows->samples, i, CELL);
}

unsigned results_block(const struct results *r, size_t i)
{
    return r->rows == NULL ? r->samples[i].block
                           : (unsigned)packed_value(r->rows->samples, i, BLOCK);
}

enum sample_status results_status(const struct results *r, size_t i)
{
    return r->rows == NULL
               ? r->samples[i].sample.status
               : (enum sample_status)packed_value(r->rows->samples, i, STATUS);
}

bool results_usable(const struct results *r, size_t i)
{
    const struct sample s = {.status = results_status(r, i)};

    return sample_usable(&s) != 0;
}

const char *results_figure_name(const struct results *r, size_t i)
{
    return r->rows == NULL
               ? r->samples[i].figure_name
               : r->rows->texts[packed_value(r->rows->samples, i, FIGURE_NAME)];
}

void results_copy_figure(const struct results *r, size_t i, size_t offset,
                         void *out)
{
    int64_t value;

    if (r->rows == NULL) {
        memcpy(out, (const char *)&r->samples[i].sample + offset, sizeof value);
        return;
    }
    value = packed_value(r->rows->samples, i, offset / sizeof value);
    memcpy(out, &value, sizeof value);
}

int64_t results_int(const struct results *r, size_t i, size_t offset)
{
    int64_t value;

    results_copy_figure(r, i, offset, &value);
    return value;
}

double results_real(const struct results *r, size_t i, size_t offset)
{
    double value;

    results_copy_figure(r, i, offset, &value);
    return value;
}
