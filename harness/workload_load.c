/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workload_load.h"

#include "cell.h"
#include "elf_check.h"
#include "label.h"
#include "registry.h"
#include "version.h"
#include "workload_unknown.h"

#include <dlfcn.h>
#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char how_to_build[] =
    "build it with cc -O2 -shared -fPIC; see plugins.md in docs/, or "
    "installed in share/doc/tvp";

bool workload_is_file(const char *name)
{
    return strchr(name, '/') != NULL;
}

static int check_interface(const struct workload_plugin *p, struct err *e)
{
    const struct {
        const char *name;
        size_t theirs;
        size_t ours;
    } sizes[] = {
        {"workload", p->workload_bytes, sizeof(struct workload)},
        {"worker", p->worker_bytes, sizeof(struct worker)},
        {"job", p->job_bytes, sizeof(struct job)},
        {"param", p->param_bytes, sizeof(struct param)},
    };

    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        if (sizes[i].theirs != sizes[i].ours) {
            return err_set(e,
                           "it was built with another tvp/workload.h than that "
                           "of this tvp, " TVP_VERSION
                           " (a struct %s of %zu bytes, here %zu): build it "
                           "again with this one's",
                           sizes[i].name, sizes[i].theirs, sizes[i].ours);
        }
    }
    return 0;
}

static bool is_said(const char *text)
{
    return text != NULL && text[0] != '\0';
}

/* As people write it: "op" of "op=1ms". */
static bool is_key(const char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";

    return strchr(letters, name[0]) != NULL
           && name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-_")]
                  == '\0';
}

static int check_param(const struct param *p, size_t i, struct err *e)
{
    if (i >= PARAMS_MAX) {
        return err_set(e, "it has more than %d parameters", PARAMS_MAX);
    }
    if (p->name[0] == '\0' || !is_key(p->name)) {
        return err_set(e,
                       "a parameter is called '%.60s': write a lower-case "
                       "letter, then letters, digits, - or _",
                       p->name);
    }
    if (p->type < PARAM_COUNT || p->type > PARAM_TEXT || p->value == NULL
        || p->help == NULL || (p->type == PARAM_CHOICE && p->choices == NULL)) {
        return err_set(e,
                       "its parameter %.60s lacks a type, a default, a help "
                       "or its choices",
                       p->name);
    }
    return 0;
}

/* The text as it was, but for ends of lines. */
static bool is_clean(const char *text)
{
    size_t size = strlen(text) + 1;
    char *clean = malloc(size);
    bool same = clean != NULL;

    if (same) {
        label_clean(text, clean, size);
        for (size_t i = 0; i < size && same; i++) {
            same = clean[i] == text[i] || (text[i] == '\n' && clean[i] == ' ');
        }
    }
    free(clean);
    return same;
}

static int check_text(const char *text, const char *what, struct err *e)
{
    return text == NULL || is_clean(text)
               ? 0
               : err_set(e,
                         "the text of its %s has characters that are no UTF-8 "
                         "text, or "
                         "control a terminal",
                         what);
}

static int check_choices(const struct param *p, struct err *e)
{
    for (size_t i = 0; p->type == PARAM_CHOICE && p->choices[i] != NULL; i++) {
        if (check_text(p->choices[i], "choices", e)
            || check_text(p->choice_help == NULL ? NULL : p->choice_help[i],
                          "choices' help", e)) {
            return -1;
        }
    }
    return 0;
}

static int check_params(const struct workload *w, struct err *e)
{
    struct params defaults;

    for (size_t i = 0; w->params != NULL && w->params[i].name != NULL; i++) {
        if (check_param(&w->params[i], i, e)
            || check_text(w->params[i].help, "parameters' help", e)
            || check_choices(&w->params[i], e)) {
            return -1;
        }
    }
    return params_parse(&defaults, w->params, w->name, NULL, e)
               ? err_prefix(e, "a default is none: ")
               : 0;
}

static int check_texts(const struct workload *w, struct err *e)
{
    const struct {
        const char *text;
        const char *what;
    } texts[] = {
        {w->name, "name"},
        {w->summary, "summary"},
        {w->unit, "unit"},
        {w->question, "question"},
        {w->story, "story"},
        {w->expect, "expect"},
        {w->verified, "verified"},
        {w->lock, "lock"},
        {w->limit, "limit"},
        {w->quick, "quick"},
        {w->figure_name, "figure_name"},
        {w->length, "length"},
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (check_text(texts[i].text, texts[i].what, e)) {
            return -1;
        }
    }
    if (w->name[strcspn(w->name, "/,:\n")] != '\0') {
        return err_set(e,
                       "its workload is called '%.60s': leave out slashes, "
                       "commas, colons and ends of lines",
                       w->name);
    }
    return 0;
}

static int check_workload(const struct workload *w, struct err *e)
{
    if (w == NULL) {
        return err_set(e, "it names no workload");
    }
    if (!is_said(w->name) || !is_said(w->summary) || !is_said(w->unit)) {
        return err_set(e, "its workload has no name, summary or unit: all "
                          "three are needed");
    }
    if (check_texts(w, e)) {
        return -1;
    }
    if (w->work == NULL) {
        return err_set(e, "its workload %.60s has no work hook", w->name);
    }
    if (w->kind < WORKLOAD_CPU || w->kind > WORKLOAD_SHARED) {
        return err_set(e, "its workload %.60s is of no kind that there is",
                       w->name);
    }
    if (w->figure != NULL && !is_said(w->figure_name)) {
        return err_set(e, "its workload %.60s has a figure without a name",
                       w->name);
    }
    return check_params(w, e);
}

int workload_check(const struct workload_plugin *p, struct err *e)
{
    if (p->interface != WORKLOAD_INTERFACE) {
        return err_set(e,
                       "it was built for interface %u of workloads, and this "
                       "tvp, " TVP_VERSION
                       ", has %u: build it again with its tvp/workload.h",
                       p->interface, (unsigned)WORKLOAD_INTERFACE);
    }
    return check_interface(p, e) || check_workload(p->workload, e) ? -1 : 0;
}

/* What dlopen says of these is not for everyone. */
static int check_file(const char *path, struct err *e)
{
    char clean[CELL_NAME_BYTES];
    char magic[SELFMAG] = {0};
    struct stat info = {0};

    label_clean(path, clean, sizeof clean);
    if (strcmp(clean, path) != 0) {
        return err_set(e, "its path has characters that are no UTF-8 text, or "
                          "control a terminal");
    }
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) {
        return err_errno(e, "cannot open it (a path is from the current folder "
                            "on, without commas and colons)");
    }
    bool file = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    bool elf = file && read(fd, magic, SELFMAG) == SELFMAG
               && memcmp(magic, ELFMAG, SELFMAG) == 0;
    int result = elf ? elf_check(fd, e)
                     : err_set(e, "it is no shared object%s: %s",
                               file ? "" : ", not even a file", how_to_build);
    close(fd);
    return result;
}

static int load_file(const char *path, const struct workload **out,
                     struct err *e)
{
    if (check_file(path, e)) {
        return -1;
    }
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (library == NULL) {
        const char *why = dlerror();
        bool lacks = why != NULL && strstr(why, "undefined symbol") != NULL;
        return err_set(e, "the system refuses it: %.300s; %s",
                       why == NULL ? "it does not say why" : why,
                       lacks ? "link what it calls; of tvp it can call what "
                               "tvp/workload.h declares"
                             : how_to_build);
    }
    const struct workload_plugin *plugin = dlsym(library, "tvp_plugin");
    if (plugin == NULL) {
        dlclose(library);
        return err_set(e, "it has no workload: let its source end with "
                          "TVP_PLUGIN(workload);");
    }
    if (workload_check(plugin, e)) {
        dlclose(library);
        return -1;
    }
    *out = plugin->workload;
    return 0;
}

int workload_load(const char *name, const struct workload **out, struct err *e)
{
    *out = NULL;
    if (workload_is_file(name)) {
        return load_file(name, out, e) ? err_prefix(
                   e, "cannot take the workload from %.120s: ", name)
                                       : 0;
    }
    *out = workload_find(name);
    return *out != NULL ? 0 : workload_unknown(name, e);
}
