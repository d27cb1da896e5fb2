/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "page_cache.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <sys/vfs.h>
#include <unistd.h>

int page_cache_evict(int fd, uint64_t offset, uint64_t bytes)
{
    return posix_fadvise(fd, (off_t)offset, (off_t)bytes, POSIX_FADV_DONTNEED);
}

static int holds_by_mincore(int fd, uint64_t offset, bool *holds, struct err *e)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    unsigned char resident = 0;
    int rc = 0;
    void *map = mmap(NULL, page, PROT_READ, MAP_SHARED, fd,
                     (off_t)(offset - offset % page));

    if (map == MAP_FAILED) {
        return err_errno(e, "cannot map a page of the file");
    }
    if (mincore(map, page, &resident) != 0) {
        rc = err_errno(e, "cannot ask whether a page is in memory");
    }
    munmap(map, page);
    *holds = (resident & 1) != 0;
    return rc;
}

/* mincore tells the truth of files that are ours alone. */
static bool is_ours(int fd)
{
    struct stat status;

    return geteuid() == 0
           || (fstat(fd, &status) == 0 && status.st_uid == geteuid());
}

/* A read that may not wait gives the byte where it is in memory. It is second
 * choice: it sends for the page, and a quick disk may bring it in time. */
int page_cache_holds(int fd, uint64_t offset, bool *holds, struct err *e)
{
    unsigned char byte;
    const struct iovec to = {.iov_base = &byte, .iov_len = 1};

    if (is_ours(fd)) {
        return holds_by_mincore(fd, offset, holds, e);
    }
    ssize_t got = preadv2(fd, &to, 1, (off_t)offset, RWF_NOWAIT);
    if (got < 0 && (errno == EOPNOTSUPP || errno == ENOSYS)) {
        return holds_by_mincore(fd, offset, holds, e);
    }
    if (got < 0 && errno != EAGAIN) {
        return err_errno(e, "cannot read the file without waiting");
    }
    *holds = got > 0;
    return 0;
}

int page_cache_is_storage(int fd, bool *is_storage, struct err *e)
{
    struct statfs s;

    if (fstatfs(fd, &s) != 0) {
        return err_errno(e, "cannot find out what file system a file is on");
    }
    *is_storage = s.f_type == TMPFS_MAGIC || s.f_type == RAMFS_MAGIC;
    return 0;
}

int page_cache_needs_disk(int fd, const char *dir, const char *otherwise,
                          struct err *e)
{
    bool in_memory = false;

    if (page_cache_is_storage(fd, &in_memory, e) != 0) {
        return -1;
    }
    if (in_memory) {
        return err_set(e,
                       "%s is on a file system in memory (tmpfs), which has no "
                       "disk to wait for: give dir= on a disk, or %s",
                       dir, otherwise);
    }
    return 0;
}
