/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report_runs.h"

#include "merged.h"
#include "run_difference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

size_t report_runs_count(const char *labels)
{
    size_t n = 1;

    for (const char *at = labels; *at != '\0'; at++) {
        n += *at == ',' ? 1U : 0U;
    }
    return n;
}

/* Replaces those labels that were given. */
static void take_labels(const char *labels, char (*out)[RUN_LABEL_BYTES],
                        size_t n)
{
    for (size_t i = 0; labels != NULL && i < n; i++) {
        size_t length = strcspn(labels, ",");
        if (length > 0) {
            snprintf(out[i], RUN_LABEL_BYTES, "%.*s", (int)length, labels);
        }
        labels += length;
        labels += *labels == ',';
    }
}

/* Room for what label_runs works with: a run's texts. */
struct naming {
    char chosen[RESULTS_JOIN_MAX][RUN_LABEL_BYTES];
    char names[RESULTS_JOIN_MAX][MERGED_NAME_BYTES];
    const char *name_texts[RESULTS_JOIN_MAX];
    const char *texts[RESULTS_JOIN_MAX];
};

static int choose_labels(struct report_runs *runs, struct naming *n,
                         const char *const paths[], const char *labels,
                         struct err *e)
{
    struct run_differences d;

    if (run_differences_find(&d, &runs->joined, e)) {
        return -1;
    }
    for (size_t i = 0; i < runs->n; i++) {
        merged_name(paths[i], n->names[i]);
        n->name_texts[i] = n->names[i];
        n->texts[i] = n->chosen[i];
    }
    run_differences_label(&d, n->name_texts, n->chosen);
    run_differences_free(&d);
    take_labels(labels, n->chosen, runs->n);
    results_join_label(&runs->joined, n->texts);
    return 0;
}

static int label_runs(struct report_runs *runs, const char *const paths[],
                      const char *labels, struct err *e)
{
    struct naming *n = calloc(1, sizeof *n);

    if (n == NULL) {
        return err_set(e, "no memory to label %zu runs", runs->n);
    }
    int result = choose_labels(runs, n, paths, labels, e);
    free(n);
    return result;
}

int report_runs_load(struct report_runs *runs, const char *const paths[],
                     size_t n, const char *labels, struct err *e)
{
    *runs = (struct report_runs){.n = 0};
    if (n > RESULTS_JOIN_MAX) {
        return err_set(e, "cannot report %zu runs at once: %d at most", n,
                       RESULTS_JOIN_MAX);
    }
    runs->loaded = calloc(n + 1, sizeof *runs->loaded);
    if (runs->loaded == NULL) {
        return err_set(e, "no memory to report %zu runs", n);
    }
    for (size_t i = 0; i < n; i++) {
        if (results_load(&runs->loaded[i], paths[i], e)) {
            goto free_runs;
        }
        runs->n++;
    }
    if (n > 1
        && (results_join(&runs->joined, runs->loaded, n, e)
            || label_runs(runs, paths, labels, e))) {
        goto free_runs;
    }
    return 0;
free_runs:
    report_runs_free(runs);
    return -1;
}

void report_runs_free(struct report_runs *runs)
{
    results_join_free(&runs->joined);
    for (size_t i = 0; i < runs->n; i++) {
        results_free(&runs->loaded[i]);
    }
    free(runs->loaded);
    *runs = (struct report_runs){.n = 0};
}

const struct results *report_runs_results(const struct report_runs *runs)
{
    return runs->n > 1 ? &runs->joined : &runs->loaded[0];
}
