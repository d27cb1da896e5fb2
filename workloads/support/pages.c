/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "pages.h"

#include <errno.h>
#include <inttypes.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <unistd.h>

enum { TOUCHED = 1 }; /* no new page has it */

size_t pages_bytes(void)
{
    return (size_t)sysconf(_SC_PAGESIZE);
}

/* A kernel that knows no such call (EINVAL) has no huge pages to refuse. */
int pages_keep_small(struct err *e)
{
    if (prctl(PR_SET_THP_DISABLE, 1UL, 0UL, 0UL, 0UL) != 0 && errno != EINVAL) {
        return err_errno(e, "cannot refuse huge pages (PR_SET_THP_DISABLE)");
    }
    return 0;
}

void *pages_map(struct worker *w, size_t bytes, struct err *e)
{
    void *memory;

    worker_blocking_enter(w);
    memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE,
                  MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    worker_blocking_leave(w);
    if (memory == MAP_FAILED) {
        err_errno(e, "cannot map %zu bytes; lower bytes= or the workers",
                  bytes);
        return NULL;
    }
    return memory;
}

int pages_unmap(struct worker *w, void *memory, size_t bytes, struct err *e)
{
    int failed;

    worker_blocking_enter(w);
    failed = munmap(memory, bytes);
    worker_blocking_leave(w);
    return failed ? err_errno(e, "cannot unmap %zu bytes", bytes) : 0;
}

void pages_touch(struct worker *w, unsigned char *memory, uint64_t pages)
{
    size_t page = pages_bytes();

    for (size_t i = 0; i < pages; i++) {
        *(volatile unsigned char *)(memory + i * page) = TOUCHED;
        worker_safepoint(w);
    }
}

/* A few, as that is part of what is timed. */
enum { LOOKED_AT = 64 };

int pages_check_touched(const unsigned char *memory, uint64_t pages,
                        struct err *e)
{
    size_t page = pages_bytes();

    for (size_t i = pages > LOOKED_AT ? pages - LOOKED_AT : 0; i < pages; i++) {
        if (memory[i * page] != TOUCHED) {
            return err_set(
                e, "page %zu of %" PRIu64 " was not written to, or has lost it",
                i, pages);
        }
    }
    return 0;
}

int pages_enter(struct worker *w, size_t bytes, const char *which,
                struct err *e)
{
    size_t page = pages_bytes();
    unsigned char *all;
    void *memory = MAP_FAILED;

    if (pages_keep_small(e) != 0) {
        return -1;
    }
    all = mmap(NULL, bytes + 2 * page, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS,
               -1, 0);
    if (all != MAP_FAILED) {
        memory =
            mmap(all + page, bytes, PROT_READ | PROT_WRITE,
                 MAP_PRIVATE | MAP_ANONYMOUS | MAP_POPULATE | MAP_FIXED, -1, 0);
    }
    if (memory == MAP_FAILED) {
        err_errno(e, "cannot map %zu bytes; lower %s or the workers", bytes,
                  which);
        if (all != MAP_FAILED) {
            munmap(all, bytes + 2 * page);
        }
        return -1;
    }
    w->state = memory;
    return 0;
}

void pages_leave(struct worker *w, size_t bytes)
{
    if (w->state != NULL) {
        munmap((unsigned char *)w->state - pages_bytes(),
               bytes + 2 * pages_bytes());
    }
    w->state = NULL;
}

int pages_protect(struct worker *w, size_t bytes, int protection, struct err *e)
{
    int failed;

    worker_blocking_enter(w);
    failed = mprotect(w->state, bytes, protection);
    worker_blocking_leave(w);
    return failed ? err_errno(e, "cannot change how %zu bytes are protected",
                              bytes)
                  : 0;
}

int pages_check_protection(unsigned char *memory, size_t bytes, struct err *e)
{
    if (mprotect(memory, bytes, PROT_READ) != 0) {
        return err_errno(e, "cannot protect %zu bytes", bytes);
    }
    if (getrandom(memory, 1, 0) != -1 || errno != EFAULT) {
        return err_set(e, "the kernel wrote to a page that it had made "
                          "read-only; mprotect can't be measured here");
    }
    if (mprotect(memory, bytes, PROT_READ | PROT_WRITE) != 0) {
        return err_errno(e, "cannot unprotect %zu bytes", bytes);
    }
    return 0;
}

uint64_t pages_faults(void)
{
    struct rusage usage = {0};

    getrusage(RUSAGE_THREAD, &usage);
    return (uint64_t)usage.ru_minflt;
}

void pages_checksum(struct worker *w, uint64_t before, uint64_t touched)
{
    uint64_t faults = pages_faults() - before;

    worker_checksum(w, faults < touched ? faults : touched);
}

int pages_verify(const struct job *job, uint64_t each, struct err *e)
{
    if (job->checksum != job->workers * job->ops * each) {
        return err_set(e,
                       "the kernel counted %" PRIu64
                       " page faults, not %u x %" PRIu64 " times %" PRIu64,
                       job->checksum, job->workers, job->ops, each);
    }
    return 0;
}
