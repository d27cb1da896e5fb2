/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner.h"

#include "calibrate.h"
#include "clock.h"
#include "machine.h"
#include "runner_blocks.h"
#include "store.h"
#include "trial_process.h"
#include "utc.h"
#include "version.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int database_path(const char *dir, char path[4096], struct err *e)
{
    return snprintf(path, 4096, "%s/run.db", dir) < 4096
               ? 0
               : err_set(e, "the path '%.60s...' is too long", dir);
}

static void describe(struct store_run *run, const struct plan *plan,
                     const char *command)
{
    char now[UTC_TEXT_BYTES];
    char host[64] = "";

    *run = (struct store_run){
        .seed = plan->seed,
        .min_blocks = plan->min_blocks,
        .max_blocks = plan->max_blocks,
        .precision = plan->precision,
        .max_time_ns = plan->max_time_ns,
    };
    gethostname(host, sizeof host - 1);
    utc_now_compact(now);
    snprintf(run->run_id, sizeof run->run_id, "%.20s-%.40s", now, host);
    utc_now(run->started);
    snprintf(run->plan_name, sizeof run->plan_name, "%s", plan->name);
    snprintf(run->command, sizeof run->command, "%s", command);
    snprintf(run->tvp_version, sizeof run->tvp_version, "%s (%s)",
             TVP_VERSION, TVP_COMMIT);
    snprintf(run->metric, sizeof run->metric, "%s",
             metric_name(plan->metric));
}

static int put_machine(struct store *store, const struct topology *topology,
                       struct err *e)
{
    struct topology_facts facts;
    char *json = NULL;
    char *xml = NULL;

    topology_describe(topology, &facts);
    if (machine_json(topology, &json, e) || topology_xml(topology, &xml, e)) {
        free(json);
        return -1;
    }
    int result = store_put_machine(store, json, xml, facts.allowed_cores,
                                   facts.allowed_pus, e);
    free(json);
    free(xml);
    return result;
}

static int put_all(struct store *store, const struct store_run *run,
                   const struct plan_cells *cells,
                   const struct topology *topology, struct err *e)
{
    return put_machine(store, topology, e)
                   || store_put_cells(store, cells->cells, cells->count, e)
                   || store_put_run(store, run, e)
               ? -1
               : 0;
}

static int calibrate_all(struct plan_cells *cells, struct stopper *stopper,
                         FILE *progress, struct err *e)
{
    if (progress != NULL) {
        fputs("calibrating: how many operations make a trial …\n", progress);
    }
    return calibrate(cells, stopper->fd, e);
}

int runner_start(const struct plan *plan, struct plan_cells *cells,
                 const struct topology *topology,
                 const struct runner_options *options,
                 struct runner_outcome *out, struct err *e)
{
    struct stopper stopper;
    struct store *store = NULL;
    struct store_run run;
    char path[4096];
    uint64_t began_ns = clock_now_ns();
    int result = -1;

    *out = (struct runner_outcome){0};
    if (database_path(options->dir, path, e) || stopper_open(&stopper, e)) {
        return -1;
    }
    describe(&run, plan, options->command);
    if (trial_process_adopt(e)
        || calibrate_all(cells, &stopper, options->progress, e)
        || store_create(&store, path, e)
        || put_all(store, &run, cells, topology, e)) {
        goto done;
    }
    struct runner_blocks blocks = {
        .store = store,
        .path = path,
        .run = &run,
        .cells = cells->cells,
        .count = cells->count,
        .stopper = &stopper,
        .began_ns = began_ns,
    };
    result = runner_blocks(&blocks, options->progress, out, e);

done:
    /* A signal is no failure: what was measured until then is kept. */
    if (result && stopper_check(&stopper)) {
        result = 0;
    }
    out->signal = stopper.signal;
    store_close(store);
    stopper_close(&stopper);
    return result;
}

int runner_resume(const struct runner_options *options,
                  struct runner_outcome *out, struct err *e)
{
    struct stopper stopper;
    struct store *store = NULL;
    struct store_run run;
    struct cell *cells = NULL;
    size_t count = 0;
    char path[4096];
    uint64_t began_ns = clock_now_ns();
    int result = -1;

    *out = (struct runner_outcome){0};
    if (database_path(options->dir, path, e) || stopper_open(&stopper, e)) {
        return -1;
    }
    if (trial_process_adopt(e) || store_open(&store, path, e)
        || store_get_run(store, &run, e)
        || store_get_cells(store, &cells, &count, e)) {
        goto done;
    }
    struct runner_blocks blocks = {
        .store = store,
        .path = path,
        .run = &run,
        .cells = cells,
        .count = count,
        .stopper = &stopper,
        .began_ns = began_ns,
    };
    result = runner_blocks(&blocks, options->progress, out, e);

done:
    if (result && stopper_check(&stopper)) {
        result = 0;
    }
    out->signal = stopper.signal;
    free(cells);
    store_close(store);
    stopper_close(&stopper);
    return result;
}
