/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cell.h"

#include <stdio.h>
#include <string.h>

int cell_same_work(const struct cell *a, const struct cell *b)
{
    return a->run == b->run && a->workers == b->workers && a->ops == b->ops
           && strcmp(a->workload, b->workload) == 0
           && strcmp(a->params, b->params) == 0
           && strcmp(a->placement, b->placement) == 0;
}

/* "cpython-" of "cpython-threads"; nothing of tvp's own models. */
static size_t runtime_length(const char *model)
{
    const char *dash = strrchr(model, '-');

    return dash == NULL ? 0 : (size_t)(dash - model) + 1;
}

/* The value of a parameter of that name, up to the next one; "" for none. */
static const char *version_of(const char *params, size_t *length)
{
    static const char key[] = "version=";
    const char *at = params;

    while (*at != '\0' && strncmp(at, key, sizeof key - 1) != 0) {
        at += strcspn(at, ":");
        at += *at == ':';
    }
    at += *at != '\0' ? sizeof key - 1 : 0;
    *length = strcspn(at, ":");
    return at;
}

int cell_is_sequential(const struct cell *c)
{
    return strcmp(c->model + runtime_length(c->model), "sequential") == 0;
}

int cell_is_base(const struct cell *base, const struct cell *c)
{
    size_t runtime = runtime_length(c->model);
    size_t ours;
    size_t theirs;
    const char *version = version_of(c->model_params, &ours);
    const char *other = version_of(base->model_params, &theirs);

    return cell_is_sequential(base) && cell_same_work(base, c)
           && runtime == runtime_length(base->model)
           && strncmp(base->model, c->model, runtime) == 0 && ours == theirs
           && strncmp(version, other, ours) == 0;
}

static void label(const char *name, const char *params,
                  char text[CELL_LABEL_BYTES])
{
    snprintf(text, CELL_LABEL_BYTES, "%.*s%s%.*s", CELL_NAME_BYTES - 1, name,
             params[0] == '\0' ? "" : ":", PARAMS_TEXT_BYTES - 1, params);
}

void cell_workload_label(const struct cell *c, char text[CELL_LABEL_BYTES])
{
    label(c->workload, c->params, text);
}

void cell_model_label(const struct cell *c, char text[CELL_LABEL_BYTES])
{
    label(c->model, c->model_params, text);
}
