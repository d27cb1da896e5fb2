/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do first touches of memory cost threads that share an address space? */
#include "workload.h"

#include "support/fresh_pages.h"
#include "support/pages.h"

static int enter(struct worker *w, struct err *e)
{
    return fresh_pages_enter(w, params_number(w->job->params, "bytes"), e);
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t before = pages_faults();

    if (fresh_pages_touch(w, ops, e) != 0) {
        return -1;
    }
    pages_checksum(w, before, ops);
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    return pages_verify(job, 1, e);
}

static const struct param params[] = {
    {"bytes", PARAM_SIZE, "16M",
     "how much is mapped at a time; each worker takes as much memory", .min = 1,
     .max = 1099511627776},
    {0},
};

const struct workload workload_page_fault = {
    .name = "page-fault",
    .summary = "touch a page of new memory",
    .unit = "page",
    .kind = WORKLOAD_MEMORY,
    .question = "What do first touches of memory cost threads that share an "
                "address space?",
    .story =
        "An operation writes to a page for the first time: the kernel finds a "
        "free one, fills it with zeros and enters it into the page table. When "
        "all of a mapping's pages are touched it is unmapped, and the next one "
        "is made: that is part of what they cost. Huge pages, of which one "
        "fault brings hundreds of pages where the kernel has one, are "
        "refused. Threads' mappings lie side by side, and the kernel merges "
        "neighbours into one, as it does in will-it-scale; those of processes "
        "never meet.\n\n"
        "`page-fault:bytes=128M` makes the calls and touches of "
        "will-it-scale's page_fault1, whose iteration is an operation here. "
        "That one gets huge pages where the machine is set to give them "
        "unasked.",
    .expect = "processes: at each fault threads take the locks of mappings "
              "that the kernel has merged (since 6.4; the one mmap lock "
              "before), and interrupt one another's CPUs when they unmap.",
    .verified = "the pages touched, against the kernel's count of the worker's "
                "page faults; the last ones are also read again, "
                "since another fault may stand for one; each call's result.",
    .lock = "held while pages are touched, with a safepoint after each: no "
            "runtime sees a fault. Released around mapping and unmapping, as "
            "CPython's mmap module does (mmap since 3.12, munmap since 3.8).",
    .limit = "the memory that pages are filled with zeros in, and the kernel's "
             "lists of free pages, from when on enough workers fault at once.",
    .quick = "bytes=64K",
    .params = params,
    .enter = enter,
    .work = work,
    .leave = fresh_pages_leave,
    .verify = verify,
};
