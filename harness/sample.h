/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stddef.h>
#include <stdint.h>

/*
 * What a trial yields. Figures that could not be had, or that do not apply
 * (the lock's under a model without one), are SAMPLE_ABSENT.
 */
enum { SAMPLE_ABSENT = -1 };

enum { SAMPLE_NAME_BYTES = 64 }; /* of what a workload calls its figure */

enum sample_status {
    SAMPLE_OK,
    SAMPLE_DISTURBED, /* measured, but not as asked: the error text says why */
    SAMPLE_FAILED,    /* the work or its answer went wrong */
    SAMPLE_TIMEOUT,
    SAMPLE_CRASHED,
};

struct sample {
    int64_t ops;        /* of all workers */
    int64_t elapsed_ns; /* gate open to the last worker's end */
    int64_t total_ns;   /* create + elapsed + hand-back + join */
    int64_t create_ns;  /* first creation to all ready */
    int64_t skew_ns;    /* gate open to the last worker's start */
    int64_t join_ns;    /* workers told to end to the last one joined */
    double ops_per_s;   /* ops over elapsed */
    int64_t cpu_user_ns;
    int64_t cpu_sys_ns;
    int64_t voluntary_switches;
    int64_t involuntary_switches;
    int64_t minor_faults;
    int64_t major_faults;
    int64_t peak_rss_bytes; /* summed over processes: counts shared twice */
    int64_t pss_bytes;      /* summed over processes: counts shared once */
    int64_t steal_ns;       /* taken from the trial's PUs, in its time */
    int64_t gil_acquires;
    int64_t gil_waits; /* acquires that found the lock held */
    int64_t gil_voluntary_drops;
    int64_t gil_forced_drops; /* that another worker asked for, or were due */
    int64_t gil_switches;     /* acquires after another worker's */
    int64_t gil_wait_ns;
    int64_t gil_wait_p50_ns; /* of the waits, not of all acquires */
    int64_t gil_wait_p99_ns;
    int64_t gil_wait_max_ns;
    int64_t gil_hold_ns;
    int64_t latency_p50_ns;
    int64_t latency_p90_ns;
    int64_t latency_p99_ns;
    int64_t latency_p999_ns;
    int64_t latency_max_ns;
    int64_t figure;      /* what the workload counts beside; it names it */
    int64_t handback_ns; /* last worker's end to the controller's knowing it */
    int64_t runnable_ns; /* workers' time ready to run without a CPU, summed,
                          * from the gate's opening to the end */
    int64_t migrations;  /* of workers, from one CPU to another */
    int64_t foreign_cpu_ns; /* that others used of the trial's CPUs … */
    int64_t pressure_ns;  /* … some task of the machine waited for one … */
    int64_t run_queue;    /* … tasks ready to run there as it began */
    int64_t throttled_ns; /* the CPU quota held the cgroup back */
    int64_t throttle_events;   /* a CPU got too hot */
    int64_t frequency_hz;      /* of the trial's CPUs at its end, their mean */
    int64_t controller_cpu_ns; /* between the gate's opening and the end */
    int64_t warmup_ns;         /* until a worker's rate was steady; 0 when it
                                * was from the start */
    double steady_ops_per_s;   /* all workers' rate from then on */
    double fairness; /* Jain's index of the workers' rates: 1 is equal */
    int64_t cycles;  /* in user mode, of all workers, as are … */
    int64_t instructions;
    int64_t cache_misses; /* … of the last level … */
    int64_t tlb_misses;   /* … and of the data TLB, reading */
    uint64_t checksum;
    enum sample_status status;
};

/* What one worker did in a trial. */
struct worker_sample {
    int64_t worker; /* its index */
    int64_t pid;
    int64_t pu_bound;   /* operating system's index; absent when unbound */
    int64_t pu_started; /* where it ran when its work started … */
    int64_t pu_ended;   /* … and when it ended */
    int64_t ops;
    int64_t start_ns; /* after the gate opened */
    int64_t end_ns;
    int64_t cpu_user_ns; /* between start and end, as are the next four */
    int64_t cpu_sys_ns;
    int64_t voluntary_switches;
    int64_t involuntary_switches;
    int64_t minor_faults;
    int64_t major_faults;
    int64_t peak_rss_bytes; /* of its process */
    int64_t pss_bytes;
    int64_t gil_acquires;
    int64_t gil_waits;
    int64_t gil_voluntary_drops;
    int64_t gil_forced_drops;
    int64_t gil_switches;
    int64_t gil_wait_ns;
    int64_t gil_wait_p50_ns;
    int64_t gil_wait_p99_ns;
    int64_t gil_wait_max_ns;
    int64_t gil_hold_ns;
    int64_t runnable_ns; /* the sample's, as are the rest */
    int64_t migrations;
    int64_t cycles;
    int64_t instructions;
    int64_t cache_misses;
    int64_t tlb_misses;
    uint64_t checksum;
};

/* One figure, as JSON, SQL and CSV all name it. */
struct field {
    const char *name;
    size_t offset;
    enum { FIELD_INT, FIELD_REAL, FIELD_HASH } kind; /* HASH is a uint64_t */
};

/* In the order of the columns of samples.csv and workers.csv; NULL-ended. */
extern const struct field sample_fields[];
extern const struct field worker_sample_fields[];

int64_t *field_int(void *record, const struct field *f);
double *field_real(void *record, const struct field *f);
uint64_t *field_hash(void *record, const struct field *f);

enum { FIELD_TEXT_BYTES = 32 };

/* Writes a figure as CSV has it: C locale, 17 digits, "" where absent. Returns
 * its length. */
size_t field_text(const void *record, const struct field *f,
                  char text[FIELD_TEXT_BYTES]);

/* All figures absent; the checksum 0; status SAMPLE_FAILED. */
void sample_clear(struct sample *s);
void worker_sample_clear(struct worker_sample *w);

/* "ok", "disturbed", "failed", "timeout", "crashed". */
const char *sample_status_name(enum sample_status status);
int sample_status_parse(const char *name, enum sample_status *out);

/* Whether its figures may be reported: ok or disturbed. */
int sample_usable(const struct sample *s);
