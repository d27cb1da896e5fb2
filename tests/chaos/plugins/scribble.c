/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A workload that writes over memory that is not its own. */
#include <tvp/workload.h>

#include <stdio.h>
#include <string.h>

static const char *const places[] = {"slot", "behind", "all", NULL};
enum place { SLOT, BEHIND, ALL };
static const char *const hooks[] = {"work", "leave", NULL};
enum hook { WORK, LEAVE };

/* What of the shared memory belongs to this job, from the worker's own on. */
static void scribble_piece(char *from, char *end, const struct worker *w)
{
    unsigned at = (unsigned)params_number(w->job->params, "at");
    unsigned byte = (unsigned)params_number(w->job->params, "byte");
    enum place over = (enum place)params_number(w->job->params, "over");
    char *own = (char *)w;

    if (over != ALL) {
        if (own < from || own >= end) {
            return;
        }
        from = own + (over == BEHIND ? sizeof *w : 0) + at;
        end = over == BEHIND ? end : own + sizeof *w;
    }
    memset(from, (int)byte, (size_t)(end - from));
}

static void scribble(const struct worker *w)
{
    char line[512];
    FILE *maps = fopen("/proc/self/maps", "re");
    void *from[64];
    void *end[64];
    int count = 0;

    while (maps != NULL && count < 64 && fgets(line, sizeof line, maps)) {
        if (strstr(line, "/dev/shm/") != NULL
            && sscanf(line, "%p-%p", &from[count], &end[count]) == 2) {
            count++;
        }
    }
    if (maps != NULL) {
        fclose(maps);
    }
    for (int i = 0; i < count; i++) {
        scribble_piece(from[i], end[i], w);
    }
}

static void act(const struct worker *w, enum hook at)
{
    uint64_t workers = params_number(w->job->params, "workers");

    if (params_number(w->job->params, "in") == at && w->index == 0
        && (workers == 0 || workers == w->job->workers)) {
        scribble(w);
    }
}

static int work(struct worker *w, uint64_t ops, struct err *e)
{
    (void)e;
    for (uint64_t op = 0; op < ops; op++) {
        worker_checksum(w, 1);
        worker_safepoint(w);
    }
    act(w, WORK);
    return 0;
}

static void leave(struct worker *w)
{
    act(w, LEAVE);
}

static const struct param params[] = {
    {"over", PARAM_CHOICE, "slot", "whose memory", 0, 0, places, NULL, 0, 0},
    {"in", PARAM_CHOICE, "leave", "the hook in which it does", 0, 0, hooks,
     NULL, 0, 0},
    {"byte", PARAM_COUNT, "127", "what it writes", 0, 255, NULL, NULL, 0, 0},
    {"workers", PARAM_COUNT, "0", "of a trial in which it does; 0: all", 0, 0,
     NULL, NULL, 0, 0},
    {"at", PARAM_COUNT, "0", "bytes that it spares", 0, 0, NULL, NULL, 0, 0},
    {NULL, PARAM_COUNT, NULL, NULL, 0, 0, NULL, NULL, 0, 0},
};

static const struct workload scribble_workload = {
    .name = "scribble",
    .summary = "writes over memory that is not its own",
    .unit = "nothing",
    .kind = WORKLOAD_CPU,
    .params = params,
    .work = work,
    .leave = leave,
};

TVP_PLUGIN(scribble_workload);
