/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orphans.h"

#include "clock.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* For a workload whose processes start others as they are ended. */
enum { LIMIT_S = 2, KEEPER_LIMIT_S = 10 };

enum kind { NO_CHILD, CHILD, DEAD_CHILD, KEEPER };

int orphans_adopt(struct err *e)
{
    return prctl(PR_SET_CHILD_SUBREAPER, 1) == 0
               ? 0
               : err_errno(e, "cannot become a subreaper");
}

/* The kernel may lack the list of children, so that all processes are read. */
static enum kind kind_of(const char *pid)
{
    char path[64];
    char line[1024] = "";
    char state = '\0';
    int parent = 0;

    snprintf(path, sizeof path, "/proc/%.20s/stat", pid);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return NO_CHILD;
    }
    (void)!fgets(line, sizeof line, file);
    fclose(file);
    const char *at = strrchr(line, ')'); /* the name may hold anything */
    if (at == NULL || sscanf(at, ") %c %d", &state, &parent) != 2
        || parent != (int)getpid()) {
        return NO_CHILD;
    }
    return state == 'Z'                                   ? DEAD_CHILD
           : strstr(line, "(" ORPHANS_KEEPER ")") != NULL ? KEEPER
                                                          : CHILD;
}

static bool have_children(void)
{
    siginfo_t info;

    return waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0
           || errno != ECHILD;
}

static int remember(struct orphans *o, pid_t pid, struct err *e)
{
    pid_t *known = realloc(o->known, (o->nknown + 1) * sizeof *known);

    if (known == NULL) {
        return err_set(e, "out of memory for the processes that are there");
    }
    o->known = known;
    o->known[o->nknown++] = pid;
    return 0;
}

int orphans_note(struct orphans *o, struct err *e)
{
    DIR *processes = have_children() ? opendir("/proc") : NULL;
    struct dirent *entry;
    int result = 0;

    *o = (struct orphans){0};
    while (processes != NULL && result == 0
           && (entry = readdir(processes)) != NULL) {
        if (isdigit((unsigned char)entry->d_name[0])
            && kind_of(entry->d_name) != NO_CHILD) {
            result = remember(o, (pid_t)strtol(entry->d_name, NULL, 10), e);
        }
    }
    if (processes != NULL) {
        closedir(processes);
    }
    return result;
}

void orphans_free(struct orphans *o)
{
    free(o->known);
    *o = (struct orphans){0};
}

static bool is_known(const struct orphans *o, pid_t pid)
{
    for (size_t i = 0; i < o->nknown; i++) {
        if (o->known[i] == pid) {
            return true;
        }
    }
    return false;
}

static void reap(pid_t pid)
{
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {
    }
}

/* Waits for it, to a limit. */
static void await_keeper(pid_t pid)
{
    struct pollfd ended = {.fd = (int)syscall(SYS_pidfd_open, pid, 0),
                           .events = POLLIN};

    if (ended.fd >= 0) {
        (void)poll(&ended, 1, KEEPER_LIMIT_S * 1000);
        close(ended.fd);
    }
    kill(pid, SIGKILL);
    reap(pid);
}

/* Ends each child of these kinds that is none of the known; returns how many
 * there were. */
static unsigned each_child(const struct orphans *o, pid_t but,
                           const bool kinds[KEEPER + 1], unsigned *alive)
{
    DIR *processes = opendir("/proc");
    struct dirent *entry;
    unsigned found = 0;

    while (processes != NULL && (entry = readdir(processes)) != NULL) {
        pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
        enum kind kind = pid > 0 && pid != but && !is_known(o, pid)
                             ? kind_of(entry->d_name)
                             : NO_CHILD;
        if (kind == NO_CHILD || !kinds[kind]) {
            continue;
        }
        found++;
        /* What has died by itself was not left, only not waited for. */
        *alive += kind == CHILD;
        if (kind == KEEPER) {
            await_keeper(pid);
        } else {
            kill(pid, SIGKILL);
            reap(pid);
        }
    }
    if (processes != NULL) {
        closedir(processes);
    }
    return found;
}

unsigned orphans_end(const struct orphans *o, pid_t but, int *some_left)
{
    static const bool kinds[] = {
        [CHILD] = true, [DEAD_CHILD] = true, [KEEPER] = false};
    uint64_t until_ns = clock_now_ns() + LIMIT_S * CLOCK_NS_PER_S;
    unsigned alive = 0;

    *some_left = 0;
    while (have_children() && each_child(o, but, kinds, &alive) > 0) {
        if (clock_until_ns(until_ns) == 0) {
            *some_left = 1;
            break;
        }
    }
    return alive;
}

void orphans_await_keepers(const struct orphans *o)
{
    static const bool kinds[] = {[KEEPER] = true};
    unsigned alive = 0;

    if (have_children()) {
        (void)each_child(o, 0, kinds, &alive);
    }
}
