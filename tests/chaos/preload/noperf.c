/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A kernel without perf_event_open. */
#include <dlfcn.h>
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <sys/syscall.h>

long syscall(long number, ...)
{
    static long (*real)(long, ...);
    long with[6];
    va_list arguments;

    va_start(arguments, number);
    for (int i = 0; i < 6; i++) {
        with[i] = va_arg(arguments, long);
    }
    va_end(arguments);
    if (number == SYS_perf_event_open) {
        errno = ENOSYS;
        return -1;
    }
    if (real == NULL) {
        *(void **)&real = dlsym(RTLD_NEXT, "syscall");
    }
    return real(number, with[0], with[1], with[2], with[3], with[4], with[5]);
}
