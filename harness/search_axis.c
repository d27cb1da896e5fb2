/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "search_axis.h"

#include "spec.h"
#include "workload_load.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* From this ratio of its ends on, a range is more than one order of size. */
static const double log_ratio_min = 10.0;
enum { LINEAR_STEPS = 500, BINARY_DIGITS = 6 };

int search_scale_parse(const char *text, enum search_scale *out)
{
    static const char *const names[] = {
        [SEARCH_SCALE_AUTO] = "auto",
        [SEARCH_SCALE_LINEAR] = "linear",
        [SEARCH_SCALE_LOG] = "log",
    };

    for (int i = 0; i < 3; i++) {
        if (strcmp(text, names[i]) == 0) {
            *out = (enum search_scale)i;
            return 0;
        }
    }
    return -1;
}

static const struct param *find_param(const struct param *p, const char *key)
{
    for (; p != NULL && p->name != NULL; p++) {
        if (strcmp(p->name, key) == 0) {
            return p;
        }
    }
    return NULL;
}

static const struct param *declared_by(enum plan_axis axis, const char *name,
                                       const char *key)
{
    const struct param *params;

    return plan_find_params(axis, name, &params) == 0 ? find_param(params, key)
                                                      : NULL;
}

/* What takes the key, both ends checked by those who do. */
struct takers {
    const struct param *param; /* NULL until somebody does */
    const char *key;
    const char *low;
    const char *high;
};

static int check_end(enum plan_axis axis, const char *spec, const char *key,
                     const char *value, struct err *e)
{
    char text[CELL_NAME_BYTES + PARAMS_TEXT_BYTES];
    char name[CELL_NAME_BYTES];
    char params[PARAMS_TEXT_BYTES];
    struct params parsed;
    int n = snprintf(text, sizeof text, "%s:%s=%s", spec, key, value);

    if (n < 0 || (size_t)n >= sizeof text) {
        return err_set(e, "'%.40s...' is too long", spec);
    }
    return spec_parse(text, name, params, e)
                   || plan_parse_params(axis, name, params, &parsed, e)
               ? -1
               : 0;
}

static int ask(struct takers *t, enum plan_axis axis,
               const struct text_list *specs, struct err *e)
{
    for (size_t i = 0; i < specs->count; i++) {
        char name[CELL_NAME_BYTES];
        char params[PARAMS_TEXT_BYTES];
        if (spec_parse(specs->items[i], name, params, e)) {
            return -1;
        }
        const struct param *p = declared_by(axis, name, t->key);
        if (p == NULL) {
            continue;
        }
        if (p->type == PARAM_CHOICE || p->type == PARAM_TEXT) {
            return err_set(e,
                           "%s of %s is not a number: nothing lies between "
                           "two values of it",
                           t->key, name);
        }
        if (check_end(axis, specs->items[i], t->key, t->low, e)
            || check_end(axis, specs->items[i], t->key, t->high, e)) {
            return -1;
        }
        t->param = t->param == NULL ? p : t->param;
    }
    return 0;
}

static void name_all(const struct text_list *specs, char *text, size_t size)
{
    for (size_t i = 0; i < specs->count; i++) {
        size_t used = strlen(text);
        snprintf(text + used, size - used, "%s%.*s", used > 0 ? ", " : "",
                 (int)strcspn(specs->items[i], ":"), specs->items[i]);
    }
}

static int value_parse(enum param_type type, const char *text, double *out)
{
    uint64_t number = 0;
    int failed = 0;

    if (type == PARAM_PERCENT) {
        return units_percent(text, out);
    }
    failed = type == PARAM_DURATION ? units_duration(text, &number)
             : type == PARAM_SIZE   ? units_size(text, &number)
                                    : units_count(text, &number);
    *out = (double)number;
    return failed || number > (UINT64_C(1) << 53) ? -1 : 0;
}

static int check_workers(const struct search_axis *a, struct err *e)
{
    return a->low >= 1.0 && a->high <= CELL_WORKERS_MAX
               ? 0
               : err_set(e, "workers must be from 1 to %d", CELL_WORKERS_MAX);
}

static int split(struct search_axis *a, const char *text, char low[64],
                 char high[64], struct err *e)
{
    size_t key = strcspn(text, "=");
    const char *dots = strstr(text, "..");

    if (key == 0 || key >= sizeof a->key || text[key] == '\0' || dots == NULL
        || dots <= text + key + 1 || dots[2] == '\0'
        || strlen(text + key) > 60) {
        return err_set(e,
                       "'%.80s' is not a range: write PARAMETER=LOW..HIGH, "
                       "such as cpu=0%%..100%%",
                       text);
    }
    snprintf(a->key, sizeof a->key, "%.*s", (int)key, text);
    snprintf(low, 64, "%.*s", (int)(dots - text - (ptrdiff_t)key - 1),
             text + key + 1);
    snprintf(high, 64, "%s", dots + 2);
    return 0;
}

static int choose_scale(struct search_axis *a, enum search_scale scale,
                        struct err *e)
{
    if (scale == SEARCH_SCALE_LOG && a->low <= 0.0) {
        return err_set(e,
                       "a logarithmic scale cannot begin at 0: let %s begin "
                       "above it",
                       a->key);
    }
    a->logarithmic =
        scale == SEARCH_SCALE_LOG
        || (scale == SEARCH_SCALE_AUTO && a->low > 0.0
            && a->type != PARAM_PERCENT && a->high / a->low > log_ratio_min);
    return 0;
}

/* A workload in a file may be gone when the run is read. */
static int keep_usual(struct search_axis *a, const struct plan_group *g,
                      struct err *e)
{
    const struct text_list *specs = &g->axes[PLAN_WORKLOADS];
    char name[CELL_NAME_BYTES];
    char params[PARAMS_TEXT_BYTES];

    if (specs->count == 0) {
        return 0;
    }
    if (spec_parse(specs->items[0], name, params, e)) {
        return -1;
    }
    const struct param *p = declared_by(PLAN_WORKLOADS, name, a->key);
    a->file = workload_is_file(name) && p != NULL
              && value_parse(p->type, p->value, &a->usual) == 0;
    return 0;
}

int search_axis_parse(struct search_axis *a, const char *text,
                      enum search_scale scale, const struct plan_group *g,
                      struct err *e)
{
    char names[256] = "";
    char low[64];
    char high[64];
    struct takers t = {.key = a->key, .low = low, .high = high};

    *a = (struct search_axis){.type = PARAM_COUNT};
    if (split(a, text, low, high, e)
        || ask(&t, PLAN_WORKLOADS, &g->axes[PLAN_WORKLOADS], e)
        || ask(&t, PLAN_MODELS, &g->axes[PLAN_MODELS], e)) {
        return -1;
    }
    a->workers = t.param == NULL && strcmp(a->key, "workers") == 0;
    if (t.param == NULL && !a->workers) {
        name_all(&g->axes[PLAN_WORKLOADS], names, sizeof names);
        name_all(&g->axes[PLAN_MODELS], names, sizeof names);
        return err_set(e,
                       "none of %s has a parameter '%s', and it is not "
                       "'workers'",
                       names, a->key);
    }
    a->type = t.param == NULL ? PARAM_COUNT : t.param->type;
    if (value_parse(a->type, low, &a->low)
        || value_parse(a->type, high, &a->high)) {
        return err_set(e, "'%.80s' is not a range of whole numbers", text);
    }
    if (a->low >= a->high) {
        return err_set(e, "'%.80s': the first must be less than the second",
                       text);
    }
    return (a->workers && check_workers(a, e)) || choose_scale(a, scale, e)
                   || keep_usual(a, g, e)
               ? -1
               : 0;
}

double search_axis_position(const struct search_axis *a, double value)
{
    return a->logarithmic ? log(value / a->low) / log(a->high / a->low)
                          : (value - a->low) / (a->high - a->low);
}

double search_axis_value(const struct search_axis *a, double position)
{
    double p = fmin(fmax(position, 0.0), 1.0);

    if (p <= 0.0 || p >= 1.0) {
        return p <= 0.0 ? a->low : a->high;
    }
    return a->logarithmic ? a->low * pow(a->high / a->low, p)
                          : a->low + p * (a->high - a->low);
}

/* The step to round to near a value, a power of ten (of two for sizes). */
static double step_at(const struct search_axis *a, double value)
{
    double fine = a->logarithmic ? value : (a->high - a->low) / LINEAR_STEPS;
    double step;

    if (a->type == PARAM_SIZE) {
        step = exp2(floor(log2(fine)) - (a->logarithmic ? BINARY_DIGITS : 0));
    } else {
        step = pow(10.0, floor(log10(fine)) - (a->logarithmic ? 2.0 : 0.0));
    }
    return a->type == PARAM_PERCENT ? step : fmax(step, 1.0);
}

double search_axis_round(const struct search_axis *a, double position)
{
    double value = search_axis_value(a, position);
    double step = step_at(a, value);
    double rounded = value;

    if (position > 0.0 && position < 1.0) {
        rounded = fmin(fmax(round(value / step) * step, a->low), a->high);
    }
    if (a->type == PARAM_PERCENT) { /* what its text says */
        char text[UNITS_TEXT_BYTES];
        units_percent_text(rounded, text);
        (void)units_percent(text, &rounded);
    }
    return rounded;
}

size_t search_axis_grid(const struct search_axis *a, size_t n, double *values)
{
    size_t count = 0;

    for (size_t i = 0; i < n; i++) {
        double value =
            search_axis_round(a, (double)i / (double)(n > 1 ? n - 1 : 1));
        if (count == 0 || value > values[count - 1]) {
            values[count++] = value;
        }
    }
    return count;
}

void search_axis_text(const struct search_axis *a, double value,
                      char text[UNITS_TEXT_BYTES])
{
    uint64_t number = (uint64_t)llround(value);

    if (a->type == PARAM_PERCENT) {
        units_percent_text(value, text);
    } else if (a->type == PARAM_DURATION) {
        units_duration_text(number, text);
    } else if (a->type == PARAM_SIZE) {
        units_size_text(number, text);
    } else {
        snprintf(text, UNITS_TEXT_BYTES, "%" PRIu64, number);
    }
}

static void size_short(double bytes, char text[UNITS_TEXT_BYTES])
{
    static const char *const names[] = {"B", "KiB", "MiB", "GiB"};
    size_t i = 0;

    while (i < 3 && bytes >= 1023.5) {
        bytes /= 1024.0;
        i++;
    }
    snprintf(text, UNITS_TEXT_BYTES, "%.*f %s",
             i == 0 || bytes >= 99.95 || bytes == floor(bytes) ? 0 : 1, bytes,
             names[i]);
}

void search_axis_short(const struct search_axis *a, double value,
                       char text[UNITS_TEXT_BYTES])
{
    double percent = 100.0 * value;

    if (a->type == PARAM_PERCENT) {
        int decimals = a->high - a->low < 0.1                  ? 2
                       : fabs(percent - round(percent)) < 0.05 ? 0
                                                               : 1;
        snprintf(text, UNITS_TEXT_BYTES, "%.*f %%", decimals, percent);
    } else if (a->type == PARAM_DURATION) {
        units_duration_short(value, text);
    } else if (a->type == PARAM_SIZE) {
        size_short(value, text);
    } else {
        snprintf(text, UNITS_TEXT_BYTES, "%.0f", value);
    }
}

static int from_params(enum plan_axis axis, const char *name, const char *text,
                       const struct search_axis *a, double *value)
{
    const struct param *p = declared_by(axis, name, a->key);
    struct params parsed;
    struct err unused;

    if (p == NULL || p->type != a->type
        || plan_parse_params(axis, name, text, &parsed, &unused)) {
        return -1;
    }
    *value = a->type == PARAM_PERCENT ? params_fraction(&parsed, a->key)
                                      : (double)params_number(&parsed, a->key);
    return 0;
}

/* The key's value in "k=v:k=v", or the usual one. */
static double from_text(const struct search_axis *a, const char *params)
{
    size_t key = strlen(a->key);
    char value[UNITS_TEXT_BYTES];
    double found = a->usual;

    for (const char *at = params; *at != '\0'; at += *at == ':') {
        size_t length = strcspn(at, ":");
        if (strncmp(at, a->key, key) == 0 && at[key] == '='
            && length - key - 1 < sizeof value) {
            snprintf(value, sizeof value, "%.*s", (int)(length - key - 1),
                     at + key + 1);
            return value_parse(a->type, value, &found) == 0 ? found : a->usual;
        }
        at += length;
    }
    return found;
}

int search_axis_of_cell(const struct search_axis *a, const struct cell *c,
                        double *value)
{
    if (a->workers) {
        *value = c->workers;
        return 0;
    }
    bool file = workload_is_file(c->workload); /* never loaded here */
    if (file && a->file) {
        *value = from_text(a, c->params);
        return 0;
    }
    return (file
            || from_params(PLAN_WORKLOADS, c->workload, c->params, a, value))
                   && from_params(PLAN_MODELS, c->model, c->model_params, a,
                                  value)
               ? -1
               : 0;
}
