/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "descriptors.h"

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
