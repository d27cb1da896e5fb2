/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_blocks.h"

#include "clock.h"
#include "order.h"
#include "progress.h"
#include "results.h"
#include "runner_files.h"
#include "runner_stop.h"
#include "runner_trials.h"

#include <stdlib.h>

struct state {
    struct runner_blocks *b;
    struct progress progress;
    struct runner_outcome *out;
    struct runner_trials trials;
    size_t *order;
    unsigned char *done;
    uint64_t stored_until_ns;
};

static int allocate(struct state *s, struct err *e)
{
    size_t n = s->b->count;

    s->trials = (struct runner_trials){
        .sides = s->b->sides,
        .seed = s->b->run->seed,
        .stopper = s->b->stopper,
        .progress = &s->progress,
        .out = s->out,
        .began_ns = s->b->began_ns,
        .max_time_ns = s->b->run->max_time_ns,
        .care = s->b->care,
        .grows = s->b->care.on_disturbed == DISTURBED_KEEP,
    };
    s->order = calloc(n, sizeof *s->order);
    s->done = calloc(n * s->b->run->max_blocks, sizeof *s->done);
    if (s->order == NULL || s->done == NULL) {
        return err_set(e, "out of memory for %zu cells", n);
    }
    return runner_trials_grow(&s->trials, s->b->cells, n, e);
}

static void release(struct state *s)
{
    free(s->order);
    free(s->done);
    runner_trials_free(&s->trials);
}

static const char *own_path(const struct state *s)
{
    return s->b->sides->list[0].path;
}

static int store_wall(struct state *s, struct err *e)
{
    uint64_t now = clock_now_ns();
    uint64_t add = now - s->stored_until_ns;

    s->stored_until_ns = now;
    return runner_sides_add_wall(s->b->sides, add, e);
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
        if (stopper_check(s->b->stopper)
            || runner_trials_late(&s->trials, place.cell)) {
            return 1;
        }
        progress_trial(&s->progress, block, s->b->run->max_blocks,
                       &s->b->cells[place.cell]);
        if (runner_trials_run(&s->trials, &place, NULL, e)) {
            return stopper_check(s->b->stopper) ? 1 : -1;
        }
        s->progress.done++;
    }
    if (s->out->samples > before) {
        progress_block(&s->progress, block, s->b->run->max_blocks);
    }
    return store_wall(s, e);
}

/* A disturbed sample that was to be kept is not measured again: notes in
 * `seen`, a bit for each side, which places have any. */
static void see(const struct state *s, size_t side, const struct results *r,
                unsigned char *seen)
{
    for (size_t i = 0; i < r->nsamples && s->trials.grows; i++) {
        unsigned block = results_block(r, i);
        size_t cell = results_cell(r, i);
        if (block < s->b->run->max_blocks && cell < s->b->count) {
            seen[block * s->b->count + cell] |= (unsigned char)(1U << side);
        }
    }
}

/* What every side has is done, and what they answered is known. */
static int recall_sides(struct state *s, unsigned char *seen, size_t all,
                        struct err *e)
{
    size_t sides = s->b->sides->count;
    struct results r;

    for (size_t i = 0; i < sides; i++) {
        if (results_load(&r, s->b->sides->list[i].path, e)) {
            return -1;
        }
        see(s, i, &r, seen);
        runner_trials_recall(&s->trials, i, &r);
        results_free(&r);
    }
    for (size_t i = 0; i < all; i++) {
        s->done[i] = s->done[i] || seen[i] == (1U << sides) - 1U;
        s->progress.skipped += s->done[i];
    }
    s->progress.done = s->progress.skipped;
    return 0;
}

/* A resumed run has done some, and knows the answers. */
static int recall(struct state *s, struct err *e)
{
    size_t all = s->b->count * s->b->run->max_blocks;
    unsigned char *seen = calloc(all + 1, 1);

    if (seen == NULL) {
        return err_set(e, "out of memory");
    }
    int result = runner_sides_get_done(s->b->sides, s->b->run->max_blocks,
                                       s->b->count, s->done, e)
                         || recall_sides(s, seen, all, e)
                     ? -1
                     : 0;
    free(seen);
    return result;
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
        && runner_stop_judge(s->b->run, own_path(s), &stop, e)) {
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

static int check_files(const struct state *s, struct err *e)
{
    return runner_files_check(s->b->files, s->b->sides, e);
}

static int run_blocks(struct state *s, struct err *e)
{
    const struct store_run *run = s->b->run;

    for (unsigned block = 0; block < run->max_blocks; block++) {
        struct runner_stop stop = {0};
        if (runner_stop_due(run, block) && !is_begun(s, block)
            && runner_stop_judge(run, own_path(s), &stop, e)) {
            return -1;
        }
        if (stop.enough) {
            s->out->complete = true;
            say_stopped(s, block, stop.text);
            return 0;
        }
        int result = check_files(s, e) ? -1 : run_block(s, block, e);
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
    s->out->complete = true;
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
        result = run_blocks(&s, e) || check_files(&s, e) ? -1 : 0;
    }
    progress_end(&s.progress);
    if (result == 0) {
        result =
            store_wall(&s, e)
            || runner_sides_put_event(b->sides, "stopped", out->stopped, e);
    } else {
        (void)store_wall(&s, &later);
    }
    release(&s);
    return result ? -1 : 0;
}
