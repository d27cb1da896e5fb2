/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clocks that are set in mid-run: the file CHAOS_CLOCKS holds how many seconds
 * the time of day is off, and for how many the machine has slept. */
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

struct offsets {
    long day_s;
    long asleep_s;
};

static struct offsets read_offsets(void)
{
    struct offsets o = {0, 0};
    const char *path = getenv("CHAOS_CLOCKS");
    FILE *file = path == NULL ? NULL : fopen(path, "re");

    if (file != NULL) {
        (void)!fscanf(file, "%ld %ld", &o.day_s, &o.asleep_s);
        fclose(file);
    }
    return o;
}

int clock_gettime(clockid_t clock, struct timespec *out)
{
    static int (*real)(clockid_t, struct timespec *);

    if (real == NULL) {
        *(void **)&real = dlsym(RTLD_NEXT, "clock_gettime");
    }
    int result = real(clock, out);
    if (result == 0 && clock == CLOCK_REALTIME) {
        out->tv_sec += read_offsets().day_s;
    } else if (result == 0 && clock == CLOCK_BOOTTIME) {
        out->tv_sec += read_offsets().asleep_s;
    }
    return result;
}

time_t time(time_t *out)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    if (out != NULL) {
        *out = now.tv_sec;
    }
    return now.tv_sec;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone)
{
    struct timespec now;

    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    *out = (struct timeval){now.tv_sec, now.tv_nsec / 1000};
    return 0;
}
