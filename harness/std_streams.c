/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "std_streams.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <unistd.h>

void std_streams_open(void)
{
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
        if (fcntl(fd, F_GETFD) < 0 && errno == EBADF) {
            (void)!open("/dev/null", O_RDWR); /* the lowest that is free */
        }
    }
}

void std_streams_limit(void)
{
    (void)signal(SIGXFSZ, SIG_IGN);
}

void std_streams_outlive(void)
{
    (void)signal(SIGPIPE, SIG_IGN);
}

int std_streams_flush(FILE *out)
{
    struct pollfd end = {.fd = fileno(out), .events = POLLOUT};

    errno = 0;
    if (fflush(out) == 0 && ferror(out) == 0) {
        return 0;
    }
    /* Not errno: an earlier write may have failed, of which a flag is left. */
    int failed = errno;
    bool unread = poll(&end, 1, 0) > 0 && (end.revents & POLLERR) != 0;
    errno = failed != 0 ? failed : EIO;
    return unread ? 1 : -1;
}

void std_streams_forget(FILE *out)
{
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

    if (nowhere >= 0) {
        (void)dup2(nowhere, fileno(out));
        close(nowhere);
        (void)fflush(out);
        clearerr(out);
    }
}
