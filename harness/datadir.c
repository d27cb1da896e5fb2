/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "datadir.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char self[] = "/proc/self/exe";

/* Where the program was when it was started. */
static int read_link(char path[DATADIR_BYTES], struct err *e)
{
    ssize_t length = readlink(self, path, DATADIR_BYTES - 1);

    if (length < 0) {
        return err_errno(e, "cannot read /proc/self/exe; is /proc mounted?");
    }
    if (length == DATADIR_BYTES - 1) {
        return err_set(e,
                       "the path of the tvp program is longer than %d "
                       "characters",
                       DATADIR_BYTES - 2);
    }
    path[length] = '\0';
    return 0;
}

/* The kernel says so behind a path that leads to it no more. */
static bool is_gone(const char *path)
{
    static const char says[] = " (deleted)";
    size_t length = strlen(path);
    size_t tail = sizeof says - 1;

    return length > tail && strcmp(path + length - tail, says) == 0
           && access(path, F_OK) != 0;
}

bool datadir_replaced(void)
{
    char path[DATADIR_BYTES];
    struct err unused;

    return read_link(path, &unused) == 0 && is_gone(path);
}

int datadir_program(char path[DATADIR_BYTES], struct err *e)
{
    if (read_link(path, e)) {
        return -1;
    }
    if (is_gone(path)) {
        snprintf(path, DATADIR_BYTES, "%s", self);
    }
    return 0;
}

int datadir_find(char path[DATADIR_BYTES], struct err *e)
{
    char program[DATADIR_BYTES];
    struct stat info;

    if (read_link(program, e)) {
        return -1;
    }
    for (int up = 0; up < 2; up++) {
        char *slash = strrchr(program, '/');
        if (slash != NULL) {
            *slash = '\0';
        }
    }
    int length = snprintf(path, DATADIR_BYTES, "%s/share/tvp", program);
    if (length >= DATADIR_BYTES) {
        return err_set(e, "the path %s is too long", program);
    }
    if (stat(path, &info) != 0) {
        return err_errno(e,
                         "cannot find tvp's data in %s; build or install "
                         "tvp whole (cmake --build, cmake --install)",
                         path);
    }
    return 0;
}
