/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tool_world.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool is_program(const char *path)
{
    struct stat info;

    return stat(path, &info) == 0 && S_ISREG(info.st_mode)
           && access(path, X_OK) == 0;
}

int tool_world_find(const char *name, char path[PATH_MAX])
{
    const char *at = getenv("PATH");

    at = at == NULL ? "/usr/bin:/bin" : at;
    while (*at != '\0') {
        size_t length = strcspn(at, ":");
        int n = snprintf(path, PATH_MAX, "%.*s/%s", (int)length, at, name);

        if (at[0] == '/' && n > 0 && n < PATH_MAX && is_program(path)) {
            return 0;
        }
        at += length + (at[length] == ':');
    }
    errno = ENOENT;
    return -1;
}

static bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* GNUPLOT_LIB is where it looks for files, GNUPLOT_DRIVER_DIR for programs; a
 * pager and a shell are programs; GNUTERM is how it draws. */
static bool is_kept(const char *variable)
{
    static const char *const dropped[] = {
        "GNUPLOT", "GNUTERM", "GNUHELP",  "GNUFITLOG",   "FIT_",
        "PAGER=",  "SHELL=",  "DISPLAY=", "GDFONTPATH=",
    };

    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++) {
        if (begins(variable, dropped[i])) {
            return false;
        }
    }
    return true;
}

char **tool_world_environment(void)
{
    size_t count = 0;
    size_t kept = 0;

    while (environ != NULL && environ[count] != NULL) {
        count++;
    }
    char **out = calloc(count + 1, sizeof *out);
    for (size_t i = 0; i < count && out != NULL; i++) {
        if (is_kept(environ[i])) {
            out[kept++] = environ[i];
        }
    }
    return out;
}
