/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scratch_file.h"

#include "bytes.h"
#include "file_remedy.h"
#include "own_memory.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { PIECE_BYTES = 65536 };

static int write_all(int fd, const unsigned char *data, size_t bytes)
{
    while (bytes > 0) {
        ssize_t wrote = write(fd, data, bytes);

        if (wrote < 0 && errno == EINTR) {
            continue;
        }
        if (wrote < 0) {
            return -1;
        }
        data += wrote;
        bytes -= (size_t)wrote;
    }
    return 0;
}

static int fill(int fd, uint64_t bytes)
{
    unsigned char piece[PIECE_BYTES];

    for (uint64_t done = 0; done < bytes; done += PIECE_BYTES) {
        uint64_t left = bytes - done;
        size_t part = left < PIECE_BYTES ? (size_t)left : PIECE_BYTES;

        bytes_fill(piece, part, done);
        if (write_all(fd, piece, part) != 0) {
            return -1;
        }
    }
    return 0;
}

/* With a name for a moment, where the file system has no files without. */
static int open_and_unlink(const char *dir)
{
    char path[PATH_MAX];
    int fd;

    if (snprintf(path, sizeof path, "%s/tvp-XXXXXX", dir) >= (int)sizeof path) {
        errno = ENAMETOOLONG;
        return -1;
    }
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0) {
        unlink(path);
    }
    return fd;
}

static int open_unnamed(const char *dir)
{
    int fd = open(dir, O_TMPFILE | O_RDWR | O_EXCL | O_CLOEXEC, 0600);

    /* The last two: a kernel that does not know of such files. */
    return fd < 0 && (errno == EOPNOTSUPP || errno == EISDIR || errno == ENOENT)
               ? open_and_unlink(dir)
               : fd;
}

int scratch_file_open(const char *dir, uint64_t bytes, struct err *e)
{
    int fd = open_unnamed(dir);

    if (fd < 0) {
        return err_errno(e, "cannot make a temporary file in %.256s; %s", dir,
                         file_remedy(errno));
    }
    if (fill(fd, bytes) != 0) {
        err_errno(e, "cannot write %" PRIu64 " bytes to a file in %s; %s",
                  bytes, dir, file_remedy(errno));
        goto close_file;
    }
    return fd;

close_file:
    close(fd);
    return -1;
}

int scratch_file_enter(struct worker *w, struct err *e)
{
    int *fd = own_memory_enter(w, sizeof *fd, NULL, e);

    if (fd == NULL) {
        return -1;
    }
    *fd = scratch_file_open(params_text(w->job->params, "dir"), 0, e);
    return *fd >= 0 ? 0 : -1;
}

void scratch_file_leave(struct worker *w)
{
    const int *fd = w->state;

    if (fd != NULL && *fd >= 0) {
        close(*fd);
    }
    own_memory_leave(w);
}
