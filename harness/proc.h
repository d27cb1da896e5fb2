/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/* Readings from /proc; each returns -1 (SAMPLE_ABSENT) where there is none. */

/* Memory of a process: its share of all its pages (PSS), and its peak. */
int64_t proc_pss_bytes(pid_t pid);
int64_t proc_peak_rss_bytes(pid_t pid);

/* Starts this process's peak anew from what it has now. */
void proc_reset_peak(void);

/* How long a thread was ready to run without a CPU, since it began; and how
 * often it went from one to another. */
int64_t proc_runnable_ns(pid_t pid, pid_t tid);
int64_t proc_migrations(pid_t pid, pid_t tid);

/* The processing unit that a thread runs on, or ran on last. */
int64_t proc_pu(pid_t pid, pid_t tid);

/* Whether a SIGCONT came to a process that blocks it: it was stopped before,
 * or somebody took it to be. */
bool proc_continued(pid_t pid);
