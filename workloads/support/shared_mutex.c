/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "shared_mutex.h"

#include <errno.h>

int shared_mutex_init(pthread_mutex_t *mutex, struct err *e)
{
    pthread_mutexattr_t attr;

    pthread_mutexattr_init(&attr);
    errno = pthread_mutexattr_setpshared(&attr, PTHREAD_PROCESS_SHARED);
    if (errno == 0) {
        errno = pthread_mutex_init(mutex, &attr);
    }
    pthread_mutexattr_destroy(&attr);
    return errno == 0
               ? 0
               : err_errno(e, "cannot make a mutex that processes share");
}

int shared_mutex_lock(pthread_mutex_t *mutex, struct worker *w, struct err *e)
{
    int result = pthread_mutex_trylock(mutex);

    if (result == EBUSY) {
        worker_blocking_enter(w);
        result = pthread_mutex_lock(mutex);
        worker_blocking_leave(w);
    }
    errno = result;
    return result == 0 ? 0
                       : err_errno(e, "cannot lock a mutex that workers share");
}
