/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "history_date.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

/* Whether a text has digits where a pattern has 0, and else its characters. */
static bool is_like(const char *text, const char *pattern)
{
    for (; *pattern != '\0'; text++, pattern++) {
        bool digit = *text >= '0' && *text <= '9';
        if (*pattern == '0' ? !digit : *text != *pattern) {
            return false;
        }
    }
    return *text == '\0';
}

static int number(const char *text, size_t digits)
{
    int value = 0;

    for (size_t i = 0; i < digits; i++) {
        value = 10 * value + (text[i] - '0');
    }
    return value;
}

/* Seconds by which the text's clock is ahead. */
static bool offset_of(const char *zone, time_t *offset)
{
    *offset = 0;
    if (strcmp(zone, "Z") == 0) {
        return true;
    }
    if (!is_like(zone, "+00:00") && !is_like(zone, "-00:00")) {
        return false;
    }
    int hours = number(zone + 1, 2);
    int minutes = number(zone + 4, 2);
    *offset = ((time_t)hours * 60 + minutes) * 60;
    *offset = zone[0] == '-' ? -*offset : *offset;
    return hours < 24 && minutes < 60;
}

int history_date_parse(const char *text, char out[UTC_TEXT_BYTES])
{
    char whole[UTC_TEXT_BYTES];
    char head[20];
    struct tm parts = {0};
    time_t offset;

    snprintf(whole, sizeof whole, "%s%s", text,
             is_like(text, "0000-00-00") ? "T00:00:00Z" : "");
    snprintf(head, sizeof head, "%.19s", whole);
    if (!is_like(head, "0000-00-00T00:00:00")
        || !offset_of(whole + 19, &offset)) {
        return -1;
    }
    parts.tm_year = number(whole, 4) - 1900;
    parts.tm_mon = number(whole + 5, 2) - 1;
    parts.tm_mday = number(whole + 8, 2);
    parts.tm_hour = number(whole + 11, 2);
    parts.tm_min = number(whole + 14, 2);
    parts.tm_sec = number(whole + 17, 2);
    struct tm given = parts;
    time_t time = timegm(&parts);
    /* What is no date has become another one. */
    if (parts.tm_mon != given.tm_mon || parts.tm_mday != given.tm_mday
        || parts.tm_hour != given.tm_hour || parts.tm_min != given.tm_min
        || time - offset < 0) {
        return -1;
    }
    time -= offset;
    gmtime_r(&time, &parts);
    return parts.tm_year > 9999 - 1900
                   || strftime(out, UTC_TEXT_BYTES, "%Y-%m-%dT%H:%M:%SZ",
                               &parts)
                          == 0
               ? -1
               : 0;
}
