/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scratch_folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char prefix[] = "tvp-folder-";

enum {
    FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW,
    ATTEMPTS = 100, /* each has a name of its own */
};

/* The files in a folder, which has no folders of its own. */
static void remove_files(int fd)
{
    int again = openat(fd, ".", FOLDER_FLAGS); /* closedir closes it */
    DIR *dir = again < 0 ? NULL : fdopendir(again);
    struct dirent *entry;

    if (dir == NULL) {
        return;
    }
    while ((entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0
            && strcmp(entry->d_name, "..") != 0) {
            (void)unlinkat(fd, entry->d_name, 0);
        }
    }
    closedir(dir);
}

/* Only what is this user's, and has no owner alive. */
static void remove_if_forgotten(int dir, const char *name)
{
    int fd = openat(dir, name, FOLDER_FLAGS);
    struct stat status;

    if (fd < 0) {
        return;
    }
    if (fstat(fd, &status) == 0 && status.st_uid == geteuid()
        && flock(fd, LOCK_EX | LOCK_NB) == 0) {
        remove_files(fd);
        (void)unlinkat(dir, name, AT_REMOVEDIR);
    }
    close(fd);
}

static void remove_forgotten(const char *path)
{
    DIR *dir = opendir(path);
    struct dirent *entry;

    if (dir == NULL) {
        return; /* to make a folder there fails for the same reason */
    }
    while ((entry = readdir(dir)) != NULL) {
        if (strncmp(entry->d_name, prefix, sizeof prefix - 1) == 0) {
            remove_if_forgotten(dirfd(dir), entry->d_name);
        }
    }
    closedir(dir);
}

/* Another trial may have taken the folder for a forgotten one before it was
 * locked: then the name is nobody's now, or another folder's. */
static bool is_still_there(const struct scratch_folder *f)
{
    struct stat here;
    struct stat named;

    return fstat(f->fd, &here) == 0 && lstat(f->path, &named) == 0
           && here.st_ino == named.st_ino && here.st_dev == named.st_dev;
}

/* Returns 1 when it was made, 0 when it was taken away at once. Where folders
 * can't be locked, nobody takes them for forgotten either. */
static int make_one(struct scratch_folder *f, const char *dir, struct err *e)
{
    if (snprintf(f->path, sizeof f->path, "%s/%sXXXXXX", dir, prefix)
        >= (int)sizeof f->path) {
        return err_set(e, "the name of the directory %.64s... is too long",
                       dir);
    }
    if (mkdtemp(f->path) == NULL) {
        return err_errno(e, "cannot make a folder in %s", dir);
    }
    f->fd = open(f->path, FOLDER_FLAGS);
    if (f->fd < 0 && errno != ENOENT) {
        err_errno(e, "cannot open the folder %s", f->path);
        rmdir(f->path);
        return -1;
    }
    if (f->fd >= 0) {
        (void)flock(f->fd, LOCK_EX);
        if (is_still_there(f)) {
            return 1;
        }
        close(f->fd);
        f->fd = -1;
    }
    return 0;
}

int scratch_folder_make(struct scratch_folder *f, const char *dir,
                        struct err *e)
{
    int made = 0;

    f->fd = -1;
    remove_forgotten(dir);
    for (int i = 0; i < ATTEMPTS && made == 0; i++) {
        made = make_one(f, dir, e);
    }
    if (made == 0) {
        return err_set(e, "someone removes each folder made in %s", dir);
    }
    return made > 0 ? 0 : -1;
}

void scratch_folder_remove(struct scratch_folder *f)
{
    if (f->fd < 0) {
        return;
    }
    remove_files(f->fd);
    rmdir(f->path);
    close(f->fd);
    f->fd = -1;
}
