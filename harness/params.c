/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "params.h"

#include "label.h"
#include "units.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "name=" at the start of text: its length without the sign, else 0. */
static size_t name_length(const char *text)
{
    size_t length = 0;

    while (islower((unsigned char)text[length])
           || (length > 0
               && (isdigit((unsigned char)text[length]) || text[length] == '-'
                   || text[length] == '_'))) {
        length++;
    }
    return text[length] == '=' ? length : 0;
}

static size_t field_length(const char *text)
{
    size_t length = 0;

    while (text[length] != '\0'
           && !(text[length] == ':' && name_length(text + length + 1) > 0)) {
        length++;
    }
    return length;
}

static const char *type_example(enum param_type type)
{
    switch (type) {
    case PARAM_COUNT:
        return "a whole number such as 4";
    case PARAM_DURATION:
        return "a duration such as 5ms (ns, us, ms, s, m, h)";
    case PARAM_SIZE:
        return "a size such as 64K (K, M, G)";
    case PARAM_PERCENT:
        return "a percentage from 0% to 100%";
    case PARAM_CHOICE:
    case PARAM_TEXT:
        break;
    }
    return "a text";
}

static void number_text(enum param_type type, uint64_t number,
                        char text[UNITS_TEXT_BYTES])
{
    if (type == PARAM_DURATION) {
        units_duration_text(number, text);
    } else if (type == PARAM_SIZE) {
        units_size_text(number, text);
    } else {
        snprintf(text, UNITS_TEXT_BYTES, "%" PRIu64, number);
    }
}

static int check_range(const struct param *d, const char *owner,
                       uint64_t number, struct err *e)
{
    char low[UNITS_TEXT_BYTES];
    char high[UNITS_TEXT_BYTES];

    if (number >= d->min && (d->max == 0 || number <= d->max)) {
        return 0;
    }
    number_text(d->type, d->min, low);
    number_text(d->type, d->max, high);
    if (d->max == 0) {
        return err_set(e, "%s: %s must be at least %s", owner, d->name, low);
    }
    return err_set(e, "%s: %s must be from %s to %s", owner, d->name, low,
                   high);
}

static int choice_index(const struct param *d, const char *text, uint64_t *out)
{
    for (uint64_t i = 0; d->choices[i] != NULL; i++) {
        if (strcmp(d->choices[i], text) == 0) {
            *out = i;
            return 0;
        }
    }
    return -1;
}

static int choice_error(const struct param *d, const char *owner,
                        const char *text, struct err *e)
{
    char words[256] = "";

    for (size_t i = 0; d->choices[i] != NULL; i++) {
        size_t used = strlen(words);
        snprintf(words + used, sizeof words - used, "%s%s", i > 0 ? ", " : "",
                 d->choices[i]);
    }
    return err_set(e, "%s: %s='%s' is not one of: %s", owner, d->name, text,
                   words);
}

static int value_parse(struct param_value *v, const struct param *d,
                       const char *owner, const char *text, struct err *e)
{
    char clean[PARAM_TEXT_BYTES];
    int failed = 0;

    *v = (struct param_value){0};
    label_clean(text, clean, sizeof clean);
    if (strcmp(clean, text) != 0) {
        return err_set(e,
                       "%s: %s has characters that are no UTF-8 text, or "
                       "control a terminal: '%.100s'",
                       owner, d->name, clean);
    }
    snprintf(v->text, sizeof v->text, "%s", text);
    switch (d->type) {
    case PARAM_COUNT:
        failed = units_count(text, &v->number);
        break;
    case PARAM_DURATION:
        failed = units_duration(text, &v->number);
        break;
    case PARAM_SIZE:
        failed = units_size(text, &v->number);
        break;
    case PARAM_PERCENT:
        failed = units_percent(text, &v->fraction);
        break;
    case PARAM_CHOICE:
        return choice_index(d, text, &v->number) == 0
                   ? 0
                   : choice_error(d, owner, text, e);
    case PARAM_TEXT:
        return 0;
    }
    if (failed) {
        return err_set(e, "%s: %s='%s' is not %s", owner, d->name, text,
                       type_example(d->type));
    }
    return d->type == PARAM_PERCENT ? 0 : check_range(d, owner, v->number, e);
}

static int unknown_error(const struct param *declared, const char *owner,
                         const char *field, struct err *e)
{
    char names[256] = "";

    for (size_t i = 0; declared != NULL && declared[i].name != NULL; i++) {
        size_t used = strlen(names);
        snprintf(names + used, sizeof names - used, "%s%s", i > 0 ? ", " : "",
                 declared[i].name);
    }
    if (names[0] == '\0') {
        return err_set(e, "%s takes no parameters, got '%s'", owner, field);
    }
    return err_set(e,
                   "%s: '%s' is not a parameter written name=value; "
                   "%s takes: %s",
                   owner, field, owner, names);
}

/* Of the first field alone: nothing may have been given before it. */
static bool takes_bare(const struct params *p, const bool given[PARAMS_MAX])
{
    for (size_t i = 0; i < PARAMS_MAX; i++) {
        if (given[i]) {
            return false;
        }
    }
    return p->declared != NULL && p->declared[0].bare != 0;
}

static int field_parse(struct params *p, const char *owner, char *field,
                       bool *given, struct err *e)
{
    size_t length = name_length(field);

    if (length == 0 && takes_bare(p, given)) {
        given[0] = true;
        return value_parse(&p->values[0], &p->declared[0], owner, field, e);
    }
    for (size_t i = 0; p->declared != NULL && p->declared[i].name != NULL;
         i++) {
        const struct param *d = &p->declared[i];
        if (length != strlen(d->name) || strncmp(field, d->name, length) != 0) {
            continue;
        }
        if (given[i]) {
            return err_set(e, "%s: %s is given twice", owner, d->name);
        }
        given[i] = true;
        return value_parse(&p->values[i], d, owner, field + length + 1, e);
    }
    return unknown_error(p->declared, owner, field, e);
}

int params_parse(struct params *p, const struct param *declared,
                 const char *owner, const char *text, struct err *e)
{
    bool given[PARAMS_MAX] = {false};

    *p = (struct params){.declared = declared};
    for (size_t i = 0; declared != NULL && declared[i].name != NULL; i++) {
        if (value_parse(&p->values[i], &declared[i], owner, declared[i].value,
                        e)) {
            return -1;
        }
    }
    const char *at = text == NULL ? "" : text;
    while (*at != '\0') {
        char field[PARAM_TEXT_BYTES];
        size_t length = field_length(at);
        if (length >= sizeof field) {
            return err_set(e, "%s: a parameter is longer than %d characters",
                           owner, PARAM_TEXT_BYTES - 1);
        }
        memcpy(field, at, length);
        field[length] = '\0';
        if (field_parse(p, owner, field, given, e)) {
            return -1;
        }
        at += length;
        if (*at == ':') {
            at++;
        }
    }
    return 0;
}

static void value_text(const struct param *d, const struct param_value *v,
                       char text[PARAM_TEXT_BYTES])
{
    char number[UNITS_TEXT_BYTES];

    if (d->type == PARAM_CHOICE || d->type == PARAM_TEXT) {
        snprintf(text, PARAM_TEXT_BYTES, "%s", v->text);
        return;
    }
    if (d->type == PARAM_PERCENT) {
        units_percent_text(v->fraction, number);
    } else {
        number_text(d->type, v->number, number);
    }
    snprintf(text, PARAM_TEXT_BYTES, "%s", number);
}

void params_format(const struct params *p, int all,
                   char text[PARAMS_TEXT_BYTES])
{
    size_t used = 0;

    text[0] = '\0';
    for (size_t i = 0; p->declared != NULL && p->declared[i].name != NULL;
         i++) {
        const struct param *d = &p->declared[i];
        struct param_value initial;
        char value[PARAM_TEXT_BYTES];
        char fallback[PARAM_TEXT_BYTES];
        struct err unused;

        value_text(d, &p->values[i], value);
        (void)value_parse(&initial, d, "", d->value, &unused);
        value_text(d, &initial, fallback);
        bool skip = all ? value[0] == '\0' : strcmp(value, fallback) == 0;
        if (!skip && used < PARAMS_TEXT_BYTES) {
            bool bare = d->bare != 0 && i == 0 && name_length(value) == 0;
            int n = snprintf(text + used, PARAMS_TEXT_BYTES - used, "%s%s%s%s",
                             used > 0 ? ":" : "", bare ? "" : d->name,
                             bare ? "" : "=", value);
            used += n > 0 ? (size_t)n : 0;
        }
    }
}

/* A bug of the workload's: it is told to whoever writes it. */
static _Noreturn void no_such(const struct params *p, const char *name)
{
    bool any = p->declared != NULL && p->declared[0].name != NULL;

    fprintf(stderr, "no parameter '%s'; declared: %s", name,
            any ? p->declared[0].name : "none");
    for (size_t i = 1; any && p->declared[i].name != NULL; i++) {
        fprintf(stderr, ", %s", p->declared[i].name);
    }
    fputc('\n', stderr);
    abort();
}

static size_t find_index(const struct params *p, const char *name)
{
    for (size_t i = 0; p->declared != NULL && p->declared[i].name != NULL;
         i++) {
        if (strcmp(p->declared[i].name, name) == 0) {
            return i;
        }
    }
    no_such(p, name);
}

static const struct param_value *find(const struct params *p, const char *name)
{
    return &p->values[find_index(p, name)];
}

void params_set_number(struct params *p, const char *name, uint64_t number)
{
    p->values[find_index(p, name)].number = number;
}

uint64_t params_number(const struct params *p, const char *name)
{
    return find(p, name)->number;
}

double params_fraction(const struct params *p, const char *name)
{
    return find(p, name)->fraction;
}

const char *params_text(const struct params *p, const char *name)
{
    return find(p, name)->text;
}

int params_declares(const struct param *declared, const char *name)
{
    for (size_t i = 0; declared != NULL && declared[i].name != NULL; i++) {
        if (strcmp(declared[i].name, name) == 0) {
            return 1;
        }
    }
    return 0;
}
