/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <limits.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

/* What the fuzzers share. Each ends the program by abort where a promise is
 * broken, which libFuzzer reports with the input. */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The input, taken bit by bit: zeros where it has ended. */
struct fuzz_input {
    const uint8_t *at;
    size_t left;
};

uint8_t fuzz_byte(struct fuzz_input *in);
uint64_t fuzz_word(struct fuzz_input *in);

/* At most `most` bytes; *out stays valid as long as the input. */
size_t fuzz_bytes(struct fuzz_input *in, size_t most, const uint8_t **out);

/* Up to the next newline, or the end: a text. Whether there was one. */
int fuzz_line(struct fuzz_input *in, char *out, size_t bytes);

/* Aborts unless the condition holds. */
static inline void fuzz_check(int condition)
{
    if (!condition) {
        abort();
    }
}

/* The same unless a refusal has a reason. */
void fuzz_refused(const struct err *e);

/* The same of what had to be taken, with what `e` says where it was not. */
void fuzz_taken(int result, const struct err *e);

/* Both texts are the same. */
void fuzz_same(const char *first, const char *second);

/* A path in a folder of this program's own, which goes with it. */
void fuzz_path(char path[PATH_MAX], const char *name);
void fuzz_write(const char *path, const void *bytes, size_t n);

/* The file `path` anew: a run's database of two cells and some samples, without
 * the types that a column's values must have, with such changes as the input
 * says: values of any kind, and rows that are missing or there twice. */
void fuzz_run_file(struct fuzz_input *in, const char *path);

/* The same of any database, whose bytes sqlite3_serialize gave. */
struct fuzz_database {
    unsigned char *bytes;
    int64_t n;
};
void fuzz_database_read(struct fuzz_database *d, const char *path);
void fuzz_database_change(const struct fuzz_database *d, struct fuzz_input *in,
                          const char *path);
