/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* For verify hooks: whether the checksum is right, and else what is wrong. */

/* Where all operations have one answer, `answer`, which `way` (such as
 * "counting") gives, and each adds it. */
int answer_verify_same(const struct job *job, uint64_t answer, const char *way,
                       struct err *e);

/* Where `what`, such as "the pages", add up to `sum`, for all workers. */
int answer_verify_sum(const struct job *job, uint64_t sum, const char *what,
                      struct err *e);

/* 1 + 2 + ... + last, modulo 2^64. */
uint64_t answer_sum_to(uint64_t last);
