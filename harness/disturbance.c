/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "disturbance.h"

#include "clock.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum kind {
    WRONG_CPU,
    STEAL,
    OTHER_LOAD,
    THROTTLED,
    OVERHEATED,
    LATE_START,
    CONTROLLER,
    SUSPENDED,
};

const char *const disturbance_kinds[DISTURBANCE_KINDS] = {
    [WRONG_CPU] = "wrong CPU",   [STEAL] = "steal",
    [OTHER_LOAD] = "other load", [THROTTLED] = "throttled",
    [OVERHEATED] = "overheated", [LATE_START] = "late start",
    [CONTROLLER] = "controller", [SUSPENDED] = "suspended",
};

/* Shorter waits are the scheduler's own. */
static const int64_t long_ns = INT64_C(5) * CLOCK_NS_PER_MS;

static void add(struct err *why, enum kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void add(struct err *why, enum kind kind, const char *format, ...)
{
    size_t used = strlen(why->text);
    int n = snprintf(why->text + used, sizeof why->text - used,
                     "%s%s: ", used > 0 ? "; " : "", disturbance_kinds[kind]);
    va_list arguments;

    used += n > 0 ? (size_t)n : 0;
    if (used < sizeof why->text) {
        va_start(arguments, format);
        vsnprintf(why->text + used, sizeof why->text - used, format, arguments);
        va_end(arguments);
    }
}

/* Clocks are read one after the other, and something may come between. */
static const int64_t asleep_least_ns = INT64_C(100) * CLOCK_NS_PER_MS;

static double ms(int64_t ns)
{
    return (double)ns / CLOCK_NS_PER_MS;
}

/* Binding is a promise of the kernel's; this is the check that it was kept. */
static void judge_places(const struct disturbance_case *c, struct err *why)
{
    for (size_t i = 0; i < c->nworkers; i++) {
        const struct worker_sample *w = &c->workers[i];
        int64_t seen =
            w->pu_started != w->pu_bound ? w->pu_started : w->pu_ended;
        if (w->pu_bound != SAMPLE_ABSENT && seen != w->pu_bound) {
            add(why, WRONG_CPU,
                "worker %zu was bound to PU %d and ran on PU %d", i,
                (int)w->pu_bound, (int)seen);
            return;
        }
        if (w->pu_bound != SAMPLE_ABSENT && w->migrations > 0) {
            add(why, WRONG_CPU,
                "worker %zu was bound to PU %d and left it in between", i,
                (int)w->pu_bound);
            return;
        }
    }
}

/* Its share of the PUs' time, where it is long enough to be told from the
 * ticks by which the kernel counts. */
static double share(const struct disturbance_case *c, int64_t ns, int ticks)
{
    double all_ns = (double)c->window_ns * c->pus;

    return ns < ticks * c->tick_ns || all_ns <= 0.0 ? 0.0 : (double)ns / all_ns;
}

/* Whether no two threads of the trial have to share a PU, and no helper of
 * the workload's comes between. */
static bool alone(const struct disturbance_case *c)
{
    return c->threads <= c->pus && !c->helpers;
}

static void judge_load(const struct disturbance_case *c, struct err *why)
{
    const struct sample *s = c->sample;
    double steal = share(c, s->steal_ns, 2);
    double others = share(c, s->foreign_cpu_ns, 3);

    if (steal > 0.05) {
        add(why, STEAL, "the hypervisor took %.0f %% of the CPUs' time",
            100.0 * steal);
    }
    if (others > 0.10) {
        add(why, OTHER_LOAD, "other programs used %.0f %% of the CPUs' time",
            100.0 * others);
        return;
    }
    for (size_t i = 0; i < c->nworkers && alone(c); i++) {
        int64_t waited_ns = c->workers[i].runnable_ns;
        if (c->workers[i].pu_bound != SAMPLE_ABSENT && waited_ns > long_ns
            && (double)waited_ns > 0.10 * (double)s->total_ns) {
            add(why, OTHER_LOAD,
                "worker %zu waited %.1f of %.1f ms for a PU of its own", i,
                ms(waited_ns), ms(s->total_ns));
            return;
        }
    }
}

static void judge_held_back(const struct disturbance_case *c, struct err *why)
{
    const struct sample *s = c->sample;

    if (s->throttled_ns > CLOCK_NS_PER_MS) {
        add(why, THROTTLED, "the cgroup's CPU quota held it back for %.1f ms",
            ms(s->throttled_ns));
    }
    if (s->throttle_events > 0) {
        add(why, OVERHEATED, "a CPU was slowed %d times",
            (int)s->throttle_events);
    }
}

static void judge_trial(const struct disturbance_case *c, struct err *why)
{
    const struct sample *s = c->sample;

    if (alone(c) && s->skew_ns > long_ns
        && (double)s->skew_ns > 0.10 * (double)s->total_ns) {
        add(why, LATE_START, "the last worker began %.1f ms late",
            ms(s->skew_ns));
    }
    if (!c->helpers && s->controller_cpu_ns > long_ns
        && (double)s->controller_cpu_ns > 0.05 * (double)s->elapsed_ns) {
        add(why, CONTROLLER, "it used a CPU for %.1f of %.1f ms",
            ms(s->controller_cpu_ns), ms(s->elapsed_ns));
    }
}

static void judge_sleep(const struct disturbance_case *c, struct err *why)
{
    if (c->asleep_ns > asleep_least_ns) {
        add(why, SUSPENDED, "the machine slept for %.1f s",
            ms(c->asleep_ns) / 1000.0);
    }
    if (c->continued) {
        add(why, SUSPENDED, "one of its processes was stopped and continued");
    }
}

void disturbance_held(struct sample *s, uint64_t held_ns, struct err *why)
{
    if (held_ns > 0 && sample_usable(s)) {
        s->status = SAMPLE_DISTURBED;
        add(why, SUSPENDED, "tvp was stopped, frozen or paused for %.1f s",
            (double)held_ns / CLOCK_NS_PER_S);
    }
}

bool disturbance_judge(const struct disturbance_case *c, struct err *why)
{
    why->text[0] = '\0';
    judge_places(c, why);
    judge_load(c, why);
    judge_held_back(c, why);
    judge_trial(c, why);
    judge_sleep(c, why);
    return why->text[0] != '\0';
}
