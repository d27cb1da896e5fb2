/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "disturbed.h"

#include "disturbance.h"
#include "unsettled.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* Those of disturbance_kinds, and one that stands for all others. */
enum { DISTURBED_KINDS = DISTURBANCE_KINDS + 1, OTHER = DISTURBED_KINDS - 1 };

struct disturbed {
    size_t samples;                  /* that are marked */
    size_t of_kind[DISTURBED_KINDS]; /* one may count in several */
    size_t repeated; /* of these, those that have a repeat … */
    size_t again;    /* … which was disturbed as well */
};

static const char *kind_name(size_t kind)
{
    return kind == OTHER ? "another reason" : disturbance_kinds[kind];
}

/* Whether a reason of this kind is among those that "; " joins. */
static bool has_kind(const char *error, const char *kind)
{
    size_t length = strlen(kind);

    while (error != NULL) {
        if (strncmp(error, kind, length) == 0 && error[length] == ':') {
            return true;
        }
        error = strstr(error, "; ");
        error = error == NULL ? NULL : error + 2;
    }
    return false;
}

static void count_kinds(struct disturbed *d, const char *error)
{
    bool any = false;

    for (size_t k = 0; k < OTHER; k++) {
        if (has_kind(error, kind_name(k))) {
            d->of_kind[k]++;
            any = true;
        }
    }
    d->of_kind[OTHER] += any ? 0U : 1U;
}

static bool is_disturbed(const struct results *r, size_t i)
{
    return results_status(r, i) == SAMPLE_DISTURBED;
}

static struct disturbed count_all(const struct results *r)
{
    struct disturbed d = {0};

    for (size_t i = 0; i < r->nsamples; i++) {
        struct result_sample room;
        if (!is_disturbed(r, i)) {
            continue;
        }
        d.samples++;
        count_kinds(&d, results_sample(r, i, &room)->error);
        if (unsettled_is_repeated(r, i)) {
            d.repeated++;
            d.again += is_disturbed(r, i + 1) ? 1U : 0U;
        }
    }
    return d;
}

/* The kind with the highest count, which is cleared; OTHER comes last. */
static size_t take_most(size_t of_kind[DISTURBED_KINDS], size_t *count)
{
    size_t most = OTHER;

    for (size_t k = OTHER; k-- > 0;) {
        if (of_kind[k] > 0 && (most == OTHER || of_kind[k] >= of_kind[most])) {
            most = k;
        }
    }
    *count = of_kind[most];
    of_kind[most] = 0;
    return most;
}

static void put_kinds(const struct disturbed *d, char *text, size_t bytes)
{
    size_t left[DISTURBED_KINDS];
    size_t used = 0;

    memcpy(left, d->of_kind, sizeof left);
    text[0] = '\0';
    for (;;) {
        size_t count;
        size_t kind = take_most(left, &count);
        if (count == 0) {
            return;
        }
        snprintf(text + used, bytes - used, "%s%zu %s", used > 0 ? ", " : "",
                 count, kind_name(kind));
        used = strlen(text);
    }
}

int disturbed_line(const struct results *r, char text[DISTURBED_TEXT_BYTES])
{
    struct disturbed d = count_all(r);
    char kinds[DISTURBED_TEXT_BYTES / 2];
    char again[64] = "none";

    if (d.samples == 0) {
        return -1;
    }
    put_kinds(&d, kinds, sizeof kinds);
    if (d.again > 0) {
        snprintf(again, sizeof again, "%zu", d.again);
    }
    int used = snprintf(text, DISTURBED_TEXT_BYTES,
                        "%zu of %zu samples disturbed (%s)", d.samples,
                        r->nsamples, kinds);
    if (d.repeated == 0) {
        snprintf(text + used, DISTURBED_TEXT_BYTES - (size_t)used,
                 "; none repeated.");
    } else {
        snprintf(text + used, DISTURBED_TEXT_BYTES - (size_t)used,
                 "; %zu repeated, %s of these disturbed again.", d.repeated,
                 again);
    }
    return 0;
}

int disturbed_warning(const struct results *r, char text[DISTURBED_TEXT_BYTES])
{
    struct disturbed d = count_all(r);
    struct unsettled u = unsettled_count(r);

    if (!unsettled_is_too_much(&u)) {
        return -1;
    }
    snprintf(text, DISTURBED_TEXT_BYTES,
             "Don't rely on this run: %zu of %zu trials were disturbed%s. "
             "'tvp doctor' says what to do.",
             u.disturbed, u.places,
             d.repeated > 0 ? ", and once more when they were repeated" : "");
    return 0;
}
