/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Do waits overlap, even under a lock?
 *
 * An operation is the pretend download of many a comparison: it sleeps. What
 * real downloads add to that, `http` shows.
 */
#include "workload.h"

#include "support/count.h"
#include "support/due.h"
#include "support/pause.h"

#include <inttypes.h>

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t time_ns = params_number(w->job->params, "time");
    struct due due = due_of(w);

    for (uint64_t op = 0; op < ops; op++) {
        uint64_t from_ns = due_wait(&due, w, op);
        uint64_t start_ns = worker_clock_ns();
        uint64_t end_ns;
        uint64_t took_ns;

        worker_blocking_enter(w);
        pause_until(start_ns + time_ns);
        worker_blocking_leave(w);
        end_ns = worker_clock_ns();
        took_ns = end_ns - start_ns;
        if (took_ns < time_ns) {
            return err_set(e,
                           "a sleep of %" PRIu64 " ns ended after %" PRIu64
                           " ns: this machine's clock cannot be trusted",
                           time_ns, took_ns);
        }
        worker_latency(w, end_ns - from_ns);
        worker_checksum(w, 1);
    }
    return 0;
}

static const struct param params[] = {
    {.name = "time",
     .type = PARAM_DURATION,
     .value = "10ms",
     .help = "how long one sleep is",
     .min = 1000,
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
    .limit = "The cores, once waking up fills them: 64 workers at the default "
             "time are far from it.",
    .quick = "time=1ms",
    .params = params,
    .length = "time",
    .work = work,
    .verify = count_verify,
};
