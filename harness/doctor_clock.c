/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What time is read from. */
#include "doctor_check.h"

#include "machine_files.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define CLOCK "/sys/devices/system/clocksource/clocksource0"

static void look_source(const struct doctor *d, struct finding *f)
{
    static const char *const slow[] = {"hpet", "acpi_pm", "jiffies",
                                       "refined-jiffies", "pit"};
    char now[64];
    char others[256];
    bool is_slow = false;

    if (machine_file(d->root, CLOCK "/current_clocksource", now, sizeof now)) {
        finding_is(f, FINDING_UNKNOWN, "not told here");
        return;
    }
    for (size_t i = 0; i < sizeof slow / sizeof *slow; i++) {
        is_slow = is_slow || strcmp(now, slow[i]) == 0;
    }
    finding_is(f, is_slow ? FINDING_WARNING : FINDING_GOOD, "%s", now);
    if (!is_slow) {
        return;
    }
    finding_does(f, "Each look at the clock is a system call and takes about "
                    "1 µs: workloads that time each operation, and the lock's "
                    "waits, cost more.");
    if (machine_file(d->root, CLOCK "/available_clocksource", others,
                     sizeof others)
            == 0
        && strstr(others, "tsc") != NULL) {
        finding_mend(f, "echo tsc | sudo tee %s", CLOCK "/current_clocksource");
    } else {
        finding_mend(f, "look why the kernel has put the tsc aside: sudo dmesg "
                        "| grep -i tsc");
    }
}

static void look_clock(const struct doctor *d, struct finding *f)
{
    enum { COARSE_NS = 1000, DEAR_NS = 250 };
    const struct doctor_clock *c = &d->clock;

    if (c->cost_ns <= 0.0) {
        finding_is(f, FINDING_UNKNOWN, "not measured");
        return;
    }
    bool coarse = c->resolution_ns > COARSE_NS || c->step_ns > COARSE_NS;
    bool dear = c->cost_ns > DEAR_NS;
    finding_is(f, coarse || dear ? FINDING_WARNING : FINDING_GOOD,
               "%.0f ns a reading, steps of %.0f ns, resolution %.0f ns",
               c->cost_ns, c->step_ns, c->resolution_ns);
    if (coarse) {
        finding_does(f, "Times are multiples of a step: those of single "
                        "operations say little.");
    } else if (dear) {
        finding_does(f, "Reading the clock costs as much as many operations "
                        "where each one is timed.");
    }
}

const struct check doctor_clock_checks[] = {
    {"clock-source", look_source},
    {"clock", look_clock},
    {0},
};
