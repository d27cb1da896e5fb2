/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Do waits overlap, even under a lock?
 *
 * An operation is the pretend download of many a comparison: it sleeps. What
 * real downloads add to that, `http` shows.
 */
#include "workload.h"

#include "support/pause.h"

#include <inttypes.h>

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    uint64_t time_ns = params_number(w->job->params, "time");

    for (uint64_t op = 0; op < ops; op++) {
        uint64_t start_ns = worker_clock_ns();
        uint64_t took_ns;

        worker_blocking_enter(w);
        pause_until(start_ns + time_ns);
        worker_blocking_leave(w);
        took_ns = worker_clock_ns() - start_ns;
        if (took_ns < time_ns) {
            return err_set(e,
                           "a sleep of %" PRIu64 " ns ended after %" PRIu64
                           " ns: this machine's clock cannot be trusted",
                           time_ns, took_ns);
        }
        worker_latency(w, took_ns);
        worker_checksum(w, 1);
    }
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    if (job->checksum != job->workers * job->ops) {
        return err_set(e, "%" PRIu64 " sleeps were counted, not %u x %" PRIu64,
                       job->checksum, job->workers, job->ops);
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
    {0},
};

const struct workload workload_sleep = {
    .name = "sleep",
    .summary = "sleep, as a pretend download does",
    .unit = "sleep",
    .kind = WORKLOAD_IO,
    .params = params,
    .length = "time",
    .work = work,
    .verify = verify,
};
