/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "count.h"

#include <inttypes.h>

int count_verify(const struct job *job, struct err *e)
{
    if (job->checksum != job->workers * job->ops) {
        return err_set(e,
                       "%" PRIu64 " operations went right, not %u x %" PRIu64,
                       job->checksum, job->workers, job->ops);
    }
    return 0;
}
