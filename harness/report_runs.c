/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "report_runs.h"

#include "run_difference.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_BYTES = 256 };

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

/* The folder's own name. */
static void put_name(const char *path, char name[NAME_BYTES])
{
    char real[PATH_MAX];
    const char *at = realpath(path, real) == NULL ? path : real;
    size_t length = strlen(at);
    static const char *const files[] = {"/run.db", "/report.json"};

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        size_t end = strlen(files[i]);
        if (length >= end && strcmp(at + length - end, files[i]) == 0) {
            length -= end;
        }
    }
    size_t begin = length;
    while (begin > 0 && at[begin - 1] != '/') {
        begin--;
    }
    snprintf(name, NAME_BYTES, "%.*s", (int)(length - begin), at + begin);
}

static int label_runs(struct report_runs *runs, const char *const paths[],
                      const char *labels, struct err *e)
{
    char chosen[RESULTS_JOIN_MAX][RUN_LABEL_BYTES] = {{0}};
    char names[RESULTS_JOIN_MAX][NAME_BYTES];
    const char *name_texts[RESULTS_JOIN_MAX];
    const char *texts[RESULTS_JOIN_MAX];
    struct run_differences d;

    if (run_differences_find(&d, &runs->joined, e)) {
        return -1;
    }
    for (size_t i = 0; i < runs->n; i++) {
        put_name(paths[i], names[i]);
        name_texts[i] = names[i];
        texts[i] = chosen[i];
    }
    run_differences_label(&d, name_texts, chosen);
    run_differences_free(&d);
    take_labels(labels, chosen, runs->n);
    results_join_label(&runs->joined, texts);
    return 0;
}

int report_runs_load(struct report_runs *runs, const char *const paths[],
                     size_t n, const char *labels, struct err *e)
{
    *runs = (struct report_runs){.n = 0};
    if (n > RESULTS_JOIN_MAX) {
        return err_set(e, "cannot report %zu runs at once: %d at most", n,
                       RESULTS_JOIN_MAX);
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
    *runs = (struct report_runs){.n = 0};
}

const struct results *report_runs_results(const struct report_runs *runs)
{
    return runs->n > 1 ? &runs->joined : &runs->loaded[0];
}
