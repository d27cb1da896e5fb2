/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cell.h"

#include <stdio.h>
#include <string.h>

int cell_same_work(const struct cell *a, const struct cell *b)
{
    return a->workers == b->workers && a->ops == b->ops
           && strcmp(a->workload, b->workload) == 0
           && strcmp(a->params, b->params) == 0
           && strcmp(a->placement, b->placement) == 0;
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
