/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_session.h"

#include "clock.h"
#include "folder.h"
#include "host_name.h"
#include "machine.h"
#include "note.h"
#include "orphans.h"
#include "perf_counters.h"
#include "run_memory.h"
#include "runner_files.h"
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
    memset(s, 0, sizeof *s); /* large: no second one on the stack */
    s->began_ns = clock_now_ns();
    s->lock = -1;
    stopper_init(&s->stopper);
    runner_machine_init(&s->machine);
    s->sides.count = 1;
    return database_path(dir, s->sides.list[0].path, e)
                   || lock_folder(s, dir, e) || orphans_adopt(e)
                   || stopper_open(&s->stopper, e)
               ? -1
               : 0;
}

static void say_counters(FILE *progress)
{
    char note[PERF_NOTE_BYTES];

    perf_counters_note(note);
    if (note[0] != '\0') {
        note_line(progress, "note: %s", note);
    }
}

/* Stores what disturbs measuring, and how the run is looked after; a new run's
 * record has both later. */
static int note_session(struct runner_session *s,
                        const struct runner_options *options, struct err *e)
{
    for (size_t i = 0; i < s->sides.count; i++) {
        struct store *store = s->sides.list[i].store;
        if (store != NULL
            && (runner_machine_note(&s->machine, store, e)
                || run_memory_put(store, options, e))) {
            return -1;
        }
    }
    return 0;
}

int runner_session_claim(struct runner_session *s, const struct cell *cells,
                         size_t count, const struct runner_options *options,
                         uint64_t max_time_ns, struct err *e)
{
    if (runner_machine_claim(&s->machine, options, max_time_ns, &s->stopper,
                             e)) {
        return -1;
    }
    if (options->care.counters) {
        say_counters(options->progress);
    }
    s->began_ns = clock_now_ns();
    if (max_time_ns != 0) {
        stopper_limit(&s->stopper, s->began_ns + max_time_ns);
    }
    runner_machine_look(&s->machine, cells, count, options->progress);
    return note_session(s, options, e);
}

int runner_session_close(struct runner_session *s, int result,
                         struct runner_outcome *out)
{
    (void)stopper_check(&s->stopper);
    out->signal = s->stopper.signal;
    runner_sides_close(&s->sides);
    stopper_close(&s->stopper);
    runner_machine_free(&s->machine);
    plugin_files_free(&s->files);
    if (s->lock >= 0) {
        close(s->lock);
    }
    return out->signal != 0 ? 0 : result;
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

/* The other program's run is this one's twin: with an id of its own. */
static void name_sides(struct runner_session *s)
{
    snprintf(s->sides.list[0].run_id, sizeof s->sides.list[0].run_id, "%s",
             s->run.run_id);
    snprintf(s->sides.list[1].run_id, sizeof s->sides.list[1].run_id,
             "%.58s-base", s->run.run_id);
}

/* What all sides are made from. */
struct contents {
    struct machine_run machine;
    const struct plan_cells *cells;
    const struct topology *topology;
};

static int put_all(struct runner_session *s, size_t at,
                   const struct contents *c, struct err *e)
{
    const struct runner_side *side = &s->sides.list[at];
    struct machine_run machine = c->machine;
    struct store_run run = s->run;

    machine.program = side->program;
    snprintf(run.run_id, sizeof run.run_id, "%s", side->run_id);
    if (side->program != NULL) {
        snprintf(run.tvp_version, sizeof run.tvp_version, "%s",
                 side->program->version);
    }
    for (size_t i = 0; i < s->sides.count; i++) {
        if (i != at
            && store_put_event(side->store, "against", s->sides.list[i].run_id,
                               e)) {
            return -1;
        }
    }
    /* The run last: with it, the run is one that can be resumed. */
    return runner_machine_put(&s->machine, side->store, c->topology, &machine,
                              e)
                   || store_put_cells(side->store, c->cells->cells,
                                      c->cells->count, e)
                   || store_put_run(side->store, &run, e)
               ? -1
               : 0;
}

static int make_folder(const struct runner_side *side, struct err *e)
{
    char folder[sizeof side->path];

    snprintf(folder, sizeof folder, "%s", side->path);
    *strrchr(folder, '/') = '\0';
    return side->program != NULL ? folder_make_inside(folder, e)
                                 : folder_make(folder, e);
}

/* Those that were made: without a sample, they would only be in the way. */
static void remove_begun(struct runner_sides *sides)
{
    for (size_t i = 0; i < sides->count; i++) {
        struct runner_side *side = &sides->list[i];
        if (side->store != NULL) {
            store_close(side->store);
            side->store = NULL;
            store_remove(side->path);
        }
    }
}

int runner_session_create(struct runner_session *s, const struct plan *plan,
                          const struct plan_cells *cells,
                          const struct topology *topology,
                          const struct runner_options *options, struct err *e)
{
    const struct contents contents = {
        .machine = {.plan = plan,
                    .command = options->command,
                    .plugins = &s->files},
        .cells = cells,
        .topology = topology,
    };

    describe(&s->run, plan, options->command);
    name_sides(s);
    if (plugin_files_find(&s->files, plan, cells, e)) {
        return -1;
    }
    /* This program's last: once it is there, so is the other. */
    for (size_t i = s->sides.count; i-- > 0;) {
        struct runner_side *side = &s->sides.list[i];
        if (make_folder(side, e) || store_create(&side->store, side->path, e)
            || run_memory_put(side->store, options, e)
            || put_all(s, i, &contents, e)) {
            remove_begun(&s->sides);
            return -1;
        }
    }
    return 0;
}

/* Samples of another program or machine belong to another run. */
static int check_same(struct runner_session *s, const struct topology *topology,
                      struct plugin_notes *notes, struct err *e)
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
    if (store_get_machine(s->sides.list[0].store, &was, e) == 0
        && machine_json(topology, &now, e) == 0) {
        result = machine_same(was, now, e)
                         || plugin_files_recall(&s->files, was, notes, e)
                         || runner_files_refuse(s->sides.list[0].store, e)
                     ? -1
                     : 0;
    }
    free(was);
    free(now);
    return result;
}

int runner_session_reopen(struct runner_session *s,
                          const struct topology *topology,
                          const struct runner_options *options, struct err *e)
{
    struct runner_side *side = &s->sides.list[0];

    return store_open(&side->store, side->path, e)
                   || store_get_run(side->store, &s->run, e)
                   || (!options->idle
                       && check_same(s, topology, options->notes, e))
               ? -1
               : 0;
}
