/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results_json_rows.h"

#include "plan.h"
#include "time_split.h"
#include "utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * JSON has no bytes that are not UTF-8: where a cell's texts have some, they
 * are U+FFFD there. The cell's name has them percent-encoded.
 */
enum { NAME_PARTS = 4, PART_BYTES = 2 * PARAMS_TEXT_BYTES };
struct exact {
    char parts[NAME_PARTS][PART_BYTES]; /* workload, model, workers, place */
};

static int hex_digit(char c)
{
    static const char digits[] = "0123456789ABCDEF";
    const char *at = c == '\0' ? NULL : strchr(digits, c);

    return at == NULL ? -1 : (int)(at - digits);
}

static void decode(const char *text, size_t length, char out[PART_BYTES])
{
    size_t used = 0;

    for (size_t i = 0; i < length && used + 1 < PART_BYTES; i++) {
        bool coded = text[i] == '%' && i + 2 < length
                     && hex_digit(text[i + 1]) >= 0
                     && hex_digit(text[i + 2]) >= 0;
        out[used] = text[i];
        if (coded) {
            out[used] =
                (char)(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
            i += 2;
        }
        used++;
    }
    out[used] = '\0';
}

static void decode_name(const char *name, struct exact *out)
{
    *out = (struct exact){0};
    for (size_t i = 0; i < NAME_PARTS && *name != '\0'; i++) {
        size_t length = strcspn(name, "/");
        decode(name, length, out->parts[i]);
        name += length;
        name += *name == '/';
    }
}

/* Whether JSON would have `text` for it. */
static bool becomes(const char *exact, const char *text)
{
    static const char replaced[] = "\xEF\xBF\xBD";

    while (*exact != '\0') {
        uint32_t code = 0;
        size_t length = utf8_decode(exact, &code);
        bool kept = length > 0 && (code < 0xD800 || code >= 0xE000);
        size_t expected = kept ? length : sizeof replaced - 1;
        if (strncmp(text, kept ? exact : replaced, expected) != 0) {
            return false;
        }
        exact += length == 0 ? 1 : length;
        text += expected;
    }
    return *text == '\0';
}

static int take_text(struct json_reader *j, const json_t *o, const char *key,
                     const char *exact, struct json_room out)
{
    const char *text = json_reader_text(j, o, key);

    if (text == NULL) {
        return -1;
    }
    if (strlen(exact) < out.bytes && becomes(exact, text)) {
        snprintf(out.text, out.bytes, "%s", exact);
        return 0;
    }
    return json_reader_copy(j, o, key, out);
}

/* Cuts "name:parameters" in two; returns the latter. */
static const char *cut(char *label)
{
    char *colon = strchr(label, ':');

    if (colon == NULL) {
        return "";
    }
    *colon = '\0';
    return colon + 1;
}

static int read_texts(struct json_reader *j, const json_t *o, struct cell *c)
{
    struct exact exact;
    const char *name = json_reader_text(j, o, "name");

    if (name == NULL) {
        return -1;
    }
    decode_name(name, &exact);
    const char *params = cut(exact.parts[0]);
    const char *model_params = cut(exact.parts[1]);
    return take_text(j, o, "workload", exact.parts[0],
                     (struct json_room){c->workload, sizeof c->workload})
                   || take_text(j, o, "params", params,
                                (struct json_room){c->params, sizeof c->params})
                   || take_text(j, o, "model", exact.parts[1],
                                (struct json_room){c->model, sizeof c->model})
                   || take_text(j, o, "model_params", model_params,
                                (struct json_room){c->model_params,
                                                   sizeof c->model_params})
                   || take_text(
                       j, o, "placement", exact.parts[NAME_PARTS - 1],
                       (struct json_room){c->placement, sizeof c->placement})
               ? -1
               : 0;
}

static int read_part(struct json_reader *j, const json_t *o, const char *key,
                     double *out)
{
    *out = SAMPLE_ABSENT;
    return json_reader_has(o, key) ? json_reader_real(j, o, key, out) : 0;
}

static int read_parts(struct json_reader *j, const json_t *o,
                      struct time_split *t)
{
    const struct json_range range = {1, SIZE_MAX >> 16};
    uint64_t n = 0;
    char key[32];

    if (json_reader_whole(j, o, "n", range, &n)
        || json_reader_real(j, o, "total_ns", &t->total_ns)
        || read_part(j, o, "excess_ns", &t->excess_ns)) {
        return -1;
    }
    t->n = (size_t)n;
    for (int p = 0; p < TIME_PARTS; p++) {
        snprintf(key, sizeof key, "%s_ns", time_part_name((enum time_part)p));
        if (read_part(j, o, key, &t->part_ns[p])) {
            return -1;
        }
    }
    return 0;
}

/* null where no sample could be split. */
static int read_time(struct json_reader *j, const json_t *o,
                     struct time_split *t)
{
    *t = (struct time_split){0};
    if (!json_reader_has(o, "time")) {
        return 0;
    }
    const json_t *time = json_reader_object(j, o, "time");
    size_t before = json_reader_enter(j, "time");
    if (time == NULL || read_parts(j, time, t)) {
        return -1;
    }
    json_reader_leave(j, before);
    return 0;
}

static int read_numbers(struct json_reader *j, const json_t *o, size_t at,
                        struct results *r)
{
    const struct json_range indices = {at, at};
    const struct json_range workers = {1, CELL_WORKERS_MAX};
    const struct json_range ops = {0, INT64_MAX / CELL_WORKERS_MAX};
    const struct json_range pus = {0, 1U << 20};
    struct cell *c = &r->cells[at];
    uint64_t index = 0;
    uint64_t n = 0;
    uint64_t bound = r->pus;

    if (json_reader_whole(j, o, "cell", indices, &index)
        || json_reader_whole(j, o, "workers", workers, &n)
        || json_reader_whole(j, o, "ops_per_worker", ops, &c->ops)
        || (json_reader_has(o, "pus_bound")
            && json_reader_whole(j, o, "pus_bound", pus, &bound))) {
        return -1;
    }
    c->workers = (unsigned)n;
    r->pus_bound[at] = (unsigned)bound;
    return 0;
}

static int read_cell(struct json_reader *j, const json_t *list, size_t at,
                     struct results *r)
{
    const json_t *o = json_array_get(list, at);
    size_t before = json_reader_enter_item(j, "cells", at);

    if (!json_is_object(o)) {
        json_reader_leave(j, before);
        return json_reader_complain(j, "cells", o, "objects alone");
    }
    if (read_texts(j, o, &r->cells[at]) || read_numbers(j, o, at, r)
        || read_time(j, o, &r->times[at])) {
        return -1;
    }
    json_reader_leave(j, before);
    return 0;
}

int results_json_cells(struct json_reader *j, const json_t *report,
                       struct results *r)
{
    const json_t *list = json_reader_list(j, report, "cells");
    size_t n = json_array_size(list);

    if (list == NULL) {
        return -1;
    }
    if (n > PLAN_CELLS_MAX) {
        return err_set(j->e, "cells: %zu of them, and at most %d are read", n,
                       PLAN_CELLS_MAX);
    }
    r->cells = calloc(n + 1, sizeof *r->cells);
    r->times = calloc(n + 1, sizeof *r->times);
    r->pus_bound = calloc(n + 1, sizeof *r->pus_bound);
    if (r->cells == NULL || r->times == NULL || r->pus_bound == NULL) {
        return err_set(j->e, "out of memory for %zu cells", n);
    }
    for (size_t i = 0; i < n; i++) {
        if (read_cell(j, list, i, r)) {
            return -1;
        }
    }
    r->ncells = n;
    return 0;
}
