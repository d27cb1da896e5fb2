/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each of several runs is called, from what tells them apart. */
#include "run_difference.h"

#include "label.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* The facts that make a label by themselves. */
static const char *const labelling[] = {"tvp", "host", "CPU", "kernel", "plan"};
enum {
    LABELLING = sizeof labelling / sizeof *labelling,
    HOSTS_LEAST = 3,    /* for labels that are not all unlike */
    DAY_COLUMNS = 10,   /* of 2030-01-02T03:04:05Z … */
    START_COLUMNS = 20, /* … and all of it */
};

static const struct run_difference *
difference_of(const struct run_differences *d, const char *what)
{
    for (size_t i = 0; i < d->n; i++) {
        if (strcmp(d->items[i].what, what) == 0) {
            return &d->items[i];
        }
    }
    return NULL;
}

/* What of a value is a label: of tvp's versions that are the same but for
 * their commits, "0.1.0 (0123456)", the commits; and a number by itself tells
 * nothing. */
static void put_label_part(char out[RUN_VALUE_BYTES + 8],
                           const struct run_difference *item, size_t run,
                           size_t nruns)
{
    const char *value = item->values[run];
    const char *commit = strstr(value, " (");
    bool digit = value[0] >= '0' && value[0] <= '9';

    if (strcmp(item->what, "tvp") != 0 || !digit) {
        snprintf(out, RUN_VALUE_BYTES + 8, "%s", value);
        return;
    }
    for (size_t i = 0; commit != NULL && i < nruns; i++) {
        size_t length = (size_t)(commit - value) + 2;
        commit = strncmp(item->values[i], value, length) == 0 ? commit : NULL;
    }
    if (commit != NULL) {
        snprintf(out, RUN_VALUE_BYTES + 8, "%.*s",
                 (int)strcspn(commit + 2, ")"), commit + 2);
    } else {
        snprintf(out, RUN_VALUE_BYTES + 8, "tvp %s", value);
    }
}

static bool is_new(char (*labels)[RUN_LABEL_BYTES], size_t run)
{
    for (size_t i = 0; i < run; i++) {
        if (strcmp(labels[i], labels[run]) == 0) {
            return false;
        }
    }
    return true;
}

/* Labels from one or two facts; false where they leave two runs alike, or one
 * without. */
static bool try_facts(const struct run_differences *d, const char *what,
                      const char *other, char (*labels)[RUN_LABEL_BYTES])
{
    const struct run_difference *first = difference_of(d, what);
    const struct run_difference *second = difference_of(d, other);

    for (size_t i = 0; first != NULL && second != NULL && i < d->nruns; i++) {
        char parts[2][RUN_VALUE_BYTES + 8];
        char text[2 * sizeof parts[0] + 8];
        put_label_part(parts[0], first, i, d->nruns);
        put_label_part(parts[1], second, i, d->nruns);
        snprintf(text, sizeof text, "%s%s%s", parts[0],
                 first == second ? "" : ", ", first == second ? "" : parts[1]);
        label_shorten(text, RUN_LABEL_COLUMNS);
        snprintf(labels[i], RUN_LABEL_BYTES, "%.*s", RUN_LABEL_BYTES - 1, text);
        if (parts[0][0] == '\0' || parts[1][0] == '\0' || !is_new(labels, i)) {
            return false;
        }
    }
    return first != NULL && second != NULL;
}

/* Without the day where all began on the same one, and without the time where
 * no two did. */
static bool try_started(const struct run_differences *d,
                        char (*labels)[RUN_LABEL_BYTES])
{
    const char *what = "started";
    bool same_day = true;
    bool other_days = true;

    if (!try_facts(d, what, what, labels)) {
        return false;
    }
    for (size_t i = 0; i < d->nruns; i++) {
        if (strlen(labels[i]) != START_COLUMNS
            || labels[i][DAY_COLUMNS] != 'T') {
            return true;
        }
        for (size_t j = 0; j < i; j++) {
            bool same = strncmp(labels[i], labels[j], DAY_COLUMNS) == 0;
            same_day = same_day && same;
            other_days = other_days && !same;
        }
    }
    for (size_t i = 0; i < d->nruns; i++) {
        char *time = labels[i] + DAY_COLUMNS;
        if (same_day) {
            memmove(labels[i], time + 1, strlen(time));
        } else if (other_days) {
            *time = '\0';
        }
    }
    return true;
}

/* Of many machines, some of which have several runs: these are numbered later.
 */
static bool try_hosts(const struct run_differences *d,
                      char (*labels)[RUN_LABEL_BYTES])
{
    const char *what = "host";
    const struct run_difference *hosts = difference_of(d, what);
    size_t unlike = 0;

    for (size_t i = 0; hosts != NULL && i < d->nruns; i++) {
        if (hosts->values[i][0] == '\0') {
            return false;
        }
        snprintf(labels[i], RUN_LABEL_BYTES, "%.*s", RUN_LABEL_COLUMNS,
                 hosts->values[i]);
        unlike += is_new(labels, i) ? 1U : 0U;
    }
    return unlike >= HOSTS_LEAST;
}

void run_differences_label(const struct run_differences *d,
                           const char *const names[],
                           char (*labels)[RUN_LABEL_BYTES])
{
    for (size_t i = 0; i < LABELLING; i++) {
        if (try_facts(d, labelling[i], labelling[i], labels)) {
            return;
        }
    }
    for (size_t i = 0; i < LABELLING; i++) {
        for (size_t j = i + 1; j < LABELLING; j++) {
            if (try_facts(d, labelling[i], labelling[j], labels)) {
                return;
            }
        }
    }
    if (try_hosts(d, labels) || try_started(d, labels)) {
        return;
    }
    for (size_t i = 0; i < d->nruns; i++) {
        snprintf(labels[i], RUN_LABEL_BYTES, "%.*s", RUN_LABEL_BYTES - 1,
                 names[i]);
    }
}
