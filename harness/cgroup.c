/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cgroup.h"

#include "machine_files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_BYTES = PATH_MAX };

/* Whether a list with commas has the word. */
static bool has_word(const char *list, const char *word)
{
    size_t length = strlen(word);

    for (const char *at = list; *at != '\0'; at += *at == ',') {
        size_t n = strcspn(at, ",");
        if (n == length && strncmp(at, word, n) == 0) {
            return true;
        }
        at += n;
    }
    return false;
}

static FILE *open_own(const char *root, const char *path)
{
    char whole[PATH_MAX];

    snprintf(whole, sizeof whole, "%.2000s%s", root, path);
    return fopen(whole, "re");
}

/* The path of this process's group: of the controller's hierarchy, or with
 * NULL of version 2's. Lines are "4:memory:/path", and "0::/path". */
static int own_path(const char *root, const char *controller, char *path)
{
    char line[LINE_BYTES];
    FILE *file = open_own(root, "/proc/self/cgroup");
    int found = -1;

    while (file != NULL && found != 0
           && fgets(line, sizeof line, file) != NULL) {
        char *rest = line;
        const char *number = strsep(&rest, ":");
        const char *controllers = strsep(&rest, ":");
        if (rest == NULL) {
            continue;
        }
        rest[strcspn(rest, "\n")] = '\0';
        bool ours = controller == NULL ? strcmp(number, "0") == 0
                                       : has_word(controllers, controller);
        if (ours) {
            snprintf(path, PATH_MAX, "%s", rest);
            found = 0;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return found;
}

/* What /proc/self/mountinfo says of one mount. */
struct mount {
    char *top; /* which part of the file system is mounted … */
    char *at;  /* … and where */
    const char *type;
    const char *options; /* of the file system: a v1 hierarchy's controllers */
};

/* "36 31 0:30 / /sys/fs/cgroup/cpu rw,relatime - cgroup cgroup rw,cpu" */
static int parse_mount(char *line, struct mount *m)
{
    char *rest = line;
    char *separator = strstr(line, " - ");

    if (separator == NULL) {
        return -1;
    }
    for (int skipped = 0; skipped < 3; skipped++) {
        (void)strsep(&rest, " ");
    }
    m->top = strsep(&rest, " ");
    m->at = strsep(&rest, " ");
    rest = separator + 3;
    m->type = strsep(&rest, " ");
    (void)strsep(&rest, " ");
    m->options = rest;
    if (m->at == NULL || m->options == NULL) {
        return -1;
    }
    m->options = strsep(&rest, "\n");
    return 0;
}

/* A container may see a part of the hierarchy alone, under a path that is not
 * the one it is told to be in: then what is mounted is its group. */
static void choose_folder(struct cgroup *g, const struct mount *m,
                          const char *path)
{
    size_t top = strcmp(m->top, "/") == 0 ? 0 : strlen(m->top);

    if (strncmp(path, m->top, top) == 0) {
        path += top;
    }
    g->mount = strlen(m->at);
    snprintf(g->folder, sizeof g->folder, "%.2000s%.2000s", m->at,
             strcmp(path, "/") == 0 ? "" : path);
    if (machine_file_exists(g->root, g->folder) != 0) {
        g->folder[g->mount] = '\0';
    }
}

static bool find_mounted(struct cgroup *g, const char *controller,
                         const char *path)
{
    char line[LINE_BYTES];
    FILE *file = open_own(g->root, "/proc/self/mountinfo");
    bool found = false;

    while (file != NULL && !found && fgets(line, sizeof line, file) != NULL) {
        struct mount m;
        if (parse_mount(line, &m) == 0) {
            found = controller == NULL ? strcmp(m.type, "cgroup2") == 0
                                       : strcmp(m.type, "cgroup") == 0
                                             && has_word(m.options, controller);
        }
        if (found) {
            choose_folder(g, &m, path);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return found;
}

/* Whether version 2's hierarchy has the controller at all. */
static bool controls(const struct cgroup *g, const char *controller)
{
    char list[256];
    char path[PATH_MAX];
    char word[64];

    snprintf(path, sizeof path, "%.*s/cgroup.controllers", (int)g->mount,
             g->folder);
    snprintf(word, sizeof word, "%s", controller);
    if (machine_file(g->root, path, list, sizeof list)) {
        return false;
    }
    for (char *at = list; *at != '\0'; at++) {
        *at = *at == ' ' ? ',' : *at;
    }
    return has_word(list, word);
}

bool cgroup_find(struct cgroup *g, const char *root, const char *controller)
{
    char path[PATH_MAX];

    *g = (struct cgroup){.root = root};
    if (own_path(root, NULL, path) == 0 && find_mounted(g, NULL, path)
        && controls(g, controller)) {
        g->version = 2;
    } else if (own_path(root, controller, path) == 0
               && find_mounted(g, controller, path)) {
        g->version = 1;
    }
    return g->version != 0;
}

bool cgroup_up(struct cgroup *g)
{
    char *slash = strrchr(g->folder, '/');

    if (strlen(g->folder) <= g->mount || slash == NULL) {
        return false;
    }
    *slash = '\0';
    return strlen(g->folder) >= g->mount;
}

int cgroup_read(const struct cgroup *g, const char *file, char *out,
                size_t bytes)
{
    char path[PATH_MAX];

    snprintf(path, sizeof path, "%.4000s/%s", g->folder, file);
    return machine_file(g->root, path, out, bytes);
}

int cgroup_number(const struct cgroup *g, const char *file, int64_t *out)
{
    char path[PATH_MAX];

    snprintf(path, sizeof path, "%.4000s/%s", g->folder, file);
    return machine_file_number(g->root, path, out);
}

int64_t cgroup_room(const char *root, const struct cgroup_room *what)
{
    struct cgroup g;
    int64_t least = INT64_MAX;

    if (!cgroup_find(&g, root, what->controller)) {
        return INT64_MAX;
    }
    do {
        bool two = g.version == 2;
        int64_t limit;
        int64_t used = 0;
        if (cgroup_number(&g, two ? what->limit2 : what->limit1, &limit)
            || limit >= MACHINE_FILE_MOST) {
            continue;
        }
        (void)cgroup_number(&g, two ? what->used2 : what->used1, &used);
        int64_t room = limit > used ? limit - used : 0;
        least = room < least ? room : least;
    } while (cgroup_up(&g));
    return least;
}
