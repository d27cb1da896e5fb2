/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "host_name.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void host_name_get(char name[HOST_NAME_BYTES])
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
    const char *given = getenv("TVP_HOST");

    memset(name, 0, HOST_NAME_BYTES);
    if (given != NULL && given[0] != '\0') {
        snprintf(name, HOST_NAME_BYTES, "%s", given);
    } else {
        gethostname(name, HOST_NAME_BYTES - 1);
    }
    for (char *c = name; (c += strspn(c, plain))[0] != '\0';) {
        *c = '_';
    }
}
