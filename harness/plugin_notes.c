/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin_notes.h"

#include "label.h"
#include "note.h"
#include "plugin_files.h"
#include "spec.h"
#include "workload_load.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* In a folder with the sticky bit nobody replaces others' files. */
static const char *danger_of(const char *path)
{
    struct stat info;

    if (stat(path, &info) != 0) {
        return NULL;
    }
    if (info.st_uid != geteuid() && info.st_uid != 0) {
        return "belongs to another user";
    }
    bool sticky = S_ISDIR(info.st_mode) && (info.st_mode & S_ISVTX) != 0;
    return (info.st_mode & (S_IWGRP | S_IWOTH)) != 0 && !sticky
               ? "can be written by others"
               : NULL;
}

static void warn(const struct plugin_notes *n, const char *what,
                 const char *danger)
{
    if (danger != NULL) {
        note_line(n->out,
                  "warning: %s %s, who could have their code run here; chmod "
                  "go-w, or keep it in a folder of your own",
                  what, danger);
    }
}

/* Whoever may write in one of the folders above may replace the next. */
static void warn_above(const struct plugin_notes *n, const char *real,
                       const char *file)
{
    char folder[PATH_MAX + 2];
    char shown[PATH_MAX];
    char what[3 * PATH_MAX];

    snprintf(folder, sizeof folder, "%s", real);
    while (strcmp(folder, "/") != 0) {
        char *slash = strrchr(folder, '/');
        slash[slash == folder] = '\0'; /* "/" has itself */
        label_clean(folder, shown, sizeof shown);
        snprintf(what, sizeof what, "%s, a folder of %s,", shown, file);
        warn(n, what, danger_of(folder));
    }
}

/* A link's own folder, too: the link may be replaced. */
static void warn_link(const struct plugin_notes *n, const char *path,
                      const char *file)
{
    struct stat info;
    char folder[PATH_MAX];
    char real[PATH_MAX];
    char inside[PATH_MAX + 2];
    const char *slash = strrchr(path, '/');

    if (lstat(path, &info) != 0 || !S_ISLNK(info.st_mode)) {
        return;
    }
    snprintf(folder, sizeof folder, "%.*s",
             slash == NULL ? 1 : (int)(slash - path + 1),
             slash == NULL ? "." : path);
    if (realpath(folder, real) != NULL) {
        snprintf(inside, sizeof inside, "%s/.", real);
        warn_above(n, inside, file);
    }
}

static bool is_said(struct plugin_notes *n, const char *path)
{
    struct err unused;

    for (size_t i = 0; i < n->said.count; i++) {
        if (strcmp(n->said.items[i], path) == 0) {
            return true;
        }
    }
    (void)text_list_add(&n->said, path, strlen(path), &unused);
    return false;
}

void plugin_notes_file(struct plugin_notes *n, const char *path)
{
    char real[PATH_MAX];
    char file[PATH_MAX];

    if (n->out == NULL || realpath(path, real) == NULL || is_said(n, path)) {
        return;
    }
    label_clean(path, file, sizeof file);
    warn(n, file, danger_of(path));
    warn_above(n, real, file);
    warn_link(n, path, file);
    if (geteuid() == 0) {
        note_line(n->out,
                  "warning: what is in %s runs as root; run tvp as another "
                  "user unless you know what it does",
                  file);
    }
}

void plugin_notes_spec(struct plugin_notes *n, const char *spec)
{
    char name[CELL_NAME_BYTES];
    char params[PARAMS_TEXT_BYTES];
    struct text_list files = {0};
    struct err unused;

    if (n == NULL || n->out == NULL
        || spec_parse(spec, name, params, &unused)) {
        return;
    }
    if (workload_is_file(name)) {
        plugin_notes_file(n, name);
    }
    (void)plugin_files_of(name, params, &files, &unused);
    for (size_t i = 0; i < files.count; i++) {
        plugin_notes_file(n, files.items[i]);
    }
    text_list_clear(&files);
}

void plugin_notes_free(struct plugin_notes *n)
{
    text_list_clear(&n->said);
}
