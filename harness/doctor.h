/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor_need.h"
#include "machine_lock.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What on this machine disturbs measuring, or forbids it: one finding a
 * check. Nothing is changed, nothing but a file's absence goes wrong.
 */

/* From good to bad. What cannot be seen is no fault. */
enum finding_status {
    FINDING_GOOD,
    FINDING_UNKNOWN,
    FINDING_NOTE,    /* to know when reading results */
    FINDING_WARNING, /* to mend: it shifts or scatters results */
    FINDING_UNFIT,   /* makes results wrong, or the trials impossible */
    FINDING_STATUSES,
};

/* "good", "unknown", "note", "warning", "unfit" */
const char *finding_status_name(enum finding_status status);

enum { FINDING_VALUE_BYTES = 128, FINDING_TEXT_BYTES = 320 };

struct finding {
    const char *name;
    enum finding_status status;
    char value[FINDING_VALUE_BYTES];  /* what it is now: "powersave" */
    char effect[FINDING_TEXT_BYTES];  /* on results, a sentence; "": none */
    char command[FINDING_TEXT_BYTES]; /* that mends it; "": there is none */
};

/* Clock ticks of the allowed CPUs, all together. */
struct cpu_ticks {
    unsigned cpus; /* 0: not to be seen */
    uint64_t busy;
    uint64_t idle;
    uint64_t steal;
};

struct doctor_clock {
    double resolution_ns; /* as the system says; 0: not known … */
    double step_ns;       /* … the least between two readings … */
    double cost_ns;       /* … and what one reading takes */
};

enum { DOCTOR_FINDINGS_MAX = 40, DOCTOR_LOOK_MS = 200 };

struct hwloc_bitmap_s;

/*
 * Before the examination, what is known of the machine and wanted of it;
 * after it, the findings. doctor_begin fills in this machine; what differs
 * from it (a folder that looks like another one) is set then.
 */
struct doctor {
    const char *root; /* of machine_files */
    struct doctor_need need;
    struct hwloc_bitmap_s *allowed; /* CPUs, by the system's numbers */
    unsigned allowed_count;
    uint64_t look_ns;        /* between the two readings of what CPUs do */
    struct cpu_ticks before; /* taken first, unless look_ns is 0 */
    struct cpu_ticks after;
    struct doctor_clock clock;
    int64_t shared_bytes; /* of /dev/shm, and what of it is free; -1: none */
    int64_t shared_free_bytes;
    struct machine_lock_holder other; /* tvp run; none where this is one */
    struct finding findings[DOCTOR_FINDINGS_MAX];
    size_t count;
};

/* `own_run`: this program holds the machine's lock itself. */
void doctor_begin(struct doctor *d, const struct doctor_need *need,
                  bool own_run);

/* Another machine's files in place of this one's, and no look at its load:
 * `before` and `after` are read from them at once. */
void doctor_visit(struct doctor *d, const char *root);

void doctor_examine(struct doctor *d);
void doctor_free(struct doctor *d);

/* How many findings are like this. */
size_t doctor_tally(const struct doctor *d, enum finding_status status);
const struct finding *doctor_find(const struct doctor *d, const char *name);
