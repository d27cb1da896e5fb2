/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A trial that waits to be hit: of the trials with several workers in this
 * folder, which the file `trials` counts by its bytes, those whose numbers are
 * in TVP_CHAOS_HOLD ("2" without it). It goes on once there is a file `go`.
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
    bool held;
};

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
    struct stat info;

    if (attach(job, e)) {
        return -1;
    }
    if (job->workers < 2) {
        return 0;
    }
    int fd = open("trials", O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (fd < 0 || write(fd, ".", 1) != 1 || fstat(fd, &info) != 0) {
        return err_errno(e, "cannot count in the file trials");
    }
    close(fd);
    snprintf(numbers, sizeof numbers, " %s ", given == NULL ? "2" : given);
    snprintf(number, sizeof number, " %lld ", (long long)info.st_size);
    ((struct shared *)job->state)->held = strstr(numbers, number) != NULL;
    return 0;
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    const struct shared *s = w->job->state;
    const struct timespec tick = {.tv_nsec = 5000000};

    (void)e;
    while (s->held && access("go", F_OK) != 0) {
        worker_blocking_enter(w);
        nanosleep(&tick, NULL);
        worker_blocking_leave(w);
    }
    for (uint64_t op = 0; op < ops; op++) {
        worker_safepoint(w); /* what takes no time can't be calibrated */
        for (volatile int i = 0; i < 100; i++) {
        }
    }
    worker_checksum(w, ops);
    return 0;
}

static const struct workload holds = {
    .name = "holds",
    .summary = "a trial that waits to be hit",
    .unit = "nothing",
    .kind = WORKLOAD_CPU,
    .setup = setup,
    .attach = attach,
    .work = work,
};

TVP_PLUGIN(holds);
