/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file_out.h"

#include "disk_remedy.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

static int join(char out[PATH_MAX], const char *dir, const char *name,
                struct err *e)
{
    int length = snprintf(out, PATH_MAX, "%s/%s", dir, name);

    if (length < 0 || length >= PATH_MAX) {
        return err_set(e,
                       "cannot write %s: the path of the folder is too long; "
                       "choose another with -o",
                       name);
    }
    return 0;
}

/* A file of our own: whoever may write in the folder as well could have put a
 * link there, since the name can be guessed. */
static int create(const char *path)
{
    const int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC;
    int fd = open(path, flags, 0666);

    if (fd < 0 && errno == EEXIST && unlink(path) == 0) {
        fd = open(path, flags, 0666);
    }
    return fd;
}

static void fail(const struct file_out *f, const char *otherwise, struct err *e)
{
    const char *remedy = disk_remedy(errno);

    err_errno(e, "cannot write %s: %s", f->path,
              remedy != NULL ? remedy : otherwise);
}

int file_out_open(struct file_out *f, const char *dir, const char *name,
                  struct err *e)
{
    char hidden[NAME_MAX];

    snprintf(hidden, sizeof hidden, ".%.200s.%ld.tmp", name, (long)getpid());
    if (join(f->path, dir, name, e) || join(f->temporary, dir, hidden, e)) {
        return -1;
    }
    int fd = create(f->temporary);
    f->stream = fd < 0 ? NULL : fdopen(fd, "w");
    if (f->stream != NULL) {
        return 0;
    }
    fail(f, "make its folder writable, or choose another with -o", e);
    if (fd >= 0) {
        close(fd);
        unlink(f->temporary);
    }
    return -1;
}

int file_out_close(struct file_out *f, struct err *e)
{
    int failed = fflush(f->stream) != 0 || ferror(f->stream);
    int reason = errno;

    if (fclose(f->stream) != 0 && !failed) {
        failed = 1;
        reason = errno;
    }
    f->stream = NULL;
    if (!failed && rename(f->temporary, f->path) == 0) {
        return 0;
    }
    errno = failed ? reason : errno;
    fail(f, "make room or choose another folder with -o", e);
    unlink(f->temporary);
    return -1;
}

void file_out_discard(struct file_out *f)
{
    if (f->stream != NULL) {
        fclose(f->stream);
        f->stream = NULL;
        unlink(f->temporary);
    }
}
