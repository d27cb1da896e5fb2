/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does it cost to offer the processor to others when nobody wants it? */
#include "workload.h"

#include "support/count.h"

#include <sched.h>

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    for (uint64_t op = 0; op < ops; op++) {
        int result;

        worker_blocking_enter(w);
        result = sched_yield();
        worker_blocking_leave(w);
        if (result != 0) {
            return err_errno(e, "cannot yield the processor");
        }
        worker_safepoint(w);
    }
    worker_checksum(w, ops);
    return 0;
}

const struct workload workload_yield = {
    .name = "yield",
    .summary = "offer the processor to others",
    .unit = "yield",
    .kind = WORKLOAD_KERNEL,
    .question = "What does it cost to offer the processor to others when "
                "nobody wants it?",
    .story = "An operation is one `sched_yield`. With a processor for each "
             "worker the scheduler looks at its queue and goes on with the "
             "same one. With more workers than processors "
             "(`-p same-pu`, or a larger `-n`) each operation is a switch to "
             "another worker, which is dearer between processes: the address "
             "space changes as well.",
    .expect = "neither threads nor processes: each processor has a queue of "
              "its own.",
    .verified = "each call succeeds.",
    .lock = "released around each call, as `os.sched_yield` does since CPython "
            "3.12: a lock that is given up and asked for again each time goes "
            "from hand to hand. A safepoint after each call.",
    .work = work,
    .verify = count_verify,
};
