/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does the one mmap lock of an address space cost its threads? */
#include "workload.h"

#include "support/pages.h"

#include <inttypes.h>

static int enter(struct worker *w, struct err *e)
{
    uint64_t bytes = params_number(w->job->params, "bytes");
    uint64_t touch = params_number(w->job->params, "touch");

    if (touch > (bytes - 1) / pages_bytes() + 1) {
        return err_set(e,
                       "%" PRIu64 " bytes have fewer than %" PRIu64
                       " pages; raise bytes= or lower touch=",
                       bytes, touch);
    }
    return pages_keep_small(e);
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t bytes = params_number(w->job->params, "bytes");
    uint64_t touch = params_number(w->job->params, "touch");
    uint64_t before = pages_faults();

    for (uint64_t op = 0; op < ops; op++) {
        unsigned char *memory = pages_map(w, bytes, e);

        if (memory == NULL) {
            return -1;
        }
        pages_touch(w, memory, touch);
        if (op + 1 == ops && pages_check_touched(memory, touch, e) != 0) {
            return -1;
        }
        if (pages_unmap(w, memory, bytes, e) != 0) {
            return -1;
        }
        worker_safepoint(w);
    }
    pages_checksum(w, before, ops * touch);
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    return pages_verify(job, params_number(job->params, "touch"), e);
}

static const struct param params[] = {
    {"bytes", PARAM_SIZE, "128M", "how much an operation maps", .min = 1,
     .max = 1099511627776},
    {"touch", PARAM_COUNT, "1", "how many of its pages are written to",
     .max = 1000000000},
    {0},
};

const struct workload workload_mmap = {
    .name = "mmap",
    .summary = "map memory, touch it and unmap it",
    .unit = "mapping",
    .kind = WORKLOAD_MEMORY,
    .question = "What does the one mmap lock of an address space cost its "
                "threads?",
    .story =
        "An operation maps private memory, writes to its first pages, and "
        "unmaps it, as allocators do with large blocks and runtimes with their "
        "stacks and heaps. Both calls take the lock of the address space for "
        "themselves; unmapping memory that was touched also interrupts the "
        "CPUs on which other threads of the address space run. Huge pages are "
        "refused. Threads' mappings lie side by side, and the kernel merges "
        "neighbours into one and splits them again, as it does in "
        "will-it-scale: that is part of what threads pay.\n\n"
        "`mmap:touch=0` makes the calls of will-it-scale's mmap1, whose "
        "iteration is an operation here.",
    .expect = "processes: each has an address space, and so an mmap lock, of "
              "its own, for which threads wait in turn.",
    .verified = "each call's result; the pages touched, against the kernel's "
                "count of the worker's page faults; the last ones are also "
                "read again, since another fault may stand for one.",
    .lock = "released around both calls, as CPython's mmap module does (mmap "
            "since 3.12, munmap since 3.8); held while pages are touched, with "
            "a safepoint after each, and after each operation.",
    .params = params,
    .enter = enter,
    .work = work,
    .verify = verify,
};
