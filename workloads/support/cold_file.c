/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cold_file.h"

#include "page_cache.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <unistd.h>

enum {
    PROBES = 16,   /* parts that are looked for */
    ATTEMPTS = 20, /* as someone else may be reading the file just then */
};

static int evict_and_look(int fd, uint64_t offset, uint64_t bytes,
                          bool *in_memory, struct err *e)
{
    *in_memory = true;
    for (int i = 0; i < ATTEMPTS && *in_memory; i++) {
        errno = page_cache_evict(fd, offset, bytes);
        if (errno != 0) {
            return err_errno(e, "cannot put the file out of the page cache; "
                                "cache=warm does without");
        }
        if (page_cache_holds(fd, offset, in_memory, e) != 0) {
            return -1;
        }
    }
    return 0;
}

static int prepare(int fd, struct err *e)
{
    bool in_memory;

    if (page_cache_is_storage(fd, &in_memory, e) != 0) {
        return -1;
    }
    if (in_memory) {
        return err_set(e, "the file is on a file system in memory (tmpfs), "
                          "which is never cold: give dir= or file= on a disk, "
                          "or cache=warm");
    }
    if (fsync(fd) != 0) {
        return err_errno(e, "cannot write the file to its disk");
    }
    (void)posix_fadvise(fd, 0, 0, POSIX_FADV_RANDOM);
    (void)page_cache_evict(fd, 0, 0);
    return 0;
}

int cold_file_check(int fd, uint64_t parts, uint64_t stride, struct err *e)
{
    bool in_memory;

    if (prepare(fd, e) != 0) {
        return -1;
    }
    for (uint64_t i = 0; i < PROBES && i < parts; i++) {
        uint64_t part = parts < PROBES ? i : parts / PROBES * i;

        if (evict_and_look(fd, part * stride, stride, &in_memory, e) != 0) {
            return -1;
        }
        if (in_memory) {
            return err_set(e, "the page cache does not let go of the file, "
                              "most likely because another process maps or "
                              "reads it: give another file= or dir=, or "
                              "cache=warm");
        }
    }
    return 0;
}
