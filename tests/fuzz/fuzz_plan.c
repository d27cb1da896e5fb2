/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever the bytes, a plan is read, and written such that it is read to the
 * same; or it is refused with a place and a reason. */
#include "cell_json.h"
#include "fuzz.h"
#include "plan.h"
#include "plan_json.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "path:line:column: why" */
static void check_place(const char *text, const char *path)
{
    unsigned line = 0;
    unsigned column = 0;
    int end = 0;
    size_t length = strlen(path);

    fuzz_check(strncmp(text, path, length) == 0
               && sscanf(text + length, ":%u:%u: %n", &line, &column, &end) == 2
               && line > 0 && column > 0 && text[length + (size_t)end] != '\0');
}

static char *written(const struct plan *p)
{
    json_t *json = plan_json(p);
    char *text = json_dumps(json, JSON_INDENT(1));

    json_decref(json);
    fuzz_check(text != NULL);
    return text;
}

static void check_cells(const struct plan *p)
{
    struct plan_cells cells;
    struct cell again;
    struct err e = {""};

    if (plan_cells(p, 2, 4, &cells, &e)) {
        fuzz_refused(&e);
        return;
    }
    fuzz_check(cells.count <= PLAN_CELLS_MAX);
    for (size_t i = 0; i < cells.count; i += 1 + cells.count / 16) {
        cells.cells[i].ops += cells.cells[i].ops == 0;
        json_t *json = cell_to_json(&cells.cells[i]);
        fuzz_check(cell_from_json(&again, json, &e) == 0
                   && cell_same_work(&again, &cells.cells[i])
                   && strcmp(again.model_params, cells.cells[i].model_params)
                          == 0);
        json_decref(json);
    }
    plan_cells_free(&cells);
}

static void check_written(const struct plan *p)
{
    char path[PATH_MAX];
    struct plan again;
    struct err e = {""};
    char *first = written(p);

    fuzz_path(path, "written.yaml");
    fuzz_write(path, first, strlen(first));
    fuzz_taken(plan_load(&again, path, &e), &e);
    char *second = written(&again);
    fuzz_same(first, second);
    free(first);
    free(second);
    plan_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[PATH_MAX];
    struct plan plan;
    struct err e = {""};

    fuzz_path(path, "plan.yaml");
    fuzz_write(path, data, size);
    if (plan_load(&plan, path, &e)) {
        check_place(e.text, path);
        return 0;
    }
    check_cells(&plan);
    plan.seed += plan.seed == 0; /* as it is carried out */
    check_written(&plan);
    plan_free(&plan);
    return 0;
}
