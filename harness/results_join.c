/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results_join.h"

#include "label.h"
#include "params.h"
#include "registry.h"
#include "workload.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Those of a machine that begin in one second may come from one seed, but do
 * not take as long to the nanosecond. */
static int check_once(const struct results *runs, size_t n, struct err *e)
{
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(runs[i].run_id, runs[j].run_id) == 0
                && runs[i].seed == runs[j].seed
                && runs[i].wall_ns == runs[j].wall_ns) {
                return err_set(e,
                               "runs %zu and %zu are the same, %s: name it "
                               "once",
                               j + 1, i + 1, runs[i].run_id);
            }
        }
    }
    return 0;
}

static bool is_taken(const struct result_run *runs, size_t n, size_t offset,
                     const char *text)
{
    for (size_t i = 0; i < n; i++) {
        if (strcmp((const char *)&runs[i] + offset, text) == 0) {
            return true;
        }
    }
    return false;
}

/* Numbers a run's text at `offset`, "… (2)" or "….2", until none before it is
 * the same. */
static void tell_apart(struct result_run *runs, size_t run, size_t offset,
                       const char *before)
{
    char *text = (char *)&runs[run] + offset;
    char number[24];
    size_t length = strlen(text);

    for (size_t count = 2; is_taken(runs, run, offset, text); count++) {
        snprintf(number, sizeof number, "%s%zu%s", before, count,
                 before[0] == ' ' ? ")" : "");
        size_t most = RUN_LABEL_BYTES - 1 - strlen(number);
        snprintf(text + (length < most ? length : most), sizeof number, "%s",
                 number);
    }
}

/* Neither hidden, nor taken for an option or another folder. */
static void put_slug(struct result_run *run)
{
    static const char most[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                               "abcdefghijklmnopqrstuvwxyz0123456789.=_-";
    size_t length = 0;

    for (const char *at = run->label; *at != '\0'; at++) {
        bool may = strchr(most, *at) != NULL;
        if (may || length == 0 || run->slug[length - 1] != '-') {
            run->slug[length++] = may ? *at : '-';
        }
    }
    while (length > 0 && run->slug[length - 1] == '-') {
        length--;
    }
    run->slug[length] = '\0';
    if (run->slug[0] == '.' || run->slug[0] == '-') {
        run->slug[0] = '_';
    }
    if (length == 0) {
        snprintf(run->slug, sizeof run->slug, "run");
    }
}

void results_join_label(struct results *joined, const char *const labels[])
{
    struct result_run *runs = joined->runs;

    for (size_t i = 0; i < joined->nruns; i++) {
        struct result_run *run = &runs[i];
        char clean[RUN_LABEL_BYTES * 2];
        label_clean(labels[i], clean, sizeof clean - 2);
        label_shorten(clean, RUN_LABEL_COLUMNS);
        snprintf(run->label, sizeof run->label, "%.*s", RUN_LABEL_BYTES - 1,
                 clean);
        if (joined->nruns > 1) {
            tell_apart(runs, i, offsetof(struct result_run, label), " (");
            put_slug(run);
            tell_apart(runs, i, offsetof(struct result_run, slug), ".");
        }
    }
}

/* Of runs that know none, none. */
static void copy_latencies(struct results *out)
{
    for (size_t i = 0; i < out->nruns; i++) {
        const struct results *r = out->runs[i].results;
        if (r->latencies != NULL) {
            memcpy(&out->latencies[out->runs[i].first_cell], r->latencies,
                   r->ncells * sizeof *r->latencies);
        }
    }
}

/* As tvp writes a workload's parameters, without its defaults: others, such as
 * those who measure a runtime beside it, may have spelled them out. */
static void write_params_alike(struct cell *c)
{
    const struct workload *w = workload_find(c->workload);
    struct params params;
    struct err e;

    if (w != NULL
        && params_parse(&params, w->params, w->name, c->params, &e) == 0) {
        params_format(&params, 0, c->params);
    }
}

static void copy_cells(struct results *out)
{
    for (size_t i = 0; i < out->nruns; i++) {
        struct result_run *run = &out->runs[i];
        const struct results *r = run->results;
        run->first_cell = out->ncells;
        for (size_t j = 0; j < r->ncells; j++) {
            out->cells[out->ncells] = r->cells[j];
            write_params_alike(&out->cells[out->ncells]);
            out->cells[out->ncells++].run = (unsigned)i;
        }
        for (size_t j = 0; j < r->ntraces; j++) {
            out->traces[out->ntraces] = r->traces[j];
            out->traces[out->ntraces++].cell += run->first_cell;
        }
    }
}

static void keep_same(char *ours, const char *theirs)
{
    if (strcmp(ours, theirs) != 0) {
        ours[0] = '\0';
    }
}

static void keep_common(struct results *out, const struct results *runs)
{
    snprintf(out->plan_name, sizeof out->plan_name, "%s", runs[0].plan_name);
    snprintf(out->tvp_version, sizeof out->tvp_version, "%s",
             runs[0].tvp_version);
    out->metric = runs[0].metric;
    out->cores = runs[0].cores;
    out->pus = runs[0].pus;
    for (size_t i = 1; i < out->nruns; i++) {
        keep_same(out->plan_name, runs[i].plan_name);
        keep_same(out->tvp_version, runs[i].tvp_version);
        out->cores = out->cores == runs[i].cores ? out->cores : 0;
        out->pus = out->pus == runs[i].pus ? out->pus : 0;
    }
}

int results_join(struct results *out, const struct results *runs, size_t n,
                 struct err *e)
{
    size_t ncells = 0;
    size_t ntraces = 0;

    if (n == 0 || n > RESULTS_JOIN_MAX) {
        return err_set(e, "cannot report %zu runs at once: 1 to %d", n,
                       RESULTS_JOIN_MAX);
    }
    if (check_once(runs, n, e)) {
        return -1;
    }
    for (size_t i = 0; i < n; i++) {
        ncells += runs[i].ncells;
        ntraces += runs[i].ntraces;
    }
    *out = (struct results){.wall_ns = SAMPLE_ABSENT, .nruns = n};
    out->runs = calloc(n, sizeof *out->runs);
    out->cells = calloc(ncells + 1, sizeof *out->cells);
    out->traces = calloc(ntraces + 1, sizeof *out->traces);
    out->latencies = calloc(ncells + 1, sizeof *out->latencies);
    if (out->runs == NULL || out->cells == NULL || out->traces == NULL
        || out->latencies == NULL) {
        results_join_free(out);
        return err_set(e, "no memory to join %zu runs", n);
    }
    for (size_t i = 0; i < n; i++) {
        out->runs[i].results = &runs[i];
    }
    keep_common(out, runs);
    copy_cells(out);
    copy_latencies(out);
    return 0;
}

void results_join_free(struct results *joined)
{
    free(joined->latencies); /* their counts are the runs', as are … */
    free(joined->traces);    /* … the events of these */
    free(joined->cells);
    free(joined->runs);
    *joined = (struct results){.wall_ns = SAMPLE_ABSENT};
}

const struct results *results_of_cell(const struct results *r, size_t cell)
{
    return results_run(r, r->cells[cell].run);
}

const char *results_label(const struct results *r, size_t cell)
{
    return r->nruns == 0 ? "" : r->runs[r->cells[cell].run].label;
}

size_t results_runs(const struct results *r)
{
    return r->nruns == 0 ? 1 : r->nruns;
}

const struct results *results_run(const struct results *r, size_t run)
{
    return r->nruns == 0 ? r : r->runs[run].results;
}
