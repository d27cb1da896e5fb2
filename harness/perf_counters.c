/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "perf_counters.h"

#include "sample.h"

#include <errno.h>
#include <linux/perf_event.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

struct perf_counters {
    size_t threads;
    int fds[]; /* PERF_EVENTS for each thread; -1 where there is none */
};

#define CACHE_MISS(cache, op)                                                  \
    ((cache) | ((op) << 8) | (PERF_COUNT_HW_CACHE_RESULT_MISS << 16))

static const struct {
    const char *name;
    uint32_t type;
    uint64_t config;
} events[PERF_EVENTS] = {
    [PERF_CYCLES] = {"cycles", PERF_TYPE_HARDWARE, PERF_COUNT_HW_CPU_CYCLES},
    [PERF_INSTRUCTIONS] = {"instructions", PERF_TYPE_HARDWARE,
                           PERF_COUNT_HW_INSTRUCTIONS},
    [PERF_CACHE_MISSES] = {"cache_misses", PERF_TYPE_HARDWARE,
                           PERF_COUNT_HW_CACHE_MISSES},
    [PERF_TLB_MISSES] = {"tlb_misses", PERF_TYPE_HW_CACHE,
                         CACHE_MISS(PERF_COUNT_HW_CACHE_DTLB,
                                    PERF_COUNT_HW_CACHE_OP_READ)},
};

/* Each for itself and in no group: one that is missing costs no other. */
static int open_event(enum perf_event event, pid_t thread)
{
    struct perf_event_attr attr = {
        .size = sizeof attr,
        .type = events[event].type,
        .config = events[event].config,
        .read_format =
            PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING,
        .exclude_kernel = 1,
        .exclude_hv = 1,
    };

    return (int)syscall(SYS_perf_event_open, &attr, thread, -1, -1,
                        PERF_FLAG_FD_CLOEXEC);
}

static void allow_descriptors(size_t more)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) == 0
        && limit.rlim_max - limit.rlim_cur > 0) {
        rlim_t wanted = limit.rlim_cur + more;
        limit.rlim_cur = wanted < limit.rlim_max ? wanted : limit.rlim_max;
        (void)setrlimit(RLIMIT_NOFILE, &limit);
    }
}

struct perf_counters *perf_counters_open(const pid_t *threads, size_t n)
{
    struct perf_counters *c =
        malloc(sizeof *c + n * PERF_EVENTS * sizeof c->fds[0]);

    if (c == NULL) {
        return NULL;
    }
    c->threads = n;
    allow_descriptors(n * PERF_EVENTS);
    for (size_t i = 0; i < n * PERF_EVENTS; i++) {
        c->fds[i] = open_event((enum perf_event)(i % PERF_EVENTS),
                               threads[i / PERF_EVENTS]);
    }
    return c;
}

void perf_counters_free(struct perf_counters *c)
{
    for (size_t i = 0; c != NULL && i < c->threads * PERF_EVENTS; i++) {
        if (c->fds[i] >= 0) {
            close(c->fds[i]);
        }
    }
    free(c);
}

/* An event that never ran was counted no more than one that isn't there. */
static int64_t read_one(int fd)
{
    struct {
        uint64_t value;
        uint64_t enabled_ns;
        uint64_t running_ns;
    } seen;

    if (fd < 0 || read(fd, &seen, sizeof seen) != sizeof seen
        || seen.running_ns == 0) {
        return SAMPLE_ABSENT;
    }
    return seen.running_ns >= seen.enabled_ns
               ? (int64_t)seen.value
               : (int64_t)((double)seen.value * (double)seen.enabled_ns
                           / (double)seen.running_ns);
}

void perf_counters_read(const struct perf_counters *c, size_t thread,
                        int64_t out[PERF_EVENTS])
{
    for (int i = 0; i < PERF_EVENTS; i++) {
        out[i] = read_one(c->fds[thread * PERF_EVENTS + (size_t)i]);
    }
}

static const char *advice(int error)
{
    switch (error) {
    case EACCES:
    case EPERM:
        return "sudo sysctl kernel.perf_event_paranoid=2 allows it";
    case ENOENT:
    case EOPNOTSUPP:
        return "this machine, or what it runs in, has no such counter";
    default:
        return "see perf_event_open(2)";
    }
}

void perf_counters_note(char text[PERF_NOTE_BYTES])
{
    char missing[PERF_NOTE_BYTES / 4] = "";
    int why = 0;

    for (int i = 0; i < PERF_EVENTS; i++) {
        int fd = open_event((enum perf_event)i, 0);
        size_t used = strlen(missing);
        if (fd >= 0) {
            close(fd);
            continue;
        }
        why = errno;
        snprintf(missing + used, sizeof missing - used, "%s%s",
                 used > 0 ? ", " : "", events[i].name);
    }
    text[0] = '\0';
    if (missing[0] != '\0') {
        snprintf(text, PERF_NOTE_BYTES,
                 "not counted here, and left empty: %s (%s; %s)", missing,
                 strerror(why), advice(why));
    }
}
