/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_trials.h"

#include "clock.h"
#include "order.h"
#include "trial_process.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Of more disturbed trials, or sound ones with a remark, a run only keeps
 * count. */
enum { TOLD_MOST = 8 };

/* One array after the other; what was there stays valid on failure. */
static int grow_arrays(struct runner_trials *t, size_t count)
{
    struct runner_answer *answers =
        realloc(t->answers, (count + 1) * sizeof *answers);
    t->answers = answers == NULL ? t->answers : answers;
    size_t *work = realloc(t->work, (count + 1) * sizeof *work);
    t->work = work == NULL ? t->work : work;
    uint64_t *cost_ns = realloc(t->cost_ns, (count + 1) * sizeof *cost_ns);
    t->cost_ns = cost_ns == NULL ? t->cost_ns : cost_ns;
    return answers == NULL || work == NULL || cost_ns == NULL ? -1 : 0;
}

int runner_trials_grow(struct runner_trials *t, const struct cell *cells,
                       size_t count, struct err *e)
{
    if (grow_arrays(t, count)) {
        return err_set(e, "out of memory for %zu cells", count);
    }
    if (t->count == 0 && t->sides != NULL) {
        runner_watch_begin(&t->watch, t->sides);
    }
    for (size_t i = t->count; i < count; i++) {
        t->answers[i] = (struct runner_answer){0};
        t->cost_ns[i] = 0;
        t->work[i] = 0;
        while (!cell_same_work(&cells[t->work[i]], &cells[i])) {
            t->work[i]++;
        }
    }
    t->cells = cells;
    t->count = count;
    return 0;
}

void runner_trials_free(struct runner_trials *t)
{
    free(t->answers);
    free(t->work);
    free(t->cost_ns);
    *t = (struct runner_trials){0};
}

static void count_status(struct runner_outcome *out, const struct sample *s)
{
    out->samples++;
    out->disturbed += s->status == SAMPLE_DISTURBED;
    out->lost += !sample_usable(s);
}

/* Samples of one place follow each other, and the last usable one decides. A
 * single disturbed one, whose repeat was cut, is repeated by a plan's run. */
static void recall_places(struct runner_trials *t, const struct results *r)
{
    for (size_t i = 0; i < r->nsamples;) {
        struct result_sample room;
        const struct result_sample *s = results_sample(r, i, &room);
        unsigned block = s->block;
        unsigned position = s->position;
        enum sample_status status = SAMPLE_FAILED;
        size_t n = 0;
        for (; i < r->nsamples && s->block == block && s->position == position;
             n++) {
            status = sample_usable(&s->sample) ? s->sample.status : status;
            s = ++i < r->nsamples ? results_sample(r, i, &room) : s;
        }
        if (t->grows || n > 1 || status != SAMPLE_DISTURBED) {
            t->out->places++;
            t->out->unsettled += status == SAMPLE_DISTURBED;
        }
    }
}

static struct runner_answer make_answer(const struct sample *s, size_t cell,
                                        size_t side)
{
    return (struct runner_answer){true, s->checksum, s->ops, cell, side};
}

void runner_trials_recall(struct runner_trials *t, size_t side,
                          const struct results *r)
{
    struct result_sample room;

    for (size_t i = 0; i < r->nsamples; i++) {
        const struct result_sample *s = results_sample(r, i, &room);
        struct runner_answer *a = &t->answers[t->work[s->cell]];
        count_status(t->out, &s->sample);
        if (sample_usable(&s->sample) && !a->known) {
            *a = make_answer(&s->sample, s->cell, side);
        }
    }
    recall_places(t, r);
}

bool runner_trials_late(const struct runner_trials *t, size_t cell)
{
    return t->max_time_ns != 0
           && clock_now_ns() - t->began_ns + t->cost_ns[cell] > t->max_time_ns;
}

/* Whose trial an answer is: the model tells them apart, and the program where
 * there are two. */
static void answer_source(const struct runner_trials *t,
                          const struct runner_answer *a, char *out,
                          size_t bytes)
{
    const char *program =
        t->sides->count > 1 ? runner_side_name(&t->sides->list[a->side]) : "";

    snprintf(out, bytes, "%s%s%s", t->cells[a->from].model,
             program[0] != '\0' ? " by " : "", program);
}

/* Equal work gives equal sums: a trial that differs from the first did
 * something else, and is no sample. */
static void compare_answer(struct runner_trials *t, size_t cell, size_t side,
                           struct trial_result *r)
{
    struct runner_answer *a = &t->answers[t->work[cell]];
    char source[CELL_NAME_BYTES + 32];

    if (!a->known) {
        *a = make_answer(&r->sample, cell, side);
        return;
    }
    if (a->checksum == r->sample.checksum && a->ops == r->sample.ops) {
        return;
    }
    answer_source(t, a, source, sizeof source);
    r->sample.status = SAMPLE_FAILED;
    if (a->checksum != r->sample.checksum) {
        err_set(&r->error,
                "unequal work: its checksum is %016llx, that of "
                "%s was %016llx",
                (unsigned long long)r->sample.checksum, source,
                (unsigned long long)a->checksum);
    } else {
        err_set(&r->error,
                "unequal work: it did %lld operations, and %s did %lld",
                (long long)r->sample.ops, source, (long long)a->ops);
    }
}

static void count_sample(struct runner_trials *t, const struct cell *cell,
                         const struct runner_side *side,
                         const struct trial_result *r)
{
    char text[ERR_TEXT_BYTES + 2 * CELL_NAME_BYTES + 256];

    count_status(t->out, &r->sample);
    bool disturbed = r->sample.status == SAMPLE_DISTURBED;
    bool remark = r->sample.status == SAMPLE_OK && r->error.text[0] != '\0';
    t->out->remarks += remark;
    bool last = (disturbed && t->out->disturbed == TOLD_MOST)
                || (remark && t->out->remarks == TOLD_MOST);
    bool only_counted = (disturbed && t->out->disturbed > TOLD_MOST)
                        || (remark && t->out->remarks > TOLD_MOST);
    if ((r->sample.status != SAMPLE_OK || remark) && !only_counted) {
        snprintf(text, sizeof text, "%s: %s, %s, %u worker%s%s: %s%s",
                 sample_status_name(r->sample.status), cell->workload,
                 cell->model, cell->workers, cell->workers == 1 ? "" : "s",
                 side->program == NULL ? "" : ", by the base program",
                 r->error.text,
                 last ? " (from now on they are only counted)" : "");
        progress_note(t->progress, text);
    }
}

static int watch(struct runner_trials *t, struct err *e)
{
    if (runner_watch_replaced(&t->watch)) {
        progress_note(t->progress,
                      "note: tvp's file was replaced or removed; the run goes "
                      "on with the program that began it");
    }
    return runner_watch_check(&t->watch, t->sides, e);
}

/* Behind what went wrong, if anything did. */
static void add_remark(struct trial_result *r)
{
    size_t used = strlen(r->error.text);

    if (r->remark.text[0] != '\0') {
        snprintf(r->error.text + used, sizeof r->error.text - used, "%s%s",
                 used > 0 ? "; " : "", r->remark.text);
    }
}

/* One trial of one side, stored. */
static int run_side(struct runner_trials *t, size_t at,
                    const struct store_place *place, struct sample *out,
                    struct err *e)
{
    const struct runner_side *side = &t->sides->list[at];
    struct cell cell = t->cells[place->cell];
    struct trial_result r;

    cell.counters = t->care.counters;
    if (trial_process_run_by(runner_side_program(side), &cell, &r,
                             t->stopper->fd, e)) {
        return -1;
    }
    if (watch(t, e)) {
        trial_result_free(&r);
        return -1;
    }
    if (sample_usable(&r.sample)) {
        compare_answer(t, place->cell, at, &r);
    }
    if (r.sample.status == SAMPLE_DISTURBED
        && t->care.on_disturbed == DISTURBED_IGNORE) {
        r.sample.status = SAMPLE_OK;
        r.error.text[0] = '\0';
    }
    add_remark(&r);
    count_sample(t, &cell, side, &r);
    int result = store_put_result(side->store, place, &r, e);
    *out = r.sample;
    trial_result_free(&r);
    return result;
}

/* One trial of each side, neighbours in time. */
static int run_once(struct runner_trials *t, const struct store_place *place,
                    struct sample samples[RUNNER_SIDES_MAX], struct err *e)
{
    size_t order[RUNNER_SIDES_MAX];
    uint64_t began_ns = clock_now_ns();

    order_sides(order, t->sides->count, t->seed, place->block, place->cell);
    for (size_t i = 0; i < t->sides->count; i++) {
        if (run_side(t, order[i], place, &samples[order[i]], e)) {
            return -1;
        }
    }
    t->cost_ns[place->cell] = clock_now_ns() - began_ns;
    return 0;
}

static size_t count_disturbed(const struct runner_trials *t,
                              const struct sample samples[RUNNER_SIDES_MAX])
{
    size_t disturbed = 0;

    for (size_t i = 0; i < t->sides->count; i++) {
        disturbed += samples[i].status == SAMPLE_DISTURBED;
    }
    return disturbed;
}

int runner_trials_run(struct runner_trials *t, const struct store_place *place,
                      struct sample *kept, struct err *e)
{
    struct sample samples[RUNNER_SIDES_MAX];
    struct sample again[RUNNER_SIDES_MAX];
    int result = 0;

    if (run_once(t, place, samples, e)) {
        return -1;
    }
    if (count_disturbed(t, samples) > 0
        && t->care.on_disturbed == DISTURBED_REPEAT) {
        result = run_once(t, place, again, e); /* or is cut, and counts not */
        for (size_t i = 0; result == 0 && i < t->sides->count; i++) {
            samples[i] = sample_usable(&again[i]) ? again[i] : samples[i];
        }
    }
    t->out->places += t->sides->count;
    t->out->unsettled += count_disturbed(t, samples);
    if (kept != NULL) {
        *kept = samples[0];
    }
    return result;
}
