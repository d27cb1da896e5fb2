/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner.h"

#include "calibrate.h"
#include "clock.h"
#include "machine.h"
#include "runner_trace.h"
#include "store.h"
#include "trial_process.h"
#include "utc.h"
#include "version.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

static int database_path(const char *dir, char path[4096], struct err *e)
{
    return snprintf(path, 4096, "%s/run.db", dir) < 4096
               ? 0
               : err_set(e, "the path '%.60s...' is too long", dir);
}

static const char this_tvp[] = TVP_VERSION " (" TVP_COMMIT ")";

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
        .decide = plan->decide,
    };
    gethostname(host, sizeof host - 1);
    utc_now_compact(now);
    snprintf(run->run_id, sizeof run->run_id, "%.20s-%.40s", now, host);
    utc_now(run->started);
    snprintf(run->plan_name, sizeof run->plan_name, "%s", plan->name);
    snprintf(run->command, sizeof run->command, "%s", command);
    snprintf(run->tvp_version, sizeof run->tvp_version, "%s", this_tvp);
    snprintf(run->metric, sizeof run->metric, "%s", metric_name(plan->metric));
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

/* The run last: with it, the run is one that can be resumed. */
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

/* A workload that does not run here is left out, and said. */
static int calibrate_all(struct plan_cells *cells, struct stopper *stopper,
                         FILE *progress, struct runner_outcome *out,
                         struct err *e)
{
    if (progress != NULL) {
        fputs("calibrating: how many operations make a trial …\n", progress);
    }
    for (size_t i = 0; i < cells->count;) {
        if (calibrate(cells, i, stopper->fd, e) == 0) {
            i++;
            continue;
        }
        if (stopper_check(stopper)) {
            return -1;
        }
        if (progress != NULL) {
            fprintf(progress, "left out: %s\n", e->text);
        }
        if (out->dropped++ == 0) {
            out->why = *e;
        }
        plan_cells_drop(cells, i);
        i = 0; /* some before it may have gone too */
    }
    return cells->count > 0 ? 0 : -1;
}

/* What a new and a resumed run hold while they last. */
struct session {
    int lock; /* on the folder, while the run lasts */
    struct stopper stopper;
    struct store *store;
    struct store_run run;
    uint64_t began_ns;
    char path[4096];
};

/* Two programs on one run would write it twice and disturb each other. */
static int lock_folder(struct session *s, const char *dir, struct err *e)
{
    s->lock = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (s->lock < 0) {
        return err_errno(e, "cannot open %s, which should be a run's folder",
                         dir);
    }
    if (flock(s->lock, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) {
        return 0; /* ours, or a file system without locks */
    }
    return err_set(e, "another tvp is running %s; wait for it to end", dir);
}

static int session_open(struct session *s, const char *dir, struct err *e)
{
    *s = (struct session){
        .began_ns = clock_now_ns(), .stopper = {.fd = -1}, .lock = -1};
    return database_path(dir, s->path, e) || lock_folder(s, dir, e)
                   || trial_process_adopt(e) || stopper_open(&s->stopper, e)
               ? -1
               : 0;
}

/* A signal is no failure: what was measured until then is kept. */
static int session_close(struct session *s, int result,
                         struct runner_outcome *out)
{
    bool stopped = stopper_check(&s->stopper);

    out->signal = s->stopper.signal;
    store_close(s->store);
    stopper_close(&s->stopper);
    if (s->lock >= 0) {
        close(s->lock);
    }
    return stopped ? 0 : result;
}

static int session_run(struct session *s, const struct cell *cells,
                       size_t count, const struct runner_options *options,
                       struct runner_outcome *out, struct err *e)
{
    struct runner_blocks blocks = {
        .store = s->store,
        .path = s->path,
        .run = &s->run,
        .cells = cells,
        .count = count,
        .stopper = &s->stopper,
        .began_ns = s->began_ns,
    };

    if (runner_blocks(&blocks, options->progress, out, e)) {
        return -1;
    }
    return options->trace ? runner_trace(&blocks, options->progress, e) : 0;
}

int runner_start(const struct plan *plan, struct plan_cells *cells,
                 const struct topology *topology,
                 const struct runner_options *options,
                 struct runner_outcome *out, struct err *e)
{
    struct session s;
    int result = -1;

    *out = (struct runner_outcome){0};
    if (session_open(&s, options->dir, e) == 0
        && store_check_new(s.path, e) == 0
        && calibrate_all(cells, &s.stopper, options->progress, out, e) == 0
        && store_create(&s.store, s.path, e) == 0) {
        describe(&s.run, plan, options->command);
        result = put_all(s.store, &s.run, cells, topology, e);
    }
    if (result == 0) {
        result = session_run(&s, cells->cells, cells->count, options, out, e);
    }
    return session_close(&s, result, out);
}

/* Samples of another program or machine belong to another run. */
static int check_same(struct session *s, const struct topology *topology,
                      struct err *e)
{
    char *was = NULL;
    char *now = NULL;
    int result = -1;

    if (strcmp(s->run.tvp_version, this_tvp) != 0) {
        return err_set(e,
                       "the run was begun by tvp %s, and this is %s: their "
                       "samples don't compare; start a run of its own",
                       s->run.tvp_version, this_tvp);
    }
    if (store_get_machine(s->store, &was, e) == 0
        && machine_json(topology, &now, e) == 0) {
        result = machine_same(was, now, e);
    }
    free(was);
    free(now);
    return result;
}

int runner_resume(const struct topology *topology,
                  const struct runner_options *options,
                  struct runner_outcome *out, struct err *e)
{
    struct session s;
    struct cell *cells = NULL;
    size_t count = 0;
    int result = -1;

    *out = (struct runner_outcome){0};
    if (session_open(&s, options->dir, e) == 0
        && store_open(&s.store, s.path, e) == 0
        && store_get_run(s.store, &s.run, e) == 0
        && store_get_cells(s.store, &cells, &count, e) == 0) {
        result = check_same(&s, topology, e);
    }
    if (result == 0) {
        result = session_run(&s, cells, count, options, out, e);
    }
    free(cells);
    return session_close(&s, result, out);
}
