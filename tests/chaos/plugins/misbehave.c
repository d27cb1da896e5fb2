/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workload that does one thing wrong, in the hook that `in` names. */
#include <tvp/workload.h>

#include <fcntl.h>
#include <locale.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static const char *const hooks[] = {"setup",  "enter",    "work", "leave",
                                    "verify", "teardown", NULL};
enum hook { SETUP, ENTER, WORK, LEAVE, VERIFY, TEARDOWN };

static void hang(void)
{
    for (;;) {
        pause();
    }
}

static void spin(void)
{
    static volatile int for_ever = 1;

    while (for_ever) {
    }
}

static void leak(void)
{
    enum { PIECE = 1 << 20 };
    char *volatile piece; /* else no compiler need take the memory */

    while ((piece = malloc(PIECE)) != NULL) {
        memset(piece, 1, PIECE);
    }
    abort();
}

/* Ends nothing that it starts. */
static void leave_child(void)
{
    if (fork() == 0) {
        hang();
    }
}

static void leave_daemon(void)
{
    pid_t middle = fork();

    if (middle == 0) {
        setsid();
        if (fork() == 0) {
            signal(SIGTERM, SIG_IGN);
            hang();
        }
        _exit(0);
    }
    waitpid(middle, NULL, 0);
}

static void leave_daemon_and_crash(void)
{
    leave_daemon();
    abort();
}

static int recurse(int depth)
{
    volatile char frame[4096];

    frame[0] = (char)depth;
    return depth < 0 ? 0 : recurse(depth + 1) + frame[0];
}

static void overflow(void)
{
    (void)recurse(0);
}

static void divide(void)
{
    volatile int some = 7;
    volatile int none = 0;

    /* cppcheck-suppress zerodiv; what it is for */
    some = some / none;
}

static void segfault(void)
{
    volatile uintptr_t nowhere = 8;

    *(volatile int *)nowhere = 1;
}

static void close_all(void)
{
    for (int fd = 0; fd < 256; fd++) {
        close(fd);
    }
}

/* Into whatever can be written to. */
static void garbage(void)
{
    static const char bytes[] = "\xff\xfe{\"status\":\"ok\"\n\x1b[2J%s%n\n";

    for (int fd = 1; fd < 64; fd++) {
        if ((fcntl(fd, F_GETFL) & O_ACCMODE) != O_RDONLY) {
            (void)!write(fd, bytes, sizeof bytes);
        }
    }
}

static void babble(void)
{
    enum { BYTES = 1 << 16, TIMES = 1 << 13 };
    static char much[BYTES];

    memset(much, 'y', sizeof much);
    for (int i = 0; i < TIMES; i++) {
        (void)!write(i % 2 + 1, much, sizeof much);
    }
}

static void settings(void)
{
    struct rlimit few = {8, 8};
    sigset_t all;

    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, NULL);
    for (int number = 1; number < SIGRTMAX; number++) {
        signal(number, SIG_IGN);
    }
    (void)!chdir("/");
    umask(0777);
    setlocale(LC_ALL, "de_DE.UTF-8");
    setpriority(PRIO_PROCESS, 0, 19);
    setrlimit(RLIMIT_NOFILE, &few);
    setrlimit(RLIMIT_CORE, &few);
    setrlimit(RLIMIT_FSIZE, &few);
    setenv("PATH", "", 1);
}

static void hang_deaf(void)
{
    settings();
    hang();
}

/* Those that end are reaped by nobody, and told to nobody. */
static void ignore_children(void)
{
    signal(SIGCHLD, SIG_IGN);
}

static void leave_by_jump(void)
{
    pthread_exit(NULL);
}

static void die(void)
{
    raise(SIGKILL);
}

static void say_exit(void)
{
    exit(3);
}

static void say_exit_at_once(void)
{
    _exit(0);
}

static void say_quick_exit(void)
{
    quick_exit(0);
}

static void trap(void)
{
    __builtin_trap();
}

static void nothing(void)
{
}

/* In the order of `names`. */
static void (*const deeds[])(void) = {
    nothing,
    hang,
    spin,
    leak,
    leave_child,
    leave_daemon,
    overflow,
    divide,
    segfault,
    trap,
    abort,
    say_exit,
    say_exit_at_once,
    say_quick_exit,
    leave_by_jump,
    die,
    close_all,
    garbage,
    babble,
    settings,
    leave_daemon_and_crash,
    hang_deaf,
    ignore_children,
    nothing,
};

static const char *const names[] = {
    "nothing",      "hang",      "spin",        "leak",       "child",
    "daemon",       "stack",     "divide",      "segfault",   "trap",
    "abort",        "exit",      "_exit",       "quick-exit", "pthread-exit",
    "kill",         "close",     "garbage",     "babble",     "settings",
    "daemon-crash", "deaf-hang", "no-children", "miscount",   NULL,
};

/* Whether it did what was to go wrong. */
static int act(const struct job *job, enum hook at)
{
    uint64_t workers = params_number(job->params, "workers");
    const char *once = params_text(job->params, "once");

    if (params_number(job->params, "in") == at
        && (workers == 0 || workers == job->workers)
        && (once[0] == '\0' || unlink(once) == 0)) {
        deeds[params_number(job->params, "do")]();
        return 1;
    }
    return 0;
}

static int set_up(struct job *job, struct err *e)
{
    (void)e;
    act(job, SETUP);
    return 0;
}

static int attach(struct job *job, struct err *e)
{
    (void)job;
    (void)e;
    return 0;
}

static int enter(struct worker *w, struct err *e)
{
    (void)e;
    act(w->job, ENTER);
    return 0;
}

/* The last worker alone, and once: work is called several times. */
static int work(struct worker *w, uint64_t ops, struct err *e)
{
    static const uint64_t miscount = 23; /* its place among the deeds */

    (void)e;
    if (w->index == w->job->workers - 1 && w->done == 0 && act(w->job, WORK)
        && params_number(w->job->params, "do") == miscount) {
        ops++;
    }
    for (uint64_t op = 0; op < ops; op++) {
        worker_checksum(w, 1);
        worker_safepoint(w);
    }
    return 0;
}

static void leave(struct worker *w)
{
    act(w->job, LEAVE);
}

static int verify(const struct job *job, struct err *e)
{
    (void)e;
    act(job, VERIFY);
    return 0;
}

static void tear_down(struct job *job)
{
    act(job, TEARDOWN);
}

static const struct param params[] = {
    {"do", PARAM_CHOICE, "nothing", "what goes wrong", 0, 0, names, NULL, 0, 0},
    {"in", PARAM_CHOICE, "work", "the hook in which it does", 0, 0, hooks, NULL,
     0, 0},
    {"workers", PARAM_COUNT, "0", "of a trial in which it does; 0: all", 0, 0,
     NULL, NULL, 0, 0},
    {"once", PARAM_TEXT, "", "a file without which it does not", 0, 0, NULL,
     NULL, 0, 0},
    {NULL, PARAM_COUNT, NULL, NULL, 0, 0, NULL, NULL, 0, 0},
};

static const struct workload misbehave = {
    .name = "misbehave",
    .summary = "does one thing wrong",
    .unit = "nothing",
    .kind = WORKLOAD_CPU,
    .params = params,
    .setup = set_up,
    .attach = attach,
    .enter = enter,
    .work = work,
    .leave = leave,
    .verify = verify,
    .teardown = tear_down,
};

TVP_PLUGIN(misbehave);
