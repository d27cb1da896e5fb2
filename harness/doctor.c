/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "doctor.h"

#include "clock.h"
#include "doctor_check.h"
#include "machine_files.h"

#include <hwloc.h>

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <time.h>

const char *finding_status_name(enum finding_status status)
{
    static const char *const names[FINDING_STATUSES] = {
        [FINDING_GOOD] = "good",   [FINDING_UNKNOWN] = "unknown",
        [FINDING_NOTE] = "note",   [FINDING_WARNING] = "warning",
        [FINDING_UNFIT] = "unfit",
    };

    return names[status];
}

void finding_is(struct finding *f, enum finding_status status,
                const char *format, ...)
{
    va_list args;

    f->status = status;
    va_start(args, format);
    vsnprintf(f->value, sizeof f->value, format, args);
    va_end(args);
}

void finding_does(struct finding *f, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(f->effect, sizeof f->effect, format, args);
    va_end(args);
}

void finding_mend(struct finding *f, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(f->command, sizeof f->command, format, args);
    va_end(args);
}

const char *doctor_count(uint64_t n, const char *noun,
                         char text[COUNT_TEXT_BYTES])
{
    snprintf(text, COUNT_TEXT_BYTES, "%" PRIu64 " %s%s", n, noun,
             n == 1 ? "" : "s");
    return text;
}

const char *doctor_bytes(uint64_t bytes, char text[COUNT_TEXT_BYTES])
{
    static const char *const units[] = {"bytes", "KiB", "MiB", "GiB", "TiB"};
    double value = (double)bytes;
    size_t unit = 0;

    while (value >= 1024.0 && unit < sizeof units / sizeof *units - 1) {
        value /= 1024.0;
        unit++;
    }
    snprintf(text, COUNT_TEXT_BYTES, "%.*f %s",
             unit > 0 && value < 9.95 ? 1 : 0, value, units[unit]);
    return text;
}

static void read_allowed(struct doctor *d)
{
    char list[4096];

    hwloc_bitmap_zero(d->allowed);
    if (machine_file_keyed(d->root, "/proc/self/status", "Cpus_allowed_list",
                           list, sizeof list)
        == 0) {
        hwloc_bitmap_list_sscanf(d->allowed, list);
    }
    int count = hwloc_bitmap_weight(d->allowed);
    d->allowed_count = count > 0 ? (unsigned)count : 0;
}

/* Of the allowed CPUs, out of /proc/stat. */
static void read_ticks(const struct doctor *d, struct cpu_ticks *out)
{
    *out = (struct cpu_ticks){0};
    for (int cpu = hwloc_bitmap_first(d->allowed); cpu >= 0;
         cpu = hwloc_bitmap_next(d->allowed, cpu)) {
        char key[32];
        char line[512];
        uint64_t t[8] = {
            0}; /* user nice system idle iowait irq softirq steal */
        snprintf(key, sizeof key, "cpu%d ", cpu);
        if (machine_file_keyed(d->root, "/proc/stat", key, line, sizeof line)
                == 0
            && sscanf(line,
                      "%" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64 " %" SCNu64
                      " %" SCNu64 " %" SCNu64 " %" SCNu64,
                      &t[0], &t[1], &t[2], &t[3], &t[4], &t[5], &t[6], &t[7])
                   >= 4) {
            out->cpus++;
            out->busy += t[0] + t[1] + t[2] + t[5] + t[6];
            out->idle += t[3] + t[4];
            out->steal += t[7];
        }
    }
}

/* What a reading costs on the average, and how finely it moves. */
static void measure_clock(struct doctor_clock *c)
{
    enum { READINGS = 20000 };
    struct timespec resolution;
    uint64_t least = UINT64_MAX;
    uint64_t first = clock_now_ns();
    uint64_t last = first;

    *c = (struct doctor_clock){0};
    if (clock_getres(CLOCK_MONOTONIC, &resolution) == 0) {
        c->resolution_ns =
            (double)resolution.tv_sec * 1e9 + (double)resolution.tv_nsec;
    }
    for (int i = 0; i < READINGS; i++) {
        uint64_t now = clock_now_ns();
        if (now > last && now - last < least) {
            least = now - last;
        }
        last = now;
    }
    c->step_ns = least == UINT64_MAX ? 0.0 : (double)least;
    c->cost_ns = (double)(last - first) / READINGS;
}

static void measure_shared(struct doctor *d)
{
    struct statvfs info;

    d->shared_bytes = d->shared_free_bytes = -1;
    if (statvfs("/dev/shm", &info) == 0) {
        d->shared_bytes = (int64_t)(info.f_blocks * info.f_frsize);
        d->shared_free_bytes = (int64_t)(info.f_bavail * info.f_frsize);
    }
}

void doctor_begin(struct doctor *d, const struct doctor_need *need,
                  bool own_run)
{
    struct err unused;

    *d = (struct doctor){
        .root = "",
        .need = *need,
        .allowed = hwloc_bitmap_alloc(),
        .look_ns = UINT64_C(1) * DOCTOR_LOOK_MS * CLOCK_NS_PER_MS,
    };
    read_allowed(d);
    measure_clock(&d->clock);
    measure_shared(d);
    if (!own_run) {
        (void)machine_lock_ask(&d->other, &unused);
    }
}

void doctor_visit(struct doctor *d, const char *root)
{
    d->root = root;
    d->look_ns = 0;
    read_allowed(d);
    read_ticks(d, &d->before);
}

static void look(struct doctor *d)
{
    if (d->look_ns > 0) {
        struct timespec pause = clock_timespec(d->look_ns);
        read_ticks(d, &d->before);
        clock_nanosleep(CLOCK_MONOTONIC, 0, &pause, NULL);
    }
    read_ticks(d, &d->after);
}

void doctor_examine(struct doctor *d)
{
    static const struct check *const themes[] = {
        doctor_load_checks, doctor_limit_checks, doctor_container_checks,
        doctor_cpu_checks,  doctor_clock_checks, doctor_kernel_checks,
    };

    look(d);
    d->count = 0;
    for (size_t t = 0; t < sizeof themes / sizeof *themes; t++) {
        for (const struct check *c = themes[t];
             c->name != NULL && d->count < DOCTOR_FINDINGS_MAX; c++) {
            struct finding *f = &d->findings[d->count++];
            *f = (struct finding){.name = c->name, .status = FINDING_UNKNOWN};
            c->look(d, f);
        }
    }
}

void doctor_free(struct doctor *d)
{
    hwloc_bitmap_free(d->allowed);
    d->allowed = NULL;
}

size_t doctor_tally(const struct doctor *d, enum finding_status status)
{
    size_t n = 0;

    for (size_t i = 0; i < d->count; i++) {
        n += d->findings[i].status == status ? 1U : 0U;
    }
    return n;
}

const struct finding *doctor_find(const struct doctor *d, const char *name)
{
    for (size_t i = 0; i < d->count; i++) {
        if (strcmp(d->findings[i].name, name) == 0) {
            return &d->findings[i];
        }
    }
    return NULL;
}
