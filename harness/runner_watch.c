/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_watch.h"

#include "datadir.h"
#include "machine_files.h"

#include <stdio.h>
#include <string.h>

static void read_nodes(char text[RUNNER_WATCH_TEXT_BYTES])
{
    if (machine_file_keyed("", "/proc/self/status", "Mems_allowed_list", text,
                           RUNNER_WATCH_TEXT_BYTES)
        != 0) {
        text[0] = '\0';
    }
}

void runner_watch_begin(struct runner_watch *w,
                        const struct runner_sides *sides)
{
    *w = (struct runner_watch){0};
    pu_set_allowed(&w->cpus);
    read_nodes(w->nodes);
    for (size_t i = 0; i < sides->count; i++) {
        const char *program = runner_side_program(&sides->list[i]);
        if (program != NULL) {
            (void)stat(program, &w->programs[i]);
        }
    }
}

void runner_watch_text(const struct pu_set *s,
                       char text[RUNNER_WATCH_TEXT_BYTES])
{
    enum { RANGE_BYTES = 32 };
    size_t used = 0;

    text[0] = '\0';
    for (int first = 0; first < PU_SET_MAX; first++) {
        if (!pu_set_has(s, first)) {
            continue;
        }
        int last = first;
        while (pu_set_has(s, last + 1)) {
            last++;
        }
        char range[RANGE_BYTES];
        int n = snprintf(range, sizeof range, last > first ? "%s%d-%d" : "%s%d",
                         used > 0 ? "," : "", first, last);
        if (used + (size_t)n + sizeof "..." > RUNNER_WATCH_TEXT_BYTES) {
            snprintf(text + used, RUNNER_WATCH_TEXT_BYTES - used, "...");
            return;
        }
        used += (size_t)snprintf(text + used, RUNNER_WATCH_TEXT_BYTES - used,
                                 "%s", range);
        first = last;
    }
}

/* What could not be asked, as without a descriptor left, is no change. */
static int check_cpus(const struct runner_watch *w, struct err *e)
{
    struct pu_set now;
    char was_text[RUNNER_WATCH_TEXT_BYTES];
    char now_text[RUNNER_WATCH_TEXT_BYTES];

    pu_set_allowed(&now);
    runner_watch_text(&w->cpus, was_text);
    runner_watch_text(&now, now_text);
    if (was_text[0] == '\0' || now_text[0] == '\0'
        || memcmp(&now, &w->cpus, sizeof now) == 0) {
        return 0;
    }
    return err_set(e,
                   "the CPUs that this run may use were %s and now are %s: "
                   "trials would not compare; give it those back that it had "
                   "(taskset, its cpuset, CPUs taken offline) and go on with "
                   "--resume",
                   was_text, now_text);
}

static int check_nodes(const struct runner_watch *w, struct err *e)
{
    char now[RUNNER_WATCH_TEXT_BYTES];

    read_nodes(now);
    return now[0] == '\0' || w->nodes[0] == '\0' || strcmp(now, w->nodes) == 0
               ? 0
               : err_set(e,
                         "the memory nodes that this run may use were %s and "
                         "now are %s: trials would not compare; give it those "
                         "back that it had (cpuset.mems) and go on with "
                         "--resume",
                         w->nodes, now);
}

static bool is_same_file(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino
           && a->st_size == b->st_size && a->st_mtim.tv_sec == b->st_mtim.tv_sec
           && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

static int check_programs(const struct runner_watch *w,
                          const struct runner_sides *sides, struct err *e)
{
    for (size_t i = 0; i < sides->count; i++) {
        const char *program = runner_side_program(&sides->list[i]);
        struct stat now;
        if (program != NULL
            && (stat(program, &now) != 0
                || !is_same_file(&now, &w->programs[i]))) {
            return err_set(e,
                           "the program %.200s was replaced or removed while "
                           "its trials ran: put the one back that it was, and "
                           "go on with --resume",
                           program);
        }
    }
    return 0;
}

static int check_all(const struct runner_watch *w,
                     const struct runner_sides *sides, struct err *e)
{
    char data[DATADIR_BYTES];

    return check_cpus(w, e) || check_nodes(w, e) || check_programs(w, sides, e)
                   || datadir_find(data, e)
               ? -1
               : 0;
}

int runner_watch_check(const struct runner_watch *w,
                       const struct runner_sides *sides, struct err *e)
{
    struct err unused;

    if (check_all(w, sides, e) == 0) {
        return 0;
    }
    (void)runner_sides_put_event(sides, "stopped", e->text, &unused);
    return -1;
}

bool runner_watch_replaced(struct runner_watch *w)
{
    bool now = datadir_replaced();
    bool first = now && !w->replaced;

    w->replaced = now;
    return first;
}
