/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "same_answer.h"

#include <inttypes.h>

int same_answer_verify(const struct job *job, uint64_t answer, const char *way,
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
