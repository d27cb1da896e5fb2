/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "json_out.h"

#include "utf8.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* printf's decimal point is the locale's, of one byte or more; strtod's too. */
void json_out_number(double value, char text[JSON_OUT_NUMBER_BYTES])
{
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, JSON_OUT_NUMBER_BYTES, "%.*g", digits, value);
        if (!(strtod(text, NULL) < value) && !(strtod(text, NULL) > value)) {
            break;
        }
    }
    char *point = text + strspn(text, "+-0123456789e");
    if (*point == '\0') {
        return;
    }
    const char *rest = point + strcspn(point, "0123456789");
    *point = '.';
    memmove(point + 1, rest, strlen(rest) + 1);
}

static void put_escaped(FILE *out, uint32_t code, const char *at, size_t length)
{
    if (length == 0 || (code >= 0xD800 && code < 0xE000)) {
        fputs("\xEF\xBF\xBD", out);
    } else if (code == '"' || code == '\\') {
        fprintf(out, "\\%c", (char)code);
    } else if (code == '\n') {
        fputs("\\n", out);
    } else if (code < 0x20 || code == 0x7F) {
        fprintf(out, "\\u%04" PRIx32, code);
    } else {
        fwrite(at, 1, length, out);
    }
}

static void put_text(FILE *out, const char *text)
{
    putc('"', out);
    while (*text != '\0') {
        uint32_t code;
        size_t length = utf8_decode(text, &code);
        put_escaped(out, code, text, length);
        text += length == 0 ? 1 : length;
    }
    putc('"', out);
}

static void new_line(const struct json_out *j)
{
    putc('\n', j->stream);
    for (unsigned i = 0; i < j->depth; i++) {
        fputs("  ", j->stream);
    }
}

/* What stands before a value. */
static void begin_member(struct json_out *j, const char *key)
{
    bool in_row = j->row != 0 && j->depth >= j->row;

    if (j->depth > 0) {
        if (j->some[j->depth - 1]) {
            fputs(in_row ? ", " : ",", j->stream);
        }
        j->some[j->depth - 1] = true;
        if (!in_row) {
            new_line(j);
        }
    }
    if (key != NULL) {
        put_text(j->stream, key);
        fputs(": ", j->stream);
    }
}

void json_out_begin(struct json_out *j, const char *key, char bracket)
{
    begin_member(j, key);
    putc(bracket, j->stream);
    if (j->depth < JSON_OUT_DEPTH) {
        j->some[j->depth] = false;
        j->closing[j->depth] = bracket == '{' ? '}' : ']';
        j->depth++;
    }
}

void json_out_begin_row(struct json_out *j, const char *key, char bracket)
{
    json_out_begin(j, key, bracket);
    if (j->row == 0) {
        j->row = j->depth;
    }
}

void json_out_end(struct json_out *j)
{
    bool in_row = j->row != 0 && j->depth >= j->row;

    if (j->depth == 0) {
        return;
    }
    if (j->row == j->depth) {
        j->row = 0;
    }
    j->depth--;
    if (j->some[j->depth] && !in_row) {
        new_line(j);
    }
    putc(j->closing[j->depth], j->stream);
    if (j->depth == 0) {
        putc('\n', j->stream);
    }
}

void json_out_text(struct json_out *j, const char *key, const char *text)
{
    begin_member(j, key);
    put_text(j->stream, text);
}

void json_out_real(struct json_out *j, const char *key, double value)
{
    char text[JSON_OUT_NUMBER_BYTES];

    if (!isfinite(value)) {
        json_out_null(j, key);
        return;
    }
    begin_member(j, key);
    json_out_number(value, text);
    fputs(text, j->stream);
}

void json_out_int(struct json_out *j, const char *key, int64_t value)
{
    begin_member(j, key);
    fprintf(j->stream, "%" PRId64, value);
}

void json_out_bool(struct json_out *j, const char *key, bool value)
{
    begin_member(j, key);
    fputs(value ? "true" : "false", j->stream);
}

void json_out_null(struct json_out *j, const char *key)
{
    begin_member(j, key);
    fputs("null", j->stream);
}

void json_out_value(struct json_out *j, const char *key, const json_t *value)
{
    if (value == NULL) {
        json_out_null(j, key);
        return;
    }
    begin_member(j, key);
    json_dumpf(value, j->stream, JSON_ENCODE_ANY | JSON_REAL_PRECISION(17));
}

static void put_field(struct json_out *j, const void *record,
                      const struct field *f)
{
    const char *at = (const char *)record + f->offset;
    char text[FIELD_TEXT_BYTES];
    double real;

    field_text(record, f, text);
    if (text[0] == '\0') {
        return;
    }
    if (f->kind == FIELD_HASH) {
        json_out_text(j, f->name, text);
    } else if (f->kind == FIELD_REAL) {
        memcpy(&real, at, sizeof real);
        json_out_real(j, f->name, real);
    } else {
        begin_member(j, f->name);
        fputs(text, j->stream);
    }
}

void json_out_fields(struct json_out *j, const void *record,
                     const struct field *fields, const char *except)
{
    for (const struct field *f = fields; f->name != NULL; f++) {
        if (strcmp(f->name, except) != 0) {
            put_field(j, record, f);
        }
    }
}
