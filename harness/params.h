/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A workload's or a model's parameters: declared as data, parsed strictly. */

enum param_type {
    PARAM_COUNT,    /* whole number */
    PARAM_DURATION, /* "5ms", kept in nanoseconds */
    PARAM_SIZE,     /* "64K", kept in bytes */
    PARAM_PERCENT,  /* "25%", kept as a fraction */
    PARAM_CHOICE,   /* one of `choices`, kept as its index */
    PARAM_TEXT,     /* anything, such as a path; may be empty */
};

struct param {
    const char *name; /* NULL ends an array of parameters */
    enum param_type type;
    const char *value; /* the default, as a user would write it */
    const char *help;
    uint64_t min; /* COUNT, DURATION, SIZE: the range; max 0 is no limit */
    uint64_t max;
    const char *const *choices;     /* CHOICE: the words, NULL-ended */
    const char *const *choice_help; /* CHOICE: what each means; NULL for none */
    unsigned loaded; /* 1, of a TEXT: the path of a file whose code runs here; a
                      * run has its SHA-256, and refuses to mix two */
    unsigned bare;   /* 1, of the first: its value may come first, without
                      * "name=". Flags stay last: lists may leave them off */
};

enum { PARAMS_MAX = 12, PARAM_TEXT_BYTES = 512, PARAMS_TEXT_BYTES = 1024 };

struct param_value {
    uint64_t number;
    double fraction;
    char text[PARAM_TEXT_BYTES];
};

struct params {
    const struct param *declared; /* NULL where nothing is declared */
    struct param_value values[PARAMS_MAX];
};

/*
 * Parses "k=v:k=v" (or NULL or "" for the defaults) against `declared` (or
 * NULL for none). A colon separates only where "name=" follows it, so that
 * url=http://host:80/ is one value. What comes first without a name is the
 * value of a bare parameter. `owner` names the workload or model in messages.
 * Fails on unknown or repeated names, and on values that do not parse or lie
 * outside the range; says what would be right.
 */
int params_parse(struct params *p, const struct param *declared,
                 const char *owner, const char *text, struct err *e);

/* The parameters that differ from their default, as "k=v:k=v", in the order
 * of declaration; with `all`, each one that is not empty. One that is bare has
 * no name, unless its value looks like one with a name. */
void params_format(const struct params *p, int all,
                   char text[PARAMS_TEXT_BYTES]);

/* By name. A name that was not declared is a bug in the caller: says to
 * standard error which are, and aborts. */
uint64_t params_number(const struct params *p, const char *name);
void params_set_number(struct params *p, const char *name, uint64_t number);
double params_fraction(const struct params *p, const char *name);
const char *params_text(const struct params *p, const char *name);

/* Whether `declared` has such a parameter. */
int params_declares(const struct param *declared, const char *name);

#ifdef __cplusplus
}
#endif
