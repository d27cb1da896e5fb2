/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "results_json.h"

#include "json_reader.h"
#include "results_json_rows.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool results_json_is(const char *path)
{
    struct stat info;
    FILE *in = stat(path, &info) == 0 && S_ISREG(info.st_mode)
                   ? fopen(path, "re")
                   : NULL;
    char first = '\0';

    if (in == NULL) {
        return false;
    }
    (void)!fscanf(in, " %c", &first);
    fclose(in);
    return first == '{' || first == '[';
}

static const char *text_of(const json_t *o, const char *key)
{
    const char *text = json_string_value(json_object_get(o, key));

    return text == NULL ? "" : text;
}

/* By what only their files have. */
static const char *whose(const json_t *o)
{
    const json_t *results = json_array_get(json_object_get(o, "results"), 0);

    if (strcmp(text_of(o, "format"), "tvp compare") == 0) {
        return "what tvp compare -f json wrote";
    }
    if (json_object_get(o, "benchmarks") != NULL) {
        return json_object_get(o, "context") != NULL ? "google-benchmark's JSON"
                                                     : "pyperf's JSON";
    }
    if (json_object_get(results, "command") != NULL) {
        return "hyperfine's JSON";
    }
    if (json_object_get(o, "traceEvents") != NULL) {
        return "a trace for Perfetto or Chrome";
    }
    return json_object_get(o, "cpu_model") != NULL ? "a run's machine.json"
                                                   : NULL;
}

static int check_format(struct json_reader *j, const json_t *report)
{
    static const char expected[] =
        "a run is read from its folder, its run.db, or what "
        "tvp report -f json writes of it";
    const json_t *version = json_object_get(report, "schema_version");

    if (strcmp(text_of(report, "format"), "tvp report") != 0) {
        const char *other = whose(report);
        return other == NULL
                   ? err_set(j->e, "this JSON holds no run; %s", expected)
                   : err_set(j->e, "this is %s; %s", other, expected);
    }
    if (json_is_integer(version)
        && json_integer_value(version) > RESULTS_JSON_VERSION) {
        return err_set(j->e,
                       "schema_version: %" JSON_INTEGER_FORMAT
                       " is newer than this tvp reads, which is %d: read it "
                       "with the tvp that wrote it, or a newer one",
                       json_integer_value(version), RESULTS_JSON_VERSION);
    }
    uint64_t unused;
    return json_reader_whole(
        j, report, "schema_version",
        (struct json_range){RESULTS_JSON_VERSION, RESULTS_JSON_VERSION},
        &unused);
}

static bool is_list(const char *text, size_t bytes)
{
    size_t i = 0;

    while (i < bytes && text[i] != '\0' && strchr(" \t\r\n", text[i]) != NULL) {
        i++;
    }
    return i < bytes && text[i] == '[';
}

int results_json_parse(struct results *r, const char *text, size_t bytes,
                       struct err *e)
{
    struct json_reader j = {.e = e};

    *r = (struct results){.wall_ns = SAMPLE_ABSENT};
    if (is_list(text, bytes)) {
        return err_set(e, "this is a list, as github-action-benchmark's JSON "
                          "is; a run is read from its folder, its run.db, or "
                          "what tvp report -f json writes of it");
    }
    json_t *report = json_reader_parse(text, bytes, RESULTS_JSON_DEPTH, e);
    if (report == NULL) {
        return -1;
    }
    int result = check_format(&j, report) || results_json_run(&j, report, r)
                         || results_json_cells(&j, report, r)
                         || results_json_comparisons(&j, report, r)
                         || results_json_samples(&j, report, r)
                     ? -1
                     : 0;
    json_decref(report);
    if (result) {
        results_free(r);
    }
    return result;
}

/* Its text, NUL-ended, to be freed; NULL on failure. */
static char *read_whole(const char *path, size_t *bytes, struct err *e)
{
    struct stat info;
    char *text = NULL;
    FILE *in = fopen(path, "re");

    if (in == NULL || fstat(fileno(in), &info) != 0) {
        err_errno(e, "cannot open it");
        goto close_file;
    }
    if (info.st_size > RESULTS_JSON_BYTES_MAX) {
        err_set(e,
                "it is bigger than %d MiB, which is as much as is read: name "
                "the run's folder or its run.db",
                RESULTS_JSON_BYTES_MAX >> 20);
        goto close_file;
    }
    text = malloc((size_t)info.st_size + 1);
    if (text == NULL) {
        err_set(e, "out of memory for %jd bytes of it", (intmax_t)info.st_size);
        goto close_file;
    }
    *bytes = fread(text, 1, (size_t)info.st_size, in);
    text[*bytes] = '\0';
    if (ferror(in)) {
        err_errno(e, "cannot read it");
        free(text);
        text = NULL;
    }
close_file:
    if (in != NULL) {
        fclose(in);
    }
    return text;
}

int results_json_load(struct results *r, const char *path, struct err *e)
{
    size_t bytes = 0;

    *r = (struct results){.wall_ns = SAMPLE_ABSENT};
    char *text = read_whole(path, &bytes, e);
    int result = text == NULL ? -1 : results_json_parse(r, text, bytes, e);
    free(text);
    return result ? err_prefix(e, "%s: ", path) : 0;
}
