/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* Private memory that is mapped, whose pages come when they are first touched,
 * and the kernel's count of that. */

/* The size of a page. */
size_t pages_bytes(void);

/* From here on this process gets no huge pages, of which one touch brings as
 * much as hundreds of small ones: for the enter hook. */
int pages_keep_small(struct err *e);

/* Maps memory and unmaps it, without the lock, as CPython's mmap does. The
 * call that maps is will-it-scale's. NULL or -1 with the reason. */
void *pages_map(struct worker *w, size_t bytes, struct err *e);
int pages_unmap(struct worker *w, void *memory, size_t bytes, struct err *e);

/* Writes to so many pages, with a safepoint after each: pages that are only
 * read are one page of zeros. */
void pages_touch(struct worker *w, unsigned char *memory, uint64_t pages);

/* Hooks: make w->state small pages, `bytes` in all, that are there already, and
 * unmap them. A page on either side that nobody may touch keeps the kernel from
 * merging them with a neighbour's, which it would split again whenever they are
 * protected. A failure names `which` to lower. */
int pages_enter(struct worker *w, size_t bytes, const char *which,
                struct err *e);
void pages_leave(struct worker *w, size_t bytes);

/* Changes how w->state, so many bytes, is protected (PROT_READ ...), without
 * the lock, as CPython's ctypes calls mprotect. */
int pages_protect(struct worker *w, size_t bytes, int protection,
                  struct err *e);

/* Whether the kernel refuses to write to memory once it is read-only: one that
 * doesn't would do less work than asked. Leaves it writable. */
int pages_check_protection(unsigned char *memory, size_t bytes, struct err *e);

/* Whether the last 64 of so many pages hold what pages_touch wrote there: for
 * the last mapping, as other page faults may hide that one is missing. */
int pages_check_touched(const unsigned char *memory, uint64_t pages,
                        struct err *e);

/* How many page faults this thread has had that read from no disk. */
uint64_t pages_faults(void);

/* Adds to the checksum what that has grown by since it was `before`, and no
 * more than `touched`: a stack that grows is no page of the workload's. */
void pages_checksum(struct worker *w, uint64_t before, uint64_t touched);

/* Whether, by the checksum, operations had `each` page faults. */
int pages_verify(const struct job *job, uint64_t each, struct err *e);
