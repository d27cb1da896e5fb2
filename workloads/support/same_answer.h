/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* For verify hooks of workloads all of whose operations have one answer, which
 * they add to the checksum: whether it adds up to as many times `answer`, which
 * `way` (such as "counting") gives. */
int same_answer_verify(const struct job *job, uint64_t answer, const char *way,
                       struct err *e);
