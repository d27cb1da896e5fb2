/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "file_remedy.h"

#include <errno.h>

const char *file_remedy(int number)
{
    switch (number) {
    case EMFILE:
    case ENFILE:
        return "raise the limit on open files (ulimit -n) or lower the workers";
    case ENOSPC:
    case EDQUOT:
        return "make room on its disk or give another dir=";
    case ENOMEM:
        return "lower the workers";
    case EIO:
        return "is the disk sound? The kernel's log says more";
    default:
        return "dir= names a directory to write to";
    }
}
