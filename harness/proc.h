/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdint.h>
#include <sys/types.h>

/* Readings from /proc; each returns -1 (SAMPLE_ABSENT) where there is none. */

/* Memory of a process: its share of all its pages (PSS), and its peak. */
int64_t proc_pss_bytes(pid_t pid);
int64_t proc_peak_rss_bytes(pid_t pid);

/* Starts this process's peak anew from what it has now. */
void proc_reset_peak(void);

/* Time that the hypervisor took from all CPUs since boot. */
int64_t proc_steal_ns(void);
