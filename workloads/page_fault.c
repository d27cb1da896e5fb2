/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do first touches of memory cost threads that share an address space? */
#include "workload.h"

#include "support/own_memory.h"
#include "support/pages.h"

#include <stdbool.h>
#include <sys/mman.h>

/* Lasts from one call of work to the next. */
struct mapping {
    unsigned char *memory; /* NULL where there is none */
    size_t bytes;
    size_t next; /* where it is touched next */
};

static int enter(struct worker *w, struct err *e)
{
    struct mapping *m = own_memory_enter(w, sizeof *m, NULL, e);

    if (m == NULL) {
        return -1;
    }
    m->bytes = params_number(w->job->params, "bytes");
    return pages_keep_small(e);
}

static void leave(struct worker *w)
{
    struct mapping *m = w->state;

    if (m != NULL && m->memory != NULL) {
        munmap(m->memory, m->bytes);
    }
    own_memory_leave(w);
}

/* Touches up to `ops` pages of what is mapped, and says how many. */
static uint64_t touch(struct worker *w, struct mapping *m, uint64_t ops)
{
    size_t page = pages_bytes();
    size_t from = m->next;

    for (uint64_t op = 0; op < ops && m->next < m->bytes; op++) {
        *(volatile unsigned char *)(m->memory + m->next) = 1;
        m->next += page;
        worker_safepoint(w);
    }
    return (m->next - from) / page;
}

/* The last mapping ends with the work, so that it is in its time. */
static int work(struct worker *w, uint64_t ops, struct err *e)
{
    struct mapping *m = w->state;
    bool last = w->done + ops == w->job->ops;
    uint64_t before = pages_faults();

    for (uint64_t op = 0; op < ops;) {
        if (m->memory == NULL) {
            m->next = 0;
            m->memory = pages_map(w, m->bytes, e);
        }
        if (m->memory == NULL) {
            return -1;
        }
        op += touch(w, m, ops - op);
        if (m->next >= m->bytes || (last && op == ops)) {
            void *memory = m->memory;

            m->memory = NULL;
            if (pages_unmap(w, memory, m->bytes, e) != 0) {
                return -1;
            }
        }
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
        "refused.\n\n"
        "`page-fault:bytes=128M` makes the calls and touches of "
        "will-it-scale's page_fault1, whose iteration is an operation here. "
        "That one gets huge pages where the machine is set to give them "
        "unasked.",
    .expect = "processes: threads take locks of one address space at each "
              "fault, and interrupt one another's CPUs when they unmap.",
    .verified = "the pages touched, against the kernel's count of page faults; "
                "each call's result.",
    .lock = "held while pages are touched, with a safepoint after each: no "
            "runtime sees a fault. Released around mapping and unmapping, as "
            "CPython's mmap module does (mmap since 3.12, munmap since 3.8).",
    .limit = "the memory that pages are filled with zeros in, and the kernel's "
             "lists of free pages, from when on enough workers fault at once.",
    .quick = "bytes=64K",
    .params = params,
    .enter = enter,
    .work = work,
    .leave = leave,
    .verify = verify,
};
