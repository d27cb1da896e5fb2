/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "place_workers.h"

#include "placement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool is_drawn(const struct results *r, size_t cell)
{
    return !cell_is_sequential(&r->cells[cell]);
}

static bool is_first_of_placement(const struct results *r, size_t cell)
{
    for (size_t i = 0; i < cell; i++) {
        if (is_drawn(r, i)
            && strcmp(r->cells[i].placement, r->cells[cell].placement) == 0) {
            return false;
        }
    }
    return is_drawn(r, cell);
}

/* The most workers of a placement that are at most `limit`; 0 for none. */
static unsigned most_workers(const struct results *r, const char *placement,
                             unsigned limit)
{
    unsigned most = 0;

    for (size_t i = 0; i < r->ncells; i++) {
        unsigned workers = r->cells[i].workers;
        if (is_drawn(r, i) && strcmp(r->cells[i].placement, placement) == 0
            && workers <= limit && workers > most) {
            most = workers;
        }
    }
    return most;
}

static bool can_be_computed(const struct place_plan *p,
                            const struct place_panel *panel)
{
    int *pus = calloc((size_t)panel->workers + 1, sizeof *pus);
    struct err e;
    bool can =
        pus != NULL
        && placement_compute(p->t, panel->placement, panel->workers, pus, &e)
               == 0;

    free(pus);
    return can;
}

static void add_panel(struct place_plan *p, const char *placement,
                      unsigned workers)
{
    const struct place_panel panel = {placement, workers};

    for (size_t i = 0; i < p->npanels; i++) {
        if (p->panels[i].workers == workers
            && strcmp(p->panels[i].placement, placement) == 0) {
            return;
        }
    }
    if (workers == 0 || !can_be_computed(p, &panel)) {
        return;
    }
    if (p->npanels == PLACE_PANELS_MAX) {
        p->left_out++;
        return;
    }
    p->panels[p->npanels++] = panel;
}

static void choose_panels(struct place_plan *p, const struct results *r)
{
    struct topology_facts facts;
    unsigned limits[2] = {0, CELL_WORKERS_MAX};

    topology_describe(p->t, &facts);
    limits[0] = facts.allowed_pus;
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < r->ncells; i++) {
            const char *placement = r->cells[i].placement;
            if (is_first_of_placement(r, i)) {
                add_panel(p, placement,
                          most_workers(r, placement, limits[round]));
            }
        }
    }
}

int place_plan_make(struct place_plan *out, const struct results *r)
{
    struct err e;

    *out = (struct place_plan){.npanels = 0};
    if (r->topology_xml == NULL || r->topology_xml[0] == '\0'
        || topology_load_text(&out->t, r->topology_xml, &e)) {
        return -1;
    }
    choose_panels(out, r);
    if (out->npanels == 0) {
        place_plan_free(out);
        return -1;
    }
    return 0;
}

void place_plan_free(struct place_plan *p)
{
    topology_free(p->t);
    p->t = NULL;
}

/* The load of a PU by the system's number, or NULL. */
static struct place_load *load_of(const struct place_plan *p,
                                  struct place_load *loads, int64_t os)
{
    const struct topology_pu *pu = topology_pu_find(p->t, (int)os);
    unsigned count;

    return pu == NULL ? NULL : &loads[pu - topology_pus(p->t, &count)];
}

static void go_astray(struct place_load *load)
{
    if (load != NULL) {
        load->astray = true;
    }
}

/* One worker of a sample, that was planned to be on this PU; -1: on any. */
static void see(const struct place_plan *p, const struct worker_sample *w,
                int planned, struct place_load *loads, struct place_seen *seen)
{
    struct place_load *end = load_of(p, loads, w->pu_ended);

    if (w->pu_started == SAMPLE_ABSENT || w->pu_ended == SAMPLE_ABSENT) {
        return;
    }
    seen->workers++;
    if (end != NULL) {
        end->ended++;
    }
    if (planned >= 0 && (w->pu_started != planned || w->pu_ended != planned)) {
        seen->astray++;
        go_astray(load_of(p, loads, planned));
        go_astray(load_of(p, loads, w->pu_started));
        go_astray(end);
    }
}

/* Whether a worker's sample is of the panel. */
static bool is_of(const struct results *r, const struct place_panel *panel,
                  size_t worker)
{
    size_t cell = results_cell(r, results_worker_sample(r, worker));
    const struct cell *c = &r->cells[cell];

    return is_drawn(r, cell) && c->workers == panel->workers
           && strcmp(c->placement, panel->placement) == 0;
}

/* Who is in a panel, and where each was planned to be. */
struct crew {
    const struct place_plan *p;
    const struct place_panel *panel;
    const int *planned;
};

/* Where all workers of the panel's samples were, beside the plan. */
static void see_all(const struct crew *c, const struct results *r,
                    struct place_load *loads, struct place_seen *seen)
{
    struct result_worker room;

    for (size_t i = 0; i < r->nworkers; i++) {
        if (!is_of(r, c->panel, i)) {
            continue;
        }
        const struct worker_sample *w = &results_worker(r, i, &room)->worker;
        if (w->worker >= 0 && w->worker < c->panel->workers) {
            see(c->p, w, c->planned[w->worker], loads, seen);
        }
    }
}

int place_loads(const struct place_plan *p, const struct results *r,
                const struct place_panel *panel, struct place_load *loads,
                struct place_seen *seen, struct err *e)
{
    int *planned = calloc((size_t)panel->workers + 1, sizeof *planned);
    unsigned count;

    if (planned == NULL) {
        return err_set(e, "no memory to place %u workers", panel->workers);
    }
    (void)topology_pus(p->t, &count);
    memset(loads, 0, count * sizeof *loads);
    *seen = (struct place_seen){.bound = false};
    int status =
        placement_compute(p->t, panel->placement, panel->workers, planned, e);
    for (unsigned i = 0; status == 0 && i < panel->workers; i++) {
        struct place_load *load = load_of(p, loads, planned[i]);
        seen->bound = seen->bound || planned[i] >= 0;
        if (load != NULL && load->count++ < PLACE_NAMED) {
            load->first[load->count - 1] = i;
        }
    }
    if (status == 0) {
        const struct crew crew = {p, panel, planned};
        see_all(&crew, r, loads, seen);
    }
    free(planned);
    return status;
}

void place_mark(const struct place_load *load, const struct place_seen *seen,
                char text[PLACE_MARK_BYTES])
{
    *text = '\0';
    if (!seen->bound && load->ended > 0) {
        double share = 100.0 * (double)load->ended / (double)seen->workers;
        snprintf(text, PLACE_MARK_BYTES, share < 1.0 ? "<1 %%" : "%.0f %%",
                 share);
    } else if (load->count == 1) {
        snprintf(text, PLACE_MARK_BYTES, "w%u", load->first[0]);
    } else if (load->count == 2) {
        snprintf(text, PLACE_MARK_BYTES, "w%u,w%u", load->first[0],
                 load->first[1]);
    } else if (load->count > 2) {
        snprintf(text, PLACE_MARK_BYTES, "×%u", load->count);
    }
}
