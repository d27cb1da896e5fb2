/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "wis_tasks.h"

#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/* Tests expect no status: what they say goes where assert's text goes. */
static void need(int failed, const char *what)
{
    if (failed) {
        fprintf(stderr, "%s: %s\n", what, strerror(failed));
        abort();
    }
}

/* A worker that is a process is its first thread. The program that threads
 * belong to is the controller, whose first thread never works. */
static int is_process(void)
{
    return gettid() == getpid();
}

static _Noreturn void live(pid_t parent, void *(*func)(void *), void *arg)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() == parent) {
        func(arg);
    }
    _exit(EXIT_SUCCESS);
}

static void fork_task(void *(*func)(void *), void *arg, size_t mask_bytes,
                      const cpu_set_t *mask)
{
    pid_t parent = getpid();
    pid_t pid = fork();

    need(pid < 0 ? errno : 0, "new_task cannot fork");
    if (pid == 0) {
        int failed =
            mask != NULL && sched_setaffinity(0, mask_bytes, mask) != 0;
        need(failed ? errno : 0, "new_task_affinity cannot bind a process");
        live(parent, func, arg);
    }
}

static void start_thread(void *(*func)(void *), void *arg, size_t mask_bytes,
                         const cpu_set_t *mask)
{
    pthread_attr_t attr;
    pthread_t thread;

    pthread_attr_init(&attr);
    pthread_attr_setdetachstate(&attr, PTHREAD_CREATE_DETACHED);
    if (mask != NULL) {
        need(pthread_attr_setaffinity_np(&attr, mask_bytes, mask),
             "new_task_affinity cannot bind a thread");
    }
    need(pthread_create(&thread, &attr, func, arg),
         "new_task cannot create a thread");
    pthread_attr_destroy(&attr);
}

static void start(void *(*func)(void *), void *arg, size_t mask_bytes,
                  const cpu_set_t *mask)
{
    if (is_process()) {
        fork_task(func, arg, mask_bytes, mask);
    } else {
        start_thread(func, arg, mask_bytes, mask);
    }
}

void new_task(void *(*func)(void *), void *arg)
{
    start(func, arg, 0, NULL);
}

static void *await(void *arg)
{
    struct args *args = arg;
    struct pollfd go = {.fd = args->poll_fd, .events = POLLIN};

    while (poll(&go, 1, -1) < 0 && errno == EINTR) {
    }
    return args->func(args->arg1, args->arg2);
}

void new_task_affinity(struct args *args, size_t cpuset_size, cpu_set_t *mask)
{
    start(await, args, cpuset_size, mask);
}
