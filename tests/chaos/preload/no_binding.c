/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A system that lets nobody choose a CPU. */
#include <errno.h>
#include <pthread.h>
#include <sched.h>

int sched_setaffinity(pid_t pid, size_t bytes, const cpu_set_t *set)
{
    (void)pid;
    (void)bytes;
    (void)set;
    errno = EPERM;
    return -1;
}

int pthread_setaffinity_np(pthread_t thread, size_t bytes, const cpu_set_t *set)
{
    (void)thread;
    (void)bytes;
    (void)set;
    return EPERM;
}
