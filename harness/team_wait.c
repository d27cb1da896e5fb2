/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The controller's waiting for its team: team_listen and team_wait. */
#include "team.h"

#include "clock.h"
#include "slot_check.h"

#include <poll.h>
#include <signal.h>
#include <time.h>
#include <unistd.h>

/* For a bell that a workload has closed. */
enum { LISTEN_S = 1 };

static void on_child(int number)
{
    (void)number; /* its arrival alone ends ppoll */
}

void team_listen(struct team *t, uint64_t until_ns)
{
    struct pollfd heard[] = {
        {.fd = t->bell, .events = POLLIN},
        {.fd = handover_descriptor(t->inbox), .events = POLLIN},
    };
    uint64_t left_ns = clock_until_ns(until_ns);
    uint64_t most_ns = LISTEN_S * CLOCK_NS_PER_S;
    struct timespec left =
        clock_timespec(left_ns < most_ns ? left_ns : most_ns);
    sigset_t mask;
    uint64_t rung;

    sigprocmask(SIG_BLOCK, NULL, &mask);
    sigdelset(&mask, SIGCHLD);
    if (ppoll(heard, 2, &left, &mask) > 0 && heard[0].revents != 0) {
        (void)!read(t->bell, &rung, sizeof rung);
    }
}

/* Whether all got there. What they had handed over by then has come and is
 * read; what comes later is not waited for. While there may be more to read,
 * nobody need ring for it. */
static int all_there(struct team *t, atomic_uint *counter, bool *all,
                     bool *more, struct err *e)
{
    unsigned count = atomic_load(counter);
    bool counted = count == t->spans;

    if (count > t->spans) {
        slots_say_shared(e);
        return -1;
    }
    if (handover_receive(t->inbox, more, e)) {
        return -1;
    }
    *all = counted && !*more;
    return 0;
}

int team_wait(struct team *t, enum team_phase phase, uint64_t deadline_ns,
              bool *timed_out, struct err *e)
{
    atomic_uint *counter =
        phase == TEAM_READY ? &t->shared->ready : &t->shared->done;
    struct sigaction action = {.sa_handler = on_child};
    bool all;
    bool more;

    *timed_out = false;
    sigaction(SIGCHLD, &action, NULL);
    for (;;) {
        /* A worker that ends early is seen before a count that's complete. */
        if (all_there(t, counter, &all, &more, e)) {
            return -1;
        }
        if (all) {
            return team_failure(t, e);
        }
        if (phase == TEAM_READY && atomic_load(&t->shared->failures) > 0) {
            return team_failure(t, e) ? -1 : slots_say_shared(e);
        }
        if (t->model->check != NULL && t->model->check(t, e)) {
            /* Its own reason, where it left one, beats how it ended. */
            (void)team_failure(t, e);
            return -1;
        }
        if (clock_until_ns(deadline_ns) == 0) {
            *timed_out = true;
            return err_set(e,
                           "the trial's time limit passed while %u of %u "
                           "%s",
                           t->spans - atomic_load(counter), t->spans,
                           phase == TEAM_READY ? "had not started"
                                               : "were still working");
        }
        if (!more) {
            team_listen(t, deadline_ns);
        }
    }
}
