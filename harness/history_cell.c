/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which cell a text means. */
#include "history_view.h"

#include "label.h"

#include <fnmatch.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { TEXT_BYTES = 1024 };

static bool is_count(const char *at, size_t length)
{
    return length > 0 && at[0] != '*' && strspn(at, "0123456789*?") >= length;
}

/* Where the number of workers may stand: behind a workload, which may be a path
 * with slashes of its own, and a model; last, or before the placement. NULL
 * where there is none. */
static const char *find_count(const char *text)
{
    const char *found = NULL;
    size_t part = 0;

    for (const char *at = text;; part++) {
        size_t length = strcspn(at, "/");
        const char *next = at + length;
        bool late = *next == '\0' || strchr(next + 1, '/') == NULL;
        if (part >= 2 && late && found == NULL && is_count(at, length)) {
            found = at;
        }
        if (*next == '\0') {
            return found;
        }
        at = next + 1;
    }
}

/* "primes/gil/2" becomes "primes/gil/workers:2". */
static void spell_out(const char *text, char out[TEXT_BYTES])
{
    const char *count = find_count(text);
    size_t before = count == NULL ? strlen(text) : (size_t)(count - text);

    snprintf(out, TEXT_BYTES, "%.*s%s%s", (int)before, text,
             count == NULL ? "" : "workers:", count == NULL ? "" : count);
}

/* A cell's name as people type it: a path's slashes are %2F in there. */
static void plain_name(const char *name, char out[TEXT_BYTES])
{
    size_t used = 0;

    while (*name != '\0' && used + 1 < TEXT_BYTES) {
        bool coded = strncmp(name, "%2F", 3) == 0;
        out[used++] = coded ? '/' : *name;
        name += coded ? 3 : 1;
    }
    out[used] = '\0';
}

/* How well a name fits: the least of those that do is meant. */
enum fit { FIT_EXACT, FIT_PART, FIT_BEGINNING, FIT_NONE };

static enum fit fit_as_written(const char *name, const char *text)
{
    size_t length = strlen(text);

    if (strcmp(name, text) == 0) {
        return FIT_EXACT;
    }
    if (strpbrk(text, "*?[") != NULL) {
        return fnmatch(text, name, 0) == 0 ? FIT_PART : FIT_NONE;
    }
    if (strncmp(name, text, length) != 0) {
        return FIT_NONE;
    }
    return name[length] == '/' || name[length] == ':' ? FIT_PART
                                                      : FIT_BEGINNING;
}

static enum fit least(enum fit a, enum fit b)
{
    return a < b ? a : b;
}

/* A number may be the workers, or a folder in a workload's path. */
static enum fit fit_of(const char *name, const char *text)
{
    char plain[TEXT_BYTES];
    char whole[TEXT_BYTES];

    plain_name(name, plain);
    spell_out(text, whole);
    return least(
        least(fit_as_written(name, text), fit_as_written(plain, text)),
        least(fit_as_written(name, whole), fit_as_written(plain, whole)));
}

static void list_names(char *const *names, size_t n, const char *text,
                       struct err *e)
{
    enum { ROOM = 24 };
    size_t left = 0;

    for (size_t i = 0; i < n; i++) {
        size_t used = strlen(e->text);
        if (text != NULL && fit_of(names[i], text) == FIT_NONE) {
            continue;
        }
        if (left > 0 || used + strlen(names[i]) + ROOM > sizeof e->text) {
            left++;
            continue;
        }
        snprintf(e->text + used, sizeof e->text - used, "\n  ");
        label_clean(names[i], e->text + used + 3, sizeof e->text - used - 3);
    }
    if (left > 0) {
        size_t used = strlen(e->text);
        snprintf(e->text + used, sizeof e->text - used, "\n  and %zu more",
                 left);
    }
}

const char *history_view_cell(char *const *names, size_t n, const char *text,
                              struct err *e)
{
    size_t fitting[FIT_NONE + 1] = {0};
    const char *found[FIT_NONE + 1] = {NULL};

    for (size_t i = 0; i < n; i++) {
        enum fit fit = fit_of(names[i], text);
        fitting[fit]++;
        found[fit] = names[i];
    }
    for (int fit = FIT_EXACT; fit < FIT_NONE; fit++) {
        if (fitting[fit] == 1) {
            return found[fit];
        }
        if (fitting[fit] > 1) {
            err_set(e, "%zu cells fit '%.100s'; name one:", fitting[fit], text);
            list_names(names, n, text, e);
            return NULL;
        }
    }
    err_set(e, "no cell fits '%.100s'; %s", text,
            n == 0 ? "none has a value by this metric; try another --metric"
                   : "there are:");
    list_names(names, n, NULL, e);
    return NULL;
}
