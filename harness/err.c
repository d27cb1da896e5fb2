/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "err.h"

#include "disk_remedy.h"

#include <errno.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { WHOLE_BYTES = 2 * 4096 }; /* of a text with a long path */

static bool is_inside(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80; /* of a character in UTF-8 */
}

/* What has no room loses its middle: its end says why, and what to do. */
static void keep(struct err *e, const char *whole)
{
    static const char gap[] = "...";
    size_t length = strlen(whole);
    size_t head = sizeof e->text / 2;
    size_t tail = length - (sizeof e->text - head - sizeof gap);

    if (length < sizeof e->text) {
        memcpy(e->text, whole, length + 1);
        return;
    }
    while (head > 0 && is_inside(whole[head])) {
        head--;
    }
    while (is_inside(whole[tail])) {
        tail++;
    }
    snprintf(e->text, sizeof e->text, "%.*s%s%s", (int)head, whole, gap,
             whole + tail);
}

int err_set(struct err *e, const char *format, ...)
{
    char whole[WHOLE_BYTES];
    va_list args;

    va_start(args, format);
    vsnprintf(whole, sizeof whole, format, args);
    va_end(args);
    keep(e, whole);
    return -1;
}

/* Which limit the system keeps to, where the message does not say so. */
static const char *limit_hint(int number, const char *text)
{
    if (strstr(text, "ulimit") != NULL) {
        return "";
    }
    if (disk_remedy(number) != NULL) {
        return strstr(text, "room") == NULL && strstr(text, "/dev/shm") == NULL
                   ? disk_remedy(number)
                   : "";
    }
    switch (number) {
    case EMFILE:
        return "raise the limit on open files (ulimit -n)";
    case ENOMEM:
        return "free some memory, or raise its limit (ulimit -v, the "
               "cgroup's)";
    default:
        return "";
    }
}

int err_errno(struct err *e, const char *format, ...)
{
    enum { REASON_BYTES = 256 };
    int number = errno;
    char reason[REASON_BYTES];
    const char *said = strerror_r(number, reason, sizeof reason);
    char whole[WHOLE_BYTES + REASON_BYTES];
    va_list args;

    va_start(args, format);
    vsnprintf(whole, WHOLE_BYTES, format, args);
    va_end(args);
    size_t length = strlen(whole);
    const char *hint = limit_hint(number, whole);
    snprintf(whole + length, sizeof whole - length, ": %s%s%s", said,
             hint[0] == '\0' ? "" : "; ", hint);
    keep(e, whole);
    return -1;
}

int err_prefix(struct err *e, const char *format, ...)
{
    char whole[WHOLE_BYTES + ERR_TEXT_BYTES];
    va_list args;

    va_start(args, format);
    vsnprintf(whole, WHOLE_BYTES, format, args);
    va_end(args);
    size_t length = strlen(whole);
    snprintf(whole + length, sizeof whole - length, "%s", e->text);
    keep(e, whole);
    return -1;
}
