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

/* The whole number that it begins with. "max" is INT64_MAX. */
int machine_file_number(const char *root, const char *path, int64_t *out);
int machine_file_keyed_number(const char *root, const char *path,
                              const char *key, int64_t *out);

/* 0 when it exists, whatever it is. */
int machine_file_exists(const char *root, const char *path);
