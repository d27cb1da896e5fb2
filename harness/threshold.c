/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "threshold.h"

#include "units.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

int threshold_set(double thresholds[METRIC_COUNT], enum metric metric,
                  const char *percent, struct err *e)
{
    double share;

    if (units_percent(percent, &share) || share <= 0.0) {
        return err_set(e,
                       "'%.60s' is no threshold; expected a percentage such "
                       "as 5%%, more than 0%%",
                       percent);
    }
    thresholds[metric] = share;
    return 0;
}

static int set_all(double thresholds[METRIC_COUNT], const char *percent,
                   struct err *e)
{
    for (int m = 0; m < METRIC_COUNT; m++) {
        if (threshold_set(thresholds, (enum metric)m, percent, e)) {
            return -1;
        }
    }
    return 0;
}

static int set_named(double thresholds[METRIC_COUNT], const char *item,
                     struct err *e)
{
    char name[16] = "";
    size_t length = strcspn(item, "=");
    enum metric metric;

    if (length < sizeof name) {
        snprintf(name, sizeof name, "%.*s", (int)length, item);
    }
    if (metric_parse(name, &metric)) {
        return err_set(e,
                       "'%.60s' begins with no metric; expected one of total, "
                       "elapsed, throughput, latency, cpu, memory, as in "
                       "total=5%%",
                       item);
    }
    return threshold_set(thresholds, metric, item + length + 1, e);
}

int threshold_parse(double thresholds[METRIC_COUNT], const char *text,
                    struct err *e)
{
    if (strchr(text, '=') == NULL) {
        return set_all(thresholds, text, e);
    }
    for (const char *at = text;; at++) {
        char item[64];
        size_t length = strcspn(at, ",");
        if (length >= sizeof item || memchr(at, '=', length) == NULL) {
            return err_set(e,
                           "'%.*s' is no threshold of a metric; expected one "
                           "such as total=5%%",
                           (int)(length < sizeof item ? length : sizeof item),
                           at);
        }
        snprintf(item, sizeof item, "%.*s", (int)length, at);
        if (set_named(thresholds, item, e)) {
            return -1;
        }
        at += length;
        if (*at == '\0') {
            return 0;
        }
    }
}

static bool all_alike(const double thresholds[METRIC_COUNT])
{
    for (int m = 1; m < METRIC_COUNT; m++) {
        if (thresholds[m] < thresholds[0] || thresholds[m] > thresholds[0]) {
            return false;
        }
    }
    return true;
}

json_t *threshold_json(const double thresholds[METRIC_COUNT])
{
    char text[UNITS_TEXT_BYTES];
    json_t *o = NULL;

    if (thresholds[0] > 0.0 && all_alike(thresholds)) {
        units_percent_text(thresholds[0], text);
        return json_string(text);
    }
    for (int m = 0; m < METRIC_COUNT; m++) {
        if (thresholds[m] > 0.0) {
            o = o == NULL ? json_object() : o;
            units_percent_text(thresholds[m], text);
            json_object_set_new(o, metric_name((enum metric)m),
                                json_string(text));
        }
    }
    return o;
}

void threshold_of_run(double thresholds[METRIC_COUNT], const char *machine_json)
{
    json_t *machine =
        json_loads(machine_json == NULL ? "" : machine_json, 0, NULL);
    const json_t *plan =
        json_object_get(json_object_get(machine, "run"), "plan");
    const json_t *given = json_object_get(plan, "threshold");
    struct err ignored;

    for (int m = 0; m < METRIC_COUNT; m++) {
        thresholds[m] = 0.0;
        const char *text = json_string_value(
            json_is_string(given)
                ? given
                : json_object_get(given, metric_name((enum metric)m)));
        if (text != NULL) {
            (void)threshold_set(thresholds, (enum metric)m, text, &ignored);
        }
    }
    json_decref(machine);
}
