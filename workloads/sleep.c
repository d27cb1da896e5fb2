/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do waits overlap, even under a lock? */
#include "workload.h"

#include "support/count.h"
#include "support/due.h"

#include <inttypes.h>

static int sleep_once(struct worker *w, uint64_t op, struct err *e)
{
    uint64_t time_ns = params_number(w->job->params, "time");
    uint64_t start_ns = worker_clock_ns();
    uint64_t took_ns;

    (void)op;
    due_sleep_until(w, start_ns + time_ns);
    took_ns = worker_clock_ns() - start_ns;
    if (took_ns < time_ns) {
        return err_set(e,
                       "a sleep of %" PRIu64 " ns ended after %" PRIu64
                       " ns: this machine's clock cannot be trusted",
                       time_ns, took_ns);
    }
    worker_checksum(w, 1);
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    return due_work(w, ops, sleep_once, e);
}

static const struct param params[] = {
    {"time", PARAM_DURATION, "10ms", "how long one sleep is", .min = 1000,
     .max = 3600000000000},
    DUE_PARAM,
    {0},
};

const struct workload workload_sleep = {
    .name = "sleep",
    .summary = "sleep, as a pretend download does",
    .unit = "sleep",
    .kind = WORKLOAD_IO,
    .question = "Do waits overlap, even under a lock?",
    .story = "An operation is the pretend download of many a comparison. What "
             "real downloads add to it, `http` shows.",
    .expect = "no model: whoever sleeps has released the lock; threads start "
              "sooner than processes.",
    .verified = "that no sleep was too short, and their number.",
    .lock = "released during the sleep.",
    .limit = "the cores, once waking up fills them: 64 workers at the default "
             "time are far from it.",
    .quick = "time=1ms",
    .params = params,
    .length = "time",
    .work = work,
    .verify = count_verify,
};
