/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "answer.h"

#include "command.h"
#include "trial_json.h"

#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum state {
    OPEN,   /* nothing is written yet */
    ENDING, /* a thread that called exit writes, and ends the program */
    GIVEN,  /* the main thread writes or has written */
};

struct answer {
    pid_t pid; /* a worker that was forked may exit as it likes */
    FILE *out;
    unsigned handlers; /* that have not run yet */
    atomic_int state;
};

/* Whether this thread is the one to do it. */
static bool take(struct answer *a, int state)
{
    int open = OPEN;

    return atomic_compare_exchange_strong(&a->state, &open, state);
}

/* Another thread is about to end the program. */
static _Noreturn void wait_for_end(void)
{
    for (;;) {
        pause();
    }
}

static int write_json(FILE *out, const struct trial_result *r, bool events,
                      struct err *e)
{
    size_t flags = JSON_REAL_PRECISION(17);
    json_t *json = trial_to_json(r);

    if (!events) {
        json_object_del(json, "trace");
    }
    flags |= isatty(fileno(out)) ? JSON_INDENT(2) : JSON_COMPACT;
    int failed = json_dumpf(json, out, flags);
    json_decref(json);
    failed = failed != 0 || putc('\n', out) == EOF;
    return fclose(out) == 0 && !failed
               ? 0
               : err_errno(e, "cannot write the sample");
}

static _Noreturn void end(struct answer *a, int status)
{
    struct trial_result r = {0};
    struct err unused;

    sample_clear(&r.sample);
    r.sample.status = SAMPLE_CRASHED;
    err_set(&r.error, "the workload ended the trial's program, with status %d",
            status);
    (void)fflush(stdout);
    fprintf(stderr, "tvp: %s\n", r.error.text);
    (void)write_json(a->out, &r, false, &unused);
    _exit(STATUS_TRIAL_LOST);
}

/* Whoever calls exit does not come back to main, which would say this. */
static void on_end(int status, void *opened)
{
    struct answer *a = opened;

    if (getpid() == a->pid) {
        if (take(a, ENDING)) {
            end(a, status);
        }
        if (atomic_load(&a->state) == ENDING || gettid() != a->pid) {
            wait_for_end();
        }
    }
    if (--a->handlers == 0) {
        free(a);
    }
}

/* One for each thread, since a thread that calls exit takes one away, and the
 * one that finds none ends the program before the first has written. */
static int watch_end(struct answer *a, unsigned threads)
{
    while (a->handlers <= threads && on_exit(on_end, a) == 0) {
        a->handlers++;
    }
    return a->handlers > threads ? 0 : -1;
}

int answer_open(struct answer **out, unsigned threads, struct err *e)
{
    struct answer *a = calloc(1, sizeof *a);
    int fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    FILE *file = fd < 0 ? NULL : fdopen(fd, "w");

    *out = a;
    if (a != NULL && file != NULL) {
        a->pid = getpid();
        a->out = file;
        if (dup2(STDERR_FILENO, STDOUT_FILENO) >= 0
            && watch_end(a, threads) == 0) {
            /* A worker that ends by _exit would lose what is not written. */
            (void)setvbuf(stdout, NULL, _IOLBF, 0);
            return 0;
        }
    }
    /* The program ends, and a handler may use what was made. */
    if (a != NULL) {
        (void)take(a, GIVEN);
    }
    return err_errno(e, "cannot keep standard output for the sample");
}

int answer_write(struct answer *a, const struct trial_result *r, bool events,
                 struct err *e)
{
    if (!take(a, GIVEN)) {
        wait_for_end();
    }
    (void)fflush(stdout); /* before what tvp says itself */
    return write_json(a->out, r, events, e);
}

void answer_withhold(struct answer *a)
{
    if (!take(a, GIVEN)) {
        wait_for_end();
    }
    fclose(a->out);
}
