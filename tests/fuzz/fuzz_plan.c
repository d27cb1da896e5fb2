/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the bytes, a plan is read or refused with a place and a reason. */
#include "plan.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int fd = memfd_create("plan", MFD_CLOEXEC);
    char path[64];
    struct plan plan;
    struct plan_cells cells;
    struct err e = {0};

    if (fd < 0 || write(fd, data, size) != (ssize_t)size) {
        abort();
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    if (plan_load(&plan, path, &e) == 0) {
        if (plan_cells(&plan, 2, 4, &cells, &e) == 0) {
            plan_cells_free(&cells);
        }
        plan_free(&plan);
    } else if (e.text[0] == '\0') {
        abort(); /* refused without a reason */
    }
    close(fd);
    return 0;
}
