/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measuring.h"

#include "cli.h"
#include "folder.h"
#include "host_name.h"
#include "note.h"
#include "placement.h"
#include "registry.h"
#include "report.h"
#include "report_apart.h"
#include "staging.h"
#include "std_streams.h"
#include "utc.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void measuring_words(int argc, char **argv, char *out, size_t bytes)
{
    size_t used = (size_t)snprintf(out, bytes, "tvp");

    for (int i = 0; i < argc && used < bytes; i++) {
        used += (size_t)snprintf(out + used, bytes - used, " %s", argv[i]);
    }
}

void measuring_notes(const struct topology *t, const struct plan_cells *cells,
                     FILE *out)
{
    for (size_t i = 0; i < cells->count; i++) {
        const struct cell *c = &cells->cells[i];
        char note[PLACEMENT_TEXT_BYTES];
        bool said = false;
        for (size_t j = 0; j < i && !said; j++) {
            said = cells->cells[j].workers == c->workers
                   && strcmp(cells->cells[j].placement, c->placement) == 0;
        }
        placement_note(t, c->placement, c->workers, note);
        if (!said && note[0] != '\0') {
            note_line(out, "note: %s", note);
        }
    }
}

int measuring_check_placements(const struct topology *t,
                               const struct plan_cells *cells, struct err *e)
{
    for (size_t i = 0; i < cells->count; i++) {
        const struct cell *c = &cells->cells[i];
        int *pus = malloc(c->workers * sizeof *pus);
        if (pus == NULL) {
            return err_set(e, "out of memory for %u workers", c->workers);
        }
        int result = placement_compute(t, c->placement, c->workers, pus, e);
        free(pus);
        if (result) {
            return -1;
        }
    }
    return 0;
}

int measuring_folder(const char *asked, char dir[PATH_MAX], struct err *e)
{
    char now[UTC_TEXT_BYTES];
    char host[HOST_NAME_BYTES];

    if (asked != NULL) {
        snprintf(dir, PATH_MAX, "%s", asked);
    } else {
        host_name_get(host);
        utc_now_compact(now);
        snprintf(dir, PATH_MAX, "results/%s-%s", now, host);
    }
    return folder_make(dir, e);
}

/* What takes no time first where a signal came: whoever sent it may not wait
 * long. The page of Markdown names the charts that there are. */
const char measuring_quick_formats[] = "csv,machine,text,md,trace";
static const char signal_charts[] = "svg,png,md,html";
enum { SIGNAL_CHARTS_MS = 10000 };

/* Returns the number of a signal that came, 0, or -1 when tables or texts are
 * not there: charts alone are no reason to fail. */
static int write_records(const struct results *r, const char *dir,
                         bool signalled, struct err *e)
{
    struct report_job job = {
        .results = r,
        .options = &report_defaults,
        .dir = dir,
        .formats = signalled ? measuring_quick_formats : report_default_formats,
    };
    struct err warning = {0};
    int result = report_apart(&job, &warning);

    if (result == -1) {
        return err_set(e,
                       "the run is whole in %.150s/run.db, and its report "
                       "could not be written (%.200s): tvp report %.100s "
                       "writes it, -o elsewhere",
                       dir, warning.text, dir);
    }
    if (result == 0 && signalled) {
        job.formats = signal_charts;
        job.limit_ms = SIGNAL_CHARTS_MS;
        result = report_apart(&job, &warning);
    } else if (result > 0 && !signalled) {
        struct err unused;
        job.formats = measuring_quick_formats;
        (void)report_apart(&job, &unused); /* a second signal ends that, too */
    }
    if (result != 0) {
        note_line(stderr, "warning: %s", warning.text);
    }
    return result > 0 ? result : 0;
}

/* Nobody need read it: it is in report.txt all the same. */
static int print_answer(const struct results *r, const char *dir, struct err *e)
{
    int result = reporter_find("text")->print(r, stdout, e);
    int failed = std_streams_flush(stdout);

    if (failed > 0) {
        std_streams_forget(stdout);
        return 0;
    }
    return result != 0 || failed == 0
               ? result
               : err_errno(e,
                           "cannot write to standard output; the run is whole "
                           "in %s",
                           dir);
}

/* The records in the folder, and the answer on standard output. A signal that
 * comes meanwhile ends both, and is the outcome's. */
static int report(struct runner_outcome *done, const char *dir, bool quiet,
                  struct err *e)
{
    struct results r;

    if (results_load(&r, dir, e)) {
        return -1;
    }
    int signal = write_records(&r, dir, done->signal != 0, e);
    int result = signal < 0 ? -1 : 0;
    done->signal = signal > 0 ? signal : done->signal;
    /* The answer, even where the folder could not have it. */
    if (!quiet && signal <= 0) {
        struct err unsaid = {0};
        if (print_answer(&r, dir, &unsaid)) {
            *e = result == 0 ? unsaid : *e;
            result = -1;
        }
    }
    results_free(&r);
    return result;
}

static void say_root(FILE *notes)
{
    if (geteuid() == 0) {
        note_line(notes, "note: runs as root, which nothing here needs: limits "
                         "on processes do not hold, and the files are root's");
    }
}

int measuring_stage(struct runner_options *options, struct staging *staging,
                    bool fresh, struct err *e)
{
    const struct staging_request request = {
        .dir = options->dir,
        .how = options->care.local_dir,
        .fresh = fresh,
        .notes = options->progress,
    };

    say_root(options->progress);
    if (staging_begin(staging, &request, e)) {
        return -1;
    }
    options->dir = staging_where(staging);
    options->staging = staging;
    return 0;
}

const char *measuring_shown(const struct runner_options *o)
{
    return o->staging != NULL ? o->staging->dir : o->dir;
}

void measuring_discard(const char *dir, bool ours)
{
    char path[PATH_MAX + 8];

    snprintf(path, sizeof path, "%s/run.db", dir);
    (void)unlink(path);
    if (ours) {
        (void)rmdir(dir);
    }
}

struct outcome measuring_no_search(const struct runner_options *o, int failed,
                                   bool ours, const struct err *why)
{
    struct outcome outcome = {.status = STATUS_FAILED, .err = *why};

    if (ours) {
        (void)rmdir(o->dir); /* if nothing is in it */
    }
    if (failed > 0) {
        outcome.status = STATUS_SIGNAL + failed;
    }
    return outcome;
}

/* Of a run whose records are written. */
static void find_status(const struct runner_outcome *done,
                        const struct runner_options *o, const char *command,
                        struct outcome *outcome)
{
    const char *dir = measuring_shown(o);

    if (done->signal != 0) {
        outcome->status = STATUS_SIGNAL + done->signal;
        err_set(&outcome->err,
                "stopped by a signal; all finished samples are "
                "in %.150s; go on with: tvp %s --resume %.150s",
                dir, command, dir);
    } else if (done->lost > 0) {
        outcome->status = STATUS_TRIAL_LOST;
        err_set(&outcome->err,
                "%zu of %zu trials failed, timed out or "
                "crashed; the rest is in %s",
                done->lost, done->samples, dir);
    } else if (done->samples == 0) {
        outcome->status = STATUS_UNRELIABLE;
        err_set(&outcome->err, "not one sample was taken: %s", done->stopped);
    } else if (done->dropped > 0) {
        outcome->status = STATUS_TRIAL_LOST;
        err_set(&outcome->err,
                "%zu of the workloads did not run here and "
                "were left out; the rest is in %.60s; %.300s",
                done->dropped, dir, done->why.text);
    } else if ((double)done->unsettled
               > o->care.max_disturbed * (double)done->places) {
        outcome->status = STATUS_UNRELIABLE;
        err_set(&outcome->err,
                "don't rely on this run: %zu of %zu trials were disturbed%s; "
                "%.200s/report.md says by what, and tvp doctor what to do",
                done->unsettled, done->places,
                o->care.on_disturbed == DISTURBED_REPEAT
                    ? ", and once more when they were repeated"
                    : "",
                dir);
    }
}

struct outcome measuring_conclude(const struct runner_outcome *done,
                                  const struct runner_options *o,
                                  const char *command)
{
    struct outcome outcome = {.status = STATUS_OK};
    const char *dir = measuring_shown(o);
    bool quiet = o->progress == NULL;
    struct runner_outcome after = *done;

    int failed = report(&after, o->dir, quiet, &outcome.err);
    if (o->staging != NULL && staging_end(o->staging, &outcome.err)) {
        failed = -1;
    }
    if (failed) {
        outcome.status =
            after.signal != 0 ? STATUS_SIGNAL + after.signal : STATUS_FAILED;
        return outcome;
    }
    if (!quiet) {
        note_line(stderr, "report: %s/report.md", dir);
    }
    find_status(&after, o, command, &outcome);
    return outcome;
}
