/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "drawing.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* What a file of that kind ends with, but for white space. */
static const struct {
    const char *format;
    const char *end;
} ends[] = {
    {"svg", "</svg>"},
    {"png", "IEND\xae\x42\x60\x82"},
    {"pdf", "%%EOF"},
};

static const char *end_of(const char *format)
{
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        if (strcmp(ends[i].format, format) == 0) {
            return ends[i].end;
        }
    }
    return "";
}

static int has_end(const char *tail, size_t bytes, const char *end)
{
    size_t wanted = strlen(end);

    while (bytes > 0 && strchr(" \r\n", tail[bytes - 1]) != NULL) {
        bytes--;
    }
    return bytes >= wanted && memcmp(tail + bytes - wanted, end, wanted) == 0;
}

int drawing_check(const char *path, const char *format, struct err *e)
{
    char tail[32];
    FILE *in = fopen(path, "re");

    if (in == NULL) {
        return errno == ENOENT
                   ? err_set(e, "gnuplot ended well, and drew nothing")
                   : err_errno(e, "cannot read the chart %.300s", path);
    }
    /* A shorter one is read from its beginning. */
    (void)(fseek(in, -(long)sizeof tail, SEEK_END) == 0
           || fseek(in, 0, SEEK_SET) == 0);
    size_t bytes = fread(tail, 1, sizeof tail, in);
    fclose(in);
    if (bytes == 0) {
        return err_set(e, "gnuplot ended well, and drew an empty file: is the "
                          "disk full?");
    }
    return has_end(tail, bytes, end_of(format))
               ? 0
               : err_set(e, "gnuplot ended well, and drew half a chart: is the "
                            "disk full?");
}
