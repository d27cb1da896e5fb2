/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"

/* Where memory comes from that is not a node's number. */
enum memory_policy {
    MEMORY_FIRST_TOUCH =
        -1,                 /* as the kernel likes: beside whoever touches it */
    MEMORY_INTERLEAVE = -2, /* page by page from all nodes that are allowed */
};

/*
 * From now on, what the calling thread is the first to touch comes from this
 * NUMA node (the system's number) and no other, or as enum memory_policy says.
 * What was touched before stays where it is, and so does shared memory that
 * somebody else has filled. Threads and processes that the caller makes
 * inherit it. Reads the policy back: once it has returned 0, it holds. Asks
 * the kernel alone, so that it costs a program without a topology no more.
 */
int memory_policy_apply(int node, struct err *e);
