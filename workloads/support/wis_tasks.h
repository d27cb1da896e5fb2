/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sched.h>
#include <stddef.h>

/*
 * What will-it-scale's own program gives its tests, under the same names: tvp
 * exports these two. A task is a thread where the caller is one of several,
 * as workers are under threads, and else a process; it ends with the trial.
 * One that cannot be made ends the test by abort, as a failed assertion does.
 */
struct args {
    void *(*func)(unsigned long long *iterations, unsigned long nr);
    unsigned long long *arg1;
    unsigned long arg2;
    int poll_fd; /* the task begins when it can be read */
};

void new_task(void *(*func)(void *), void *arg);

/* The same for a testcase, on the processing units of a mask alone. */
void new_task_affinity(struct args *args, size_t cpuset_size, cpu_set_t *mask);
