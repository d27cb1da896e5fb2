/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_blocks.h"

#include "clock.h"
#include "order.h"
#include "progress.h"
#include "results.h"
#include "runner_stop.h"
#include "trial_process.h"
#include "units.h"

#include <stdlib.h>
#include <string.h>

/* What came out of the cells that do the same work. */
struct answer {
    bool known;
    uint64_t checksum;
    size_t from; /* the cell that gave it first */
};

struct state {
    struct runner_blocks *b;
    struct progress progress;
    struct runner_outcome *out;
    size_t *order;
    unsigned char *done;
    struct answer *answers; /* for each cell: that of its work */
    size_t *work;           /* for each cell: the first cell of its work */
    uint64_t *cost_ns;      /* for each cell: how long its last trial took */
    uint64_t stored_until_ns;
};

static int allocate(struct state *s, struct err *e)
{
    size_t n = s->b->count;

    s->order = calloc(n, sizeof *s->order);
    s->done = calloc(n * s->b->run->max_blocks, sizeof *s->done);
    s->answers = calloc(n, sizeof *s->answers);
    s->work = calloc(n, sizeof *s->work);
    s->cost_ns = calloc(n, sizeof *s->cost_ns);
    if (s->order == NULL || s->done == NULL || s->answers == NULL
        || s->work == NULL || s->cost_ns == NULL) {
        return err_set(e, "out of memory for %zu cells", n);
    }
    for (size_t i = 0; i < n; i++) {
        while (!cell_same_work(&s->b->cells[s->work[i]], &s->b->cells[i])) {
            s->work[i]++;
        }
    }
    return 0;
}

static void release(struct state *s)
{
    free(s->order);
    free(s->done);
    free(s->answers);
    free(s->work);
    free(s->cost_ns);
}

/* Equal work gives equal sums: a trial that differs from the first did
 * something else, and is no sample. */
static void compare_answer(struct state *s, size_t cell, struct trial_result *r)
{
    struct answer *a = &s->answers[s->work[cell]];

    if (!a->known) {
        *a = (struct answer){true, r->sample.checksum, cell};
        return;
    }
    if (a->checksum != r->sample.checksum) {
        r->sample.status = SAMPLE_FAILED;
        err_set(&r->error,
                "unequal work: its checksum is %016llx, that of "
                "%s was %016llx",
                (unsigned long long)r->sample.checksum,
                s->b->cells[a->from].model, (unsigned long long)a->checksum);
    }
}

static void count_sample(struct state *s, const struct cell *cell,
                         const struct trial_result *r)
{
    char text[ERR_TEXT_BYTES + 256];

    s->out->samples++;
    s->out->disturbed += r->sample.status == SAMPLE_DISTURBED;
    s->out->lost += !sample_usable(&r->sample);
    if (r->sample.status != SAMPLE_OK) {
        snprintf(text, sizeof text, "%s: %s, %s, %u worker%s: %s",
                 sample_status_name(r->sample.status), cell->workload,
                 cell->model, cell->workers, cell->workers == 1 ? "" : "s",
                 r->error.text);
        progress_note(&s->progress, text);
    }
}

/* One trial, stored. Returns 1 when it was disturbed. */
static int run_trial(struct state *s, const struct store_place *place,
                     struct err *e)
{
    const struct cell *cell = &s->b->cells[place->cell];
    uint64_t began_ns = clock_now_ns();
    struct trial_result r;

    if (trial_process_run(cell, &r, s->b->stopper->fd, e)) {
        return -1;
    }
    if (sample_usable(&r.sample)) {
        compare_answer(s, place->cell, &r);
    }
    count_sample(s, cell, &r);
    int result = store_put_result(s->b->store, place, &r, e);
    if (result == 0 && r.sample.status == SAMPLE_DISTURBED) {
        result = 1;
    }
    trial_result_free(&r);
    s->cost_ns[place->cell] = clock_now_ns() - began_ns;
    return result;
}

/* Whether the time limit leaves no room for this cell's next trial. */
static bool out_of_time(const struct state *s, size_t cell)
{
    uint64_t limit_ns = s->b->run->max_time_ns;

    return limit_ns != 0
           && clock_now_ns() - s->b->began_ns + s->cost_ns[cell] > limit_ns;
}

static int store_wall(struct state *s, struct err *e)
{
    uint64_t now = clock_now_ns();
    uint64_t add = now - s->stored_until_ns;

    s->stored_until_ns = now;
    return store_add_wall(s->b->store, add, e);
}

/* 1 when the block was cut by a signal or the time limit. */
static int run_block(struct state *s, unsigned block, struct err *e)
{
    size_t n = s->b->count;
    size_t before = s->out->samples;

    order_shuffle(s->order, n, s->b->run->seed, block);
    for (size_t i = 0; i < n; i++) {
        struct store_place place = {
            .block = block, .position = (unsigned)i, .cell = s->order[i]};
        if (s->done[block * n + place.cell]) {
            continue;
        }
        if (stopper_check(s->b->stopper) || out_of_time(s, place.cell)) {
            return 1;
        }
        progress_trial(&s->progress, block, s->b->run->max_blocks,
                       &s->b->cells[place.cell]);
        int result = run_trial(s, &place, e);
        if (result > 0) {
            result = run_trial(s, &place, e); /* disturbed: once more */
        }
        if (result < 0) {
            return stopper_check(s->b->stopper) ? 1 : -1;
        }
        s->progress.done++;
    }
    if (s->out->samples > before) {
        progress_block(&s->progress, block, s->b->run->max_blocks);
    }
    return store_wall(s, e);
}

/* A resumed run has done some, and knows the answers. */
static int recall(struct state *s, struct err *e)
{
    struct results r;
    size_t all = s->b->count * s->b->run->max_blocks;

    if (store_get_done(s->b->store, s->b->run->max_blocks, s->b->count, s->done,
                       e)
        || results_load(&r, s->b->path, e)) {
        return -1;
    }
    for (size_t i = 0; i < all; i++) {
        s->progress.skipped += s->done[i];
    }
    s->progress.done = s->progress.skipped;
    for (size_t i = 0; i < r.nsamples; i++) {
        const struct result_sample *sample = &r.samples[i];
        struct answer *a = &s->answers[s->work[sample->cell]];
        s->out->samples++;
        s->out->disturbed += sample->sample.status == SAMPLE_DISTURBED;
        s->out->lost += !sample_usable(&sample->sample);
        if (sample_usable(&sample->sample) && !a->known) {
            *a = (struct answer){true, sample->sample.checksum, sample->cell};
        }
    }
    results_free(&r);
    return 0;
}

static void say_stopped(struct state *s, unsigned blocks, const char *why)
{
    snprintf(s->out->stopped, sizeof s->out->stopped, "%u block%s done: %.220s",
             blocks, blocks == 1 ? "" : "s", why);
}

/* A limit came: with how far verdicts are from what was asked. */
static int say_limit(struct state *s, unsigned blocks, const char *what,
                     struct err *e)
{
    struct runner_stop stop = {0};
    char why[220];

    if (s->b->run->precision > 0.0
        && runner_stop_judge(s->b->run, s->b->path, &stop, e)) {
        return -1;
    }
    snprintf(why, sizeof why, "%s%s%s", what, stop.text[0] != '\0' ? "; " : "",
             stop.text);
    say_stopped(s, blocks, why);
    return 0;
}

/* Nothing is judged that a run which was cut has already gone beyond. */
static bool is_begun(const struct state *s, unsigned block)
{
    for (size_t i = 0; i < s->b->count; i++) {
        if (s->done[block * s->b->count + i]) {
            return true;
        }
    }
    return false;
}

static int run_blocks(struct state *s, struct err *e)
{
    const struct store_run *run = s->b->run;

    for (unsigned block = 0; block < run->max_blocks; block++) {
        struct runner_stop stop = {0};
        if (runner_stop_due(run, block) && !is_begun(s, block)
            && runner_stop_judge(run, s->b->path, &stop, e)) {
            return -1;
        }
        if (stop.enough) {
            say_stopped(s, block, stop.text);
            return 0;
        }
        int result = run_block(s, block, e);
        if (result < 0) {
            return -1;
        }
        if (result > 0) {
            return say_limit(s, block,
                             s->b->stopper->signal != 0 ? "a signal came"
                                                        : "the time limit came",
                             e);
        }
    }
    return say_limit(s, run->max_blocks,
                     run->precision > 0.0 ? "the limit of blocks came"
                                          : "as many as asked for",
                     e);
}

int runner_blocks(struct runner_blocks *b, FILE *progress,
                  struct runner_outcome *out, struct err *e)
{
    struct state s = {.b = b, .out = out, .stored_until_ns = b->began_ns};
    struct err later;
    int result = -1;

    progress_begin(&s.progress, progress, b->count * b->run->max_blocks);
    if (allocate(&s, e) == 0 && recall(&s, e) == 0) {
        result = run_blocks(&s, e);
    }
    progress_end(&s.progress);
    if (result == 0) {
        result = store_wall(&s, e)
                 || store_put_event(b->store, "stopped", out->stopped, e);
    } else {
        (void)store_wall(&s, &later);
    }
    release(&s);
    return result ? -1 : 0;
}
