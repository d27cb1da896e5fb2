/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "std_streams.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

void std_streams_open(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF) {
            (void)!open("/dev/null", O_RDWR); /* the lowest that is free */
        }
    }
}
