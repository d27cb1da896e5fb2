/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner.h"

#include "calibrate.h"
#include "note.h"
#include "results.h"
#include "runner_base.h"
#include "runner_blocks.h"
#include "runner_idle.h"
#include "runner_session.h"
#include "runner_trace.h"

#include <stdlib.h>

static bool is_calibrated(const struct plan_cells *cells)
{
    for (size_t i = 0; i < cells->count; i++) {
        if (!cells->calibrated[i]) {
            return false;
        }
    }
    return true;
}

/* A workload that does not run here is left out, and said. */
static int calibrate_all(struct plan_cells *cells, struct stopper *stopper,
                         FILE *progress, struct runner_outcome *out,
                         struct err *e)
{
    if (is_calibrated(cells)) {
        return 0;
    }
    note_line(progress, "calibrating: how many operations make a trial …");
    for (size_t i = 0; i < cells->count;) {
        if (calibrate(cells, i, stopper->fd, e) == 0) {
            i++;
            continue;
        }
        if (stopper_check(stopper)) {
            return -1;
        }
        note_line(progress, "left out: %s", e->text);
        if (out->dropped++ == 0) {
            out->why = *e;
        }
        plan_cells_drop(cells, i);
        i = 0; /* some before it may have gone too */
    }
    return cells->count > 0 ? 0 : -1;
}

static int session_run(struct runner_session *s, const struct cell *cells,
                       size_t count, const struct runner_options *options,
                       struct runner_outcome *out, struct err *e)
{
    struct runner_blocks blocks = {
        .sides = &s->sides,
        .run = &s->run,
        .cells = cells,
        .count = count,
        .stopper = &s->stopper,
        .began_ns = s->began_ns,
        .care = options->care,
        .files = &s->files,
    };

    if (runner_blocks(&blocks, options->progress, out, e)
        || (options->trace && runner_trace(&blocks, options->progress, e))) {
        return -1;
    }
    for (size_t i = 0; i < s->sides.count; i++) {
        if (out->complete && !stopper_check(&s->stopper)
            && store_put_event(s->sides.list[i].store, "complete", out->stopped,
                               e)) {
            return -1;
        }
    }
    return 0;
}

static int check_new(const struct runner_session *s, struct err *e)
{
    for (size_t i = 0; i < s->sides.count; i++) {
        if (store_check_new(s->sides.list[i].path, e)) {
            return -1;
        }
    }
    return 0;
}

static int check_base(const struct runner_session *s,
                      const struct plan_cells *cells,
                      struct runner_outcome *out, struct err *e)
{
    out->refused =
        runner_base_check(s, cells->cells, cells->count, e) ? true : false;
    return out->refused ? -1 : 0;
}

int runner_start(const struct plan *plan, struct plan_cells *cells,
                 const struct topology *topology,
                 const struct runner_options *options,
                 struct runner_outcome *out, struct err *e)
{
    struct runner_session s;
    int result = -1;

    *out = (struct runner_outcome){0};
    if (runner_session_open(&s, options->dir, e) == 0
        && runner_base_add(&s, options->base, options->dir, e) == 0
        && check_new(&s, e) == 0
        && runner_session_claim(&s, cells->cells, cells->count, options,
                                plan->max_time_ns, e)
               == 0) {
        result = calibrate_all(cells, &s.stopper, options->progress, out, e);
        out->early = result != 0 && s.stopper.late;
    }
    if (result == 0) {
        result = check_base(&s, cells, out, e);
    }
    if (result == 0) {
        result = runner_session_create(&s, plan, cells, topology, options, e);
    }
    if (result == 0) {
        result = session_run(&s, cells->cells, cells->count, options, out, e);
    }
    return runner_session_close(&s, result, out);
}

/* What comes next in a search is not for a plan to say. */
static int refuse_search(const char *path, struct err *e)
{
    struct results r;

    if (results_load(&r, path, e)) {
        return -1;
    }
    bool search = r.search[0] != '\0';
    results_free(&r);
    return search
               ? err_set(e, "the run is a search: go on with the --resume of "
                            "the command that began it")
               : 0;
}

int runner_resume(const struct topology *topology,
                  const struct runner_options *options,
                  struct runner_outcome *out, struct err *e)
{
    struct runner_session s;
    struct cell *cells = NULL;
    size_t count = 0;
    int result = -1;

    *out = (struct runner_outcome){0};
    if (runner_session_open(&s, options->dir, e) == 0
        && runner_session_reopen(&s, topology, options, e) == 0
        && refuse_search(s.sides.list[0].path, e) == 0
        && (options->idle || runner_base_reopen(&s, options->dir, e) == 0)) {
        result = store_get_cells(s.sides.list[0].store, &cells, &count, e);
    }
    if (result == 0 && options->idle) {
        result = runner_idle(options->dir, out, e);
    } else if (result == 0) {
        result = runner_session_claim(&s, cells, count, options,
                                      s.run.max_time_ns, e)
                         || session_run(&s, cells, count, options, out, e)
                     ? -1
                     : 0;
    }
    free(cells);
    return runner_session_close(&s, result, out);
}
