/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fake_store.h"

#include "cmocka_all.h"
#include "figures.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int fake_folder_make(void **state)
{
    struct fake_folder *f = calloc(1, sizeof *f);

    if (f == NULL) {
        return -1;
    }
    scratch_dir_make(f->dir);
    snprintf(f->db, sizeof f->db, "%s/run.db", f->dir);
    *state = f;
    return 0;
}

int fake_folder_remove(void **state)
{
    struct fake_folder *f = *state;

    scratch_dir_remove(f->dir);
    free(f);
    return 0;
}

const struct store_run fake_run = {
    .run_id = "20300102T030405Z-host",
    .plan_name = "quick",
    .started = "2030-01-02T03:04:05Z",
    .command = "tvp run -w 'a b' -m gil",
    .tvp_version = "0.1.0 (abc)",
    .seed = 4611686018427387905,
    .metric = "latency",
    .min_blocks = 6,
    .max_blocks = 20,
    .precision = 0.02,
    .max_time_ns = 600000000000,
    .decide = true,
};

const struct cell fake_cells[FAKE_CELLS] = {
    {.workload = "primes",
     .params = "limit=1000",
     .model = "threads",
     .workers = 2,
     .placement = "per-core",
     .ops = 1000,
     .timeout_ns = 5},
    {.workload = "mixed",
     .model = "gil",
     .model_params = "interval=1ms",
     .workers = 4,
     .placement = "list=0,1",
     .ops = 7,
     .scale = 99},
};

struct store *fake_store(const struct fake_folder *f)
{
    struct store *s = NULL;
    struct err e = {""};

    if (store_create(&s, f->db, &e) || store_put_run(s, &fake_run, &e)
        || store_put_machine(s, "{\"a\":1}", "<xml/>", 2, 4, &e)
        || store_put_cells(s, fake_cells, FAKE_CELLS, &e)) {
        fail_msg("%s", e.text);
    }
    return s;
}

void fake_trial(struct fake_trial *t, int gap)
{
    *t = (struct fake_trial){.result = {.nworkers = FAKE_WORKERS}};
    t->result.workers = t->workers;
    figures_fill(&t->result.sample, sample_fields, gap);
    t->result.sample.status = gap == 2 ? SAMPLE_DISTURBED : SAMPLE_OK;
    if (gap == 2) {
        err_set(&t->result.error, "worker 1 was moved");
    }
    for (int i = 0; i < FAKE_WORKERS; i++) {
        figures_fill(&t->workers[i], worker_sample_fields, gap + 1 + i);
        t->workers[i].worker = i;
    }
}

void fake_put(struct store *s, unsigned block, unsigned position, size_t cell,
              const struct trial_result *r)
{
    const struct store_place place = {block, position, cell};
    struct err e = {""};

    if (store_put_result(s, &place, r, &e)) {
        fail_msg("%s", e.text);
    }
}

static void drop_later(const struct fake_folder *f, const char *table,
                       const struct field *fields)
{
    char sql[128];

    for (const struct field *one = fake_later(fields); one->name != NULL;
         one++) {
        snprintf(sql, sizeof sql, "ALTER TABLE %s DROP COLUMN %s", table,
                 one->name);
        fake_execute(f, sql);
    }
}

const struct field *fake_later(const struct field *fields)
{
    while (strcmp(fields->name, "checksum") != 0) {
        fields++;
    }
    return fields + 1;
}

void fake_make_older(const struct fake_folder *f)
{
    drop_later(f, "sample", sample_fields);
    drop_later(f, "worker", worker_sample_fields);
    fake_execute(f, "ALTER TABLE run DROP COLUMN decide;"
                    "ALTER TABLE sample DROP COLUMN figure_name;"
                    "DROP TABLE trace; PRAGMA user_version=1");
}

void fake_lane(struct trace_lane *lane, struct trace_event *events,
               unsigned worker)
{
    *lane = (struct trace_lane){.dropped = UINT64_C(5) * worker,
                                .nevents = worker % FAKE_EVENTS_MAX,
                                .events = events};
    for (unsigned i = 0; i < lane->nevents; i++) {
        events[i] = (struct trace_event){
            .ns = ((int64_t)i - 2) * (INT64_C(1) << 40) - worker,
            .kind = (worker + i) % TRACE_KINDS};
    }
}

void fake_execute(const struct fake_folder *f, const char *sql)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(f->db, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

int64_t fake_number(const struct fake_folder *f, const char *sql)
{
    sqlite3 *db;
    sqlite3_stmt *s;

    assert_int_equal(sqlite3_open(f->db, &db), SQLITE_OK);
    assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
    assert_int_equal(sqlite3_step(s), SQLITE_ROW);
    int64_t result = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    assert_int_equal(sqlite3_close(db), SQLITE_OK);
    return result;
}
