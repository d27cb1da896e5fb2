/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gil.h"

/* The locks of real runtimes, as data over the one in gil.h. */

enum gil_scope {
    GIL_SCOPE_ALL,    /* one lock for all workers */
    GIL_SCOPE_WORKER, /* one for each worker, in one address space */
    GIL_SCOPE_NONE,   /* no lock: a word of state for each worker */
};

struct gil_profile {
    enum gil_scope scope;
    struct gil_config config;
};

/* Names and, at the same index, what a profile is, of which version, and
 * where its figures come from. NULL-ended. */
extern const char *const gil_profile_names[];
extern const char *const gil_profile_help[];

/* By index into the names. */
const struct gil_profile *gil_profile_at(size_t index);
