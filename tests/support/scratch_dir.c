/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scratch_dir.h"

#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void scratch_dir_make(char path[SCRATCH_PATH_BYTES])
{
    const char *base = getenv("TMPDIR");

    snprintf(path, SCRATCH_PATH_BYTES, "%.200s/tvp-test-XXXXXX",
             base == NULL ? "/tmp" : base);
    if (mkdtemp(path) == NULL) {
        abort();
    }
}

static int remove_one(const char *path, const struct stat *info, int type,
                      struct FTW *where)
{
    (void)info;
    (void)type;
    (void)where;
    return remove(path);
}

void scratch_dir_remove(const char *path)
{
    nftw(path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

char *scratch_dir_read(const char *path, const char *name)
{
    char file[2 * SCRATCH_PATH_BYTES];
    char *text = NULL;
    size_t size = 0;

    snprintf(file, sizeof file, "%s/%s", path, name);
    FILE *in = fopen(file, "rb");
    if (in == NULL) {
        return NULL;
    }
    if (getdelim(&text, &size, '\0', in) < 0 && text != NULL) {
        text[0] = '\0';
    }
    fclose(in);
    return text;
}

void scratch_dir_write(const char *path, const char *name, const char *text)
{
    char file[2 * SCRATCH_PATH_BYTES];

    snprintf(file, sizeof file, "%s/%s", path, name);
    FILE *out = fopen(file, "wb");
    if (out == NULL || fputs(text, out) < 0 || fclose(out) != 0) {
        abort();
    }
}

size_t scratch_dir_count(const char *path)
{
    DIR *dir = opendir(path);
    size_t n = 0;

    for (struct dirent *d = NULL; dir != NULL && (d = readdir(dir)) != NULL;) {
        n += strcmp(d->d_name, ".") != 0 && strcmp(d->d_name, "..") != 0;
    }
    if (dir != NULL) {
        closedir(dir);
    }
    return n;
}
