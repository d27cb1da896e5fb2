/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results_json_rows.h"

#include "plan.h"
#include "results_check.h"
#include "results_rows.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int read_int(struct json_reader *j, const json_t *o,
                    const struct field *f, int64_t *out)
{
    const json_t *value = json_object_get(o, f->name);
    json_int_t number = json_integer_value(value);

    if (!json_is_integer(value) || number > RESULTS_FIGURE_MAX
        || number < -RESULTS_FIGURE_MAX) {
        return json_reader_complain(j, f->name, value,
                                    "a whole number of at most 18 digits");
    }
    *out = number;
    return 0;
}

static int read_hash(struct json_reader *j, const json_t *o,
                     const struct field *f, uint64_t *out)
{
    static const char digits[] = "0123456789abcdef";
    const json_t *value = json_object_get(o, f->name);
    const char *text = json_string_value(value);

    if (text == NULL || strlen(text) != 16 || strspn(text, digits) != 16) {
        return json_reader_complain(j, f->name, value,
                                    "16 hexadecimal digits, as a text");
    }
    *out = strtoull(text, NULL, 16);
    return 0;
}

static int read_field(struct json_reader *j, const json_t *o,
                      const struct field *f, struct sample *s)
{
    if (f->kind == FIELD_HASH) {
        return read_hash(j, o, f, field_hash(s, f));
    }
    if (!json_reader_has(o, f->name)) {
        return 0;
    }
    return f->kind == FIELD_INT
               ? read_int(j, o, f, field_int(s, f))
               : json_reader_real(j, o, f->name, field_real(s, f));
}

static int read_place(struct json_reader *j, const json_t *o,
                      const struct results *r, struct result_sample *s)
{
    const struct json_range cells = {0, r->ncells - 1};
    const struct json_range blocks = {s->block, PLAN_BLOCKS_MAX};
    const struct json_range positions = {0, UINT32_MAX};
    uint64_t cell = 0;
    uint64_t block = 0;
    uint64_t position = 0;

    if (r->ncells == 0) {
        return err_set(j->e, "samples: there are some, and no cells");
    }
    if (json_reader_whole(j, o, "cell", cells, &cell)
        || json_reader_whole(j, o, "block", blocks, &block)
        || json_reader_whole(j, o, "position", positions, &position)) {
        return -1;
    }
    s->cell = (size_t)cell;
    s->block = (unsigned)block;
    s->position = (unsigned)position;
    return 0;
}

static int read_status(struct json_reader *j, const json_t *o, struct sample *s)
{
    const char *text = json_reader_text(j, o, "status");

    if (text == NULL) {
        return -1;
    }
    return sample_status_parse(text, &s->status) == 0
               ? 0
               : json_reader_complain(j, "status", json_object_get(o, "status"),
                                      "ok, disturbed, failed, timeout or "
                                      "crashed");
}

/* `before`: the block of the sample before it. */
static int add_sample(struct json_reader *j, const json_t *o, struct results *r,
                      unsigned *before)
{
    struct result_sample s = {.block = *before, .error = ""};
    const struct json_room name = {s.figure_name, sizeof s.figure_name};

    sample_clear(&s.sample);
    if (read_place(j, o, r, &s) || read_status(j, o, &s.sample)
        || json_reader_copy(j, o, "figure_name", name)) {
        return -1;
    }
    if (json_reader_has(o, "error")) {
        s.error = json_reader_text(j, o, "error");
    }
    for (const struct field *f = sample_fields; f->name != NULL; f++) {
        if (s.error == NULL || read_field(j, o, f, &s.sample)) {
            return -1;
        }
    }
    *before = s.block;
    return result_rows_add_sample(r->rows, &s, j->e);
}

static int add_samples(struct json_reader *j, const json_t *list,
                       struct results *r)
{
    unsigned block = 0;
    size_t i;
    json_t *o;

    json_array_foreach(list, i, o)
    {
        size_t before = json_reader_enter_item(j, "samples", i);
        if (!json_is_object(o)) {
            json_reader_leave(j, before);
            return json_reader_complain(j, "samples", o, "objects alone");
        }
        if (add_sample(j, o, r, &block)) {
            return -1;
        }
        json_reader_leave(j, before);
        r->nsamples++;
    }
    return 0;
}

int results_json_samples(struct json_reader *j, const json_t *report,
                         struct results *r)
{
    const json_t *list = json_reader_list(j, report, "samples");

    if (list == NULL) {
        return -1;
    }
    r->memo = calloc(1, sizeof *r->memo);
    if (r->memo == NULL) {
        return err_set(j->e, "out of memory");
    }
    return result_rows_create(&r->rows, j->e) || add_samples(j, list, r)
                   || result_rows_finish(r->rows, j->e)
               ? -1
               : 0;
}
