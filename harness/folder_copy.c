/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder_copy.h"

#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { CHUNK_BYTES = 8192, PATH_BYTES = PATH_MAX + NAME_MAX + 8 };

static int copy_bytes(int in, int out)
{
    char chunk[CHUNK_BYTES];
    ssize_t got;

    while ((got = read(in, chunk, sizeof chunk)) != 0) {
        if (got < 0 && errno != EINTR) {
            return -1;
        }
        for (ssize_t at = 0; at < got;) {
            ssize_t put = write(out, chunk + at, (size_t)(got - at));
            if (put < 0 && errno != EINTR) {
                return -1;
            }
            at += put > 0 ? put : 0;
        }
    }
    return fsync(out);
}

/* A rename is on the disk once its folder is. */
static int sync_folder(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int failed = fd < 0 || (fsync(fd) != 0 && errno != EINVAL);

    if (fd >= 0) {
        close(fd);
    }
    return failed ? -1 : 0;
}

static int fill(const char *from, const char *temporary)
{
    (void)unlink(temporary); /* of one that was killed, or put there */
    int in = open(from, O_RDONLY | O_CLOEXEC);
    int out =
        in < 0 ? -1
               : open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    int failed = out < 0 || copy_bytes(in, out) != 0;
    int reason = errno;

    if (out >= 0 && close(out) != 0 && !failed) {
        failed = 1; /* a network's file system may say only now */
        reason = errno;
    }
    if (in >= 0) {
        close(in);
    }
    errno = reason;
    return failed ? -1 : 0;
}

int folder_copy_file(const char *from, const char *to, struct err *e)
{
    char temporary[PATH_BYTES + 16];
    const char *slash = strrchr(to, '/');
    int stem = slash == NULL ? 0 : (int)(slash - to) + 1;

    /* The same name each time: who goes on takes it away. */
    snprintf(temporary, sizeof temporary, "%.*s.%s.part", stem, to, to + stem);
    if (fill(from, temporary) == 0 && rename(temporary, to) == 0) {
        return 0;
    }
    err_errno(e, "cannot write %.300s", to);
    (void)unlink(temporary);
    return -1;
}

static bool is_database(const char *name)
{
    return strncmp(name, "run.db", strlen("run.db")) == 0;
}

/* Those of one folder, without the ones in it. */
static int copy_files(const char *from, const char *to, struct err *e)
{
    char source[PATH_BYTES];
    char target[PATH_BYTES];
    const struct dirent *entry;
    struct stat info;
    int result = 0;
    DIR *dir = opendir(from);

    if (dir == NULL) {
        return err_errno(e, "cannot read %.300s", from);
    }
    while (result == 0 && (entry = readdir(dir)) != NULL) {
        snprintf(source, sizeof source, "%.*s/%s", PATH_MAX - 1, from,
                 entry->d_name);
        snprintf(target, sizeof target, "%.*s/%s", PATH_MAX - 1, to,
                 entry->d_name);
        if (entry->d_name[0] != '.' && !is_database(entry->d_name)
            && lstat(source, &info) == 0 && S_ISREG(info.st_mode)) {
            result = folder_copy_file(source, target, e);
        }
    }
    closedir(dir);
    return result == 0 && sync_folder(to) != 0
               ? err_errno(e, "cannot write the folder %.300s", to)
               : result;
}

/* And those that reports make in a run's folder. */
static int copy_folders(const char *from, const char *to, struct err *e)
{
    static const char *const names[] = {"charts", "traces"};
    char source[PATH_BYTES];
    char target[PATH_BYTES];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(source, sizeof source, "%.*s/%s", PATH_MAX - 1, from,
                 names[i]);
        snprintf(target, sizeof target, "%.*s/%s", PATH_MAX - 1, to, names[i]);
        if (access(source, F_OK) != 0) {
            continue;
        }
        if (folder_make_inside(target, e)) {
            return -1;
        }
        if (copy_files(source, target, e)) {
            return -1;
        }
    }
    return 0;
}

static int copy_run(const char *from, const char *to, struct err *e)
{
    char source[PATH_BYTES];
    char target[PATH_BYTES];

    if (copy_files(from, to, e) || copy_folders(from, to, e)) {
        return -1;
    }
    /* An old run's journal would be played back into the new one. */
    snprintf(target, sizeof target, "%.*s/run.db-journal", PATH_MAX - 1, to);
    if (unlink(target) != 0 && errno != ENOENT) {
        return err_errno(e, "cannot remove %.300s", target);
    }
    snprintf(source, sizeof source, "%.*s/run.db", PATH_MAX - 1, from);
    snprintf(target, sizeof target, "%.*s/run.db", PATH_MAX - 1, to);
    if (folder_copy_file(source, target, e)) {
        return -1;
    }
    return sync_folder(to) == 0
               ? 0
               : err_errno(e, "cannot write the folder %.300s", to);
}

int folder_copy_run(const char *from, const char *to, struct err *e)
{
    char source[PATH_BYTES];
    char target[PATH_BYTES];

    snprintf(source, sizeof source, "%.*s/base/run.db", PATH_MAX - 1, from);
    if (access(source, F_OK) == 0) {
        *strrchr(source, '/') = '\0';
        snprintf(target, sizeof target, "%.*s/base", PATH_MAX - 1, to);
        if (folder_make_inside(target, e)) {
            return -1;
        }
        if (copy_run(source, target, e)) {
            return -1;
        }
    }
    return copy_run(from, to, e);
}
