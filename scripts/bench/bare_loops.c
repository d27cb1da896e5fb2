/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What a safepoint and a drop of the lock are held against, each in a program
 * without the harness: an atomic increment in a loop, and an uncontended pair
 * of lock and unlock; for instructions.sh.
 */
#include <inttypes.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { INCREMENTS = 1000 }; /* an operation of `counter` */

static void increment(_Atomic uint64_t *number, uint64_t ops)
{
#pragma clang loop unroll(disable)
    for (uint64_t i = 0; i < ops * INCREMENTS; i++) {
        atomic_fetch_add_explicit(number, 1, memory_order_relaxed);
    }
}

static void lock_and_unlock(pthread_mutex_t *mutex, uint64_t ops)
{
    for (uint64_t i = 0; i < ops; i++) {
        pthread_mutex_lock(mutex);
        pthread_mutex_unlock(mutex);
    }
}

int main(int argc, char **argv)
{
    static _Atomic uint64_t number;
    static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    uint64_t ops = argc > 2 ? strtoull(argv[2], NULL, 10) : 0;

    if (ops > 0 && strcmp(argv[1], "increment") == 0) {
        increment(&number, ops);
    } else if (ops > 0 && strcmp(argv[1], "mutex") == 0) {
        lock_and_unlock(&mutex, ops);
    } else {
        fprintf(stderr, "usage: bare_loops increment|mutex OPS\n");
        return 2;
    }
    printf("%" PRIu64 "\n", number);
    return 0;
}
