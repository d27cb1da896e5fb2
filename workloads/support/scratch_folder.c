/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scratch_folder.h"

#include "file_remedy.h"

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
static const char digits[] = "0123456789";
static const char mkdtemp_draws[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                    "abcdefghijklmnopqrstuvwxyz"
                                    "0123456789";

enum {
    FOLDER_FLAGS = O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW,
    DRAWN = 6, /* letters behind the prefix */
};

static bool is_folder_name(const char *name)
{
    const char *drawn = name + sizeof prefix - 1;

    return strncmp(name, prefix, sizeof prefix - 1) == 0
           && strlen(drawn) == DRAWN && strspn(drawn, mkdtemp_draws) == DRAWN;
}

/* A database, or what SQLite keeps beside it. */
static bool is_database_name(const char *name)
{
    static const char *const ends[] = {".db", ".db-wal", ".db-shm",
                                       ".db-journal"};
    size_t number = strspn(name, digits);

    for (size_t i = 0; i < sizeof ends / sizeof *ends && number > 0; i++) {
        if (strcmp(name + number, ends[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Ours to remove: a regular file of this user's. */
static bool is_own_file(int fd, const char *name)
{
    struct stat status;

    return fstatat(fd, name, &status, AT_SYMLINK_NOFOLLOW) == 0
           && S_ISREG(status.st_mode) && status.st_uid == geteuid();
}

static bool is_expected(int fd, const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0
           || ((is_database_name(name)
                || strcmp(name, SCRATCH_FOLDER_MARK) == 0)
               && is_own_file(fd, name));
}

/* Its databases alone, and only if there is nothing else. The mark is the last
 * to go: who is killed meanwhile leaves what the next one can remove. */
static bool remove_files(int fd)
{
    int again = openat(fd, ".", FOLDER_FLAGS); /* closedir closes it */
    DIR *dir = again < 0 ? NULL : fdopendir(again);
    struct dirent *entry;
    bool ours = is_own_file(fd, SCRATCH_FOLDER_MARK);

    if (dir == NULL) {
        if (again >= 0) {
            close(again);
        }
        return false;
    }
    while (ours && (entry = readdir(dir)) != NULL) {
        ours = is_expected(fd, entry->d_name);
    }
    rewinddir(dir);
    while (ours && (entry = readdir(dir)) != NULL) {
        if (is_database_name(entry->d_name)) {
            (void)unlinkat(fd, entry->d_name, 0);
        }
    }
    if (ours) {
        (void)unlinkat(fd, SCRATCH_FOLDER_MARK, 0);
    }
    closedir(dir);
    return ours;
}

/* Only what is this user's alone, and has no owner alive. */
static void remove_if_forgotten(int dir, const char *name)
{
    int fd = openat(dir, name, FOLDER_FLAGS);
    struct stat status;

    if (fd < 0) {
        return;
    }
    if (fstat(fd, &status) == 0 && status.st_uid == geteuid()
        && (status.st_mode & ACCESSPERMS) == S_IRWXU
        && flock(fd, LOCK_EX | LOCK_NB) == 0 && remove_files(fd)) {
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
        if (is_folder_name(entry->d_name)) {
            remove_if_forgotten(dirfd(dir), entry->d_name);
        }
    }
    closedir(dir);
}

/* Locked before it has the mark: another trial never takes it for a forgotten
 * one. Where folders can't be locked, none is taken for that. */
static int open_marked(struct scratch_folder *f)
{
    int mark;

    f->fd = open(f->path, FOLDER_FLAGS);
    if (f->fd < 0) {
        return -1;
    }
    (void)flock(f->fd, LOCK_EX);
    mark = openat(f->fd, SCRATCH_FOLDER_MARK,
                  O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (mark < 0) {
        return -1;
    }
    close(mark);
    return 0;
}

static int make_in(struct scratch_folder *f, const char *dir, struct err *e)
{
    remove_forgotten(dir);
    if (snprintf(f->path, sizeof f->path, "%s/%sXXXXXX", dir, prefix)
        >= (int)sizeof f->path) {
        return err_set(e, "the name of the directory %.64s... is too long",
                       dir);
    }
    if (mkdtemp(f->path) == NULL) {
        return err_errno(e, "cannot make a folder in %s; %s", dir,
                         file_remedy(errno));
    }
    if (open_marked(f) != 0) {
        err_errno(e, "cannot put a file into the folder %s; %s", f->path,
                  file_remedy(errno));
        goto remove_folder;
    }
    return 0;

remove_folder:
    if (f->fd >= 0) {
        close(f->fd);
        f->fd = -1;
    }
    rmdir(f->path);
    return -1;
}

/* The last who had it open may still be dying. It has no mark yet, and nothing
 * else, where they died while they made it. */
static void remove_kept(void *folder)
{
    const struct scratch_folder *f = folder;
    int fd = open(f->path, FOLDER_FLAGS);

    if (fd >= 0 && flock(fd, LOCK_EX) == 0) {
        (void)remove_files(fd);
        rmdir(f->path);
    }
}

int scratch_folder_make(struct scratch_folder *f, const char *dir,
                        struct err *e)
{
    const struct keeper_task task = {NULL, remove_kept, f};

    *f = (struct scratch_folder){.fd = -1};
    if (keeper_start(&f->keeper, &task, e) != 0) {
        return -1;
    }
    if (make_in(f, dir, e) != 0) {
        f->path[0] = '\0'; /* it may name what is not ours */
        keeper_end(&f->keeper);
        return -1;
    }
    return 0;
}

void scratch_folder_remove(struct scratch_folder *f)
{
    if (f->fd < 0) {
        return;
    }
    if (remove_files(f->fd)) {
        rmdir(f->path);
    }
    close(f->fd);
    f->fd = -1;
    keeper_end(&f->keeper);
}
