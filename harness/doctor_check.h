/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "doctor.h"

/* One question to a machine: fills in all but the finding's name. */
struct check {
    const char *name;
    void (*look)(const struct doctor *, struct finding *);
};

/* By theme, each ended by a check without a name. */
extern const struct check doctor_cpu_checks[];
extern const struct check doctor_clock_checks[];
extern const struct check doctor_kernel_checks[];
extern const struct check doctor_container_checks[];
extern const struct check doctor_load_checks[];
extern const struct check doctor_limit_checks[];

/* What it is now; what that does to results; and what mends it. */
void finding_is(struct finding *f, enum finding_status status,
                const char *format, ...) __attribute__((format(printf, 3, 4)));
void finding_does(struct finding *f, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void finding_mend(struct finding *f, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* "1 worker", "2 workers" */
enum { COUNT_TEXT_BYTES = 48 };
const char *doctor_count(uint64_t n, const char *noun,
                         char text[COUNT_TEXT_BYTES]);

/* "1.5 GiB" */
const char *doctor_bytes(uint64_t bytes, char text[COUNT_TEXT_BYTES]);
