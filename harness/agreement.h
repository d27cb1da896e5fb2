/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "analysis.h"
#include "err.h"
#include "metric.h"
#include "results.h"
#include "text_buffer.h"

#include <stdbool.h>
#include <stddef.h>

/*
 * What runs of several machines decided, each by itself: which verdicts hold
 * on all, and which differ, and on which hardware. Nothing is pooled and
 * nothing tested anew: these are counts, and ranges of medians.
 */

/* What a machine says of two models on the same work. */
enum agreement_stance {
    AGREEMENT_FIRST,  /* the first one wins … */
    AGREEMENT_SECOND, /* … or the second */
    AGREEMENT_NO_DIFFERENCE,
    AGREEMENT_TORN, /* its runs contradict each other */
    AGREEMENT_UNDECIDED,
    AGREEMENT_STANCES,
    AGREEMENT_SILENT = AGREEMENT_STANCES, /* it did not measure it */
};

enum agreement_kind {
    AGREEMENT_ALL,       /* every machine that measured it says the same */
    AGREEMENT_DIFFERS,   /* two machines, or two runs, contradict each other */
    AGREEMENT_UNSETTLED, /* none does, but some are undecided */
    AGREEMENT_KINDS,
};

enum { AGREEMENT_NAME_BYTES = 160 };

/* Machines of one kind have the CPU model and as many cores and hardware
 * threads that runs may use. */
struct agreement_hardware {
    char name[AGREEMENT_NAME_BYTES]; /* "AMD EPYC 7302, 8 cores, …", clean */
    size_t cpu_bytes;                /* of these the CPU's model */
    size_t machines;                 /* that have a run which counts */
};

/* One host with its CPUs; several runs of it are one machine. */
struct agreement_machine {
    char name[AGREEMENT_NAME_BYTES]; /* its host's, clean; no two are alike */
    size_t hardware;                 /* into agreement.hardware */
    size_t run;                      /* its first */
    size_t runs;                     /* that count */
};

struct agreement_voice {
    enum agreement_stance stance;
    size_t runs;  /* that measured it */
    double least; /* cost of the second over that of the first, as those … */
    double most;  /* … of its runs say that have the stance */
};

/* Two models on the same work, by one metric. */
struct agreement_item {
    enum metric metric;
    size_t first;  /* into the joined cells: who wins on more machines */
    size_t second; /* likewise */
    enum agreement_kind kind;
    size_t machines; /* that measured it */
    size_t counts[AGREEMENT_STANCES];
    struct agreement_voice *voices; /* by machine */
};

struct agreement {
    const struct results *r;
    struct agreement_hardware *hardware;
    size_t nhardware;
    struct agreement_machine *machines;
    size_t nmachines;
    size_t *machine_of;           /* of each run */
    bool *left_out;               /* of each run: it counts nowhere */
    size_t counted;               /* runs that do */
    struct agreement_item *items; /* in the order of the verdicts */
    size_t nitems;
};

/*
 * Of joined results and the verdicts of each run, whose cells are the joined
 * ones. left_out has a flag for each run. On failure nothing is to be freed.
 */
int agreement_make(struct agreement *a, const struct results *joined,
                   const struct verdict *verdicts, size_t n,
                   const bool *left_out, struct err *e);
void agreement_free(struct agreement *a);

/* "all", "differs", "unsettled"; "wins", "loses", "no difference", … */
const char *agreement_kind_name(enum agreement_kind kind);
const char *agreement_stance_name(enum agreement_stance stance);

/* "primes, 2 workers: processes beat gil on all 40 machines, 1.80× to 2.10×";
 * where machines differ, also which, and of what hardware. Clean. */
void agreement_sentence(const struct agreement *a,
                        const struct agreement_item *item,
                        struct text_buffer *out);

/* "AMD EPYC 7302, 8 cores, 16 hardware threads: 3 machines (n1, n2, n3)" */
void agreement_hardware_line(const struct agreement *a, size_t hardware,
                             struct text_buffer *out);
