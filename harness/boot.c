/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "boot.h"

#include "clock.h"

#include <stdint.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static uint64_t cpu_ns(void)
{
    struct timespec now;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (uint64_t)now.tv_sec * CLOCK_NS_PER_S + (uint64_t)now.tv_nsec;
}

int boot_memory(const struct params *p, void **out, struct err *e)
{
    size_t bytes = params_number(p, "boot-memory");
    size_t page = (size_t)sysconf(_SC_PAGESIZE);

    *out = NULL;
    if (bytes == 0) {
        return 0;
    }
    char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) {
        return err_errno(e, "cannot have %zu bytes of boot-memory", bytes);
    }
    /* As an interpreter's heap is: written in pages, not backed by huge ones.
     */
    (void)madvise(memory, bytes, MADV_NOHUGEPAGE);
    for (size_t i = 0; i < bytes; i += page) {
        memory[i] = 1;
    }
    *out = memory;
    return 0;
}

/* Time spent on the pages counts, as it does in a runtime's start. */
int boot_runtime(const struct params *p, struct err *e)
{
    uint64_t until_ns = cpu_ns() + params_number(p, "boot");
    void *kept;

    if (boot_memory(p, &kept, e)) {
        return -1;
    }
    while (cpu_ns() < until_ns) {
    }
    return 0;
}
