/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

#include <stdbool.h>
#include <stdint.h>

/* What the kernel keeps of a file in memory. */

/* Asks the kernel to let go of a range that begins on a page (`bytes` 0: up to
 * the file's end). It keeps pages that are not yet written, are mapped by
 * anyone, or are only partly in the range. Returns 0, or an errno value. */
int page_cache_evict(int fd, uint64_t offset, uint64_t bytes);

/* Whether the page at `offset`, which lies inside the file, is in memory.
 * Asking may begin to read it in, where the file is not the caller's. */
int page_cache_holds(int fd, uint64_t offset, bool *holds, struct err *e);

/* Whether the file lives in memory alone (tmpfs, ramfs). */
int page_cache_is_storage(int fd, bool *is_storage, struct err *e);

/* Refuses a file that does, for a workload that waits for the disk: -1, with
 * the advice to give another `dir` or `otherwise`, such as "sync=off". */
int page_cache_needs_disk(int fd, const char *dir, const char *otherwise,
                          struct err *e);
