/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_session.h"

#include "clock.h"
#include "host_name.h"
#include "machine.h"
#include "perf_counters.h"
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

/* Two programs on one run would write it twice and disturb each other. */
static int lock_folder(struct runner_session *s, const char *dir, struct err *e)
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

int runner_session_open(struct runner_session *s, const char *dir,
                        struct err *e)
{
    *s = (struct runner_session){
        .began_ns = clock_now_ns(), .stopper = {.fd = -1}, .lock = -1};
    runner_machine_init(&s->machine);
    return database_path(dir, s->path, e) || lock_folder(s, dir, e)
                   || trial_process_adopt(e) || stopper_open(&s->stopper, e)
               ? -1
               : 0;
}

static void say_counters(FILE *progress)
{
    char note[PERF_NOTE_BYTES];

    perf_counters_note(note);
    if (progress != NULL && note[0] != '\0') {
        fprintf(progress, "note: %s\n", note);
    }
}

int runner_session_claim(struct runner_session *s, const struct cell *cells,
                         size_t count, const struct runner_options *options,
                         uint64_t max_wait_ns, struct err *e)
{
    if (runner_machine_claim(&s->machine, options, max_wait_ns, &s->stopper,
                             e)) {
        return -1;
    }
    if (options->care.counters) {
        say_counters(options->progress);
    }
    s->began_ns = clock_now_ns();
    runner_machine_look(&s->machine, cells, count, options->progress);
    return s->store == NULL ? 0 : runner_machine_note(&s->machine, s->store, e);
}

int runner_session_close(struct runner_session *s, int result,
                         struct runner_outcome *out)
{
    bool stopped = stopper_check(&s->stopper);

    out->signal = s->stopper.signal;
    store_close(s->store);
    stopper_close(&s->stopper);
    runner_machine_free(&s->machine);
    if (s->lock >= 0) {
        close(s->lock);
    }
    return stopped ? 0 : result;
}

static const char this_tvp[] = TVP_VERSION " (" TVP_COMMIT ")";

static void describe(struct store_run *run, const struct plan *plan,
                     const char *command)
{
    char now[UTC_TEXT_BYTES];
    char host[HOST_NAME_BYTES];

    *run = (struct store_run){
        .seed = plan->seed,
        .min_blocks = plan->min_blocks,
        .max_blocks = plan->max_blocks,
        .precision = plan->precision,
        .max_time_ns = plan->max_time_ns,
        .decide = plan->decide,
    };
    host_name_get(host);
    utc_now_compact(now);
    snprintf(run->run_id, sizeof run->run_id, "%.20s-%.40s", now, host);
    utc_now(run->started);
    snprintf(run->plan_name, sizeof run->plan_name, "%s", plan->name);
    snprintf(run->command, sizeof run->command, "%s", command);
    snprintf(run->tvp_version, sizeof run->tvp_version, "%s", this_tvp);
    snprintf(run->metric, sizeof run->metric, "%s", metric_name(plan->metric));
}

/* The run last: with it, the run is one that can be resumed. */
static int put_all(struct runner_session *s, const struct machine_run *run,
                   const struct plan_cells *cells,
                   const struct topology *topology, struct err *e)
{
    return runner_machine_put(&s->machine, s->store, topology, run, e)
                   || store_put_cells(s->store, cells->cells, cells->count, e)
                   || store_put_run(s->store, &s->run, e)
               ? -1
               : 0;
}

int runner_session_create(struct runner_session *s, const struct plan *plan,
                          const struct plan_cells *cells,
                          const struct topology *topology,
                          const struct runner_options *options, struct err *e)
{
    const struct machine_run run = {.plan = plan, .command = options->command};

    if (store_create(&s->store, s->path, e)) {
        return -1;
    }
    describe(&s->run, plan, options->command);
    return put_all(s, &run, cells, topology, e);
}

/* Samples of another program or machine belong to another run. */
static int check_same(struct runner_session *s, const struct topology *topology,
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

int runner_session_reopen(struct runner_session *s,
                          const struct topology *topology, struct err *e)
{
    return store_open(&s->store, s->path, e)
                   || store_get_run(s->store, &s->run, e)
                   || check_same(s, topology, e)
               ? -1
               : 0;
}
