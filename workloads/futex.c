/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does it cost to wake those who wait for a word, when nobody does? */
#include "workload.h"

#include "support/count.h"

#include <linux/futex.h>
#include <stdint.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { SHARED, PRIVATE };

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    bool own = params_number(w->job->params, "scope") == PRIVATE;
    int wake = own ? FUTEX_WAKE_PRIVATE : FUTEX_WAKE;
    uint32_t word = 0;

    for (uint64_t op = 0; op < ops; op++) {
        long woken = syscall(SYS_futex, &word, wake, 1, NULL, NULL, 0);

        if (woken != 0) {
            return woken < 0
                       ? err_errno(e, "cannot wake those who wait for a word")
                       : err_set(e,
                                 "a wake found %ld who waited for a word "
                                 "that nobody else knows of",
                                 woken);
        }
        worker_safepoint(w);
    }
    worker_checksum(w, ops);
    return 0;
}

static const char *const scopes[] = {
    [SHARED] = "shared", [PRIVATE] = "private", NULL};

static const struct param params[] = {
    {"scope", PARAM_CHOICE, "shared",
     "shared: other processes could wait for the word, so its page is "
     "looked up; private: only this one's threads (FUTEX_PRIVATE_FLAG)",
     .choices = scopes},
    {0},
};

const struct workload workload_futex = {
    .name = "futex",
    .summary = "wake those who wait for a word, which nobody does",
    .unit = "wake",
    .kind = WORKLOAD_KERNEL,
    .question = "What does it cost to wake those who wait for a word, when "
                "nobody does?",
    .story = "An operation is one `FUTEX_WAKE` of a word on the worker's own "
             "stack. The kernel finds the word's queue in a hash table and "
             "sees that it is empty. This is what a lock costs beyond its "
             "atomic instruction once it believes that somebody waits.",
    .expect = "neither threads nor processes: an empty queue is seen without "
              "taking its lock.",
    .verified = "each call succeeds and wakes nobody.",
    .lock = "held: CPython wakes who waits for a `threading.Lock` before it "
            "lets go of its own lock. A safepoint after each call.",
    .params = params,
    .work = work,
    .verify = count_verify,
};
