/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who else is at work. */
#include "doctor_check.h"

#include "machine_files.h"

#include <stdio.h>
#include <string.h>

/* Of the CPU time looked at; more marks, or forbids. */
static const double steal_marked = 0.02;
static const double steal_unfit = 0.10;
static const double busy_marked = 0.10;

/* More than this share of time spent waiting for a CPU is worth a word. */
static const double pressure_told = 10.0;

static void look_runs(const struct doctor *d, struct finding *f)
{
    const struct machine_lock_holder *who = &d->other;

    if (!who->held) {
        finding_is(f, FINDING_GOOD, "none");
        return;
    }
    finding_is(f, FINDING_UNFIT, "one, of a process that cannot be seen");
    finding_mend(f, "wait for it to end");
    if (who->pid > 0) {
        finding_is(f, FINDING_UNFIT, "process %d%s%s", (int)who->pid,
                   who->since[0] != '\0' ? ", since " : "", who->since);
        finding_mend(f, "wait for it, or end it: kill -INT %d", (int)who->pid);
    }
    finding_does(f,
                 "Two runs at a time measure each other; tvp run waits for "
                 "this one to end%s%.200s.",
                 who->command[0] != '\0' ? ": " : "", who->command);
}

/* How many of the allowed CPUs were busy while we looked, or -1. */
static double busy_cpus(const struct doctor *d)
{
    double busy = (double)(d->after.busy - d->before.busy);
    double whole = busy + (double)(d->after.idle - d->before.idle)
                   + (double)(d->after.steal - d->before.steal);

    return d->after.cpus == 0 || d->after.cpus != d->before.cpus || whole <= 0.0
               ? -1.0
               : busy / whole * d->after.cpus;
}

static void look_load(const struct doctor *d, struct finding *f)
{
    char text[64];
    char cpus[COUNT_TEXT_BYTES];
    double average = 0.0;
    double busy = busy_cpus(d);
    double own = d->allowed_count;
    double wanted = d->need.workers < own ? d->need.workers : own;

    if (machine_file(d->root, "/proc/loadavg", text, sizeof text)
        || sscanf(text, "%lf", &average) != 1) {
        finding_is(f, FINDING_UNKNOWN, "not told here");
        return;
    }
    if (busy < 0.0) {
        finding_is(f, average > busy_marked * own ? FINDING_NOTE : FINDING_GOOD,
                   "%.1f of %s in the last minute", average,
                   doctor_count(d->allowed_count, "CPU", cpus));
        return;
    }
    bool crowded = own - busy < wanted / 2.0;
    bool noisy = busy > busy_marked * own;
    finding_is(f,
               crowded ? FINDING_UNFIT
               : noisy ? FINDING_WARNING
                       : FINDING_GOOD,
               "%.1f of %s busy now, %.1f in the last minute", busy,
               doctor_count(d->allowed_count, "CPU", cpus), average);
    if (crowded || noisy) {
        finding_does(f, "Workers wait for CPUs that others use, and caches and "
                        "clock are shared with them: times grow and scatter.");
        finding_mend(f, "find who it is with top, and wait or stop it");
    }
}

static void look_steal(const struct doctor *d, struct finding *f)
{
    double steal = (double)(d->after.steal - d->before.steal);
    double whole = steal + (double)(d->after.busy - d->before.busy)
                   + (double)(d->after.idle - d->before.idle);

    if (d->after.cpus == 0 || whole <= 0.0) {
        finding_is(f, FINDING_UNKNOWN, "not looked at");
        return;
    }
    double share = steal / whole;
    finding_is(f,
               share > steal_unfit     ? FINDING_UNFIT
               : share >= steal_marked ? FINDING_WARNING
                                       : FINDING_GOOD,
               "%.1f %% of the CPU time just now", 100.0 * share);
    if (share >= steal_marked) {
        finding_does(f, "The host gives this machine's CPUs to others: a "
                        "worker stands still and its time goes on.");
        finding_mend(f, "wait, or take a machine with CPUs of its own");
    }
}

static void look_pressure(const struct doctor *d, struct finding *f)
{
    char text[128];
    double share;

    if (machine_file_keyed(d->root, "/proc/pressure/cpu", "some", text,
                           sizeof text)
        || sscanf(text, "avg10=%lf", &share) != 1) {
        finding_is(f, FINDING_UNKNOWN, "the kernel does not tell");
        return;
    }
    finding_is(f, share > pressure_told ? FINDING_NOTE : FINDING_GOOD,
               "%.0f %% of 10 s somebody waited for a CPU", share);
    if (share > pressure_told) {
        finding_does(f, "Until a moment ago there was more to do than CPUs: "
                        "if that was not tvp, it will disturb trials.");
        finding_mend(f, "look again in 10 s");
    }
}

const struct check doctor_load_checks[] = {
    {"other-runs", look_runs},
    {"load", look_load},
    {"steal", look_steal},
    {"pressure", look_pressure},
    {0},
};
