/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_json.h"

#include "json_out.h"

#include <stdlib.h>

static void begin(struct json_out *j)
{
    json_out_begin(j, NULL, '{');
    json_out_int(j, "schema_version", HISTORY_JSON_VERSION);
}

static void put_entry(struct json_out *j, const char *key,
                      const struct history_entry *entry)
{
    json_out_begin(j, key, '{');
    json_out_int(j, "entry", entry->id);
    json_out_text(j, "run_id", entry->run_id);
    json_out_text(j, "label", entry->label);
    json_out_text(j, "commit", entry->commit);
    json_out_text(j, "branch", entry->branch);
    json_out_text(j, "date", entry->date);
    json_out_text(j, "machine", entry->machine);
    json_out_text(j, "machine_text", entry->machine_text);
    json_out_text(j, "host", entry->host);
    json_out_text(j, "kernel", entry->kernel);
    json_out_text(j, "plan", entry->plan);
    json_out_text(j, "tvp_version", entry->tvp_version);
    json_out_text(j, "metric", metric_name(entry->metric));
    json_out_int(j, "samples", entry->samples);
    json_out_int(j, "cells", entry->cells);
    json_out_bool(j, "reliable", entry->warning[0] == '\0');
    json_out_text(j, "warning", entry->warning);
    json_out_end(j);
}

void history_json_list(const struct history_view *v, FILE *out)
{
    struct json_out j = {.stream = out};

    begin(&j);
    json_out_begin(&j, "entries", '[');
    for (size_t i = 0; i < v->n; i++) {
        put_entry(&j, NULL, &v->entries[i]);
    }
    json_out_end(&j);
    json_out_end(&j);
}

static void put_interval(struct json_out *j, const char *key,
                         const struct interval *i)
{
    json_out_begin_row(j, key, '{');
    json_out_real(j, "value", i->value);
    json_out_real(j, "low", i->low);
    json_out_real(j, "high", i->high);
    json_out_end(j);
}

static void put_value(struct json_out *j, const struct history_value *v)
{
    put_interval(j, "cost", &v->cost);
    json_out_int(j, "blocks", (int64_t)v->n);
    json_out_real(j, "spread", v->spread);
}

static int put_cell(struct json_out *j, const struct history_view *v,
                    const struct history_entry *entry, const char *cell,
                    struct err *e)
{
    struct history_series series;

    if (history_series(v->h, cell, v->scope.metric, &series, e)) {
        return -1;
    }
    for (size_t i = 0; i < series.n; i++) {
        if (series.items[i].entry == entry->id) {
            json_out_begin(j, NULL, '{');
            json_out_text(j, "cell", cell);
            put_value(j, &series.items[i].value);
            json_out_end(j);
        }
    }
    free(series.items);
    return 0;
}

int history_json_entry(const struct history_view *v,
                       const struct history_entry *entry, FILE *out,
                       struct err *e)
{
    struct json_out j = {.stream = out};
    struct text_list names;
    int status = 0;

    if (history_names(v->h, entry->machine, v->scope.metric, &names, e)) {
        return -1;
    }
    begin(&j);
    put_entry(&j, "entry", entry);
    json_out_text(&j, "metric", metric_name(v->scope.metric));
    json_out_begin(&j, "cells", '[');
    for (size_t i = 0; i < names.count && status == 0; i++) {
        status = put_cell(&j, v, entry, names.items[i], e);
    }
    json_out_end(&j);
    json_out_end(&j);
    text_list_clear(&names);
    return status;
}

static void put_change(struct json_out *j, const struct trend *t, size_t change)
{
    const struct trend_change *c = &t->changes[change];
    size_t n;

    json_out_begin(j, NULL, '{');
    put_interval(j, "ratio", &c->ratio);
    json_out_real(j, "p", c->p);
    trend_level(t, change, &n);
    json_out_int(j, "n_before", (int64_t)n);
    trend_level(t, change + 1, &n);
    json_out_int(j, "n_after", (int64_t)n);
    put_entry(j, "last_before", t->points[c->before].entry);
    put_entry(j, "first_after", t->points[c->at].entry);
    json_out_end(j);
}

void history_json_trend(const struct trend *t, const struct trend_scope *s,
                        FILE *out)
{
    struct json_out j = {.stream = out};

    begin(&j);
    json_out_text(&j, "cell", t->cell);
    json_out_text(&j, "metric", metric_name(t->metric));
    json_out_text(&j, "machine", s->machine);
    json_out_begin(&j, "points", '[');
    for (size_t i = 0; i < t->n; i++) {
        json_out_begin(&j, NULL, '{');
        put_entry(&j, "entry", t->points[i].entry);
        put_value(&j, &t->points[i].value);
        json_out_int(&j, "part", (int64_t)t->points[i].part);
        json_out_end(&j);
    }
    json_out_end(&j);
    json_out_begin(&j, "changes", '[');
    for (size_t i = 0; i < t->nchanges; i++) {
        put_change(&j, t, i);
    }
    json_out_end(&j);
    json_out_end(&j);
}

static void put_findings(struct json_out *j, const char *key,
                         const struct check_finding *f, size_t n)
{
    json_out_begin(j, key, '[');
    for (size_t i = 0; i < n; i++) {
        json_out_begin(j, NULL, '{');
        json_out_text(j, "cell", f[i].cell);
        put_interval(j, "ratio", &f[i].ratio);
        json_out_real(j, "p", f[i].p);
        json_out_int(j, "n_before", (int64_t)f[i].n_good);
        json_out_int(j, "n_after", (int64_t)f[i].n_bad);
        put_entry(j, "last_good", f[i].good);
        put_entry(j, "first_bad", f[i].bad);
        json_out_end(j);
    }
    json_out_end(j);
}

void history_json_check(const struct check *c, const struct trend_scope *s,
                        const struct check_options *o, FILE *out)
{
    struct json_out j = {.stream = out};

    begin(&j);
    json_out_text(&j, "metric", metric_name(s->metric));
    json_out_text(&j, "machine", s->machine);
    json_out_real(&j, "threshold", o->threshold);
    json_out_int(&j, "last", (int64_t)o->last);
    json_out_real(&j, "level", c->level);
    json_out_int(&j, "entries", (int64_t)c->entries);
    json_out_int(&j, "left_out", (int64_t)c->left_out);
    json_out_int(&j, "cells", (int64_t)c->cells);
    json_out_int(&j, "too_few", (int64_t)c->too_few);
    put_findings(&j, "worse", c->worse, c->nworse);
    put_findings(&j, "better", c->better, c->nbetter);
    json_out_end(&j);
}
