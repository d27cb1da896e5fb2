/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "map.h"

#include "label.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Round values are short: "1 ms", not "1.00 ms". */
static void trim_zeros(char text[UNITS_TEXT_BYTES])
{
    char *point = strchr(text, '.');
    char *end = point == NULL ? NULL : point + strspn(point, ".0123456789");
    char *kept = end;

    while (kept != NULL && kept > point && strchr(".0", kept[-1]) != NULL) {
        kept--;
    }
    if (kept != NULL) {
        memmove(kept, end, strlen(end) + 1);
    }
}

static void make_axis(struct map_axis *out, const struct search_axis *a,
                      unsigned most)
{
    const struct map_range range = {
        .low = a->low,
        .high = a->high,
        .log = a->logarithmic,
        .binary =
            a->type == PARAM_SIZE || (a->type == PARAM_COUNT && a->logarithmic),
        .whole = a->type != PARAM_PERCENT,
    };
    struct map_values values;

    map_values_choose(&range, most, &values);
    snprintf(out->key, sizeof out->key, "%s", a->key);
    out->workers = a->workers;
    out->n = values.n;
    for (size_t i = 0; i < values.n; i++) {
        out->values[i] = values.at[i];
        search_axis_text(a, values.at[i], out->texts[i]);
        search_axis_short(a, values.at[i], out->labels[i]);
        trim_zeros(out->labels[i]);
    }
}

/* The first letter of a name that no other has, else the first that is
 * free. */
static char pick_initial(const struct map *m, size_t model)
{
    for (const char *at = m->models[model]; *at != '\0' && *at != ':'; at++) {
        char letter = (char)toupper((unsigned char)*at);
        if (isupper((unsigned char)letter)
            && memchr(m->initials, letter, model) == NULL) {
            return letter;
        }
    }
    char letter = 'A';
    while (memchr(m->initials, letter, model) != NULL) {
        letter++;
    }
    return letter;
}

static void name_models(struct map *m, const struct search *s)
{
    m->nmodels = search_models(s);
    for (size_t i = 0; i < m->nmodels; i++) {
        label_clean(search_model(s, i), m->models[i], sizeof m->models[i]);
        m->initials[i] = pick_initial(m, i);
    }
}

static void count_workers(struct map *m, const struct plan_group *g,
                          struct search_machine machine)
{
    unsigned high;

    if (!m->x.workers && !m->y.workers) {
        (void)plan_worker_range(g->axes[PLAN_WORKERS].items[0], machine.cores,
                                machine.pus, &m->workers, &high);
    }
}

bool map_is_in(const struct results *r)
{
    struct search s;
    struct err unused;

    if (search_of_results(&s, r, &unused)) {
        return false;
    }
    bool found = strcmp(s.kind, "map") == 0 && s.naxes == 2;
    search_free(&s);
    return found;
}

int map_make(struct map *m, const struct search *s,
             struct search_machine machine, struct err *e)
{
    const struct plan_group *g = &s->plan.groups[0];

    *m = (struct map){.metric = s->plan.metric, .cores = machine.cores};
    if (s->naxes != 2) {
        return err_set(e, "a map has two axes");
    }
    for (size_t i = 0; i < 2; i++) {
        if (s->grid[i] < MAP_VALUES_MIN || s->grid[i] > MAP_VALUES_MAX) {
            return err_set(e, "a map has %d to %d fields along an axis, not %u",
                           MAP_VALUES_MIN, MAP_VALUES_MAX, s->grid[i]);
        }
    }
    make_axis(&m->x, &s->axes[0], s->grid[0]);
    make_axis(&m->y, &s->axes[1], s->grid[1]);
    label_clean(g->axes[PLAN_WORKLOADS].items[0], m->workload,
                sizeof m->workload);
    name_models(m, s);
    count_workers(m, g, machine);
    m->rules = (struct map_rules){
        .nx = m->x.n,
        .ny = m->y.n,
        .min_blocks = s->plan.min_blocks,
        .max_blocks = s->plan.max_blocks,
        .margin = s->margin,
        .seed = s->plan.seed,
    };
    m->fields = calloc(m->x.n * m->y.n, sizeof *m->fields);
    return m->fields != NULL ? 0 : err_set(e, "no memory for a map's fields");
}

/* The costs of the blocks in which every model has one; returns how many. */
static unsigned whole_blocks(const struct search_point *p, size_t nmodels,
                             double *out)
{
    unsigned n = 0;

    for (size_t i = 0; i < p->blocks; i++) {
        const double *costs = &p->costs[i * nmodels];
        bool whole = true;
        for (size_t j = 0; j < nmodels; j++) {
            whole = whole && costs[j] > 0.0;
        }
        if (whole) {
            memcpy(&out[n * nmodels], costs, nmodels * sizeof *costs);
            n++;
        }
    }
    return n;
}

static int judge(const struct map *m, const struct search_point *p,
                 struct map_field *f, struct err *e)
{
    double *costs = calloc(p->blocks * m->nmodels + 1, sizeof *costs);

    if (costs == NULL) {
        return err_set(e, "no memory for %zu blocks", p->blocks);
    }
    f->tried = (unsigned)p->blocks;
    int result = map_field_judge(f, costs, whole_blocks(p, m->nmodels, costs),
                                 m->nmodels, m->rules.seed, e);
    free(costs);
    return result;
}

int map_measure(struct map *m, const struct search_points *points,
                struct err *e)
{
    for (size_t i = 0; i < m->x.n * m->y.n; i++) {
        const double values[] = {m->x.values[i % m->x.n],
                                 m->y.values[i / m->x.n]};
        const struct search_point *p = search_points_find(points, values);
        if (p != NULL && m->fields[i].tried != p->blocks
            && judge(m, p, &m->fields[i], e)) {
            return -1;
        }
    }
    return 0;
}

int map_load(struct map *m, const struct results *r, struct err *e)
{
    struct search s;
    struct search_points points;
    const struct search_machine machine = {r->cores, r->pus};
    int result = -1;

    *m = (struct map){0};
    if (search_of_results(&s, r, e)) {
        return -1;
    }
    if (map_make(m, &s, machine, e) == 0
        && search_points_load(&points, &s, r, e) == 0) {
        m->metric = r->metric;
        m->rules.seed = r->seed;
        result = map_measure(m, &points, e);
        map_plan_infer(&m->rules, m->fields);
        search_points_free(&points);
    }
    search_free(&s);
    if (result) {
        map_free(m);
    }
    return result;
}

void map_free(struct map *m)
{
    free(m->fields);
    m->fields = NULL;
}

size_t map_count(const struct map *m, enum map_verdict verdict, bool inferred)
{
    size_t n = 0;

    for (size_t i = 0; i < m->x.n * m->y.n; i++) {
        n +=
            m->fields[i].verdict == verdict && m->fields[i].inferred == inferred
                ? 1U
                : 0U;
    }
    return n;
}
