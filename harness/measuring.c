/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "measuring.h"

#include "cli.h"
#include "folder.h"
#include "host_name.h"
#include "placement.h"
#include "registry.h"
#include "report.h"
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
            fprintf(out, "note: %s\n", note);
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

/* The records in the folder, and the answer on standard output. */
static int report(const char *dir, bool quiet, struct err *e)
{
    struct results r;
    struct err warning = {0};

    if (results_load(&r, dir, e)) {
        return -1;
    }
    if (report_write(&r, &report_defaults, dir, report_default_formats,
                     &warning)) {
        fprintf(stderr, "warning: %s\n", warning.text);
    }
    int result = 0;
    if (!quiet) {
        result = reporter_find("text")->print(&r, stdout, e);
        if (result == 0 && fflush(stdout) != 0) {
            result = err_errno(e,
                               "cannot write to standard output; the run "
                               "is whole in %s",
                               dir);
        }
    }
    results_free(&r);
    return result;
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

/* The options that a run does not remember. */
static const char *care_hint(const struct runner_care *c)
{
    bool others = c->on_disturbed != DISTURBED_REPEAT
                  || c->max_disturbed > RUNNER_MAX_DISTURBED
                  || c->max_disturbed < RUNNER_MAX_DISTURBED;

    return others        ? ", with --disturbed, --max-disturbed and --counters "
                           "as before"
           : c->counters ? " --counters"
                         : "";
}

struct outcome measuring_conclude(const struct runner_outcome *done,
                                  const struct runner_options *o,
                                  const char *command)
{
    struct outcome outcome = {.status = STATUS_OK};
    const char *dir = o->dir;
    bool quiet = o->progress == NULL;

    if (report(dir, quiet, &outcome.err)) {
        outcome.status = STATUS_FAILED;
        return outcome;
    }
    if (!quiet) {
        fprintf(stderr, "report: %s/report.md\n", dir);
    }
    if (done->signal != 0) {
        outcome.status = STATUS_SIGNAL + done->signal;
        err_set(&outcome.err,
                "stopped by a signal; all finished samples are "
                "in %.150s; go on with: tvp %s --resume %.150s%s",
                dir, command, dir, care_hint(&o->care));
    } else if (done->lost > 0) {
        outcome.status = STATUS_TRIAL_LOST;
        err_set(&outcome.err,
                "%zu of %zu trials failed, timed out or "
                "crashed; the rest is in %s",
                done->lost, done->samples, dir);
    } else if (done->samples == 0) {
        outcome.status = STATUS_UNRELIABLE;
        err_set(&outcome.err, "not one sample was taken: %s", done->stopped);
    } else if (done->dropped > 0) {
        outcome.status = STATUS_TRIAL_LOST;
        err_set(&outcome.err,
                "%zu of the workloads did not run here and "
                "were left out; the rest is in %.60s; %.300s",
                done->dropped, dir, done->why.text);
    } else if ((double)done->unsettled
               > o->care.max_disturbed * (double)done->places) {
        outcome.status = STATUS_UNRELIABLE;
        err_set(&outcome.err,
                "don't rely on this run: %zu of %zu trials were disturbed%s; "
                "%.200s/report.md says by what, and tvp doctor what to do",
                done->unsettled, done->places,
                o->care.on_disturbed == DISTURBED_REPEAT
                    ? ", and once more when they were repeated"
                    : "",
                dir);
    }
    return outcome;
}
