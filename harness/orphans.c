/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "orphans.h"

#include "clock.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* For a workload whose processes start others as they are ended. */
enum { LIMIT_S = 2 };

int orphans_adopt(struct err *e)
{
    return prctl(PR_SET_CHILD_SUBREAPER, 1) == 0
               ? 0
               : err_errno(e, "cannot become a subreaper");
}

/* The state of one of this program's children, or '\0' for another's. The
 * kernel may lack the list of children, so that all processes are read. */
static char child_state(const char *pid)
{
    char path[64];
    char line[1024] = "";
    char state = '\0';
    int parent = 0;

    snprintf(path, sizeof path, "/proc/%.20s/stat", pid);
    FILE *file = fopen(path, "re");
    if (file == NULL) {
        return '\0';
    }
    (void)!fgets(line, sizeof line, file);
    fclose(file);
    const char *at = strrchr(line, ')'); /* the name may hold anything */
    return at != NULL && sscanf(at, ") %c %d", &state, &parent) == 2
                   && parent == (int)getpid()
               ? state
               : '\0';
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
            && child_state(entry->d_name) != '\0') {
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

/* What has died by itself was not left behind, only not waited for. */
static void end_one(pid_t pid, char state, unsigned *alive)
{
    *alive += state != 'Z';
    kill(pid, SIGKILL);
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {
    }
}

/* Returns how many children there were to end. */
static unsigned end_all(const struct orphans *o, pid_t but, unsigned *alive)
{
    DIR *processes = opendir("/proc");
    struct dirent *entry;
    unsigned found = 0;

    while (processes != NULL && (entry = readdir(processes)) != NULL) {
        pid_t pid = (pid_t)strtol(entry->d_name, NULL, 10);
        char state = pid > 0 && pid != but && !is_known(o, pid)
                         ? child_state(entry->d_name)
                         : '\0';
        if (state != '\0') {
            end_one(pid, state, alive);
            found++;
        }
    }
    if (processes != NULL) {
        closedir(processes);
    }
    return found;
}

unsigned orphans_end(const struct orphans *o, pid_t but, int *some_left)
{
    uint64_t until_ns = clock_now_ns() + LIMIT_S * CLOCK_NS_PER_S;
    unsigned alive = 0;

    *some_left = 0;
    while (have_children() && end_all(o, but, &alive) > 0) {
        if (clock_until_ns(until_ns) == 0) {
            *some_left = 1;
            break;
        }
    }
    return alive;
}
