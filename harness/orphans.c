/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orphans.h"

#include "clock.h"
#include "label.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* For a workload whose processes start others as they are ended. */
enum { LIMIT_S = 2, KEEPER_LIMIT_S = 10, PAUSE_MS = 5 };

/* One that is there for so long was not just started. */
static const uint64_t stuck_ns = CLOCK_NS_PER_S;

/* How long the others are kept waiting for one that was killed. */
static const uint64_t look_ns = UINT64_C(50) * CLOCK_NS_PER_MS;

enum kind { NO_CHILD, CHILD, DEAD_CHILD, KEEPER };

/* What one look at the children has seen. */
struct look {
    const struct orphans *o;
    pid_t but;
    const struct orphans_left *stuck; /* in the look before */
    struct orphans_left left;
    unsigned found;
    unsigned alive;
};

int orphans_adopt(struct err *e)
{
    return prctl(PR_SET_CHILD_SUBREAPER, 1) == 0
               ? 0
               : err_errno(e, "cannot become a subreaper");
}

static uint64_t ticks_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_BOOTTIME, &now);
    uint64_t a_second = (uint64_t)sysconf(_SC_CLK_TCK);
    return (uint64_t)now.tv_sec * a_second
           + (uint64_t)now.tv_nsec * a_second / CLOCK_NS_PER_S;
}

/* The kernel may lack the list of children, so that all processes are read.
 * Those that began by `since` are none. */
static enum kind kind_of(pid_t pid, uint64_t since, char name[ORPHANS_NAME])
{
    char path[64];
    char line[1024] = "";
    char state = '\0';
    int parent = 0;
    uint64_t began = 0;

    snprintf(path, sizeof path, "/proc/%d/stat", (int)pid);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return NO_CHILD;
    }
    (void)!fread(line, 1, sizeof line - 1, file); /* a name may have lines */
    fclose(file);
    const char *from = strchr(line, '(');
    const char *at = strrchr(line, ')'); /* the name may hold anything */
    if (from == NULL || at == NULL
        || sscanf(at,
                  ") %c %d %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s %*s "
                  "%*s %*s %*s %*s %*s %" SCNu64,
                  &state, &parent, &began)
               != 3
        || parent != (int)getpid() || began <= since) {
        return NO_CHILD;
    }
    snprintf(name, ORPHANS_NAME, "%.*s", (int)(at - from - 1), from + 1);
    return state == 'Z'                        ? DEAD_CHILD
           : strcmp(name, ORPHANS_KEEPER) == 0 ? KEEPER
                                               : CHILD;
}

static bool have_children(void)
{
    siginfo_t info;

    return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0
           || errno != ECHILD;
}

/* Times of start are told in ticks: what begins after this has a later one. */
void orphans_note(struct orphans *o)
{
    *o = (struct orphans){0};
    if (!have_children()) {
        return;
    }
    o->since_ticks = ticks_now();
    while (ticks_now() == o->since_ticks) {
        (void)poll(NULL, 0, 1);
    }
}

bool orphans_reap(pid_t pid, uint64_t until_ns, int *status)
{
    struct pollfd ended = {.fd = (int)syscall(SYS_pidfd_open, pid, 0),
                           .events = POLLIN};
    pid_t reaped;

    do {
        uint64_t left_ms = clock_until_ns(until_ns) / CLOCK_NS_PER_MS;
        (void)poll(&ended, ended.fd >= 0, (int)left_ms);
        reaped = waitpid(pid, status, WNOHANG);
    } while (reaped == 0 && clock_until_ns(until_ns) >= CLOCK_NS_PER_MS);
    if (ended.fd >= 0) {
        close(ended.fd);
    }
    return reaped != 0;
}

/* The one that was there before is kept, with since when. */
static void remember(struct look *l, const struct orphans_left *left)
{
    if (left->pid == l->stuck->pid) {
        l->left = *l->stuck;
    } else if (l->left.pid == 0) {
        l->left = *left;
        l->left.since_ns = clock_now_ns();
    }
}

/* Waits for it, to a limit. */
static void await_keeper(pid_t pid)
{
    if (!orphans_reap(pid, clock_now_ns() + KEEPER_LIMIT_S * CLOCK_NS_PER_S,
                      NULL)) {
        kill(pid, SIGKILL);
        (void)orphans_reap(pid, clock_now_ns() + LIMIT_S * CLOCK_NS_PER_S,
                           NULL);
    }
}

static void end_one(struct look *l, pid_t pid, enum kind kind,
                    struct orphans_left *left)
{
    l->found++;
    left->pid = pid;
    left->denied = kill(pid, SIGKILL) != 0 && errno == EPERM;
    if (!orphans_reap(pid, left->denied ? 0 : clock_now_ns() + look_ns, NULL)) {
        remember(l, left);
    }
    /* What has died by itself was not left, only not waited for. */
    l->alive += kind == CHILD && pid != l->stuck->pid;
}

/* Ends each child that was not there before, or waits for the keepers. */
static void look(struct look *l, bool keepers)
{
    DIR *processes = opendir("/proc");
    struct dirent *entry;

    while (processes != NULL && (entry = readdir(processes)) != NULL) {
        struct orphans_left left = {0};
        pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
        enum kind kind = pid > 0 && pid != l->but
                             ? kind_of(pid, l->o->since_ticks, left.name)
                             : NO_CHILD;
        if (keepers && (kind == KEEPER || kind == DEAD_CHILD)) {
            await_keeper(pid); /* which may have ended meanwhile */
        } else if (!keepers && (kind == CHILD || kind == DEAD_CHILD)) {
            end_one(l, pid, kind, &left);
        }
    }
    if (processes != NULL) {
        closedir(processes);
    }
}

unsigned orphans_end(const struct orphans *o, pid_t but,
                     struct orphans_left *left)
{
    uint64_t until_ns = clock_now_ns() + LIMIT_S * CLOCK_NS_PER_S;
    unsigned alive = 0;

    *left = (struct orphans_left){0};
    while (have_children()) {
        struct look l = {.o = o, .but = but, .stuck = left};
        look(&l, false);
        alive += l.alive;
        *left = l.left;
        if (l.found == 0) {
            break;
        }
        if (clock_until_ns(until_ns) == 0) {
            left->some = true;
            left->new_ones =
                left->pid == 0 || clock_now_ns() - left->since_ns < stuck_ns;
            break;
        }
        if (left->pid != 0) {
            (void)poll(NULL, 0, PAUSE_MS); /* one that may end by itself */
        }
    }
    return alive;
}

int orphans_say(const struct orphans_left *left, const char *workload,
                struct err *e)
{
    char name[2 * ORPHANS_NAME];

    if (left->new_ones) {
        return err_set(e,
                       "%s makes processes faster than tvp can end them; end "
                       "them by hand (ps -ef) before anything else is measured",
                       workload);
    }
    label_clean(left->name, name, sizeof name);
    return err_set(e,
                   "process %d (%s) of %s %s: end it by hand before anything "
                   "else is measured",
                   (int)left->pid, name, workload,
                   left->denied ? "may not be ended by this user"
                                : "was killed, and does not end");
}

void orphans_await_keepers(const struct orphans *o)
{
    const struct orphans_left none = {0};
    struct look l = {.o = o, .stuck = &none};

    if (have_children()) {
        look(&l, true);
    }
}
