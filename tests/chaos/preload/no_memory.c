/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that runs out: the allocation whose number NO_MEMORY_FROM is, and with
 * NO_MEMORY_FOR_EVER all after it, fail; with NO_MEMORY_OF those of so many
 * bytes or more. Those of the dynamic loader, before main, count not.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t bytes);
extern void *__libc_calloc(size_t count, size_t bytes);
extern void *__libc_realloc(void *old, size_t bytes);
extern void *__libc_memalign(size_t alignment, size_t bytes);

static atomic_long left = -1;
static bool for_ever;
static size_t most = SIZE_MAX;

static __attribute__((constructor)) void begin(void)
{
    const char *from = getenv("NO_MEMORY_FROM");

    const char *of = getenv("NO_MEMORY_OF");

    if (of != NULL) {
        most = strtoul(of, NULL, 10) - 1;
    }
    for_ever = getenv("NO_MEMORY_FOR_EVER") != NULL;
    if (from != NULL) {
        atomic_store(&left, strtol(from, NULL, 10));
    }
}

static bool refused(size_t bytes)
{
    long now = atomic_load(&left);

    if (bytes > most) {
        errno = ENOMEM;
        return true;
    }

    if (now < 0) {
        return false;
    }
    now = atomic_fetch_sub(&left, 1);
    if (now == 1 || (for_ever && now <= 1)) {
        if (for_ever) {
            atomic_store(&left, 1);
        }
        errno = ENOMEM;
        return true;
    }
    return false;
}

void *malloc(size_t bytes)
{
    return refused(bytes) ? NULL : __libc_malloc(bytes);
}

void *calloc(size_t count, size_t bytes)
{
    return refused(bytes) ? NULL : __libc_calloc(count, bytes);
}

void *realloc(void *old, size_t bytes)
{
    return refused(bytes) ? NULL : __libc_realloc(old, bytes);
}

void *aligned_alloc(size_t alignment, size_t bytes)
{
    return refused(bytes) ? NULL : __libc_memalign(alignment, bytes);
}
