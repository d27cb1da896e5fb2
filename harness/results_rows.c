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
    ERROR,       /* into errors */
    FIGURE_NAME, /* into names */
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

struct texts {
    char **list; /* the first one is "" */
    size_t n;
};

struct result_rows {
    struct packed *samples;
    struct packed *workers;
    struct texts errors; /* as many as samples have one */
    struct texts names;  /* each once: a workload has one at most */
};

static int texts_add(struct texts *t, const char *text, size_t *at,
                     struct err *e)
{
    char **grown = t->list;

    if ((t->n & (t->n + 1)) == 0) { /* 0, 1, 3, 7, … */
        grown = realloc(t->list, (2 * t->n + 1) * sizeof *grown);
    }
    if (grown != NULL) {
        t->list = grown;
        grown[t->n] = strdup(text);
    }
    if (grown == NULL || grown[t->n] == NULL) {
        return err_set(e, "out of memory for what samples say");
    }
    *at = t->n++;
    return 0;
}

static void texts_free(struct texts *t)
{
    for (size_t i = 0; i < t->n; i++) {
        free(t->list[i]);
    }
    free(t->list);
}

int result_rows_create(struct result_rows **out, struct err *e)
{
    struct result_rows *rows = calloc(1, sizeof *rows);
    size_t none;

    if (rows == NULL) {
        return err_set(e, "out of memory for samples");
    }
    if (texts_add(&rows->errors, "", &none, e)
        || texts_add(&rows->names, "", &none, e)
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
    texts_free(&rows->errors);
    texts_free(&rows->names);
    packed_free(rows->samples);
    packed_free(rows->workers);
    free(rows);
}

static int find_name(struct texts *names, const char *name, size_t *at,
                     struct err *e)
{
    for (*at = 0; *at < names->n; (*at)++) {
        if (strcmp(names->list[*at], name) == 0) {
            return 0;
        }
    }
    return texts_add(names, name, at, e);
}

int result_rows_add_sample(struct result_rows *rows,
                           const struct result_sample *s, struct err *e)
{
    int64_t row[SAMPLE_COLUMNS];
    size_t error = 0;
    size_t name;

    if ((s->error[0] != '\0' && texts_add(&rows->errors, s->error, &error, e))
        || find_name(&rows->names, s->figure_name, &name, e)) {
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
    room->error = r->rows->errors.list[row[ERROR]];
    const char *name = r->rows->names.list[row[FIGURE_NAME]];
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
               : r->rows->names
                     .list[packed_value(r->rows->samples, i, FIGURE_NAME)];
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
