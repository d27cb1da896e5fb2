/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "endless.h"

#include "clock.h"
#include "proc.h"
#include "surroundings.h"

#include <dirent.h>
#include <inttypes.h>
#include <malloc.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const uint64_t orphans_ns = CLOCK_NS_PER_S / 5;

int endless_create(struct endless *x, const struct team *t, struct err *e)
{
    size_t n = t->workers;

    if (__builtin_mul_overflow(t->job->ops, (uint64_t)n, &x->target)) {
        return err_set(e,
                       "%zu times %" PRIu64 " operations are too many to "
                       "count; use fewer",
                       n, t->job->ops);
    }
    x->room = calloc(3 * n, sizeof *x->room);
    x->cpu_ns = calloc(n, sizeof *x->cpu_ns);
    if (x->room == NULL || x->cpu_ns == NULL) {
        return err_set(e, "out of memory for %zu workers' counts", n);
    }
    x->looks[0].counts = x->room;
    x->looks[1].counts = x->room + n;
    return prctl(PR_SET_CHILD_SUBREAPER, 1) == 0
               ? 0
               : err_errno(e, "cannot become a subreaper");
}

void endless_free(struct endless *x)
{
    free(x->room);
    free(x->cpu_ns);
    *x = (struct endless){0};
}

static void look(const struct team *t, struct counting_look *l)
{
    uint64_t from_ns = clock_now_ns();

    l->sum = 0;
    for (unsigned i = 0; i < t->workers; i++) {
        /* A plain number to whoever adds to it, which is not our code. */
        l->counts[i] = __atomic_load_n(&t->counts[i].value, __ATOMIC_RELAXED);
        l->sum += l->counts[i];
    }
    l->at_ns = from_ns + (clock_now_ns() - from_ns) / 2;
}

/* Whether one cannot go on: all are needed, and none may return. */
static int check(struct team *t, struct err *e)
{
    if (t->model->check != NULL && t->model->check(t, e)) {
        (void)team_failure(t, e);
        return -1;
    }
    return atomic_load(&t->shared->failures) > 0 ? team_failure(t, e) : 0;
}

static int say_late(const struct endless *x, const struct counting_look *l,
                    struct err *e)
{
    return l->sum == 0
               ? err_set(e, "the trial's time limit passed, and no worker has "
                            "counted a single operation")
               : err_set(e,
                         "the trial's time limit passed when %" PRIu64
                         " of %" PRIu64 " operations were counted",
                         l->sum, x->target);
}

/* When this worker began; 0 where it has not. */
static uint64_t began_ns(struct slot *s)
{
    return atomic_load_explicit(&s->began, memory_order_acquire) != 0
               ? (uint64_t)s->sample.start_ns
               : 0;
}

/* Not known is what a worker alone could have read: its CPU time, switches and
 * faults. */
static void settle_worker(struct slot *s, uint64_t ops, uint64_t end_ns)
{
    uint64_t start_ns = began_ns(s);

    s->sample.ops = (int64_t)ops;
    s->sample.checksum = ops;
    if (start_ns > 0 && start_ns <= end_ns) {
        s->sample.end_ns = (int64_t)end_ns;
        s->sample.pu_ended = proc_pu((pid_t)s->sample.pid, s->tid);
    } else {
        s->sample.pu_bound = SAMPLE_ABSENT; /* it came too late, or never */
    }
}

/* All work until the same moment: not before any of them began. */
static void settle(const struct endless *x, struct team *t)
{
    const struct counting_look *looks = x->looks;
    uint64_t *ops = x->room + (size_t)2 * t->workers;
    uint64_t end_ns = counting_end_ns(&looks[0], &looks[1], x->target);

    counting_share(&looks[0], &looks[1], t->workers, x->target, ops);
    for (unsigned i = 0; i < t->workers; i++) {
        uint64_t start_ns = began_ns(&t->slots[i]);
        end_ns = ops[i] > 0 && start_ns > end_ns ? start_ns + 1 : end_ns;
    }
    for (unsigned i = 0; i < t->workers; i++) {
        settle_worker(&t->slots[i], ops[i], end_ns);
    }
}

int endless_wait(struct endless *x, struct team *t, uint64_t deadline_ns,
                 bool *timed_out, struct err *e)
{
    struct counting_look *before = &x->looks[0];
    struct counting_look *last = &x->looks[1];

    before->at_ns = x->opened_ns;
    for (;;) {
        struct counting_look swapped = *before;
        if (check(t, e)) {
            return -1;
        }
        look(t, last);
        if (last->sum >= x->target) {
            settle(x, t);
            return 0;
        }
        if (clock_until_ns(deadline_ns) == 0) {
            *timed_out = true;
            return say_late(x, last, e);
        }
        uint64_t next_ns =
            clock_now_ns()
            + counting_wait_ns(before, last, x->opened_ns, x->target);
        *before = *last;
        *last = swapped;
        team_listen(t, next_ns < deadline_ns ? next_ns : deadline_ns);
    }
}

static bool is_process(const struct slot *s)
{
    return s->sample.pid > 0 && s->sample.pid != getpid();
}

/* Its CPU time, also of one that has ended and is not yet waited for. */
static int64_t cpu_ns(pid_t pid)
{
    clockid_t clock;
    struct timespec time;

    return clock_getcpuclockid(pid, &clock) == 0
                   && clock_gettime(clock, &time) == 0
               ? (int64_t)time.tv_sec * (int64_t)CLOCK_NS_PER_S + time.tv_nsec
               : SAMPLE_ABSENT;
}

void endless_halt(struct endless *x, const struct team *t)
{
    for (unsigned i = 0; i < t->workers; i++) {
        if (is_process(&t->slots[i])) {
            kill((pid_t)t->slots[i].sample.pid, SIGSTOP);
        }
    }
    for (unsigned i = 0; i < t->workers; i++) {
        if (is_process(&t->slots[i])) {
            x->cpu_ns[i] = cpu_ns((pid_t)t->slots[i].sample.pid);
        }
    }
    /* Threads that move the program's break would take the heap from under
     * what is allocated from here on. */
    (void)mallopt(M_MMAP_THRESHOLD, 0);
}

/* This program's, but for its first. */
static unsigned count_threads(void)
{
    DIR *tasks = opendir("/proc/self/task");
    struct dirent *entry;
    unsigned count = 0;

    while (tasks != NULL && (entry = readdir(tasks)) != NULL) {
        count += entry->d_name[0] != '.' ? 1 : 0;
    }
    if (tasks != NULL) {
        closedir(tasks);
    }
    return count > 0 ? count - 1 : 0;
}

unsigned endless_tasks(const struct team *t)
{
    int64_t unused;
    unsigned all = surroundings_descendants(&unused) + count_threads();

    return all > t->spans ? all - t->spans : 0;
}

/* They may just be dying; whoever lives on is not ours to wait for. */
static void reap_orphans(void)
{
    uint64_t until_ns = clock_now_ns() + orphans_ns;
    const struct timespec nap = {.tv_nsec = CLOCK_NS_PER_MS};
    sigset_t child;
    pid_t pid;

    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    while ((pid = waitpid(-1, NULL, WNOHANG)) >= 0
           && clock_until_ns(until_ns) > 0) {
        if (pid == 0) {
            (void)sigtimedwait(&child, NULL, &nap);
        }
    }
}

int64_t endless_end(struct endless *x, struct team *t, bool *left)
{
    int64_t ending_ns = 0;

    *left = t->model->abandon == NULL;
    if (*left) {
        return 0;
    }
    for (unsigned i = 0; i < t->workers; i++) {
        if (is_process(&t->slots[i])) {
            kill((pid_t)t->slots[i].sample.pid, SIGKILL);
        }
    }
    for (unsigned i = 0; i < t->workers; i++) {
        pid_t pid = (pid_t)t->slots[i].sample.pid;
        siginfo_t unused;
        if (is_process(&t->slots[i])
            && waitid(P_PID, (id_t)pid, &unused, WEXITED | WNOWAIT) == 0) {
            int64_t all_ns = cpu_ns(pid);
            bool known = all_ns >= x->cpu_ns[i] && x->cpu_ns[i] >= 0;
            ending_ns += known ? all_ns - x->cpu_ns[i] : 0;
        }
    }
    t->model->abandon(t);
    reap_orphans();
    return ending_ns;
}
