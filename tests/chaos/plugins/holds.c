/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A trial that waits to be hit: of the trials with several workers in the
 * folder TVP_CHAOS_PLACE ("." without it), which the file `trials` counts by
 * its bytes, those whose numbers are in TVP_CHAOS_HOLD ("2" without it). Each
 * worker that waits has put its trial's number into the file `held`, as a line.
 * The trial goes on once there is a file `go`, or one of that name and its
 * number: `go2`.
 */
#include <tvp/workload.h>

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct shared {
    long long number;
    bool held;
};

static int folder(void)
{
    const char *given = getenv("TVP_CHAOS_PLACE");

    return open(given == NULL ? "." : given, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

/* Adds to the file, and says how long it is then: -1 where it can't. */
static long long add(const char *name, const char *text)
{
    int at = folder();
    int fd = openat(at, name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    ssize_t length = (ssize_t)strlen(text);
    struct stat info;
    int failed =
        fd < 0 || write(fd, text, (size_t)length) != length || fstat(fd, &info);

    close(fd);
    close(at);
    return failed ? -1 : (long long)info.st_size;
}

static int attach(struct job *job, struct err *e)
{
    job->state = job_alloc(job, sizeof(struct shared), e);
    return job->state == NULL ? -1 : 0;
}

/* Calibrating is done with one worker. */
static int setup(struct job *job, struct err *e)
{
    const char *given = getenv("TVP_CHAOS_HOLD");
    char numbers[64];
    char number[32];

    if (attach(job, e)) {
        return -1;
    }
    if (job->workers < 2) {
        return 0;
    }
    struct shared *s = job->state;
    s->number = add("trials", ".");
    if (s->number < 0) {
        return err_errno(e, "cannot count in the file trials");
    }
    snprintf(numbers, sizeof numbers, " %s ", given == NULL ? "2" : given);
    snprintf(number, sizeof number, " %lld ", s->number);
    s->held = strstr(numbers, number) != NULL;
    return 0;
}

static bool may_go(int at, const char *go)
{
    return faccessat(at, "go", F_OK, 0) == 0 || faccessat(at, go, F_OK, 0) == 0;
}

static int wait_to_go(struct worker *w, long long number, struct err *e)
{
    const struct timespec tick = {.tv_nsec = 5000000};
    int at = folder();
    char line[32];
    char go[32];

    snprintf(line, sizeof line, "%lld\n", number);
    snprintf(go, sizeof go, "go%lld", number);
    if (at < 0 || add("held", line) < 0) {
        return err_errno(e, "cannot say in the file held that it waits");
    }
    while (!may_go(at, go)) {
        worker_blocking_enter(w);
        nanosleep(&tick, NULL);
        worker_blocking_leave(w);
    }
    close(at);
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    const struct shared *s = w->job->state;

    if (s->held && w->done == 0 && wait_to_go(w, s->number, e)) {
        return -1;
    }
    for (uint64_t op = 0; op < ops; op++) {
        worker_safepoint(w); /* what takes no time can't be calibrated */
        for (volatile int i = 0; i < 100; i++) {
        }
    }
    worker_checksum(w, ops);
    return 0;
}

/* Unused: something that searches can go over. */
static const struct param params[] = {
    {.name = "level", .type = PARAM_COUNT, .value = "1", .help = "unused"},
    {.name = NULL},
};

static const struct workload holds = {
    .name = "holds",
    .summary = "a trial that waits to be hit",
    .unit = "nothing",
    .kind = WORKLOAD_CPU,
    .params = params,
    .setup = setup,
    .attach = attach,
    .work = work,
};

TVP_PLUGIN(holds);
