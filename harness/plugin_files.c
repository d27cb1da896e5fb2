/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "plugin_files.h"

#include "spec.h"
#include "workload_load.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int plugin_files_of(const char *workload, const char *params,
                    struct text_list *out, struct err *e)
{
    const struct workload *w;
    struct params parsed;

    if ((workload_is_file(workload)
         && text_list_add(out, workload, strlen(workload), e))
        || workload_load(workload, &w, e)
        || params_parse(&parsed, w->params, workload, params, e)) {
        return -1;
    }
    for (const struct param *p = w->params; p != NULL && p->name != NULL; p++) {
        const char *file = p->loaded != 0 ? params_text(&parsed, p->name) : "";
        if (file[0] != '\0' && text_list_add(out, file, strlen(file), e)) {
            return -1;
        }
    }
    return 0;
}

/* Before it is digested: what is written meanwhile is seen later. */
static int look(struct plugin_file *file, struct err *e)
{
    return stat(file->path, &file->was)
               ? err_errno(e, "cannot read %.200s", file->path)
               : digest_file(file->path, file->digest, e);
}

static int add(struct plugin_files *f, const char *path, struct err *e)
{
    for (size_t i = 0; i < f->count; i++) {
        if (strcmp(f->list[i].path, path) == 0) {
            return 0;
        }
    }
    struct plugin_file *list = realloc(f->list, (f->count + 1) * sizeof *list);
    if (list == NULL) {
        return err_set(e, "out of memory");
    }
    f->list = list;
    snprintf(list[f->count].path, sizeof list->path, "%s", path);
    return look(&list[f->count++], e);
}

static int add_of(struct plugin_files *f, const char *workload,
                  const char *params, struct err *e)
{
    struct text_list files = {0};
    int result = plugin_files_of(workload, params, &files, e);

    for (size_t i = 0; i < files.count && result == 0; i++) {
        result = add(f, files.items[i], e);
    }
    text_list_clear(&files);
    return result;
}

static int add_plan(struct plugin_files *f, const struct plan *p, struct err *e)
{
    for (size_t i = 0; i < p->ngroups; i++) {
        const struct text_list *list = &p->groups[i].axes[PLAN_WORKLOADS];
        for (size_t j = 0; j < list->count; j++) {
            char name[CELL_NAME_BYTES];
            char params[PARAMS_TEXT_BYTES];
            if (spec_parse(list->items[j], name, params, e)
                || add_of(f, name, params, e)) {
                return -1;
            }
        }
    }
    return 0;
}

int plugin_files_find(struct plugin_files *f, const struct plan *p,
                      const struct plan_cells *cells, struct err *e)
{
    *f = (struct plugin_files){0};
    for (size_t i = 0; i < cells->count; i++) {
        const struct cell *c = &cells->cells[i];
        bool same = i > 0 && strcmp(c[-1].workload, c->workload) == 0
                    && strcmp(c[-1].params, c->params) == 0;
        if (!same && add_of(f, c->workload, c->params, e)) {
            return -1;
        }
    }
    return cells->count > 0 ? 0 : add_plan(f, p, e);
}

json_t *plugin_files_json(const struct plugin_files *f)
{
    json_t *o = json_object();

    for (size_t i = 0; i < f->count; i++) {
        json_object_set_new(o, f->list[i].path, json_string(f->list[i].digest));
    }
    return o;
}

static bool is_as_it_was(const struct stat *was, const struct stat *now)
{
    return was->st_dev == now->st_dev && was->st_ino == now->st_ino
           && was->st_size == now->st_size
           && was->st_mtim.tv_sec == now->st_mtim.tv_sec
           && was->st_mtim.tv_nsec == now->st_mtim.tv_nsec;
}

static int check(struct plugin_file *file, bool *changed, struct err *e)
{
    struct plugin_file now = *file;

    if (stat(now.path, &now.was) == 0 && is_as_it_was(&file->was, &now.was)) {
        return 0;
    }
    if (look(&now, e)) {
        return err_prefix(e, "a workload of the run is gone: ");
    }
    *changed = strcmp(file->digest, now.digest) != 0;
    if (*changed) {
        return err_set(e,
                       "%.120s has changed since the run was begun (SHA-256 "
                       "%.16s… then, %.16s… now): their samples don't compare; "
                       "start a run of its own",
                       file->path, file->digest, now.digest);
    }
    file->was = now.was;
    return 0;
}

int plugin_files_check(struct plugin_files *f, bool *changed, struct err *e)
{
    *changed = false;
    for (size_t i = 0; i < f->count; i++) {
        if (check(&f->list[i], changed, e)) {
            return -1;
        }
    }
    return 0;
}

/* With the digest that it had, and as nothing has been seen yet. */
static int remember(struct plugin_files *f, const char *path,
                    const char *digest, struct err *e)
{
    struct plugin_file *list = realloc(f->list, (f->count + 1) * sizeof *list);

    if (list == NULL) {
        return err_set(e, "out of memory");
    }
    f->list = list;
    list += f->count++;
    *list = (struct plugin_file){.was = {.st_size = -1}};
    snprintf(list->path, sizeof list->path, "%s", path);
    snprintf(list->digest, sizeof list->digest, "%s",
             digest == NULL ? "" : digest);
    return 0;
}

int plugin_files_recall(struct plugin_files *f, const char *machine_json,
                        struct plugin_notes *notes, struct err *e)
{
    json_t *machine = json_loads(machine_json, 0, NULL);
    json_t *files = json_object_get(json_object_get(machine, "run"), "plugins");
    const char *path;
    json_t *was;
    bool changed;
    int result = 0;

    *f = (struct plugin_files){0};
    json_object_foreach(files, path, was)
    {
        result = result ? result : remember(f, path, json_string_value(was), e);
    }
    json_decref(machine);
    result = result ? result : plugin_files_check(f, &changed, e);
    for (size_t i = 0; i < f->count && result == 0 && notes != NULL; i++) {
        plugin_notes_file(notes, f->list[i].path);
    }
    return result;
}

void plugin_files_free(struct plugin_files *f)
{
    free(f->list);
    *f = (struct plugin_files){0};
}
