/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer.h"

#include <inttypes.h>

int answer_verify_same(const struct job *job, uint64_t answer, const char *way,
                       struct err *e)
{
    if (job->checksum != answer * job->workers * job->ops) {
        return err_set(e,
                       "the answers add up to %" PRIu64 ", not to %u x %" PRIu64
                       " times the %" PRIu64 " that %s gives",
                       job->checksum, job->workers, job->ops, answer, way);
    }
    return 0;
}

int answer_verify_sum(const struct job *job, uint64_t sum, const char *what,
                      struct err *e)
{
    if (job->checksum != sum) {
        return err_set(e, "%s add up to %" PRIu64 ", not to %" PRIu64, what,
                       job->checksum, sum);
    }
    return 0;
}

uint64_t answer_sum_to(uint64_t last)
{
    return last % 2 == 0 ? last / 2 * (last + 1) : (last + 1) / 2 * last;
}
