/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "spec.h"

#include <stdio.h>
#include <string.h>

int spec_parse(const char *text, char name[CELL_NAME_BYTES],
               char params[PARAMS_TEXT_BYTES], struct err *e)
{
    size_t length = strcspn(text, ":");
    const char *rest = text[length] == ':' ? text + length + 1 : "";

    if (length == 0) {
        return err_set(e, "'%s' has no name; write NAME or NAME:key=value",
                       text);
    }
    if (length >= CELL_NAME_BYTES || strlen(rest) >= PARAMS_TEXT_BYTES) {
        return err_set(e,
                       "'%.40s...' is too long: a name or a path may have %d "
                       "bytes, its parameters %d",
                       text, CELL_NAME_BYTES - 1, PARAMS_TEXT_BYTES - 1);
    }
    snprintf(name, CELL_NAME_BYTES, "%.*s", (int)length, text);
    snprintf(params, PARAMS_TEXT_BYTES, "%s", rest);
    return 0;
}
