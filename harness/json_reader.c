/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json_reader.h"

#include "label.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { FOUND_BYTES = 96, SHOWN_BYTES = 48 };

/* How deep it goes, whether or not it is JSON; 1 for a plain object. */
static unsigned depth_of(const char *text, size_t bytes)
{
    unsigned depth = 0;
    unsigned most = 0;
    bool quoted = false;

    for (size_t i = 0; i < bytes; i++) {
        if (quoted && text[i] == '\\') {
            i++;
        } else if (text[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && (text[i] == '{' || text[i] == '[')) {
            depth++;
            most = depth > most ? depth : most;
        } else if (!quoted && (text[i] == '}' || text[i] == ']')) {
            depth -= depth > 0 ? 1U : 0U;
        }
    }
    return most;
}

json_t *json_reader_parse(const char *text, size_t bytes, unsigned depth,
                          struct err *e)
{
    char said[FOUND_BYTES];
    json_error_t where;

    if (depth_of(text, bytes) > depth) {
        err_set(e, "it is nested more than %u levels deep", depth);
        return NULL;
    }
    json_t *json = json_loadb(text, bytes, JSON_REJECT_DUPLICATES, &where);
    if (json == NULL) {
        label_clean(where.text, said, sizeof said);
        err_set(e, "line %d, column %d is no JSON: %s", where.line,
                where.column, said);
    } else if (!json_is_object(json)) {
        json_decref(json);
        json = NULL;
        err_set(e, "expected an object, '{'");
    }
    return json;
}

size_t json_reader_enter(struct json_reader *j, const char *key)
{
    size_t before = strlen(j->place);

    snprintf(j->place + before, sizeof j->place - before, "%s%s",
             before > 0 ? "." : "", key);
    return before;
}

size_t json_reader_enter_item(struct json_reader *j, const char *key, size_t at)
{
    size_t before = json_reader_enter(j, key);
    size_t used = strlen(j->place);

    snprintf(j->place + used, sizeof j->place - used, "[%zu]", at);
    return before;
}

void json_reader_leave(struct json_reader *j, size_t before)
{
    j->place[before] = '\0';
}

static void describe(const json_t *value, char found[FOUND_BYTES])
{
    char shown[SHOWN_BYTES];

    if (value == NULL) {
        snprintf(found, FOUND_BYTES, "nothing");
    } else if (json_is_integer(value)) {
        snprintf(found, FOUND_BYTES, "%" JSON_INTEGER_FORMAT,
                 json_integer_value(value));
    } else if (json_is_real(value)) {
        snprintf(found, FOUND_BYTES, "%.6g", json_real_value(value));
    } else if (json_is_string(value)) {
        label_clean(json_string_value(value), shown, sizeof shown);
        snprintf(found, FOUND_BYTES, "\"%s\"", shown);
    } else {
        static const char *const names[] = {
            [JSON_OBJECT] = "an object", [JSON_ARRAY] = "a list",
            [JSON_TRUE] = "true",        [JSON_FALSE] = "false",
            [JSON_NULL] = "null",
        };
        snprintf(found, FOUND_BYTES, "%s", names[json_typeof(value)]);
    }
}

int json_reader_complain(struct json_reader *j, const char *key,
                         const json_t *value, const char *expected)
{
    char found[FOUND_BYTES];

    describe(value, found);
    return err_set(j->e, "%s%s%s: expected %s, found %s", j->place,
                   j->place[0] != '\0' ? "." : "", key, expected, found);
}

const json_t *json_reader_object(struct json_reader *j, const json_t *o,
                                 const char *key)
{
    const json_t *value = json_object_get(o, key);

    if (!json_is_object(value)) {
        json_reader_complain(j, key, value, "an object");
        return NULL;
    }
    return value;
}

const json_t *json_reader_list(struct json_reader *j, const json_t *o,
                               const char *key)
{
    const json_t *value = json_object_get(o, key);

    if (!json_is_array(value)) {
        json_reader_complain(j, key, value, "a list");
        return NULL;
    }
    return value;
}

const char *json_reader_text(struct json_reader *j, const json_t *o,
                             const char *key)
{
    const json_t *value = json_object_get(o, key);

    if (!json_is_string(value)) {
        json_reader_complain(j, key, value, "a text");
        return NULL;
    }
    return json_string_value(value);
}

int json_reader_copy(struct json_reader *j, const json_t *o, const char *key,
                     struct json_room out)
{
    char expected[SHOWN_BYTES];

    out.text[0] = '\0';
    if (!json_reader_has(o, key)) {
        return 0;
    }
    const char *text = json_reader_text(j, o, key);
    if (text == NULL) {
        return -1;
    }
    if (strlen(text) >= out.bytes) {
        snprintf(expected, sizeof expected, "a text of at most %zu bytes",
                 out.bytes - 1);
        return json_reader_complain(j, key, json_object_get(o, key), expected);
    }
    snprintf(out.text, out.bytes, "%s", text);
    return 0;
}

int json_reader_whole(struct json_reader *j, const json_t *o, const char *key,
                      struct json_range range, uint64_t *out)
{
    const json_t *value = json_object_get(o, key);
    char expected[FOUND_BYTES];
    json_int_t number = json_integer_value(value);

    if (!json_is_integer(value) || number < 0 || (uint64_t)number < range.min
        || (uint64_t)number > range.max) {
        snprintf(expected, sizeof expected,
                 "a whole number from %" PRIu64 " to %" PRIu64, range.min,
                 range.max);
        return json_reader_complain(j, key, value, expected);
    }
    *out = (uint64_t)number;
    return 0;
}

int json_reader_real(struct json_reader *j, const json_t *o, const char *key,
                     double *out)
{
    const json_t *value = json_object_get(o, key);

    if (!json_is_number(value) || !isfinite(json_number_value(value))) {
        return json_reader_complain(j, key, value, "a number");
    }
    *out = json_number_value(value);
    return 0;
}

int json_reader_bool(struct json_reader *j, const json_t *o, const char *key,
                     bool *out)
{
    const json_t *value = json_object_get(o, key);

    if (!json_is_boolean(value)) {
        return json_reader_complain(j, key, value, "true or false");
    }
    *out = json_is_true(value);
    return 0;
}

bool json_reader_has(const json_t *o, const char *key)
{
    const json_t *value = json_object_get(o, key);

    return value != NULL && !json_is_null(value);
}
