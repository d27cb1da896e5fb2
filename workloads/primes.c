/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is lost when pure computation that shares nothing must share a lock? */
#include "workload.h"

#include "support/answer.h"
#include "support/own_memory.h"
#include "support/prime_count.h"
#include "support/sieve.h"

static int enter(struct worker *w, struct err *e)
{
    return sieve_enter(w, params_number(w->job->params, "limit"), e);
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        worker_checksum(w, sieve_count(w));
    }
    return 0;
}

static int verify(const struct job *job, struct err *e)
{
    uint64_t limit = params_number(job->params, "limit");
    uint64_t primes;

    if (prime_count(limit, &primes, e) != 0) {
        return -1;
    }
    return answer_verify_same(job, primes, "counting without a sieve", e);
}

static const struct param params[] = {
    {"limit", PARAM_COUNT, "50000",
     "find the primes up to this number; as many bytes per worker", .min = 2,
     .max = 1000000000},
    {0},
};

const struct workload workload_primes = {
    .name = "primes",
    .summary = "find primes with a sieve in private memory",
    .unit = "sieve",
    .kind = WORKLOAD_CPU,
    .question =
        "What is lost when pure computation that shares nothing must share "
        "a lock?",
    .story = "An operation is a sieve of Eratosthenes in the worker's own "
             "memory: no allocation, no system call, no memory that another "
             "worker touches.",
    .expect =
        "threads and processes alike: nothing is shared, so only a lock can "
        "keep workers apart.",
    .verified = "the number of primes against a count that needs no sieve "
                "(Legendre).",
    .lock = "held; a safepoint after at most 16384 steps.",
    .params = params,
    .enter = enter,
    .work = work,
    .leave = own_memory_leave,
    .verify = verify,
};
