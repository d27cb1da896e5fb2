/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin_files.h"

#include "digest.h"
#include "note.h"
#include "workload_load.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int put(json_t *o, const char *spec, struct err *e)
{
    char path[CELL_NAME_BYTES];
    char digest[DIGEST_TEXT_BYTES];

    snprintf(path, sizeof path, "%.*s", (int)strcspn(spec, ":"), spec);
    if (!workload_is_file(path) || json_object_get(o, path) != NULL) {
        return 0;
    }
    if (digest_file(path, digest, e)) {
        return -1;
    }
    json_object_set_new(o, path, json_string(digest));
    return 0;
}

int plugin_files_json(const struct plan *p, json_t **out, struct err *e)
{
    json_t *o = json_object();

    for (size_t i = 0; i < p->ngroups; i++) {
        const struct text_list *list = &p->groups[i].axes[PLAN_WORKLOADS];
        for (size_t j = 0; j < list->count; j++) {
            if (put(o, list->items[j], e)) {
                json_decref(o);
                return -1;
            }
        }
    }
    *out = o;
    return 0;
}

/* In a folder with the sticky bit nobody replaces others' files. */
static const char *danger_of(const char *path, bool folder)
{
    struct stat info;

    if (stat(path, &info) != 0) {
        return NULL;
    }
    if (info.st_uid != geteuid() && info.st_uid != 0) {
        return "belongs to another user";
    }
    bool sticky = folder && (info.st_mode & S_ISVTX) != 0;
    return (info.st_mode & (S_IWGRP | S_IWOTH)) != 0 && !sticky
               ? "can be written by others"
               : NULL;
}

static const char *danger_of_folder(const char *path)
{
    char folder[PATH_MAX];

    snprintf(folder, sizeof folder, "%s", path);
    char *slash = strrchr(folder, '/');
    slash[slash == folder] = '\0'; /* "/" has itself */
    return danger_of(folder, true);
}

static void note_file(const char *path, FILE *notes)
{
    char real[PATH_MAX];
    const char *danger = danger_of(path, false);
    const char *what = "";

    if (danger == NULL) {
        what = "the folder of ";
        danger = danger_of_folder(path);
    }
    if (danger == NULL && realpath(path, real) != NULL) {
        danger = danger_of_folder(real);
    }
    if (danger != NULL) {
        note_line(notes,
                  "warning: %s%s %s, who could have their code run here; "
                  "chmod go-w, or keep it in a folder of your own",
                  what, path, danger);
    }
    if (geteuid() == 0) {
        note_line(notes,
                  "warning: what is in %s runs as root; run tvp as another "
                  "user unless you know what it does",
                  path);
    }
}

int plugin_files_again(const char *machine_json, FILE *notes, struct err *e)
{
    json_t *machine = json_loads(machine_json, 0, NULL);
    json_t *files = json_object_get(json_object_get(machine, "run"), "plugins");
    const char *path;
    json_t *was;
    int result = 0;

    json_object_foreach(files, path, was)
    {
        char now[DIGEST_TEXT_BYTES];
        const char *text = json_string_value(was);
        if (digest_file(path, now, e)) {
            result = err_prefix(e, "a workload of the run is gone: ");
            break;
        }
        if (text == NULL || strcmp(text, now) != 0) {
            result = err_set(e,
                             "%.120s has changed since the run was begun "
                             "(SHA-256 %.16s… then, %.16s… now): their samples "
                             "don't compare; start a run of its own",
                             path, text == NULL ? "" : text, now);
            break;
        }
        note_file(path, notes);
    }
    json_decref(machine);
    return result;
}

void plugin_files_notes(const struct plan_cells *cells, FILE *notes)
{
    for (size_t i = 0; i < cells->count; i++) {
        const char *path = cells->cells[i].workload;
        bool said = !workload_is_file(path);
        for (size_t j = 0; j < i && !said; j++) {
            said = strcmp(cells->cells[j].workload, path) == 0;
        }
        if (!said) {
            note_file(path, notes);
        }
    }
}
