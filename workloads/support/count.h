/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* The verify hook of workloads whose workers add each operation that went right
 * to the checksum as one: whether all of all workers did. */
int count_verify(const struct job *job, struct err *e);
