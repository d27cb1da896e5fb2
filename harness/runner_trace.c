/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_trace.h"

#include "note.h"
#include "trial_process.h"

static void say_lost(const struct cell *cell, const struct err *why, FILE *out)
{
    char workload[CELL_LABEL_BYTES];
    char model[CELL_LABEL_BYTES];

    cell_workload_label(cell, workload);
    cell_model_label(cell, model);
    note_line(out, "no timeline of %.100s, %.100s, %u worker%s: %s", workload,
              model, cell->workers, cell->workers == 1 ? "" : "s", why->text);
}

static int trace_cell(const struct runner_blocks *b, size_t cell,
                      FILE *progress, struct err *e)
{
    struct trial_result r;
    int result = 0;

    if (trial_process_trace(&b->cells[cell], &r, b->stopper->fd, e)) {
        return -1;
    }
    if (sample_usable(&r.sample)) {
        result = store_put_trace(b->sides->list[0].store, cell, &r.trace, e);
    } else {
        say_lost(&b->cells[cell], &r.error, progress);
    }
    trial_result_free(&r);
    return result;
}

int runner_trace(const struct runner_blocks *b, FILE *progress, struct err *e)
{
    note_line(progress, "tracing: one more trial of each of %zu cell%s …",
              b->count, b->count == 1 ? "" : "s");
    for (size_t i = 0; i < b->count; i++) {
        bool stopped = stopper_check(b->stopper);
        if (!stopped && trace_cell(b, i, progress, e)) {
            stopped = stopper_check(b->stopper);
            if (!stopped) {
                return -1;
            }
        }
        if (b->stopper->signal != 0) {
            return 0;
        }
        if (stopped) {
            err_set(e, "the time limit came");
            say_lost(&b->cells[i], e, progress);
        }
    }
    return 0;
}
