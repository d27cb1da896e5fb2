/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prober.h"

#include "calibrate.h"
#include "clock.h"
#include "order.h"
#include "runner_files.h"
#include "runner_session.h"
#include "runner_trials.h"

#include <stdlib.h>
#include <string.h>

struct prober {
    const struct search *search;
    struct search_machine machine;
    struct runner_session session;
    struct runner_outcome outcome;
    struct progress progress;
    struct runner_trials trials;
    struct search_points points;
    struct cell *cells; /* of all points */
    size_t ncells;
    unsigned next_block;
    bool late; /* the time limit leaves no room for a trial */
    uint64_t stored_until_ns;
};

static struct prober *make(const struct search *s,
                           const struct topology *topology,
                           const struct runner_options *options, struct err *e)
{
    struct prober *p = calloc(1, sizeof *p);
    struct topology_facts facts;

    if (p == NULL) {
        err_set(e, "out of memory for a search");
        return NULL;
    }
    topology_describe(topology, &facts);
    p->search = s;
    p->machine = (struct search_machine){.cores = facts.allowed_cores,
                                         .pus = facts.allowed_pus};
    p->points =
        (struct search_points){.models = search_models(s), .naxes = s->naxes};
    progress_begin(&p->progress, options->progress, 0);
    return p;
}

static struct store *own_store(const struct prober *p)
{
    return p->session.sides.list[0].store;
}

/* Once the session is open and its run is known. */
static void ready(struct prober *p, const struct runner_options *options)
{
    p->stored_until_ns = p->session.began_ns;
    p->trials = (struct runner_trials){
        .sides = &p->session.sides,
        .seed = p->session.run.seed,
        .stopper = &p->session.stopper,
        .progress = &p->progress,
        .out = &p->outcome,
        .began_ns = p->session.began_ns,
        .max_time_ns = p->session.run.max_time_ns,
        .care = options->care,
        .grows = true,
    };
}

static void release(struct prober *p)
{
    runner_trials_free(&p->trials);
    search_points_free(&p->points);
    free(p->cells);
    free(p);
}

/* Before anything was measured. */
static int give_up(struct prober *p)
{
    (void)runner_session_close(&p->session, -1, &p->outcome);
    int signal = p->outcome.signal;
    release(p);
    return signal != 0 ? signal : -1;
}

static int begin(struct prober *p, const struct topology *topology,
                 const struct runner_options *options, struct err *e)
{
    const struct plan *plan = &p->search->plan;
    const struct plan_cells none = {0};
    char *json = NULL;

    if (runner_session_open(&p->session, options->dir, e)
        || store_check_new(p->session.sides.list[0].path, e)
        || runner_session_claim(&p->session, NULL, 0, options,
                                plan->max_time_ns, e)
        || search_to_json(p->search, &json, e)) {
        return -1;
    }
    int result =
        runner_session_create(&p->session, plan, &none, topology, options, e)
                || store_put_event(own_store(p), "search", json, e)
            ? -1
            : 0;
    free(json);
    return result;
}

int prober_start(struct prober **out, const struct search *s,
                 const struct topology *topology,
                 const struct runner_options *options, struct err *e)
{
    struct prober *p = make(s, topology, options, e);

    if (p == NULL) {
        return -1;
    }
    if (begin(p, topology, options, e)) {
        return give_up(p);
    }
    ready(p, options);
    *out = p;
    return 0;
}

static int recall(struct prober *p, const char *dir, struct err *e)
{
    struct results r;

    if (store_get_cells(own_store(p), &p->cells, &p->ncells, e)
        || runner_trials_grow(&p->trials, p->cells, p->ncells, e)
        || results_load(&r, dir, e)) {
        return -1;
    }
    runner_trials_recall(&p->trials, 0, &r);
    p->next_block = r.nsamples > 0 ? results_block(&r, r.nsamples - 1) + 1 : 0;
    int result = search_points_load(&p->points, p->search, &r, e);
    results_free(&r);
    return result;
}

int prober_resume(struct prober **out, const struct search *s,
                  const struct topology *topology,
                  const struct runner_options *options, struct err *e)
{
    struct prober *p = make(s, topology, options, e);
    int result = -1;

    if (p == NULL) {
        return -1;
    }
    if (runner_session_open(&p->session, options->dir, e) == 0
        && runner_session_reopen(&p->session, topology, options, e) == 0
        && runner_session_claim(&p->session, NULL, 0, options,
                                p->session.run.max_time_ns, e)
               == 0) {
        ready(p, options);
        result = recall(p, options->dir, e);
    }
    if (result) {
        return give_up(p);
    }
    *out = p;
    return 0;
}

const struct search_points *prober_points(const struct prober *p)
{
    return &p->points;
}

void prober_expect(struct prober *p, size_t blocks)
{
    p->progress.total = blocks == 0 ? 0 : p->progress.done + blocks;
}

/* Parameters of the models and counts of workers need no new calibration. */
static const struct cell *alike(const struct prober *p, const struct cell *c)
{
    for (size_t i = 0; i < p->ncells; i++) {
        if (strcmp(p->cells[i].workload, c->workload) == 0
            && strcmp(p->cells[i].params, c->params) == 0) {
            return &p->cells[i];
        }
    }
    return NULL;
}

static int calibrate_new(struct prober *p, struct plan_cells *cells,
                         struct err *e)
{
    for (size_t i = 0; i < cells->count; i++) {
        const struct cell *known = alike(p, &cells->cells[i]);
        if (known != NULL) {
            calibrate_like(known, &cells->cells[i]);
            cells->calibrated[i] = true;
        } else if (calibrate(cells, i, p->session.stopper.fd, e)) {
            return -1;
        }
    }
    return 0;
}

static int append(struct prober *p, const struct plan_cells *new, struct err *e)
{
    size_t count = p->ncells + new->count;
    struct cell *cells = realloc(p->cells, (count + 1) * sizeof *cells);

    if (cells == NULL) {
        return err_set(e, "out of memory for %zu cells", count);
    }
    p->cells = cells;
    p->trials.cells = cells;
    memcpy(cells + p->ncells, new->cells, new->count * sizeof *cells);
    if (runner_trials_grow(&p->trials, cells, count, e)
        || store_add_cells(own_store(p), p->ncells, new->cells, new->count,
                           e)) {
        return -1;
    }
    p->ncells = count;
    return 0;
}

static struct search_point *new_point(struct prober *p, const double *values,
                                      struct err *e)
{
    struct plan_cells cells;
    struct search_point *at = NULL;
    size_t first = p->ncells;

    if (search_cells(p->search, values, p->machine, &cells, e)) {
        return NULL;
    }
    if (calibrate_new(p, &cells, e) == 0 && append(p, &cells, e) == 0) {
        at = search_points_add(&p->points, values, first, e);
    }
    plan_cells_free(&cells);
    return at;
}

/* "cpu=31.2 %, workers=4" */
static void say_where(struct prober *p, const double *values, bool fresh)
{
    char where[SEARCH_AXES_MAX * (CELL_NAME_BYTES + UNITS_TEXT_BYTES + 4)] = "";
    char text[UNITS_TEXT_BYTES];

    for (size_t i = 0; i < p->search->naxes; i++) {
        size_t used = strlen(where);
        search_axis_short(&p->search->axes[i], values[i], text);
        snprintf(where + used, sizeof where - used, "%s%s=%s",
                 i > 0 ? ", " : "", p->search->axes[i].key, text);
    }
    progress_probe(&p->progress, where, fresh);
}

static int store_wall(struct prober *p, struct err *e)
{
    uint64_t now = clock_now_ns();
    uint64_t add = now - p->stored_until_ns;

    p->stored_until_ns = now;
    return store_add_wall(own_store(p), add, e);
}

static bool is_over(struct prober *p)
{
    return stopper_check(&p->session.stopper) || p->late;
}

/* 1 when the block was cut. */
static int run_block(struct prober *p, const struct search_point *at,
                     double costs[SEARCH_MODELS_MAX], struct err *e)
{
    size_t order[SEARCH_MODELS_MAX];
    struct sample kept;

    order_shuffle(order, p->points.models, p->session.run.seed, p->next_block);
    for (size_t i = 0; i < p->points.models; i++) {
        struct store_place place = {.block = p->next_block,
                                    .position = (unsigned)i,
                                    .cell = at->cell + order[i]};
        if (runner_trials_late(&p->trials, place.cell)) {
            p->late = true;
        }
        if (is_over(p)) {
            return 1;
        }
        if (runner_trials_run(&p->trials, &place, &kept, e)) {
            return stopper_check(&p->session.stopper) ? 1 : -1;
        }
        costs[order[i]] = sample_usable(&kept)
                              ? metric_cost(p->search->plan.metric, &kept)
                              : 0.0;
    }
    return 0;
}

static int check_files(struct prober *p, struct err *e)
{
    return runner_files_check(&p->session.files, &p->session.sides, e);
}

int prober_probe(struct prober *p, const double *values, struct err *e)
{
    double costs[SEARCH_MODELS_MAX] = {0};
    struct search_point *at = search_points_find(&p->points, values);

    if (is_over(p)) {
        return 1;
    }
    say_where(p, values, at == NULL);
    at = at != NULL ? at : new_point(p, values, e);
    if (at == NULL) {
        return stopper_check(&p->session.stopper) ? 1 : -1;
    }
    if (check_files(p, e)) {
        return -1;
    }
    int result = run_block(p, at, costs, e);
    p->next_block++;
    if (result != 0) {
        return result;
    }
    p->progress.done++;
    return search_points_put(&p->points, at, costs, e) || store_wall(p, e) ? -1
                                                                           : 0;
}

int prober_end(struct prober *p, int result, const char *why,
               struct runner_outcome *out, struct err *e)
{
    const struct stopper *stopper = &p->session.stopper;

    (void)stopper_check(&p->session.stopper);
    progress_end(&p->progress);
    snprintf(p->outcome.stopped, sizeof p->outcome.stopped,
             "%u block%s of %zu point%s done: %s", p->next_block,
             p->next_block == 1 ? "" : "s", p->points.count,
             p->points.count == 1 ? "" : "s",
             stopper->signal != 0       ? "a signal came"
             : p->late || stopper->late ? "the time limit came"
                                        : why);
    if (result == 0
        && (check_files(p, e) || store_wall(p, e)
            || store_put_event(own_store(p), "stopped", p->outcome.stopped,
                               e))) {
        result = -1;
    }
    result = runner_session_close(&p->session, result, &p->outcome);
    *out = p->outcome;
    release(p);
    return result;
}
