/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stopper.h"

#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

static void watched(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    sigaddset(set, SIGHUP);
}

int stopper_open(struct stopper *s, struct err *e)
{
    sigset_t set;

    watched(&set);
    *s = (struct stopper){.fd = -1};
    signal(SIGPIPE, SIG_IGN);
    sigprocmask(SIG_BLOCK, &set, NULL);
    s->fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    return s->fd < 0 ? err_errno(e, "cannot watch for signals") : 0;
}

int stopper_check(struct stopper *s)
{
    struct signalfd_siginfo info;

    if (s->signal == 0 && read(s->fd, &info, sizeof info) == sizeof info) {
        s->signal = (int)info.ssi_signo;
    }
    return s->signal != 0;
}

void stopper_close(struct stopper *s)
{
    sigset_t set;

    if (s->fd >= 0) {
        close(s->fd);
        s->fd = -1;
    }
    watched(&set);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
}
