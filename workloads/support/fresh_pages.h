/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "workload.h"

/* A mapping of a worker's own whose pages are touched one after another, and
 * then that of the next one. */

/* Hooks: `bytes` are mapped at a time. */
int fresh_pages_enter(struct worker *w, uint64_t bytes, struct err *e);
void fresh_pages_leave(struct worker *w);

/* Touches so many pages that were never touched before, with a safepoint after
 * each; maps and unmaps as pages_map and pages_unmap do, the last time when the
 * worker's last operation is done. */
int fresh_pages_touch(struct worker *w, uint64_t pages, struct err *e);
