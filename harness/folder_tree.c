/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder_tree.h"

#include "network_fs.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fnmatch.h>
#include <ftw.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { OPEN_AT_ONCE = 16, OLD_S = 3600 };

static int remove_one(const char *path, const struct stat *info, int kind,
                      struct FTW *where)
{
    (void)info;
    (void)kind;
    (void)where;
    (void)remove(path); /* the rest all the same */
    return 0;
}

int folder_tree_remove(const char *path)
{
    struct stat info;

    (void)nftw(path, remove_one, OPEN_AT_ONCE, FTW_DEPTH | FTW_PHYS);
    return lstat(path, &info) == 0 ? -1 : 0;
}

/* Which process a name's digits stand for, with what comes behind them; -1
 * where none do. */
static long read_pid(const char *digits, const char **rest)
{
    enum { DIGITS_MAX = 10 };
    size_t n = strspn(digits, "0123456789");

    *rest = digits + n;
    return n > 0 && n <= DIGITS_MAX ? strtol(digits, NULL, 10) : -1;
}

/* Whose file `.NAME.PID.tmp` is; -1 where it is named in another way. */
static long file_owner(const char *name)
{
    static const char end[] = ".tmp";
    size_t at = strlen(name);
    const char *rest;

    if (at < sizeof end || strcmp(name + at - strlen(end), end) != 0) {
        return -1;
    }
    at -= strlen(end);
    while (at > 0 && isdigit((unsigned char)name[at - 1])) {
        at--;
    }
    return at > 2 && name[0] == '.' && name[at - 1] == '.'
               ? read_pid(name + at, &rest)
               : -1;
}

/* The same for a folder, `.html-PID-XXXXXX` and others. */
static long folder_owner(const char *name)
{
    static const char *const ours[] = {".html-", ".fonts-", ".draw-"};

    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
        if (strncmp(name, ours[i], strlen(ours[i])) == 0) {
            const char *rest;
            long pid = read_pid(name + strlen(ours[i]), &rest);
            return fnmatch("-??????", rest, 0) == 0 ? pid : -1;
        }
    }
    return -1;
}

/* Who has ended here may be at work elsewhere, where a folder is shared. */
static bool has_ended(pid_t owner, bool shared)
{
    return !shared && kill(owner, 0) != 0 && errno == ESRCH;
}

struct sweep {
    pid_t pid;
    bool shared;
};

static void sweep_one(const struct sweep *s, const char *dir, const char *name)
{
    char path[PATH_MAX + NAME_MAX + 8];
    struct stat info;
    long owner = -1;

    snprintf(path, sizeof path, "%s/%s", dir, name);
    if (lstat(path, &info) != 0) {
        return;
    }
    bool folder = S_ISDIR(info.st_mode);
    if (folder) {
        owner = folder_owner(name);
    } else if (S_ISREG(info.st_mode)) {
        owner = file_owner(name);
    }
    if (owner < 0
        || (owner != s->pid && !has_ended((pid_t)owner, s->shared)
            && time(NULL) - info.st_mtime <= OLD_S)) {
        return;
    }
    if (folder) {
        (void)folder_tree_remove(path);
    } else {
        (void)unlink(path);
    }
}

static bool is_link(const char *path)
{
    struct stat info;

    return lstat(path, &info) == 0 && S_ISLNK(info.st_mode);
}

void folder_tree_sweep(const char *dir, pid_t pid)
{
    static const char *const places[] = {"", "/charts", "/traces"};
    struct sweep sweep = {.pid = pid, .shared = network_fs_is(dir)};

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char path[PATH_MAX];
        const struct dirent *entry;
        snprintf(path, sizeof path, "%s%s", dir, places[i]);
        DIR *open = i > 0 && is_link(path) ? NULL : opendir(path);
        while (open != NULL && (entry = readdir(open)) != NULL) {
            if (entry->d_name[0] == '.') {
                sweep_one(&sweep, path, entry->d_name);
            }
        }
        if (open != NULL) {
            closedir(open);
        }
    }
}
