/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <jansson.h>

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * JSON read strictly: a complaint names the place of the value, what was
 * expected there and what was found, "cells[3].workers: expected a whole number
 * from 1 to 10000, found -4". Members that nobody asks for are ignored.
 */
enum { JSON_PLACE_BYTES = 160 };

struct json_reader {
    char
        place[JSON_PLACE_BYTES]; /* of the object that is read; "" at the top */
    struct err *e;
};

/* An object of at most `depth` levels in which no key is there twice; NULL, and
 * where it is wrong by line and column. The caller unreferences it. */
json_t *json_reader_parse(const char *text, size_t bytes, unsigned depth,
                          struct err *e);

/* Steps into a member, or into item `at` of a list that is one; returns what
 * json_reader_leave wants to step out again. */
size_t json_reader_enter(struct json_reader *j, const char *key);
size_t json_reader_enter_item(struct json_reader *j, const char *key,
                              size_t at);
void json_reader_leave(struct json_reader *j, size_t before);

/* Says what is wrong with a value, NULL for one that is missing. Returns -1. */
int json_reader_complain(struct json_reader *j, const char *key,
                         const json_t *value, const char *expected);

/* Members that must be there; NULL, with a complaint, where one is not. */
const json_t *json_reader_object(struct json_reader *j, const json_t *o,
                                 const char *key);
const json_t *json_reader_list(struct json_reader *j, const json_t *o,
                               const char *key);
const char *json_reader_text(struct json_reader *j, const json_t *o,
                             const char *key);

struct json_room {
    char *text;
    size_t bytes;
};
/* "" for a member that is missing or null. */
int json_reader_copy(struct json_reader *j, const json_t *o, const char *key,
                     struct json_room out);

struct json_range {
    uint64_t min;
    uint64_t max; /* up to INT64_MAX */
};
int json_reader_whole(struct json_reader *j, const json_t *o, const char *key,
                      struct json_range range, uint64_t *out);
int json_reader_real(struct json_reader *j, const json_t *o, const char *key,
                     double *out);
int json_reader_bool(struct json_reader *j, const json_t *o, const char *key,
                     bool *out);

/* Whether a member is there and not null. */
bool json_reader_has(const json_t *o, const char *key);
