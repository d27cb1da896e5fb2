/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the bytes of a file with a workload, it is found to be whole, or not
 * with a reason. It is not loaded: what it runs then is its own. */
#include "elf_check.h"
#include "fuzz.h"

#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    int fd = memfd_create("elf", MFD_CLOEXEC);
    struct err e = {""};

    fuzz_check(fd >= 0 && write(fd, data, size) == (ssize_t)size);
    if (elf_check(fd, &e)) {
        fuzz_refused(&e);
    }
    close(fd);
    return 0;
}
