/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever a quantity, a count of workers, a placement, a threshold or a date
 * is, what is taken is written such that it is taken again, to the same. */
#include "fuzz.h"
#include "history_date.h"
#include "placement.h"
#include "plan.h"
#include "threshold.h"
#include "units.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = 600 };

static void check_wholes(const char *text)
{
    char again[UNITS_TEXT_BYTES];
    uint64_t first;
    uint64_t second;

    if (units_duration(text, &first) == 0) {
        fuzz_check(first <= INT64_MAX);
        units_duration_text(first, again);
        fuzz_check(units_duration(again, &second) == 0 && first == second);
        units_duration_short((double)first, again);
    }
    if (units_size(text, &first) == 0) {
        fuzz_check(first <= INT64_MAX);
        units_size_text(first, again);
        fuzz_check(units_size(again, &second) == 0 && first == second);
    }
    if (units_count(text, &first) == 0) {
        snprintf(again, sizeof again, "%llu", (unsigned long long)first);
        fuzz_check(units_count(again, &second) == 0 && first == second);
    }
}

static void check_percent(const char *text)
{
    char again[UNITS_TEXT_BYTES];
    double first;
    double second;

    if (units_percent(text, &first) == 0) {
        fuzz_check(first >= 0.0 && first <= 1.0);
        units_percent_text(first, again);
        fuzz_check(units_percent(again, &second) == 0
                   && fabs(first - second) < 1e-15);
    }
}

static void check_thresholds(const char *text)
{
    double first[METRIC_COUNT] = {0};
    double second[METRIC_COUNT] = {0};
    struct err e = {""};

    if (threshold_parse(first, text, &e)) {
        fuzz_refused(&e);
        return;
    }
    json_t *written = threshold_json(first);
    json_t *machine =
        json_pack("{s{s{sO}}}", "run", "plan", "threshold", written);
    char *as_text = json_dumps(machine, 0);
    threshold_of_run(second, as_text);
    for (int m = 0; m < METRIC_COUNT; m++) {
        fuzz_check(fabs(first[m] - second[m]) < 1e-15);
    }
    free(as_text);
    json_decref(machine);
    json_decref(written);
}

static void check_workers(const char *text)
{
    char again[32];
    unsigned range[4];

    if (plan_worker_range(text, 3, 7, &range[0], &range[1]) == 0) {
        fuzz_check(range[0] >= 1 && range[0] <= range[1]
                   && range[1] <= CELL_WORKERS_MAX);
        snprintf(again, sizeof again, "%u-%u", range[0], range[1]);
        fuzz_check(plan_worker_range(again, 3, 7, &range[2], &range[3]) == 0
                   && range[0] == range[2] && range[1] == range[3]);
    }
}

static void check_placements(const char *text)
{
    char one[PLACEMENT_TEXT_BYTES];
    char first[PLACEMENT_TEXT_BYTES];
    char second[PLACEMENT_TEXT_BYTES];
    const char *at = text;
    struct err e = {""};
    int more;

    while ((more = placement_next(&at, one, &e)) > 0) {
        fuzz_check(placement_canonical(one, first, &e) == 0);
        fuzz_check(placement_canonical(first, second, &e) == 0
                   && strcmp(first, second) == 0);
    }
    if (more < 0) {
        fuzz_refused(&e);
    }
}

static void check_date(const char *text)
{
    char first[UTC_TEXT_BYTES];
    char second[UTC_TEXT_BYTES];

    if (history_date_parse(text, first) == 0) {
        fuzz_check(history_date_parse(first, second) == 0
                   && strcmp(first, second) == 0);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz_input in = {data, size};
    char line[LINE_BYTES];

    while (fuzz_line(&in, line, sizeof line)) {
        check_wholes(line);
        check_percent(line);
        check_thresholds(line);
        check_workers(line);
        check_placements(line);
        check_date(line);
    }
    return 0;
}
