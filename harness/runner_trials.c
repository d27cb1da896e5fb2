/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_trials.h"

#include "clock.h"
#include "trial_process.h"

#include <stdlib.h>
#include <string.h>

/* Of more disturbed trials a run only keeps count. */
enum { DISTURBED_TOLD = 8 };

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

void runner_trials_recall(struct runner_trials *t, const struct results *r)
{
    struct result_sample room;

    for (size_t i = 0; i < r->nsamples; i++) {
        const struct result_sample *s = results_sample(r, i, &room);
        struct runner_answer *a = &t->answers[t->work[s->cell]];
        count_status(t->out, &s->sample);
        if (sample_usable(&s->sample) && !a->known) {
            *a = (struct runner_answer){true, s->sample.checksum, s->cell};
        }
    }
    recall_places(t, r);
}

bool runner_trials_late(const struct runner_trials *t, size_t cell)
{
    return t->max_time_ns != 0
           && clock_now_ns() - t->began_ns + t->cost_ns[cell] > t->max_time_ns;
}

/* Equal work gives equal sums: a trial that differs from the first did
 * something else, and is no sample. */
static void compare_answer(struct runner_trials *t, size_t cell,
                           struct trial_result *r)
{
    struct runner_answer *a = &t->answers[t->work[cell]];

    if (!a->known) {
        *a = (struct runner_answer){true, r->sample.checksum, cell};
        return;
    }
    if (a->checksum != r->sample.checksum) {
        r->sample.status = SAMPLE_FAILED;
        err_set(&r->error,
                "unequal work: its checksum is %016llx, that of "
                "%s was %016llx",
                (unsigned long long)r->sample.checksum, t->cells[a->from].model,
                (unsigned long long)a->checksum);
    }
}

static void count_sample(struct runner_trials *t, const struct cell *cell,
                         const struct trial_result *r)
{
    char text[ERR_TEXT_BYTES + 256];

    count_status(t->out, &r->sample);
    bool disturbed = r->sample.status == SAMPLE_DISTURBED;
    bool only_counted = disturbed && t->out->disturbed > DISTURBED_TOLD;
    if (r->sample.status != SAMPLE_OK && !only_counted) {
        snprintf(text, sizeof text, "%s: %s, %s, %u worker%s: %s%s",
                 sample_status_name(r->sample.status), cell->workload,
                 cell->model, cell->workers, cell->workers == 1 ? "" : "s",
                 r->error.text,
                 disturbed && t->out->disturbed == DISTURBED_TOLD
                     ? " (from now on they are only counted)"
                     : "");
        progress_note(t->progress, text);
    }
}

/* One trial, stored. */
static int run_once(struct runner_trials *t, const struct store_place *place,
                    struct sample *out, struct err *e)
{
    struct cell cell = t->cells[place->cell];
    uint64_t began_ns = clock_now_ns();
    struct trial_result r;

    cell.counters = t->care.counters;
    if (trial_process_run(&cell, &r, t->stopper->fd, e)) {
        return -1;
    }
    if (sample_usable(&r.sample)) {
        compare_answer(t, place->cell, &r);
    }
    if (r.sample.status == SAMPLE_DISTURBED
        && t->care.on_disturbed == DISTURBED_IGNORE) {
        r.sample.status = SAMPLE_OK;
        r.error.text[0] = '\0';
    }
    count_sample(t, &cell, &r);
    int result = store_put_result(t->store, place, &r, e);
    *out = r.sample;
    trial_result_free(&r);
    t->cost_ns[place->cell] = clock_now_ns() - began_ns;
    return result;
}

int runner_trials_run(struct runner_trials *t, const struct store_place *place,
                      struct sample *kept, struct err *e)
{
    struct sample sample;
    struct sample again;
    int result = 0;

    if (run_once(t, place, &sample, e)) {
        return -1;
    }
    if (sample.status == SAMPLE_DISTURBED
        && t->care.on_disturbed == DISTURBED_REPEAT) {
        result = run_once(t, place, &again, e); /* or is cut, and counts not */
        sample = result == 0 && sample_usable(&again) ? again : sample;
    }
    t->out->places++;
    t->out->unsettled += sample.status == SAMPLE_DISTURBED;
    if (kept != NULL) {
        *kept = sample;
    }
    return result;
}
