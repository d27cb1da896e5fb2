/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"

#include "folder_tree.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

uint8_t fuzz_byte(struct fuzz_input *in)
{
    if (in->left == 0) {
        return 0;
    }
    in->left--;
    return *in->at++;
}

uint64_t fuzz_word(struct fuzz_input *in)
{
    uint64_t word = 0;

    for (unsigned bit = 0; bit < 64; bit += 8) {
        word |= (uint64_t)fuzz_byte(in) << bit;
    }
    return word;
}

size_t fuzz_bytes(struct fuzz_input *in, size_t most, const uint8_t **out)
{
    size_t n = in->left < most ? in->left : most;

    *out = in->at;
    in->at += n;
    in->left -= n;
    return n;
}

int fuzz_line(struct fuzz_input *in, char *out, size_t bytes)
{
    size_t n = 0;
    int any = in->left > 0;

    while (in->left > 0) {
        char c = (char)fuzz_byte(in);
        if (c == '\n') {
            break;
        }
        if (n + 1 < bytes && c != '\0') {
            out[n++] = c;
        }
    }
    out[n] = '\0';
    return any;
}

void fuzz_refused(const struct err *e)
{
    fuzz_check(e->text[0] != '\0');
}

void fuzz_taken(int result, const struct err *e)
{
    if (result) {
        fprintf(stderr, "refused: %s\n", e->text);
        abort();
    }
}

void fuzz_same(const char *first, const char *second)
{
    if (strcmp(first, second) != 0) {
        fprintf(stderr, "--- first\n%s\n--- second\n%s\n", first, second);
        abort();
    }
}

static void own_folder(char path[PATH_MAX])
{
    const char *tmp = getenv("TMPDIR");

    snprintf(path, PATH_MAX, "%.2000s/tvp-fuzz-%d", tmp == NULL ? "/tmp" : tmp,
             (int)getpid());
}

static void remove_folder(void)
{
    char path[PATH_MAX];

    own_folder(path);
    (void)folder_tree_remove(path);
}

void fuzz_path(char path[PATH_MAX], const char *name)
{
    char folder[PATH_MAX];

    own_folder(folder);
    if (access(folder, F_OK) != 0) {
        fuzz_check(mkdir(folder, 0700) == 0);
        atexit(remove_folder);
    }
    fuzz_check(snprintf(path, PATH_MAX, "%.2100s/%.200s", folder, name) > 0);
}

void fuzz_write(const char *path, const void *bytes, size_t n)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    fuzz_check(fd >= 0 && write(fd, bytes, n) == (ssize_t)n);
    close(fd);
}
