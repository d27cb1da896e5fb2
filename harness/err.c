/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

int err_set(struct err *e, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    return -1;
}

/* Which limit the system keeps to, where the message does not say so. */
static const char *limit_hint(int number, const char *text)
{
    if (strstr(text, "ulimit") != NULL) {
        return "";
    }
    switch (number) {
    case EMFILE:
        return "; raise the limit on open files (ulimit -n)";
    case ENOMEM:
        return "; free some memory, or raise its limit (ulimit -v, the "
               "cgroup's)";
    default:
        return "";
    }
}

int err_errno(struct err *e, const char *format, ...)
{
    int number = errno;
    char reason[128];
    const char *said = strerror_r(number, reason, sizeof reason);
    va_list args;

    va_start(args, format);
    int length = vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    if (length >= 0 && (size_t)length < sizeof e->text) {
        const char *hint = limit_hint(number, e->text);
        snprintf(e->text + length, sizeof e->text - (size_t)length, ": %s%s",
                 said, hint);
    }
    return -1;
}

int err_prefix(struct err *e, const char *format, ...)
{
    struct err was = *e;
    va_list args;

    va_start(args, format);
    int length = vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    if (length >= 0 && (size_t)length < sizeof e->text) {
        snprintf(e->text + length, sizeof e->text - (size_t)length, "%s",
                 was.text);
    }
    return -1;
}
