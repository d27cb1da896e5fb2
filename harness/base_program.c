/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base_program.h"

#include "label.h"
#include "trial_process.h"

#include <inttypes.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char says[] = "tvp ";

/* FNV-1a (Fowler, Noll and Vo): tells builds apart, proves nothing. */
static int hash_file(const char *path, uint64_t *out, struct err *e)
{
    unsigned char chunk[8192]; /* the stack may be small */
    FILE *file = fopen(path, "re");
    size_t got;

    if (file == NULL) {
        return err_errno(e, "cannot read the base program %.200s", path);
    }
    *out = UINT64_C(0xcbf29ce484222325);
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0) {
        for (size_t i = 0; i < got; i++) {
            *out = (*out ^ chunk[i]) * UINT64_C(0x100000001b3);
        }
    }
    int failed = ferror(file);
    fclose(file);
    return failed ? err_errno(e, "cannot read the base program %.200s", path)
                  : 0;
}

static int resolve(struct base_program *p, const char *given, struct err *e)
{
    char path[PATH_MAX];
    struct stat info;

    if (strchr(given, '/') == NULL) {
        return err_set(e,
                       "the base program wants a path with a slash, such as "
                       "./%.60s, got '%.60s': PATH is not searched",
                       given, given);
    }
    if (realpath(given, path) == NULL || stat(path, &info) != 0) {
        return err_errno(e, "cannot find the base program %.200s", given);
    }
    if (!S_ISREG(info.st_mode)) {
        return err_set(e, "the base program %.200s is no file", given);
    }
    if (access(path, X_OK) != 0) {
        return err_errno(e, "cannot execute the base program %.200s", given);
    }
    snprintf(p->path, sizeof p->path, "%s", path);
    return 0;
}

int base_program_find(struct base_program *p, const char *given, struct err *e)
{
    char said[128];

    *p = (struct base_program){0};
    if (resolve(p, given, e) || hash_file(p->path, &p->content, e)) {
        return -1;
    }
    if (trial_process_version(p->path, -1, said, sizeof said, e)) {
        return err_prefix(e, "the base program is no tvp: ");
    }
    if (strncmp(said, says, sizeof says - 1) != 0) {
        return err_set(e,
                       "the base program %.200s is no tvp: to --version it "
                       "says '%.60s'",
                       given, said);
    }
    label_clean(said + sizeof says - 1, p->version, sizeof p->version);
    return 0;
}

/* Whether a cell's workload or its model comes up for the first time. */
static bool is_new(const struct cell *cells, size_t at)
{
    const struct cell *c = &cells[at];
    bool workload = true;
    bool model = true;

    for (size_t i = 0; i < at && (workload || model); i++) {
        workload = workload
                   && (strcmp(cells[i].workload, c->workload) != 0
                       || strcmp(cells[i].params, c->params) != 0);
        model = model
                && (strcmp(cells[i].model, c->model) != 0
                    || strcmp(cells[i].model_params, c->model_params) != 0);
    }
    return workload || model;
}

static int try(const char *program, const struct cell *cell, int stop_fd,
               struct trial_result *out, struct err *e)
{
    if (trial_process_run_by(program, cell, out, stop_fd, e)) {
        return -1;
    }
    bool usable = sample_usable(&out->sample);
    struct err why = out->error;
    trial_result_free(out);
    return usable ? 0 : err_set(e, "%s", why.text);
}

static int check_cell(const struct base_program *p, const struct cell *cell,
                      int stop_fd, struct err *e)
{
    struct cell tiny = *cell;
    struct trial_result ours;
    struct trial_result theirs;
    char workload[CELL_LABEL_BYTES];
    char model[CELL_LABEL_BYTES];

    tiny.ops = 1;
    cell_workload_label(cell, workload);
    cell_model_label(cell, model);
    if (try(NULL, &tiny, stop_fd, &ours, e)) {
        return err_prefix(e, "%.60s under %.60s does not run here: ", workload,
                          model);
    }
    if (try(p->path, &tiny, stop_fd, &theirs, e)) {
        return err_prefix(e,
                          "the base program %.150s gives no trial of %.60s "
                          "under %.60s: ",
                          p->path, workload, model);
    }
    if (ours.sample.checksum != theirs.sample.checksum
        || ours.sample.ops != theirs.sample.ops) {
        return err_set(
            e,
            "the base program %.150s does other work than this one, so that "
            "times don't compare: of %.60s under %.60s it did %lld operations "
            "with the checksum %016" PRIx64
            ", and this one %lld with %016" PRIx64,
            p->path, workload, model, (long long)theirs.sample.ops,
            theirs.sample.checksum, (long long)ours.sample.ops,
            ours.sample.checksum);
    }
    return 0;
}

int base_program_check(const struct base_program *p, const struct cell *cells,
                       size_t count, int stop_fd, struct err *e)
{
    for (size_t i = 0; i < count; i++) {
        if (is_new(cells, i) && check_cell(p, &cells[i], stop_fd, e)) {
            return -1;
        }
    }
    return 0;
}

/* What it was built with only the program itself could tell. */
void base_program_record(const struct base_program *p, json_t *machine)
{
    size_t length = strcspn(p->version, " ");
    const char *commit = strchr(p->version, '(');
    json_t *run = json_object_get(machine, "run");
    char content[17];
    char path[2 * BASE_PROGRAM_BYTES];

    json_object_set_new(machine, "tvp_version",
                        json_stringn(p->version, length));
    json_object_set_new(
        machine, "tvp_commit",
        commit == NULL ? json_null()
                       : json_stringn(commit + 1, strcspn(commit + 1, ")")));
    json_object_set_new(machine, "compiler", json_null());
    json_object_set_new(machine, "compiler_flags", json_null());
    snprintf(content, sizeof content, "%016" PRIx64, p->content);
    label_clean(p->path, path, sizeof path);
    json_object_set_new(run, "program",
                        json_pack("{ss ss ss}", "path", path, "version",
                                  p->version, "fnv1a", content));
}

/* What a record says of the program; -1 when it names none. */
static int read_record(struct base_program *p, const char *machine_json)
{
    json_t *machine = json_loads(machine_json, 0, NULL);
    json_t *program =
        json_object_get(json_object_get(machine, "run"), "program");
    const char *path = NULL;
    const char *version = NULL;
    const char *content = NULL;
    int result = json_unpack(program, "{ss ss ss}", "path", &path, "version",
                             &version, "fnv1a", &content);

    *p = (struct base_program){0};
    if (result == 0) {
        snprintf(p->path, sizeof p->path, "%s", path);
        snprintf(p->version, sizeof p->version, "%s", version);
        p->content = strtoull(content, NULL, 16);
    }
    json_decref(machine);
    return result;
}

bool base_program_is_in(const char *machine_json)
{
    struct base_program unused;

    return read_record(&unused, machine_json) == 0;
}

int base_program_same(const struct base_program *p, const char *machine_json,
                      struct err *e)
{
    struct base_program was;

    if (read_record(&was, machine_json)) {
        return err_set(e, "its machine's record names no program");
    }
    if (strcmp(was.version, p->version) == 0 && was.content == p->content) {
        return 0;
    }
    return err_set(e,
                   "the base program %.150s is not the one that the run was "
                   "begun with: that was tvp %.60s (%016" PRIx64
                   "), this is tvp %.60s (%016" PRIx64
                   "); put it back, or start a run of its own",
                   was.path, was.version, was.content, p->version, p->content);
}

int base_program_recall(struct base_program *p, const char *machine_json,
                        struct err *e)
{
    struct base_program was;

    if (read_record(&was, machine_json)) {
        return err_set(e, "its machine's record names no program");
    }
    return base_program_find(p, was.path, e)
                   || base_program_same(p, machine_json, e)
               ? -1
               : 0;
}
