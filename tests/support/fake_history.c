/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake_history.h"

#include "cmocka_all.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int fake_history_begin(void **state)
{
    struct fake_history *f = calloc(1, sizeof *f);
    struct err e;

    if (f == NULL) {
        return -1;
    }
    scratch_dir_make(f->dir);
    snprintf(f->db, sizeof f->db, "%s/history.db", f->dir);
    *state = f;
    return history_open(&f->h, f->db, true, &e);
}

int fake_history_end(void **state)
{
    struct fake_history *f = *state;

    free(f->entries);
    history_close(f->h);
    scratch_dir_remove(f->dir);
    free(f);
    return 0;
}

double fake_history_noise(unsigned i, double size)
{
    uint32_t x = i * 2654435761U + 12345U;

    x ^= x >> 15;
    x *= 2246822519U;
    x ^= x >> 13;
    x *= 3266489917U;
    x ^= x >> 16;
    return 1.0 + size * ((double)(x % 10000U) / 5000.0 - 1.0);
}

void fake_history_run(struct history_run *run, unsigned day,
                      const double *costs_ns, size_t n)
{
    struct history_entry *entry = &run->entry;

    *run = (struct history_run){
        .entry = {.machine = "0123456789abcdef",
                  .machine_text = "Quick 9, 2 of 4 PUs",
                  .host = "one",
                  .kernel = "Linux 6.1",
                  .plan = "fake",
                  .tvp_version = "0.1.0",
                  .metric = METRIC_TOTAL,
                  .samples = 60,
                  .cells = (int64_t)n},
        .facts = strdup("{}"),
        .cells = calloc(n, sizeof *run->cells),
        .ncells = n,
    };
    snprintf(entry->run_id, sizeof entry->run_id, "run-%03u", day);
    snprintf(entry->commit, sizeof entry->commit, "c%02u", day);
    snprintf(entry->date, sizeof entry->date, "2030-%02u-%02uT10:00:00Z",
             1 + (day - 1) / 28, 1 + (day - 1) % 28);
    for (size_t i = 0; i < n; i++) {
        char name[32];
        snprintf(name, sizeof name, "cell-%zu", i);
        run->cells[i].name = strdup(name);
        run->cells[i].values[METRIC_TOTAL] = (struct history_value){
            10, {costs_ns[i], 0.99 * costs_ns[i], 1.01 * costs_ns[i]}, 0.01};
    }
}

void fake_history_put(struct fake_history *f, const struct history_run *run)
{
    const struct history_adding adding = {.run = run};
    struct history_entry entry;
    enum history_added how;
    struct err e;

    assert_int_equal(history_add(f->h, &adding, &how, &entry, &e), 0);
    assert_int_equal(how, HISTORY_ADDED);
}

void fake_history_add(struct fake_history *f, unsigned day,
                      const double *costs_ns, size_t n)
{
    struct history_run run;

    fake_history_run(&run, day, costs_ns, n);
    fake_history_put(f, &run);
    history_run_free(&run);
}

void fake_history_look(struct fake_history *f)
{
    struct err e;

    free(f->entries);
    f->scope = (struct trend_scope){
        .machine = "0123456789abcdef",
        .metric = METRIC_TOTAL,
        .search = {CHANGEPOINT_LEAST, CHANGEPOINT_LEVEL, 199, 1},
    };
    assert_int_equal(history_entries(f->h, &f->entries, &f->scope.n, &e), 0);
    f->scope.entries = f->entries;
}
