/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note.h"

#include "utc.h"

#include <stdarg.h>
#include <unistd.h>

void note_line(FILE *out, const char *format, ...)
{
    char now[UTC_TEXT_BYTES];
    va_list args;

    if (out == NULL) {
        return;
    }
    if (!isatty(fileno(out))) {
        utc_now(now);
        fprintf(out, "%s  ", now);
    }
    va_start(args, format);
    vfprintf(out, format, args);
    va_end(args);
    putc('\n', out);
    fflush(out);
}
