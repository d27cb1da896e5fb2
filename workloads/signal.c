/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What does sharing one table of signal handlers cost? */
#include "workload.h"

#include "support/count.h"
#include "support/own_memory.h"

#include <signal.h>

/* The handler gets no more than a number: this is how it tells its own thread
 * that it ran. */
static _Thread_local volatile sig_atomic_t handled;

static void handle(int number)
{
    (void)number;
    handled = 1;
}

static int setup(struct job *job, struct err *e)
{
    struct sigaction action = {.sa_handler = handle, .sa_flags = SA_RESTART};

    if (own_memory_setup(job, sizeof action, e) == NULL) {
        return -1;
    }
    return sigaction(SIGUSR1, &action, job->state) == 0
               ? 0
               : err_errno(e, "cannot handle SIGUSR1");
}

static void teardown(struct job *job)
{
    if (job->state != NULL) {
        sigaction(SIGUSR1, job->state, NULL);
    }
    own_memory_teardown(job);
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    for (uint64_t op = 0; op < ops; op++) {
        int result;

        handled = 0;
        worker_blocking_enter(w);
        result = raise(SIGUSR1);
        worker_blocking_leave(w);
        if (result != 0 || !handled) {
            return err_set(e, "SIGUSR1 was sent, but its handler did not run");
        }
        worker_safepoint(w);
    }
    worker_checksum(w, ops);
    return 0;
}

const struct workload workload_signal = {
    .name = "signal",
    .summary = "send a signal to oneself and handle it",
    .unit = "signal",
    .kind = WORKLOAD_KERNEL,
    .question = "What does sharing one table of signal handlers cost?",
    .story = "An operation sends SIGUSR1 to the worker's own thread, which "
             "handles it before it goes on. The threads of a process have one "
             "table of handlers, whose lock is taken to send, to handle and to "
             "return; each process has its own. What signals wait is counted "
             "for each user, whatever the model.",
    .expect = "processes: threads take the one lock of their signal handlers "
              "several times an operation.",
    .verified = "each time the handler has run on the worker's own thread.",
    .lock = "released around the sending, as `signal.raise_signal` does; the C "
            "handler runs without it. What Python runs later, on its main "
            "thread, has no part here. A safepoint after each operation.",
    .setup = setup,
    .attach = setup,
    .work = work,
    .verify = count_verify,
    .teardown = teardown,
};
