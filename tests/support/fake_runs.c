/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake_runs.h"

#include "cmocka_all.h"

#include "fake_results.h"
#include "results_join.h"

#include <stdio.h>
#include <stdlib.h>

static char machine_one[] =
    "{\"schema_version\": 1, \"host\": \"one\", \"kernel\": \"Linux 6.1\","
    " \"cpu_model\": \"Quick 9\", \"load_average\": \"0.1\","
    " \"smt\": \"on\", \"environment\": {\"OMP_NUM_THREADS\": \"1\"}}";
static char machine_two[] =
    "{\"schema_version\": 1, \"host\": \"two\", \"kernel\": \"Linux 6.2\","
    " \"cpu_model\": \"Slow 5\", \"load_average\": \"0.2\","
    " \"smt\": \"on\", \"environment\": {\"OMP_NUM_THREADS\": \"2\"}}";

/* What so many workers take; `slow` for the second machine. */
static void fill(struct results *r, const char *const *workloads, size_t n,
                 double slow)
{
    static const char *const models[] = {"sequential", "threads", "gil",
                                         "processes"};
    double medians_ms[36];
    size_t cells = 0;

    for (size_t w = 0; w < n; w++) {
        for (unsigned workers = 1; workers <= 4; workers *= 2) {
            for (size_t m = 0; m < 4; m++) {
                fake_cell(r, workloads[w], models[m], workers);
                double share = m == 0 || (m == 2 && w == 0) ? workers : slow;
                medians_ms[cells++] = 100.0 * share + (double)m;
            }
        }
    }
    fake_blocks(r, medians_ms, 7, 0.02);
}

void fake_runs_join(struct fake_runs *f, const char *first, const char *second)
{
    const char *const labels[] = {first, second};
    struct err e;

    results_join_free(&f->joined);
    if (results_join(&f->joined, f->runs, 2, &e)) {
        fail_msg("%s", e.text);
    }
    results_join_label(&f->joined, labels);
}

int fake_runs_begin(void **state)
{
    static const char *const workloads[] = {"primes", "sleep:time=2s", "mixed"};
    struct fake_runs *f = calloc(1, sizeof *f);

    if (f == NULL) {
        return -1;
    }
    fake_init(&f->runs[0]);
    fake_init(&f->runs[1]);
    fill(&f->runs[0], workloads, 2, 1.0);
    fill(&f->runs[1], workloads, 3, 1.4);
    f->runs[0].machine_json = machine_one;
    f->runs[1].machine_json = machine_two;
    snprintf(f->runs[1].run_id, sizeof f->runs[1].run_id, "%s",
             "20300102T040405Z-fake");
    f->runs[1].seed = 43;
    f->runs[1].cores = 4;
    f->runs[1].pus = 4;
    fake_runs_join(f, "one", "two");
    scratch_dir_make(f->dir);
    *state = f;
    return 0;
}

int fake_runs_end(void **state)
{
    struct fake_runs *f = *state;

    results_join_free(&f->joined);
    fake_free(&f->runs[0]);
    fake_free(&f->runs[1]);
    scratch_dir_remove(f->dir);
    free(f);
    return 0;
}
