/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "run_file.h"

#include <stdio.h>
#include <string.h>

void run_file_name(const struct results *r, size_t run, const char *name,
                   char file[RUN_FILE_BYTES])
{
    int stem = (int)strcspn(name, ".");

    if (r->nruns == 0) {
        snprintf(file, RUN_FILE_BYTES, "%.60s", name);
    } else {
        snprintf(file, RUN_FILE_BYTES, "%.*s-%s%.20s", stem, name,
                 r->runs[run].slug, name + stem);
    }
}
