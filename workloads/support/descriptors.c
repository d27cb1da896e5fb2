/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "descriptors.h"

#include <inttypes.h>
#include <sys/resource.h>

enum { SPARE = 64 }; /* those that are open already */

void descriptors_allow(uint64_t count)
{
    rlim_t needed = (rlim_t)count + SPARE;
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < needed) {
        limit.rlim_cur = needed < limit.rlim_max ? needed : limit.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
}

int descriptors_check(uint64_t count, const char *who, struct err *e)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= count) {
        return 0;
    }
    return err_set(e,
                   "%s needs %" PRIu64 " open files, and the limit on them is "
                   "%ju; raise it (ulimit -n) or lower the workers",
                   who, count, (uintmax_t)limit.rlim_cur);
}
