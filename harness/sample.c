/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define SAMPLE_INT(member)                                                     \
    {                                                                          \
#member, offsetof(struct sample, member), FIELD_INT                    \
    }
#define SAMPLE_REAL(member)                                                    \
    {                                                                          \
#member, offsetof(struct sample, member), FIELD_REAL                   \
    }
#define WORKER_INT(member)                                                     \
    {                                                                          \
#member, offsetof(struct worker_sample, member), FIELD_INT             \
    }

const struct field sample_fields[] = {
    SAMPLE_INT(ops),
    SAMPLE_INT(elapsed_ns),
    SAMPLE_INT(total_ns),
    SAMPLE_INT(create_ns),
    SAMPLE_INT(skew_ns),
    SAMPLE_INT(join_ns),
    SAMPLE_REAL(ops_per_s),
    SAMPLE_INT(cpu_user_ns),
    SAMPLE_INT(cpu_sys_ns),
    SAMPLE_INT(voluntary_switches),
    SAMPLE_INT(involuntary_switches),
    SAMPLE_INT(minor_faults),
    SAMPLE_INT(major_faults),
    SAMPLE_INT(peak_rss_bytes),
    SAMPLE_INT(pss_bytes),
    SAMPLE_INT(steal_ns),
    SAMPLE_INT(gil_acquires),
    SAMPLE_INT(gil_waits),
    SAMPLE_INT(gil_forced_drops),
    SAMPLE_INT(gil_wait_ns),
    SAMPLE_INT(gil_hold_ns),
    SAMPLE_INT(latency_p50_ns),
    SAMPLE_INT(latency_p90_ns),
    SAMPLE_INT(latency_p99_ns),
    SAMPLE_INT(latency_p999_ns),
    SAMPLE_INT(latency_max_ns),
    {"checksum", offsetof(struct sample, checksum), FIELD_HASH},
    SAMPLE_INT(gil_voluntary_drops),
    SAMPLE_INT(gil_switches),
    SAMPLE_INT(gil_wait_p50_ns),
    SAMPLE_INT(gil_wait_p99_ns),
    SAMPLE_INT(gil_wait_max_ns),
    SAMPLE_INT(figure),
    SAMPLE_INT(handback_ns),
    SAMPLE_INT(runnable_ns),
    SAMPLE_INT(migrations),
    SAMPLE_INT(foreign_cpu_ns),
    SAMPLE_INT(pressure_ns),
    SAMPLE_INT(run_queue),
    SAMPLE_INT(throttled_ns),
    SAMPLE_INT(throttle_events),
    SAMPLE_INT(frequency_hz),
    SAMPLE_INT(controller_cpu_ns),
    SAMPLE_INT(warmup_ns),
    SAMPLE_REAL(steady_ops_per_s),
    SAMPLE_REAL(fairness),
    SAMPLE_INT(cycles),
    SAMPLE_INT(instructions),
    SAMPLE_INT(cache_misses),
    SAMPLE_INT(tlb_misses),
    {0},
};

const struct field worker_sample_fields[] = {
    WORKER_INT(worker),
    WORKER_INT(pid),
    WORKER_INT(pu_bound),
    WORKER_INT(pu_started),
    WORKER_INT(pu_ended),
    WORKER_INT(ops),
    WORKER_INT(start_ns),
    WORKER_INT(end_ns),
    WORKER_INT(cpu_user_ns),
    WORKER_INT(cpu_sys_ns),
    WORKER_INT(voluntary_switches),
    WORKER_INT(involuntary_switches),
    WORKER_INT(minor_faults),
    WORKER_INT(major_faults),
    WORKER_INT(peak_rss_bytes),
    WORKER_INT(pss_bytes),
    WORKER_INT(gil_acquires),
    WORKER_INT(gil_waits),
    WORKER_INT(gil_forced_drops),
    WORKER_INT(gil_wait_ns),
    WORKER_INT(gil_hold_ns),
    {"checksum", offsetof(struct worker_sample, checksum), FIELD_HASH},
    WORKER_INT(gil_voluntary_drops),
    WORKER_INT(gil_switches),
    WORKER_INT(gil_wait_p50_ns),
    WORKER_INT(gil_wait_p99_ns),
    WORKER_INT(gil_wait_max_ns),
    WORKER_INT(runnable_ns),
    WORKER_INT(migrations),
    WORKER_INT(cycles),
    WORKER_INT(instructions),
    WORKER_INT(cache_misses),
    WORKER_INT(tlb_misses),
    {0},
};

static const char *const status_names[] = {
    [SAMPLE_OK] = "ok",           [SAMPLE_DISTURBED] = "disturbed",
    [SAMPLE_FAILED] = "failed",   [SAMPLE_TIMEOUT] = "timeout",
    [SAMPLE_CRASHED] = "crashed",
};
enum { STATUSES = sizeof status_names / sizeof *status_names };

/* Up to here %.17g writes whole numbers as they are. */
static const double whole_max = 1e15;

int64_t *field_int(void *record, const struct field *f)
{
    return (int64_t *)(void *)((char *)record + f->offset);
}

double *field_real(void *record, const struct field *f)
{
    return (double *)(void *)((char *)record + f->offset);
}

uint64_t *field_hash(void *record, const struct field *f)
{
    return (uint64_t *)(void *)((char *)record + f->offset);
}

/* There are millions of them in a large run's tables: no snprintf. */
static size_t whole_text(int64_t value, char text[FIELD_TEXT_BYTES])
{
    char digits[FIELD_TEXT_BYTES];
    uint64_t left = value < 0 ? -(uint64_t)value : (uint64_t)value;
    size_t n = 0;
    size_t length = 0;

    do {
        digits[n++] = (char)('0' + left % 10);
        left /= 10;
    } while (left > 0);
    if (value < 0) {
        text[length++] = '-';
    }
    while (n > 0) {
        text[length++] = digits[--n];
    }
    text[length] = '\0';
    return length;
}

static size_t real_text(double value, char text[FIELD_TEXT_BYTES])
{
    if (!isfinite(value) || value < 0.0) {
        text[0] = '\0';
        return 0;
    }
    if (value < whole_max && value >= floor(value) && value <= floor(value)) {
        return whole_text((int64_t)value, text);
    }
    return (size_t)snprintf(text, FIELD_TEXT_BYTES, "%.17g", value);
}

static size_t hash_text(uint64_t value, char text[FIELD_TEXT_BYTES])
{
    enum { DIGITS = 16, BITS = 4 };

    for (size_t i = 0; i < DIGITS; i++) {
        text[i] = "0123456789abcdef"[value >> (DIGITS - 1 - i) * BITS & 15];
    }
    text[DIGITS] = '\0';
    return DIGITS;
}

size_t field_text(const void *record, const struct field *f,
                  char text[FIELD_TEXT_BYTES])
{
    const char *at = (const char *)record + f->offset;
    int64_t whole;
    double real;
    uint64_t hash;

    text[0] = '\0';
    switch (f->kind) {
    case FIELD_INT:
        memcpy(&whole, at, sizeof whole);
        return whole == SAMPLE_ABSENT ? 0 : whole_text(whole, text);
    case FIELD_REAL:
        memcpy(&real, at, sizeof real);
        return real_text(real, text);
    case FIELD_HASH:
        memcpy(&hash, at, sizeof hash);
        return hash_text(hash, text);
    }
    return 0;
}

static void clear(void *record, const struct field *fields)
{
    for (const struct field *f = fields; f->name != NULL; f++) {
        if (f->kind == FIELD_INT) {
            *field_int(record, f) = SAMPLE_ABSENT;
        } else if (f->kind == FIELD_REAL) {
            *field_real(record, f) = SAMPLE_ABSENT;
        } else {
            *field_hash(record, f) = 0;
        }
    }
}

void sample_clear(struct sample *s)
{
    clear(s, sample_fields);
    s->status = SAMPLE_FAILED;
}

void worker_sample_clear(struct worker_sample *w)
{
    clear(w, worker_sample_fields);
}

const char *sample_status_name(enum sample_status status)
{
    return status_names[status];
}

int sample_status_parse(const char *name, enum sample_status *out)
{
    for (int i = 0; i < STATUSES; i++) {
        if (strcmp(name, status_names[i]) == 0) {
            *out = (enum sample_status)i;
            return 0;
        }
    }
    return -1;
}

int sample_usable(const struct sample *s)
{
    return s->status == SAMPLE_OK || s->status == SAMPLE_DISTURBED;
}
