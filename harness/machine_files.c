/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "machine_files.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { LINE_BYTES = 4096 };

static FILE *open_below(const char *root, const char *path)
{
    char whole[PATH_MAX];
    int n = snprintf(whole, sizeof whole, "%s%s", root, path);

    return n < 0 || (size_t)n >= sizeof whole ? NULL : fopen(whole, "re");
}

static void trim(char *text)
{
    size_t length = strlen(text);

    while (length > 0 && strchr(" \t\n", text[length - 1]) != NULL) {
        text[--length] = '\0';
    }
}

int machine_file(const char *root, const char *path, char *out, size_t bytes)
{
    FILE *file = open_below(root, path);

    out[0] = '\0';
    if (file == NULL) {
        return -1;
    }
    size_t length = fread(out, 1, bytes - 1, file);
    int failed = ferror(file);
    fclose(file);
    out[length] = '\0';
    trim(out);
    return failed ? -1 : 0;
}

int machine_file_keyed(const char *root, const char *path, const char *key,
                       char *out, size_t bytes)
{
    FILE *file = open_below(root, path);
    char line[LINE_BYTES];
    size_t length = strlen(key);
    int found = -1;

    out[0] = '\0';
    while (file != NULL && found != 0
           && fgets(line, sizeof line, file) != NULL) {
        found = strncmp(line, key, length) == 0 ? 0 : -1;
    }
    if (file != NULL) {
        fclose(file);
    }
    if (found == 0) {
        trim(line);
        const char *value = line + (strlen(line) < length ? 0 : length);
        snprintf(out, bytes, "%s", value + strspn(value, " \t:"));
    }
    return found;
}

int machine_number(const char *text, int64_t *out)
{
    char *end;

    if (strcmp(text, "max") == 0) {
        *out = MACHINE_FILE_MOST;
        return 0;
    }
    long long value = strtoll(text, &end, 10); /* its ends, if it is beyond */
    if (end == text) {
        return -1;
    }
    value = value < MACHINE_FILE_MOST ? value : MACHINE_FILE_MOST;
    *out = value > -MACHINE_FILE_MOST ? value : -MACHINE_FILE_MOST;
    return 0;
}

int machine_file_number(const char *root, const char *path, int64_t *out)
{
    char text[64];

    return machine_file(root, path, text, sizeof text)
                   || machine_number(text, out)
               ? -1
               : 0;
}

int machine_file_keyed_number(const char *root, const char *path,
                              const char *key, int64_t *out)
{
    char text[128];

    return machine_file_keyed(root, path, key, text, sizeof text)
                   || machine_number(text, out)
               ? -1
               : 0;
}

int machine_file_exists(const char *root, const char *path)
{
    char whole[PATH_MAX];
    int n = snprintf(whole, sizeof whole, "%s%s", root, path);

    return n < 0 || (size_t)n >= sizeof whole ? -1 : access(whole, F_OK);
}
