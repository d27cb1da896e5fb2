/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder_tree.h"

#include <dirent.h>
#include <fnmatch.h>
#include <ftw.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

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

static bool is_old(const char *path)
{
    struct stat info;

    return lstat(path, &info) == 0 && time(NULL) - info.st_mtime > OLD_S;
}

static void sweep_one(const char *dir, const char *name, pid_t pid)
{
    static const char *const ours[] = {".html-*-??????", ".fonts-*-??????",
                                       ".*.tmp"};
    char own_folder[48];
    char own_file[48];
    char path[PATH_MAX + NAME_MAX + 8];
    bool old = false;

    snprintf(own_folder, sizeof own_folder, ".*-%ld-??????", (long)pid);
    snprintf(own_file, sizeof own_file, ".*.%ld.tmp", (long)pid);
    snprintf(path, sizeof path, "%s/%s", dir, name);
    for (size_t i = 0; i < sizeof ours / sizeof *ours; i++) {
        old = old || (fnmatch(ours[i], name, 0) == 0 && is_old(path));
    }
    if (old || fnmatch(own_folder, name, 0) == 0
        || fnmatch(own_file, name, 0) == 0) {
        (void)folder_tree_remove(path);
    }
}

void folder_tree_sweep(const char *dir, pid_t pid)
{
    static const char *const places[] = {"", "/charts", "/traces"};

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char path[PATH_MAX];
        const struct dirent *entry;
        snprintf(path, sizeof path, "%s%s", dir, places[i]);
        DIR *open = opendir(path);
        while (open != NULL && (entry = readdir(open)) != NULL) {
            if (entry->d_name[0] == '.') {
                sweep_one(path, entry->d_name, pid);
            }
        }
        if (open != NULL) {
            closedir(open);
        }
    }
}
