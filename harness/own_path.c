/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "own_path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int own_path_find(const char *path, char out[PATH_MAX], struct err *e)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    char folder[PATH_MAX];
    char real[PATH_MAX];
    struct stat info;

    int length = snprintf(folder, sizeof folder, "%.*s",
                          slash == NULL ? 1 : (int)(slash - path) + 1,
                          slash == NULL ? "." : path);
    if (length >= (int)sizeof folder || realpath(folder, real) == NULL) {
        return err_errno(e, "cannot find the folder of %.300s", path);
    }
    length = snprintf(out, PATH_MAX, "%s%s%s", real,
                      strcmp(real, "/") == 0 ? "" : "/", name);
    if (length < 0 || length >= PATH_MAX) {
        return err_set(e, "the path '%.60s...' is too long", path);
    }
    return lstat(out, &info) == 0 && S_ISLNK(info.st_mode)
               ? err_set(e,
                         "%.300s is a symbolic link, and is not written "
                         "through: put the file itself in its place, or use "
                         "the folder that it is in",
                         path)
               : 0;
}
