/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an uncontended drop-and-take of the GIL costs, in uncontended mutex
 * pairs; for gil-cost.sh. */
#include "clock.h"
#include "gil.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { ROUNDS = 201, PAIRS = 100000, RATIO_MAX = 4 };

/* Alive, since a process with one thread has cheaper mutexes. */
static void *idle(void *arg)
{
    (void)arg;
    for (;;) {
        pause();
    }
    return NULL;
}

static double mutex_pair_ns(pthread_mutex_t *m)
{
    uint64_t began_ns = clock_now_ns();

    for (int i = 0; i < PAIRS; i++) {
        pthread_mutex_lock(m);
        pthread_mutex_unlock(m);
    }
    return (double)(clock_now_ns() - began_ns) / PAIRS;
}

static double gil_pair_ns(struct gil_seat *seat)
{
    uint64_t began_ns = clock_now_ns();

    for (int i = 0; i < PAIRS; i++) {
        gil_drop(seat);
        gil_take(seat);
    }
    return (double)(clock_now_ns() - began_ns) / PAIRS;
}

static int ascending(const void *a, const void *b)
{
    const double *x = a;
    const double *y = b;

    return (*x > *y) - (*x < *y);
}

static double median(double values[ROUNDS])
{
    qsort(values, ROUNDS, sizeof *values, ascending);
    return values[ROUNDS / 2];
}

int main(void)
{
    static double mutex_ns[ROUNDS];
    static double gil_ns[ROUNDS];
    static double ratios[ROUNDS];
    const struct gil_config config = {.interval_ns = 5 * CLOCK_NS_PER_MS,
                                      .forced_switching = true};
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    atomic_uint breaker = 0;
    struct gil_seat seat;
    pthread_t thread;
    struct gil *gil;
    struct err e;

    if (gil_create(&gil, &config, &e)
        || pthread_create(&thread, NULL, idle, NULL)) {
        fprintf(stderr, "gil_cost: no lock or no thread\n");
        return 2;
    }
    gil_sit(gil, &seat, &breaker);
    gil_take(&seat);
    for (int i = 0; i < ROUNDS; i++) {
        mutex_ns[i] = mutex_pair_ns(&mutex);
        gil_ns[i] = gil_pair_ns(&seat);
        ratios[i] = gil_ns[i] / mutex_ns[i];
    }
    double ratio = median(ratios);
    printf("mutex pair %.2f ns, GIL drop and take %.2f ns, ratio %.2f "
           "(5 %% to 95 %% of rounds: %.2f to %.2f; at most %d)\n",
           median(mutex_ns), median(gil_ns), ratio, ratios[ROUNDS / 20],
           ratios[ROUNDS - 1 - ROUNDS / 20], RATIO_MAX);
    return ratio > RATIO_MAX ? 1 : 0;
}
