/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results_json_rows.h"

#include "runner.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { COMPARISONS_MAX = 10000 };

static int read_seed(struct json_reader *j, const json_t *run, uint64_t *out)
{
    const json_t *value = json_object_get(run, "seed");
    const char *text = json_string_value(value);

    errno = 0;
    if (text != NULL && text[0] != '\0'
        && strspn(text, "0123456789") == strlen(text)) {
        *out = strtoull(text, NULL, 10);
        if (errno == 0) {
            return 0;
        }
    }
    return json_reader_complain(j, "seed", value,
                                "a number below 2^64, as a text");
}

static int read_metric(struct json_reader *j, const json_t *run,
                       struct results *r)
{
    const char *text = json_reader_text(j, run, "metric");

    if (text == NULL) {
        return -1;
    }
    return metric_parse(text, &r->metric) == 0
               ? 0
               : json_reader_complain(j, "metric",
                                      json_object_get(run, "metric"),
                                      "total, elapsed, throughput, latency, "
                                      "cpu or memory");
}

static int read_unsigned(struct json_reader *j, const json_t *o,
                         const char *key, unsigned *out)
{
    const struct json_range range = {0, INT32_MAX};
    uint64_t value = 0;

    if (json_reader_whole(j, o, key, range, &value)) {
        return -1;
    }
    *out = (unsigned)value;
    return 0;
}

/* A file of an older tvp has none: it looked once. */
static int read_looks(struct json_reader *j, const json_t *run,
                      struct looks *looks)
{
    if (!json_reader_has(run, "looks")) {
        return 0;
    }
    const json_t *o = json_reader_object(j, run, "looks");
    size_t before = json_reader_enter(j, "looks");
    if (o == NULL || json_reader_bool(j, o, "decide", &looks->decide)
        || read_unsigned(j, o, "min_blocks", &looks->min_blocks)
        || read_unsigned(j, o, "max_blocks", &looks->max_blocks)) {
        return -1;
    }
    json_reader_leave(j, before);
    return 0;
}

static int read_wall(struct json_reader *j, const json_t *run,
                     struct results *r)
{
    const struct json_range range = {1, INT64_MAX};
    uint64_t wall_ns = 0;

    if (!json_reader_has(run, "wall_ns")) {
        return 0;
    }
    if (json_reader_whole(j, run, "wall_ns", range, &wall_ns)) {
        return -1;
    }
    r->wall_ns = (int64_t)wall_ns;
    return 0;
}

/* A file of an older tvp has none. */
static int read_max_disturbed(struct json_reader *j, const json_t *run,
                              struct results *r)
{
    static const char key[] = "max_disturbed";

    r->max_disturbed = RUNNER_MAX_DISTURBED;
    if (!json_reader_has(run, key)) {
        return 0;
    }
    if (json_reader_real(j, run, key, &r->max_disturbed)) {
        return -1;
    }
    return r->max_disturbed >= 0.0 && r->max_disturbed <= 1.0
               ? 0
               : json_reader_complain(j, key, json_object_get(run, key),
                                      "a share from 0 to 1");
}

/* Values that are kept as they are: *out is "" for null. */
static int keep_json(struct json_reader *j, const json_t *o, const char *key,
                     char **out)
{
    const json_t *value = NULL;

    if (json_reader_has(o, key)) {
        value = json_reader_object(j, o, key);
        if (value == NULL) {
            return -1;
        }
    }
    *out =
        value == NULL ? strdup("") : json_dumps(value, JSON_REAL_PRECISION(17));
    return *out != NULL ? 0 : err_set(j->e, "out of memory");
}

static int read_run_texts(struct json_reader *j, const json_t *run,
                          struct results *r)
{
    const struct {
        const char *key;
        struct json_room room;
    } texts[] = {
        {"id", {r->run_id, sizeof r->run_id}},
        {"plan", {r->plan_name, sizeof r->plan_name}},
        {"started", {r->started, sizeof r->started}},
        {"stopped", {r->stopped, sizeof r->stopped}},
        {"command", {r->command, sizeof r->command}},
        {"tvp_version", {r->tvp_version, sizeof r->tvp_version}},
        {"against", {r->against, sizeof r->against}},
    };

    if (json_reader_text(j, run, "id") == NULL) {
        return -1;
    }
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (json_reader_copy(j, run, texts[i].key, texts[i].room)) {
            return -1;
        }
    }
    return 0;
}

int results_json_run(struct json_reader *j, const json_t *report,
                     struct results *r)
{
    const json_t *run = json_reader_object(j, report, "run");
    size_t before = json_reader_enter(j, "run");

    if (run == NULL || read_run_texts(j, run, r) || read_seed(j, run, &r->seed)
        || read_metric(j, run, r) || read_unsigned(j, run, "cores", &r->cores)
        || read_unsigned(j, run, "pus", &r->pus) || read_wall(j, run, r)
        || read_looks(j, run, &r->looks) || read_max_disturbed(j, run, r)
        || keep_json(j, run, "search", &r->search)) {
        return -1;
    }
    json_reader_leave(j, before);
    r->topology_xml = strdup("");
    return r->topology_xml != NULL
               ? keep_json(j, report, "machine", &r->machine_json)
               : err_set(j->e, "out of memory");
}

static int read_figure(struct json_reader *j, const json_t *o, const char *key,
                       struct comparison_figure *f)
{
    const json_t *figure = json_reader_object(j, o, key);
    size_t before = json_reader_enter(j, key);

    if (figure == NULL || json_reader_real(j, figure, "value", &f->value)
        || json_reader_real(j, figure, "low", &f->low)
        || json_reader_real(j, figure, "high", &f->high)) {
        return -1;
    }
    json_reader_leave(j, before);
    return 0;
}

static int read_comparison(struct json_reader *j, const json_t *o,
                           struct comparison *c)
{
    const struct {
        const char *key;
        struct json_room room;
    } texts[] = {
        {"work", {c->work, sizeof c->work}},
        {"what", {c->what, sizeof c->what}},
        {"unit", {c->unit, sizeof c->unit}},
        {"subject", {c->subject, sizeof c->subject}},
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (json_reader_copy(j, o, texts[i].key, texts[i].room)) {
            return -1;
        }
    }
    if (read_figure(j, o, "theirs", &c->theirs)
        || read_figure(j, o, "ours", &c->ours)
        || json_reader_real(j, o, "bar_low", &c->bar_low)
        || json_reader_real(j, o, "bar_high", &c->bar_high)
        || json_reader_bool(j, o, "within", &c->within)
        || json_reader_bool(j, o, "decided", &c->decided)) {
        return -1;
    }
    return comparison_makes_sense(c)
               ? 0
               : err_set(j->e,
                         "%s: expected figures in order, and theirs above "
                         "0",
                         j->place);
}

int results_json_comparisons(struct json_reader *j, const json_t *report,
                             struct results *r)
{
    if (!json_reader_has(report, "comparisons")) {
        return 0;
    }
    const json_t *list = json_reader_list(j, report, "comparisons");
    size_t n = json_array_size(list);
    if (list == NULL) {
        return -1;
    }
    if (n > COMPARISONS_MAX) {
        return err_set(j->e,
                       "comparisons: %zu of them, and at most %d are read", n,
                       COMPARISONS_MAX);
    }
    r->comparisons = calloc(n + 1, sizeof *r->comparisons);
    if (r->comparisons == NULL) {
        return err_set(j->e, "out of memory for %zu comparisons", n);
    }
    for (size_t i = 0; i < n; i++) {
        size_t before = json_reader_enter_item(j, "comparisons", i);
        if (read_comparison(j, json_array_get(list, i), &r->comparisons[i])) {
            return -1;
        }
        json_reader_leave(j, before);
    }
    r->ncomparisons = n;
    return 0;
}
