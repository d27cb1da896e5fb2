/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "stopper.h"

#include "clock.h"

#include <signal.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

static bool is_ignored(int signal)
{
    struct sigaction now;

    return sigaction(signal, NULL, &now) == 0
           && now.sa_handler == SIG_IGN; // NOLINT(performance-no-int-to-ptr)
}

/* Of SIGXCPU, SIGUSR1 and SIGUSR2, batch systems send one before they kill. */
static void watched(sigset_t *set)
{
    static const int others[] = {SIGHUP, SIGXCPU, SIGUSR1, SIGUSR2};

    sigemptyset(set);
    /* A shell's background jobs have SIGINT ignored, and are to end by it all
     * the same; who has SIGHUP ignored wants to outlive the terminal. */
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        if (!is_ignored(others[i])) {
            sigaddset(set, others[i]);
        }
    }
}

static int watch(int all, int one)
{
    struct epoll_event event = {.events = EPOLLIN, .data.fd = one};

    return epoll_ctl(all, EPOLL_CTL_ADD, one, &event);
}

void stopper_init(struct stopper *s)
{
    *s = (struct stopper){.fd = -1, .signal_fd = -1, .timer_fd = -1};
}

int stopper_open(struct stopper *s, struct err *e)
{
    sigset_t set;

    watched(&set);
    stopper_init(s);
    signal(SIGPIPE, SIG_IGN);
    s->blocked = sigprocmask(SIG_BLOCK, &set, NULL) == 0;
    s->signal_fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    s->timer_fd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    s->fd = epoll_create1(EPOLL_CLOEXEC);
    return s->signal_fd < 0 || s->timer_fd < 0 || s->fd < 0
                   || watch(s->fd, s->signal_fd) || watch(s->fd, s->timer_fd)
               ? err_errno(e, "cannot watch for signals")
               : 0;
}

void stopper_limit(struct stopper *s, uint64_t deadline_ns)
{
    struct itimerspec when = {.it_value = clock_timespec(deadline_ns)};

    (void)timerfd_settime(s->timer_fd, TFD_TIMER_ABSTIME, &when, NULL);
}

bool stopper_check(struct stopper *s)
{
    struct signalfd_siginfo info;
    uint64_t times;

    if (s->signal == 0
        && read(s->signal_fd, &info, sizeof info) == sizeof info) {
        s->signal = (int)info.ssi_signo;
    }
    s->late = s->late || read(s->timer_fd, &times, sizeof times) > 0;
    return s->signal != 0 || s->late;
}

void stopper_close(struct stopper *s)
{
    sigset_t set;

    if (s->signal_fd >= 0) {
        close(s->signal_fd);
    }
    if (s->timer_fd >= 0) {
        close(s->timer_fd);
    }
    if (s->fd >= 0) {
        close(s->fd);
    }
    if (s->blocked) {
        watched(&set);
        sigprocmask(SIG_UNBLOCK, &set, NULL);
    }
    s->fd = s->signal_fd = s->timer_fd = -1;
    s->blocked = false;
}
