/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "runner_base.h"

#include "like.h"

#include <stdio.h>
#include <string.h>

int runner_base_folder(const char *dir, char out[4096], struct err *e)
{
    return snprintf(out, 4096, "%s/base", dir) < 4096
               ? 0
               : err_set(e, "the path '%.60s...' is too long", dir);
}

int runner_base_add(struct runner_session *s, const struct base_program *p,
                    const char *dir, struct err *e)
{
    struct runner_side *side = &s->sides.list[1];
    char folder[4096];

    if (p == NULL) {
        return 0;
    }
    if (runner_base_folder(dir, folder, e)) {
        return -1;
    }
    if (snprintf(side->path, sizeof side->path, "%s/run.db", folder)
        >= (int)sizeof side->path) {
        return err_set(e, "the path '%.60s...' is too long", folder);
    }
    s->base = *p;
    side->program = &s->base;
    s->sides.count = 2;
    return 0;
}

int runner_base_check(const struct runner_session *s, const struct cell *cells,
                      size_t count, struct err *e)
{
    return s->sides.count == 1
               ? 0
               : base_program_check(&s->base, cells, count, s->stopper.fd, e);
}

static bool is_same_cell(const struct cell *a, const struct cell *b)
{
    return cell_same_work(a, b) && strcmp(a->model, b->model) == 0
           && strcmp(a->model_params, b->model_params) == 0;
}

/* A place of one is a place of the other. */
static bool is_twin(const struct like *own, const struct like *other)
{
    bool same = own->count == other->count
                && own->run.max_blocks == other->run.max_blocks
                && own->run.seed == other->run.seed;

    for (size_t i = 0; i < own->count && same; i++) {
        same = is_same_cell(&own->cells[i], &other->cells[i]);
    }
    return same;
}

/* Both know each other's run_id, so that a folder copied elsewhere, or halves
 * of two runs, are told. */
static int open_other(struct runner_session *s, const struct like *own,
                      const char *dir, struct err *e)
{
    struct base_program program;
    struct like other;
    char folder[4096];

    if (runner_base_folder(dir, folder, e) || like_load(&other, folder, e)) {
        return err_prefix(e, "the run was measured in turn with another: ");
    }
    int result = -1;
    if (strcmp(own->against, other.run.run_id) != 0
        || strcmp(other.against, own->run.run_id) != 0) {
        err_set(e, "%.200s was not measured in turn with %.200s", folder, dir);
    } else if (!is_twin(own, &other)) {
        err_set(e,
                "%.200s does not hold the cells, blocks and seed of %.200s: "
                "one of them was changed, put back a copy of it",
                folder, dir);
    } else {
        result = base_program_recall(&program, other.machine_json, e);
    }
    like_free(&other);
    if (result || runner_base_add(s, &program, dir, e)) {
        return -1;
    }
    return store_open(&s->sides.list[1].store, s->sides.list[1].path, e);
}

int runner_base_reopen(struct runner_session *s, const char *dir, struct err *e)
{
    struct like own;
    int result = 0;

    if (like_load(&own, s->sides.list[0].path, e)) {
        return -1;
    }
    if (base_program_is_in(own.machine_json)) {
        result = err_set(e,
                         "%.200s is the base's side of a run with --against: "
                         "go on with the folder that it is in",
                         dir);
    } else if (own.against[0] != '\0') {
        result = open_other(s, &own, dir, e);
    }
    like_free(&own);
    return result;
}
