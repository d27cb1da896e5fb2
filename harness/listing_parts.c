/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "listing_parts.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

const char *listing_text(const json_t *object, const char *key)
{
    const char *value = json_string_value(json_object_get(object, key));

    return value == NULL ? "" : value;
}

static void put_number(const json_t *param, const char *key,
                       char text[UNITS_TEXT_BYTES])
{
    const char *type = listing_text(param, "type");
    uint64_t number = (uint64_t)json_integer_value(json_object_get(param, key));

    if (number != 0 && strcmp(type, "duration") == 0) {
        units_duration_text(number, text);
    } else if (number != 0 && strcmp(type, "size") == 0) {
        units_size_text(number, text);
    } else {
        snprintf(text, UNITS_TEXT_BYTES, "%" PRIu64, number);
    }
}

void listing_range(const json_t *param, char text[LISTING_RANGE_BYTES])
{
    char low[UNITS_TEXT_BYTES];
    char high[UNITS_TEXT_BYTES];

    text[0] = '\0';
    if (json_object_get(param, "min") == NULL) {
        return;
    }
    put_number(param, "min", low);
    put_number(param, "max", high);
    if (json_integer_value(json_object_get(param, "max")) != 0) {
        snprintf(text, LISTING_RANGE_BYTES, "from %s to %s", low, high);
    } else {
        snprintf(text, LISTING_RANGE_BYTES, "at least %s", low);
    }
}
