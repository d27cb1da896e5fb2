/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "trial_json.h"

#include "label.h"
#include "trace_json.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static json_t *field_to_json(const void *record, const struct field *f)
{
    char text[FIELD_TEXT_BYTES];
    int64_t whole;
    double real;

    field_text(record, f, text);
    if (text[0] == '\0') {
        return json_null();
    }
    switch (f->kind) {
    case FIELD_INT:
        memcpy(&whole, (const char *)record + f->offset, sizeof whole);
        return json_integer(whole);
    case FIELD_REAL:
        memcpy(&real, (const char *)record + f->offset, sizeof real);
        return json_real(real);
    case FIELD_HASH:
        break;
    }
    return json_string(text);
}

static int field_from_json(void *record, const struct field *f,
                           const json_t *json, struct err *e)
{
    const json_t *value = json_object_get(json, f->name);
    int end = 0;

    if (value == NULL || json_is_null(value)) {
        return 0;
    }
    if (f->kind == FIELD_INT && json_is_integer(value)) {
        *field_int(record, f) = json_integer_value(value);
        return 0;
    }
    if (f->kind == FIELD_REAL && json_is_number(value)) {
        *field_real(record, f) = json_number_value(value);
        return 0;
    }
    if (f->kind == FIELD_HASH && json_is_string(value)
        && sscanf(json_string_value(value), "%16" SCNx64 "%n",
                  field_hash(record, f), &end)
               == 1
        && end == 16) {
        return 0;
    }
    return err_set(e, "the sample's \"%s\" is not of its type", f->name);
}

static void fields_to_json(json_t *object, const void *record,
                           const struct field *fields)
{
    for (const struct field *f = fields; f->name != NULL; f++) {
        json_object_set_new(object, f->name, field_to_json(record, f));
    }
}

static int fields_from_json(void *record, const struct field *fields,
                            const json_t *json, struct err *e)
{
    for (const struct field *f = fields; f->name != NULL; f++) {
        if (field_from_json(record, f, json, e)) {
            return -1;
        }
    }
    return 0;
}

static json_t *counts_to_json(const struct histogram_counts *c)
{
    json_t *pairs = json_array();

    for (size_t i = 0; i < c->n; i++) {
        json_array_append_new(pairs,
                              json_pack("[II]", (json_int_t)c->list[i].up_to,
                                        (json_int_t)c->list[i].count));
    }
    return json_pack("{sI so}", "max_ns", (json_int_t)c->max,
                     "up_to_ns_and_count", pairs);
}

static json_t *histogram_to_json(const struct histogram *h)
{
    struct histogram_counts counts;

    (void)histogram_keep(h, &counts); /* out of memory, it is empty */
    json_t *json = counts_to_json(&counts);
    histogram_counts_free(&counts);
    return json;
}

json_t *trial_to_json(const struct trial_result *r)
{
    json_t *json = json_object();
    json_t *workers = json_array();
    char error[ERR_TEXT_BYTES];

    /* It may quote bytes that are no UTF-8, or be cut inside a character. */
    label_clean(r->error.text, error, sizeof error);
    json_object_set_new(json, "protocol", json_integer(TRIAL_PROTOCOL));
    json_object_set_new(json, "status",
                        json_string(sample_status_name(r->sample.status)));
    json_object_set_new(json, "error", json_string(error));
    if (r->remark.text[0] != '\0') {
        json_object_set_new(json, "remark", json_string(r->remark.text));
    }
    json_object_set_new(json, "scale", json_integer((json_int_t)r->scale));
    fields_to_json(json, &r->sample, sample_fields);
    for (size_t i = 0; i < r->nworkers; i++) {
        json_t *worker = json_object();
        fields_to_json(worker, &r->workers[i], worker_sample_fields);
        if (r->lock_waits != NULL) {
            json_object_set_new(worker, "gil_wait",
                                counts_to_json(&r->lock_waits[i]));
        }
        json_array_append_new(workers, worker);
    }
    json_object_set_new(json, "workers", workers);
    if (r->figure_name[0] != '\0') {
        json_object_set_new(json, "figure_name", json_string(r->figure_name));
    }
    if (r->latency != NULL) {
        json_object_set_new(json, "latency", histogram_to_json(r->latency));
    }
    if (r->trace.nlanes > 0) {
        json_object_set_new(json, "trace", trace_to_json(&r->trace));
    }
    return json;
}

/* NULL for the JSON, where nothing was counted, is fine. */
static int histogram_from_json(struct histogram **out, const json_t *json,
                               struct err *e)
{
    const json_t *buckets = json_object_get(json, "up_to_ns_and_count");
    const json_t *pair;
    size_t i;

    if (json == NULL) {
        return 0;
    }
    struct histogram *h = calloc(1, sizeof *h);
    if (h == NULL) {
        return err_set(e, "out of memory for a histogram");
    }
    *out = h;
    if (!json_is_array(buckets)) {
        return err_set(e, "the sample's buckets of times make no sense");
    }
    h->max = (uint64_t)json_integer_value(json_object_get(json, "max_ns"));
    json_array_foreach(buckets, i, pair)
    {
        json_int_t top = json_integer_value(json_array_get(pair, 0));
        json_int_t count = json_integer_value(json_array_get(pair, 1));
        size_t bucket = histogram_bucket((uint64_t)(top < 0 ? 0 : top));
        if (histogram_bucket_top(bucket) != (uint64_t)top || count <= 0
            || count > UINT32_MAX) {
            return err_set(e, "the sample's buckets of times make no sense");
        }
        h->counts[bucket] = (uint32_t)count;
        h->total += (uint64_t)count;
    }
    return 0;
}

/* Of worker `i`; all workers have it, or none. */
static int waits_from_json(struct trial_result *r, size_t i, const json_t *json,
                           struct err *e)
{
    struct histogram *h = NULL;

    if (json == NULL) {
        return r->lock_waits == NULL
                   ? 0
                   : err_set(e, "a worker of the sample has no \"gil_wait\"");
    }
    if (i == 0) {
        r->lock_waits = calloc(r->nworkers, sizeof *r->lock_waits);
    }
    int result = histogram_from_json(&h, json, e);
    if (result == 0
        && (r->lock_waits == NULL || histogram_keep(h, &r->lock_waits[i]))) {
        result = err_set(e, "the sample's waits at the lock make no sense, or "
                            "need more memory than there is");
    }
    free(h);
    return result;
}

static int workers_from_json(struct trial_result *r, const json_t *json,
                             struct err *e)
{
    size_t count = json_array_size(json);
    const json_t *worker;
    size_t i;

    if (count == 0) {
        return 0;
    }
    r->workers = calloc(count, sizeof *r->workers);
    if (r->workers == NULL) {
        return err_set(e, "out of memory for %zu workers", count);
    }
    r->nworkers = count;
    json_array_foreach(json, i, worker)
    {
        worker_sample_clear(&r->workers[i]);
        if (fields_from_json(&r->workers[i], worker_sample_fields, worker, e)
            || waits_from_json(r, i, json_object_get(worker, "gil_wait"), e)) {
            return -1;
        }
    }
    return 0;
}

static int check_protocol(const json_t *json, struct err *e)
{
    const json_t *version = json_object_get(json, "protocol");

    return version == NULL || json_integer_value(version) == TRIAL_PROTOCOL
               ? 0
               : err_set(e,
                         "the sample is of version %lld of the trial protocol, "
                         "and this tvp speaks %d",
                         (long long)json_integer_value(version),
                         TRIAL_PROTOCOL);
}

int trial_from_json(struct trial_result *r, const json_t *json, struct err *e)
{
    const char *status = json_string_value(json_object_get(json, "status"));
    const char *error = json_string_value(json_object_get(json, "error"));
    const char *figure_name =
        json_string_value(json_object_get(json, "figure_name"));
    const char *remark = json_string_value(json_object_get(json, "remark"));
    const json_t *trace = json_object_get(json, "trace");

    *r = (struct trial_result){0};
    sample_clear(&r->sample);
    if (check_protocol(json, e)) {
        return -1;
    }
    if (status == NULL || error == NULL
        || sample_status_parse(status, &r->sample.status)) {
        return err_set(e, "the sample has no status that tvp knows");
    }
    snprintf(r->error.text, sizeof r->error.text, "%s", error);
    snprintf(r->remark.text, sizeof r->remark.text, "%s",
             remark != NULL ? remark : "");
    r->scale = (uint64_t)json_integer_value(json_object_get(json, "scale"));
    if (figure_name != NULL) {
        label_clean(figure_name, r->figure_name, sizeof r->figure_name);
    }
    if (fields_from_json(&r->sample, sample_fields, json, e)
        || workers_from_json(r, json_object_get(json, "workers"), e)
        || histogram_from_json(&r->latency, json_object_get(json, "latency"), e)
        || (trace != NULL && trace_from_json(&r->trace, trace, e))) {
        trial_result_free(r);
        return -1;
    }
    return 0;
}
