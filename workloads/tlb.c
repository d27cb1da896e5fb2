/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What do threads pay for forgetting translations on all of their CPUs? */
#include "workload.h"

#include "support/answer.h"
#include "support/pages.h"

#include <sys/mman.h>

static size_t bytes_of(const struct job *job)
{
    return params_number(job->params, "pages") * pages_bytes();
}

static int enter(struct worker *w, struct err *e)
{
    size_t bytes = bytes_of(w->job);

    return pages_enter(w, bytes, "pages=", e) != 0
               ? -1
               : pages_check_protection(w->state, bytes, e);
}

static void leave(struct worker *w)
{
    pages_leave(w, bytes_of(w->job));
}

/* Each page counts the operations, whatever protection it had in between. */
static int work(struct worker *w, uint64_t ops, struct err *e)
{
    size_t bytes = bytes_of(w->job);
    size_t end = bytes / sizeof(uint64_t);
    size_t page = pages_bytes() / sizeof(uint64_t);
    volatile uint64_t *memory = w->state;

    for (uint64_t op = 0; op < ops; op++) {
        for (size_t i = 0; i < end; i += page) {
            memory[i]++;
        }
        if (pages_protect(w, bytes, PROT_READ, e) != 0) {
            return -1;
        }
        for (size_t i = 0; i < end; i += page) {
            worker_checksum(w, memory[i]);
        }
        if (pages_protect(w, bytes, PROT_READ | PROT_WRITE, e) != 0) {
            return -1;
        }
        worker_safepoint(w);
    }
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t pages = params_number(job->params, "pages");
    uint64_t all = job->workers * pages * answer_sum_to(job->ops);

    return answer_verify_sum(job, all, "the numbers that the pages held", e);
}

static const struct param params[] = {
    {"pages", PARAM_COUNT, "1", "how many pages a call protects", .min = 1,
     .max = 1048576},
    {0},
};

const struct workload workload_tlb = {
    .name = "tlb",
    .summary = "make a page read-only and writable again",
    .unit = "change",
    .kind = WORKLOAD_MEMORY,
    .question = "What do threads pay for forgetting translations on all of "
                "their CPUs?",
    .story =
        "An operation writes to pages of the worker's own, makes them "
        "read-only with mprotect, reads them, and makes them writable again, "
        "as collectors do that watch for writes. A CPU remembers in its TLB "
        "where pages are and what may be done with them. To forget that, the "
        "kernel interrupts all CPUs on which threads of the address space "
        "run, and waits for them (a shootdown), though no other thread ever "
        "touches these pages. Huge pages are refused, and pages that nobody "
        "may "
        "touch keep the kernel from merging the pages of two threads.",
    .expect = "processes: a change interrupts all CPUs that run threads of the "
              "same address space, and takes its one mmap lock.",
    .verified = "the sum of what the pages held while they were read-only, "
                "against a closed form; before the clock starts, that the "
                "kernel refuses to write to a page that is read-only.",
    .lock =
        "released around both calls, as CPython's ctypes does around a "
        "foreign function, which is how Python gets at mprotect; held while "
        "pages are touched; a safepoint after each operation.",
    .params = params,
    .enter = enter,
    .work = work,
    .leave = leave,
    .verify = verify,
};
