/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A disk that fails: of the calls that write to files whose path has
 * TVP_FAULT_PATH in it, the TVP_FAULT_AT-th fails with TVP_FAULT_ERRNO, and so
 * do all after it. TVP_FAULT_LOG, if set, is made when that happens.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static long calls;

static int is_ours(int fd)
{
    const char *wanted = getenv("TVP_FAULT_PATH");
    char link[64];
    char path[PATH_MAX];

    if (wanted == NULL) {
        return 0;
    }
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, sizeof path - 1);
    if (n <= 0) {
        return 0;
    }
    path[n] = '\0';
    return strstr(path, wanted) != NULL;
}

static int fails(int fd)
{
    const char *at = getenv("TVP_FAULT_AT");
    const char *number = getenv("TVP_FAULT_ERRNO");
    const char *log = getenv("TVP_FAULT_LOG");

    if (at == NULL || !is_ours(fd) || ++calls < strtol(at, NULL, 10)) {
        return 0;
    }
    if (log != NULL) {
        close(open(log, O_WRONLY | O_CREAT | O_CLOEXEC, 0600));
    }
    errno = number == NULL ? EIO : (int)strtol(number, NULL, 10);
    return 1;
}

/* What libc has under that name. */
#define REAL(name) ((__typeof__(&(name)))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t n)
{
    return fails(fd) ? -1 : REAL(write)(fd, bytes, n);
}

ssize_t pwrite(int fd, const void *bytes, size_t n, off_t at)
{
    return fails(fd) ? -1 : REAL(pwrite)(fd, bytes, n, at);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t at)
{
    return fails(fd) ? -1 : REAL(pwrite64)(fd, bytes, n, at);
}

int fsync(int fd)
{
    return fails(fd) ? -1 : REAL(fsync)(fd);
}

int fdatasync(int fd)
{
    return fails(fd) ? -1 : REAL(fdatasync)(fd);
}

int ftruncate(int fd, off_t length)
{
    return fails(fd) ? -1 : REAL(ftruncate)(fd, length);
}

int ftruncate64(int fd, off64_t length)
{
    return fails(fd) ? -1 : REAL(ftruncate64)(fd, length);
}

/* What stdio writes does not come by the names above. */
int fflush(FILE *stream)
{
    return stream != NULL && fails(fileno(stream)) ? EOF : REAL(fflush)(stream);
}
