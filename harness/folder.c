/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "folder.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

int folder_make(const char *path, struct err *e)
{
    char partial[4096];
    struct stat info;

    if (snprintf(partial, sizeof partial, "%s", path) >= (int)sizeof partial) {
        return err_set(e, "the path '%.60s...' is too long", path);
    }
    for (char *at = partial + 1; at[-1] != '\0'; at++) {
        if (*at != '/' && *at != '\0') {
            continue;
        }
        char was = *at;
        *at = '\0';
        if (mkdir(partial, 0777) != 0 && errno != EEXIST) {
            return err_errno(e, "cannot make the folder %s", partial);
        }
        *at = was;
        if (was == '\0') {
            break;
        }
    }
    if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode)) {
        return err_set(e, "%s is there, and is no folder", path);
    }
    return 0;
}

int folder_make_inside(const char *path, struct err *e)
{
    struct stat info;

    if (mkdir(path, 0777) != 0 && errno != EEXIST) {
        return err_errno(e, "cannot make the folder %s", path);
    }
    if (lstat(path, &info) == 0 && S_ISLNK(info.st_mode)) {
        return err_set(e,
                       "%s is a symbolic link, and files of a run are not "
                       "written to elsewhere: remove the link, or give "
                       "another folder with -o",
                       path);
    }
    return folder_make(path, e);
}
