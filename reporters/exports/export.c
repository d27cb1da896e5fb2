/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "export.h"

#include "file_out.h"
#include "utf8.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static bool is_hex(char c)
{
    return c != '\0' && strchr("0123456789abcdefABCDEF", c) != NULL;
}

/* Whether the character at `at` stands for itself in a name. */
static bool is_plain(const char *at, uint32_t code, size_t length)
{
    if (length == 0 || code < 0x20 || (code >= 0x7F && code < 0xA0)
        || (code >= 0xD800 && code < 0xE000)) {
        return false;
    }
    return code != '/' && !(code == '%' && is_hex(at[1]) && is_hex(at[2]));
}

static size_t put_part(const char *text, char *out, size_t size)
{
    size_t used = 0;

    while (*text != '\0' && used + 16 < size) {
        uint32_t code;
        size_t length = utf8_decode(text, &code);
        bool plain = is_plain(text, code, length);
        for (length = length == 0 ? 1 : length; length > 0; length--) {
            used += (size_t)snprintf(out + used, size - used,
                                     plain ? "%c" : "%%%02X",
                                     plain ? *text : (unsigned char)*text);
            text++;
        }
    }
    return used;
}

void export_name(const struct cell *c, char name[EXPORT_NAME_BYTES])
{
    char label[CELL_LABEL_BYTES];

    cell_workload_label(c, label);
    size_t used = put_part(label, name, EXPORT_NAME_BYTES);
    name[used++] = '/';
    cell_model_label(c, label);
    used += put_part(label, name + used, EXPORT_NAME_BYTES - used);
    used += (size_t)snprintf(name + used, EXPORT_NAME_BYTES - used,
                             "/workers:%u", c->workers);
    if (strcmp(c->placement, "per-core") != 0) {
        name[used++] = '/';
        used += put_part(c->placement, name + used, EXPORT_NAME_BYTES - used);
    }
    name[used] = '\0';
}

static int make_names(struct export *x, struct err *e)
{
    char name[EXPORT_NAME_BYTES];

    for (size_t i = 0; i < x->r->ncells; i++) {
        export_name(&x->r->cells[i], name);
        x->names[i] = strdup(name);
        if (x->names[i] == NULL) {
            return err_set(e, "no memory for the names of %zu cells",
                           x->r->ncells);
        }
    }
    return 0;
}

/* Blocks are numbered as pairing_pick does. */
static void find_lost(struct export *x)
{
    const struct results *r = x->r;
    size_t block = 0;

    for (size_t i = 0; i < r->nsamples; i++) {
        size_t cell = results_cell(r, i);
        block += i > 0 && results_block(r, i) != results_block(r, i - 1);
        if (pairing_at(&x->pairing, cell, block) == PAIRING_NONE) {
            x->lost[cell * x->pairing.nblocks + block] = (uint32_t)i + 1;
        }
    }
}

int export_make(struct export *x, const struct results *r, struct err *e)
{
    *x = (struct export){.r = r};
    if (pairing_make(&x->pairing, r, e)) {
        return -1;
    }
    size_t nblocks = x->pairing.nblocks;
    x->names = calloc(r->ncells + 1, sizeof *x->names);
    x->lost = calloc(r->ncells * nblocks + 1, sizeof *x->lost);
    x->values = calloc(nblocks + 1, sizeof *x->values);
    if (x->names == NULL || x->lost == NULL || x->values == NULL) {
        err_set(e, "no memory to export %zu samples", r->nsamples);
        goto free_export;
    }
    if (make_names(x, e)) {
        goto free_export;
    }
    find_lost(x);
    if (r->machine_json != NULL) {
        x->machine = json_loads(r->machine_json, 0, NULL);
    }
    return 0;
free_export:
    export_free(x);
    return -1;
}

void export_free(struct export *x)
{
    json_decref(x->machine);
    for (size_t i = 0; x->names != NULL && i < x->r->ncells; i++) {
        free(x->names[i]);
    }
    free((void *)x->names);
    free(x->lost);
    free(x->values);
    pairing_free(&x->pairing);
    *x = (struct export){0};
}

const struct result_sample *export_lost(const struct export *x, size_t cell,
                                        size_t block,
                                        struct result_sample *room)
{
    uint32_t lost = x->lost[cell * x->pairing.nblocks + block];

    return lost == 0 ? NULL : results_sample(x->r, lost - 1, room);
}

size_t export_count_lost(const struct export *x, size_t cell)
{
    size_t n = 0;

    for (size_t b = 0; b < x->pairing.nblocks; b++) {
        n += x->lost[cell * x->pairing.nblocks + b] != 0;
    }
    return n;
}

size_t export_values(struct export *x, size_t cell,
                     double (*figure)(const struct sample *s))
{
    size_t n = 0;

    for (size_t b = 0; b < x->pairing.nblocks; b++) {
        struct result_sample room;
        const struct sample *s = pairing_pick(&x->pairing, cell, b, &room);
        double value = s == NULL ? SAMPLE_ABSENT : figure(s);
        if (isfinite(value) && value >= 0.0) {
            x->values[n++] = value;
        }
    }
    return n;
}

/* A trial takes time: readers refuse a 0. */
double export_total_ns(const struct sample *s)
{
    return s->total_ns > 0 ? (double)s->total_ns : SAMPLE_ABSENT;
}

double export_cpu_user_ns(const struct sample *s)
{
    return (double)s->cpu_user_ns;
}

double export_cpu_sys_ns(const struct sample *s)
{
    return (double)s->cpu_sys_ns;
}

double export_cpu_ns(const struct sample *s)
{
    return s->cpu_user_ns < 0 || s->cpu_sys_ns < 0
               ? SAMPLE_ABSENT
               : (double)s->cpu_user_ns + (double)s->cpu_sys_ns;
}

double export_ops_per_s(const struct sample *s)
{
    return s->ops_per_s > 0.0 ? s->ops_per_s : SAMPLE_ABSENT;
}

const char *export_fact(const struct export *x, const char *key)
{
    const char *text = json_string_value(json_object_get(x->machine, key));

    return text == NULL ? "" : text;
}

int export_write(const struct results *r, const char *dir, const char *name,
                 int (*print)(const struct results *, FILE *, struct err *),
                 struct err *e)
{
    struct file_out out;

    if (file_out_open(&out, dir, name, e)) {
        return -1;
    }
    if (print(r, out.stream, e)) {
        file_out_discard(&out);
        return -1;
    }
    return file_out_close(&out, e);
}

bool export_is_empty(struct export *x)
{
    for (size_t i = 0; i < x->r->ncells; i++) {
        if (export_values(x, i, export_total_ns) > 0) {
            return false;
        }
    }
    return true;
}

int export_nothing(const struct results *r, struct err *e)
{
    return err_set(e,
                   "run %s has no usable sample, and who reads this format "
                   "refuses a file without any; -f json has what there is",
                   r->run_id);
}
