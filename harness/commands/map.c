/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tvp map: the winner over two parameters. */
#include "map.h"
#include "cli.h"
#include "map_options.h"
#include "measuring.h"
#include "note.h"
#include "prober.h"
#include "run_memory.h"
#include "staging.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

static const double *values_of(const struct map *m, size_t field,
                               double values[2])
{
    values[0] = m->x.values[field % m->x.n];
    values[1] = m->y.values[field / m->x.n];
    return values;
}

static struct search_machine machine_of(const struct topology *t)
{
    struct topology_facts facts;

    topology_describe(t, &facts);
    return (struct search_machine){facts.allowed_cores, facts.allowed_pus};
}

/* Whether all fields can be measured; says what to know of the last one's
 * placement, which is that of the most workers. */
static int check_fields(const struct map *m, const struct search *s,
                        const struct topology *t, FILE *notes, struct err *e)
{
    const struct search_machine machine = machine_of(t);
    struct plan_cells cells;
    double values[2];

    for (size_t i = 0; i < m->x.n * m->y.n; i++) {
        if (search_cells(s, values_of(m, i, values), machine, &cells, e)) {
            return -1;
        }
        int result = measuring_check_placements(t, &cells, e);
        if (result == 0 && notes != NULL && i == m->x.n * m->y.n - 1) {
            measuring_notes(t, &cells, notes);
        }
        plan_cells_free(&cells);
        if (result) {
            return -1;
        }
    }
    return 0;
}

/* How long the first look takes: at least as if all cores were used, at most
 * as if one was. What the trials beside their work take is a guess. */
static void say_estimate(const struct map *m, const struct search *s, FILE *out)
{
    const double beside_ns = 2e7;
    double least_ns = 0.0;
    double most_ns = 0.0;
    char time[96] = "";
    size_t fields = 0;

    for (size_t i = 0; i < m->x.n * m->y.n; i++) {
        if (!map_plan_opens(&m->rules, i)) {
            continue;
        }
        double workers = m->workers;
        workers = m->x.workers ? m->x.values[i % m->x.n] : workers;
        workers = m->y.workers ? m->y.values[i / m->x.n] : workers;
        double one_ns = (double)s->plan.trial_time_ns;
        if (s->plan.groups[0].trial_time_ns != 0) {
            one_ns = (double)s->plan.groups[0].trial_time_ns;
        }
        least_ns += beside_ns + one_ns * fmax(1.0, workers / m->cores);
        most_ns += beside_ns + one_ns * workers;
        fields++;
    }
    size_t trials = m->nmodels * m->rules.min_blocks;
    if (s->plan.groups[0].ops == 0) {
        snprintf(time, sizeof time, ", about %.0f to %.0f s beside calibrating",
                 (double)trials * least_ns / 1e9,
                 (double)trials * most_ns / 1e9);
    }
    note_line(out,
              "%zu × %zu fields: %zu first, %u blocks of %zu trials each%s; "
              "then those along the border, %u to %u blocks each",
              m->x.n, m->y.n, fields, m->rules.min_blocks, m->nmodels, time,
              m->rules.min_blocks, m->rules.max_blocks);
}

/* One more block of each field of a round. */
static int probe_round(struct prober *p, struct map *m, const size_t *round,
                       size_t n, struct err *e)
{
    int result = 0;

    for (size_t i = 0; i < n && result == 0; i++) {
        double values[2];
        prober_expect(p, map_plan_left(&m->rules, m->fields) - i);
        result = prober_probe(p, values_of(m, round[i], values), e);
    }
    return map_measure(m, prober_points(p), e) ? -1 : result;
}

static int explore(struct prober *p, struct map *m, struct runner_outcome *done,
                   struct err *e)
{
    size_t round[MAP_VALUES_MAX * MAP_VALUES_MAX];
    int result = map_measure(m, prober_points(p), e);

    while (result == 0) {
        size_t n = map_plan_round(&m->rules, m->fields, round);
        if (n == 0) {
            break;
        }
        result = probe_round(p, m, round, n, e);
    }
    return prober_end(p, result < 0 ? -1 : 0,
                      "every field is decided or had its blocks", done, e);
}

/* A map in which nothing is decided is none. */
static struct outcome conclude(const struct map *m,
                               const struct runner_outcome *done,
                               const struct runner_options *options)
{
    struct outcome o = measuring_conclude(done, options, "map");

    if (o.status == STATUS_OK
        && map_count(m, MAP_WINS, false)
                   + map_count(m, MAP_NO_DIFFERENCE, false)
               == 0) {
        o.status = STATUS_UNRELIABLE;
        err_set(&o.err,
                "no field had %d blocks, which one needs to be "
                "decided; give it more time, or --resume %.200s",
                STATS_MIN_SAMPLES, measuring_shown(options));
    }
    return o;
}

static struct outcome measure(const struct search_options *o, struct map *m,
                              const struct topology *t,
                              const struct runner_options *options, bool ours)
{
    struct outcome outcome = {.status = STATUS_FAILED};
    struct err *e = &outcome.err;
    struct runner_outcome done = {0};
    struct prober *p;

    int failed = o->resume != NULL
                     ? prober_resume(&p, &o->search, t, options, e)
                     : prober_start(&p, &o->search, t, options, e);
    if (failed) {
        return measuring_no_search(options, failed, ours, e);
    }
    if (explore(p, m, &done, e) == 0
        && (done.samples > 0 || done.signal == 0)) {
        return conclude(m, &done, options);
    }
    if (done.signal != 0) {
        outcome.status = STATUS_SIGNAL + done.signal;
        err_set(e, "stopped by a signal before the first sample");
    }
    if (done.samples == 0 && o->resume == NULL) {
        measuring_discard(options->dir, ours);
    }
    return outcome;
}

/* In the run's folder, or in one that stands for it meanwhile. */
static struct outcome stage(struct search_options *o, struct map *m,
                            const struct topology *t, const char *command)
{
    struct outcome outcome = {.status = STATUS_FAILED};
    bool fresh = o->resume == NULL;
    bool ours = fresh && (o->dir == NULL || access(o->dir, F_OK) != 0);
    struct staging staging;
    char dir[PATH_MAX];

    if (!fresh) {
        snprintf(dir, sizeof dir, "%s", o->resume);
    } else if (measuring_folder(o->dir, dir, &outcome.err)) {
        return outcome;
    }
    struct runner_options options = {
        .dir = dir,
        .command = command,
        .progress = o->quiet ? NULL : stderr,
        .notes = &o->notes,
        .care = o->care,
    };
    if (measuring_stage(&options, &staging, fresh, &outcome.err) == 0) {
        if (fresh || run_memory_recall(&options, &outcome.err) == 0) {
            outcome = measure(o, m, t, &options, ours);
        }
        staging_settle(&staging, options.progress);
    }
    if (ours) {
        (void)rmdir(dir); /* if nothing is in it */
    }
    return outcome;
}

static struct outcome ready(struct search_options *o, const char *command)
{
    struct outcome outcome = {.status = STATUS_USAGE};
    struct err *e = &outcome.err;
    FILE *notes = o->quiet ? NULL : stderr;
    struct topology *t = NULL;
    struct map m = {0};

    if (topology_load(&t, e)) {
        outcome.status = STATUS_FAILED;
        return outcome;
    }
    if (map_make(&m, &o->search, machine_of(t), e) == 0
        && check_fields(&m, &o->search, t, notes, e) == 0) {
        if (notes != NULL && o->resume == NULL) {
            say_estimate(&m, &o->search, notes);
        }
        outcome = stage(o, &m, t, command);
    }
    map_free(&m);
    topology_free(t);
    return outcome;
}

static struct outcome run(int argc, char **argv)
{
    struct search_options o;
    struct outcome outcome = {.status = STATUS_USAGE};
    char command[1024];

    measuring_words(argc, argv, command, sizeof command);
    if (map_options_parse(&o, argc, argv, &outcome.err) == 0) {
        outcome = ready(&o, command);
    }
    search_options_free(&o);
    return outcome;
}

const struct command command_map = {
    .name = "map",
    .summary = "the winner over two parameters, as a table and a heat map",
    .outlives = true,
    .run = run,
};
