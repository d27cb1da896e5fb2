/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "sample.h"
#include "stats.h"

#include <jansson.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/*
 * JSON (RFC 8259), written to a stream as it comes, so that a million samples
 * take no memory. Numbers are the C locale's with as many digits as tell them
 * from their neighbours, 17 at most, and null where they are not finite; a byte
 * that is not UTF-8 becomes U+FFFD.
 */
enum { JSON_OUT_DEPTH = 12 };
struct json_out {
    FILE *stream;
    unsigned depth;            /* 0: nothing is open */
    unsigned row;              /* from this depth on all is one line; or 0 */
    bool some[JSON_OUT_DEPTH]; /* has members */
    char closing[JSON_OUT_DEPTH];
};

/* Opens '{' or '['. `key` is NULL within an array, and for the outermost. */
void json_out_begin(struct json_out *j, const char *key, char bracket);
/* The same with all that is in it in one line. */
void json_out_begin_row(struct json_out *j, const char *key, char bracket);
/* Closes what was opened last; the outermost ends its line. */
void json_out_end(struct json_out *j);

void json_out_text(struct json_out *j, const char *key, const char *text);
void json_out_real(struct json_out *j, const char *key, double value);
void json_out_int(struct json_out *j, const char *key, int64_t value);
void json_out_bool(struct json_out *j, const char *key, bool value);
void json_out_null(struct json_out *j, const char *key);
/* NULL is null. */
void json_out_value(struct json_out *j, const char *key, const json_t *value);

/* Each of these figures of a record that is not absent, but for the one named
 * `except`; a hash as 16 hexadecimal digits. */
void json_out_fields(struct json_out *j, const void *record,
                     const struct field *fields, const char *except);

enum { JSON_OUT_NUMBER_BYTES = 40 };
/* "nan" and "inf" are the caller's to avoid. */
void json_out_number(double value, char text[JSON_OUT_NUMBER_BYTES]);
