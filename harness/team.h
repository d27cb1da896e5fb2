/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "err.h"
#include "gate.h"
#include "handover.h"
#include "histogram.h"
#include "laps.h"
#include "model.h"
#include "sample.h"
#include "trace.h"
#include "workload.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct topology;

/* One worker's place in the arena, on cache lines of its own. Its flags are no
 * bool: where a workload has written over one, it need be neither. */
struct slot {
    _Alignas(128) struct worker worker;
    struct worker_sample sample;
    struct err err;  /* why it failed, if it did */
    int wait_status; /* of its process, when a fork server saw it die … */
    unsigned died;   /* … which it did */
    atomic_uint failed;
    atomic_uint began; /* where and when it did is in the sample */
    pid_t tid;         /* its thread's; alike for workers that share one */
    struct laps laps;
    struct histogram latency;
    uint64_t guard; /* slots_guard's */
};

/* What an endless worker counts, which it writes at full speed. */
struct team_count {
    _Alignas(128) unsigned long long value;
};

/* What controller and workers share, in the arena. */
struct team_shared {
    struct gate start;
    struct gate end;
    atomic_uint ready; /* how many spans of workers got there */
    atomic_uint done;
    atomic_uint failures;    /* workers whose enter or work failed */
    struct handover_way way; /* of what they hand over */
    uint64_t guard;          /* slots_guard's */
};

/* The workers of one trial, as the controller and models see them. */
struct team {
    const struct model *model;
    const struct params *model_params;
    const struct workload *workload;
    const struct topology *topology; /* NULL when nobody is bound */
    const int *pus;                  /* for each worker; -1 is unbound */
    const int *nodes; /* for each, where its memory comes from: see
                       * placement_nodes */
    struct job *job;
    unsigned workers;
    unsigned spans; /* threads or processes that carry the workers */
    bool traced;
    char *rings; /* of all workers, when traced */
    struct slot *slots;
    struct team_count *counts; /* of endless workers; NULL for others */
    struct team_shared *shared;
    int bell; /* an eventfd: rung when a phase is complete or fails */
    struct handover *inbox; /* made by models whose workers share no memory
                             * with the controller; NULL: no use for it */
    bool crashed;           /* the model saw a worker die */
    pid_t server; /* a process of the model's that is no worker; 0: none */
    void *model_state;
};

/* Makes the slots in the arena, and the bell. */
int team_create(struct team *t, struct arena *arena, struct err *e);
void team_free(struct team *t);

/* In a program started afresh: takes the slots from the arena, and makes
 * those of `count` workers from `first` on fit for it. */
int team_attach(struct team *t, struct arena *arena, unsigned first,
                unsigned count, struct err *e);

/* Says that a worker cannot go on, from where it runs. */
void team_fail(struct team *t, unsigned worker, const struct err *why);

/*
 * What a thread or process that carries `count` workers from `first` on does
 * with its life: binds itself, enters each, waits for the start gate, works,
 * waits for the end gate, leaves. Returns when it is to be joined.
 */
void team_work_through(struct team *t, unsigned first, unsigned count);

/* How many workers, from 0 on, have operations to do, and how many laps each
 * worker's take. */
unsigned team_counted(const struct team *t);
unsigned team_laps(const struct team *t);

/* A worker's timeline, when the team is traced. */
struct trace_ring *team_ring(const struct team *t, unsigned worker);

enum team_phase { TEAM_READY, TEAM_DONE };

/*
 * Waits until all are ready, or done, or somebody failed or died (-1, with
 * the reason; the slots say who), or the deadline, a point on
 * CLOCK_MONOTONIC, passed (-1, and *timed_out). SIGCHLD must be blocked.
 */
int team_wait(struct team *t, enum team_phase phase, uint64_t deadline_ns,
              bool *timed_out, struct err *e);

/* Sleeps until the bell rings, a result comes, a child changes or the time,
 * a point on CLOCK_MONOTONIC, but no longer than a second. SIGCHLD must be
 * blocked. */
void team_listen(struct team *t, uint64_t until_ns);

/* Opens the start gate; returns the time at which it did. */
uint64_t team_open(struct team *t);

/* The first failed worker's reason, with its number. 0 if none failed. */
int team_failure(const struct team *t, struct err *e);
