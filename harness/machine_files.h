/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/*
 * What the kernel tells in /proc and /sys, and other small files, below a
 * root: "" is this machine, anything else a folder that looks like one. Each
 * returns 0, or -1 where there is no such file or it makes no sense.
 */

/* The file's beginning, without blanks and newlines at its end. */
int machine_file(const char *root, const char *path, char *out, size_t bytes);

/* Its first line that begins with `key`, without that and the blanks after
 * it: "MemTotal:", "model name". */
int machine_file_keyed(const char *root, const char *path, const char *key,
                       char *out, size_t bytes);

/*
 * No machine has more of anything that these files count, and a limit beyond it
 * is none: "max", and version 1's "9223372036854771712" in control groups. Sums
 * of such numbers have room in an int64_t.
 */
#define MACHINE_FILE_MOST (INT64_C(1) << 50)

/* The whole number that a text, or a file, begins with: from -MACHINE_FILE_MOST
 * to MACHINE_FILE_MOST, which "max" is as well. */
int machine_number(const char *text, int64_t *out);
int machine_file_number(const char *root, const char *path, int64_t *out);
int machine_file_keyed_number(const char *root, const char *path,
                              const char *key, int64_t *out);

/* 0 when it exists, whatever it is. */
int machine_file_exists(const char *root, const char *path);
