/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "disk_remedy.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>

const char *disk_remedy(int number)
{
    switch (number) {
    case ENOSPC:
        return "make room or free inodes on its disk (df, df -i)";
    case EDQUOT:
        return "make room in your quota of its disk (quota)";
    case EFBIG:
        return "the limit on a file's size is reached (ulimit -f); raise it";
    default:
        return NULL;
    }
}

const char *disk_remedy_of(const char *file)
{
    char folder[PATH_MAX];
    struct statvfs disk;

    if (file == NULL) {
        return NULL;
    }
    snprintf(folder, sizeof folder, "%s", file);
    char *slash = strrchr(folder, '/');
    if (slash != NULL) {
        slash[slash == folder ? 1 : 0] = '\0';
    }
    if (statvfs(slash != NULL ? folder : ".", &disk) != 0) {
        return NULL;
    }
    bool inodes = disk.f_files == 0 || disk.f_ffree > 0; /* 0: has no such */
    return inodes && disk.f_bavail > 0 ? NULL : disk_remedy(ENOSPC);
}
