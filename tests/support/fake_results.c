/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake_results.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void fake_init(struct results *r)
{
    *r = (struct results){
        .run_id = "20300102T030405Z-fake",
        .plan_name = "fake",
        .started = "2030-01-02T03:04:05Z",
        .stopped = "7 blocks done",
        .command = "tvp run -w primes -m threads,processes -n 2",
        .tvp_version = "0.1.0",
        .seed = 42,
        .metric = METRIC_TOTAL,
        .cores = 2,
        .pus = 2,
        .wall_ns = 60000000000,
        .max_disturbed = 0.25,
    };
}

void fake_free(struct results *r)
{
    for (size_t i = 0; r->latencies != NULL && i < r->ncells; i++) {
        histogram_counts_free(&r->latencies[i]);
    }
    free(r->latencies);
    free(r->search);
    free(r->cells);
    free(r->samples);
    free(r->workers);
    *r = (struct results){0};
}

static void *grow(void *array, size_t count, size_t size)
{
    void *grown = realloc(array, (count + 1) * size);

    if (grown == NULL) {
        abort();
    }
    return grown;
}

static void split(const char *text, char name[CELL_NAME_BYTES],
                  char params[PARAMS_TEXT_BYTES])
{
    size_t length = strcspn(text, ":");

    snprintf(name, CELL_NAME_BYTES, "%.*s", (int)length, text);
    snprintf(params, PARAMS_TEXT_BYTES, "%s",
             text[length] == ':' ? text + length + 1 : "");
}

size_t fake_cell(struct results *r, const char *workload, const char *model,
                 unsigned workers)
{
    struct cell *c;

    r->cells = grow(r->cells, r->ncells, sizeof *r->cells);
    c = &r->cells[r->ncells];
    *c = (struct cell){.workers = workers, .placement = "cores", .ops = 1000};
    split(workload, c->workload, c->params);
    split(model, c->model, c->model_params);
    return r->ncells++;
}

struct result_sample *fake_sample(struct results *r, size_t cell,
                                  unsigned block, double total_ms)
{
    struct result_sample *s;

    r->samples = grow(r->samples, r->nsamples, sizeof *r->samples);
    s = &r->samples[r->nsamples];
    *s = (struct result_sample){.cell = cell, .block = block, .error = ""};
    if (r->nsamples > 0 && s[-1].block == block) {
        s->position = s[-1].position + 1;
    }
    sample_clear(&s->sample);
    s->sample.status = SAMPLE_OK;
    s->sample.ops = 1000 * (int64_t)r->cells[cell].workers;
    s->sample.total_ns = (int64_t)(total_ms * 1e6);
    s->sample.create_ns = s->sample.total_ns / 100;
    s->sample.join_ns = s->sample.total_ns / 200;
    s->sample.elapsed_ns =
        s->sample.total_ns - s->sample.create_ns - s->sample.join_ns;
    s->sample.ops_per_s =
        (double)s->sample.ops * 1e9 / (double)s->sample.elapsed_ns;
    r->nsamples++;
    return s;
}

void fake_blocks(struct results *r, const double *medians_ms, unsigned blocks,
                 double spread)
{
    static const double jitter[] = {0.0,  0.7, -0.6, 1.0, -1.0, 0.3,
                                    -0.2, 0.5, -0.8, 0.1, -0.4};
    enum { JITTERS = sizeof jitter / sizeof *jitter };

    for (unsigned b = 0; b < blocks; b++) {
        for (size_t i = 0; i < r->ncells; i++) {
            double noise =
                1.0 + spread * jitter[((size_t)b * 3 + i * 5) % JITTERS];
            fake_sample(r, i, b, medians_ms[i] * noise);
        }
    }
}

struct result_worker *fake_worker(struct results *r, int64_t index)
{
    struct result_worker *w;

    r->workers = grow(r->workers, r->nworkers, sizeof *r->workers);
    w = &r->workers[r->nworkers++];
    *w = (struct result_worker){.sample = r->nsamples - 1};
    worker_sample_clear(&w->worker);
    w->worker.worker = index;
    return w;
}

void fake_latencies(struct results *r, size_t cell, const struct histogram *h)
{
    if (r->latencies == NULL) {
        r->latencies = grow(NULL, r->ncells, sizeof *r->latencies);
        memset(r->latencies, 0, r->ncells * sizeof *r->latencies);
    }
    if (histogram_keep(h, &r->latencies[cell])) {
        abort();
    }
}
