/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A runner that waits a minute where it would wait for some tenths of a second
 * whether it is told to end: who tells it may be slow. */
#include <dlfcn.h>
#include <poll.h>
#include <stddef.h>

int poll(struct pollfd *fds, nfds_t n, int timeout_ms)
{
    static int (*real)(struct pollfd *, nfds_t, int);

    int few_tenths = n == 1 && timeout_ms >= 100 && timeout_ms <= 1000;

    if (real == NULL) {
        *(void **)&real = dlsym(RTLD_NEXT, "poll");
    }
    return real(fds, n, few_tenths ? 60000 : timeout_ms);
}
